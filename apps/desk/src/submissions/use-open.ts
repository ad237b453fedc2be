import { commitOpened, openSubmission, type Answer, type SubmissionId } from '@amparo/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Commitment, Keyring, OpenedPart } from '../keys/protocol.ts'
import type { Ask } from '../session/session.ts'
import { useOfficer, useSession } from '../session/session-context.tsx'
import { localDay } from '../ui/say-day.ts'
import type { MailboxPlace, OpenedMessage } from './opened.ts'
import { useRefreshSubmissions } from './use-submissions.ts'

export type OpenAnswer = Answer<OpenedMessage, never>

function openedKey(submission: SubmissionId) {
  return ['opened', submission] as const
}

/** What was opened in this unlocking; null before. */
export function useOpened(submission: SubmissionId): OpenedMessage | null {
  const { data } = useQuery<OpenedMessage | null>({
    queryKey: openedKey(submission),
    queryFn: () => null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return data ?? null
}

/** Changes what was opened, after an answer went out. */
export function useSetOpened(submission: SubmissionId) {
  const queries = useQueryClient()
  return (change: (opened: OpenedMessage) => OpenedMessage): void => {
    queries.setQueryData<OpenedMessage | null>(openedKey(submission), (opened) =>
      opened ? change(opened) : opened,
    )
  }
}

/** Opens a message. The server writes the opening into the log before it hands anything out. */
export function useOpen(submission: SubmissionId) {
  const session = useSession()
  const { me } = useOfficer()
  const queries = useQueryClient()
  const refresh = useRefreshSubmissions()
  return useMutation<OpenAnswer, Error>({
    mutationFn: async () => {
      const opening = {
        submission,
        team: me.office.intakeTeam,
        ask: session.ask,
        keys: session.keys(),
      }
      const answer = await open(opening)
      if (answer.ok) queries.setQueryData(openedKey(submission), answer.reply)
      return answer
    },
    onSettled: () => refresh(submission),
  })
}

interface Opening {
  readonly submission: SubmissionId
  readonly team: number
  readonly ask: Ask
  readonly keys: Keyring
}

async function open(opening: Opening): Promise<OpenAnswer> {
  const { submission, team, ask, keys } = opening
  const handed = await ask(openSubmission, { params: { submission }, body: {} })
  if (!handed.ok) return handed
  const { parts, written, mailbox, noticed, next } = handed.reply
  const opened = await keys.openParts({ submission, team, parts })
  const copies = written.flatMap(({ seq, copy }) => (copy === null ? [] : [{ seq, copy }]))
  const answers = await keys.openWritten({ submission, written: copies })
  const wantsNotice = !noticed && mailbox === 'open'
  const proof = await commitAll(opening, { opened, wantsNotice, next })
  return {
    ok: true,
    reply: {
      parts: parts.map(({ seq, day }) => ({ seq, day, opened: partOf(opened, seq) })),
      written: written.map(({ seq, day, kind }) => ({
        seq,
        day,
        kind,
        opened: answers.find((answer) => answer.seq === seq) ?? null,
      })),
      next: proof.next,
      mailbox,
      committed: proof.committed,
    },
  }
}

function partOf(opened: readonly OpenedPart[], seq: number): OpenedPart {
  return opened.find((part) => part.seq === seq) ?? { verdict: 'damaged', seq }
}

interface Proof {
  readonly committed: boolean
  readonly next: MailboxPlace
}

interface ProofWanted {
  readonly opened: readonly OpenedPart[]
  readonly wantsNotice: boolean
  readonly next: MailboxPlace
}

/** Commits to the plaintext of every part that was opened for the first time. */
async function commitAll(opening: Opening, wanted: ProofWanted): Promise<Proof> {
  let { next } = wanted
  let committed = true
  for (const part of wanted.opened) {
    if (!('commitment' in part) || part.commitment === null) continue
    const isMessage = part.verdict === 'submission' && wanted.wantsNotice
    const proof = await commitOne(opening, part.seq, part.commitment, isMessage ? next : null)
    committed &&= proof.committed
    next = proof.next ?? next
  }
  return { committed, next }
}

async function commitOne(
  tools: Pick<Opening, 'submission' | 'ask' | 'keys'>,
  part: number,
  { commit, opening }: Commitment,
  place: MailboxPlace | null,
): Promise<{ readonly committed: boolean; readonly next: MailboxPlace | null }> {
  const { submission, ask, keys } = tools
  const notice = place === null ? null : await sealNotice(keys, submission, place)
  const answer = await ask(commitOpened, {
    params: { submission },
    body: { part, commit, opening, notice: notice?.body ?? null },
  })
  if (answer.ok) return { committed: true, next: notice?.next ?? null }
  // Someone else wrote into the mailbox meanwhile, and so the sender has been told: only the
  // commitment is still owed.
  if (answer.code !== 'out-of-order' || place === null) return { committed: false, next: null }
  return commitOne(tools, part, { commit, opening }, null)
}

async function sealNotice(keys: Keyring, submission: SubmissionId, place: MailboxPlace) {
  const { seq, prev } = place
  const sealed = await keys.sealNotice({ submission, seq, prev, day: localDay(new Date()) })
  return {
    body: { envelope: sealed.envelope, seq, prev },
    next: { seq: seq + 1, prev: sealed.sha256 },
  }
}
