import { commitOpened, openSubmission, type Answer, type SubmissionId } from '@amparo/contract'
import type { Commitment, Keyring, OpenedPart } from '../keys/protocol.ts'
import type { Ask } from '../session/session.ts'
import { localDay } from '../ui/say-day.ts'
import { firstPart, type MailboxPlace, type OpenedMessage } from './opened.ts'

export type OpenAnswer = Answer<OpenedMessage, never>

export interface Opening {
  readonly submission: SubmissionId
  readonly team: number
  readonly ask: Ask
  readonly keys: Keyring
}

/**
 * Has a message handed out, opens what opens of it, and hands in the proof of what was read. Parts
 * that do not open stand beside the others as verdicts.
 */
export async function openMessage(opening: Opening): Promise<OpenAnswer> {
  const { submission, team, ask, keys } = opening
  const handed = await ask(openSubmission, { params: { submission }, body: {} })
  if (!handed.ok) return handed
  const { parts, written, mailbox, noticed, next, waits, unshown } = handed.reply
  const inOrder = parts.toSorted((a, b) => a.seq - b.seq)
  const sealed = inOrder.map((part) => ({ ...part, findings: part.media?.findings ?? null }))
  const opened = await keys.openParts({ submission, team, parts: sealed })
  const copies = written.flatMap(({ seq, copy }) => (copy === null ? [] : [{ seq, copy }]))
  const answers = await keys.openWritten({ submission, written: copies })
  const wantsNotice = !noticed && mailbox === 'open' && waits === null
  const proof = await commitAll(opening, { opened, wantsNotice, next })
  return {
    ok: true,
    reply: {
      parts: inOrder.map(({ seq, day, media, by, sha256 }) => ({
        seq,
        day,
        media,
        by,
        sha256,
        opened: partOf(opened, seq),
      })),
      written: written.map(({ seq, day, kind }) => ({
        seq,
        day,
        kind,
        opened: answers.find((answer) => answer.seq === seq) ?? null,
      })),
      next: proof.next,
      mailbox,
      waits,
      unshown,
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
    // Where the sender's mailbox is, only the first part says: without it nobody can be told.
    const isMessage = part.verdict === 'submission' && part.seq === firstPart
    const place = isMessage && wanted.wantsNotice ? next : null
    const proof = await commitOne(opening, part.seq, part.commitment, place)
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
