import {
  decideConsent,
  readConsents,
  recordConsent,
  type ConsentLine,
  type SubmissionId,
} from '@amparo/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useOfficer, useSession } from '../session/session-context.tsx'

/** What a conversation about consent came to, before it is sealed and sent. */
export interface Conversation {
  readonly person: string | null
  readonly given: string
  readonly standing: string
  readonly means: string
  readonly language: string
  readonly assent: 'yes' | 'no' | 'not-asked' | null
  readonly lines: readonly ConsentLine[]
  /** The person’s own words and conditions; empty for none. */
  readonly note: string
}

export interface Decision {
  readonly purpose: string
  readonly answer: string
  readonly consents: readonly number[]
  readonly reason: string
}

/** Notes about consent are about this message and no other. */
export function noteAbout(submission: SubmissionId): string {
  return `consent of message ${submission}`
}

export function useConsents(submission: SubmissionId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['consents', submission],
    queryFn: () => read(ask, readConsents, { params: { submission }, body: {} }),
  })
}

/** The words of sealed notes, in their order; null where one does not open. */
export function useNotes(submission: SubmissionId, envelopes: readonly string[]) {
  const { keys } = useSession()
  return useQuery({
    queryKey: ['consent-notes', submission, envelopes],
    queryFn: () => keys().openNotes({ about: noteAbout(submission), envelopes }),
    enabled: envelopes.length > 0,
  })
}

export function useRecordConsent(submission: SubmissionId) {
  const { ask } = useSession()
  const seal = useSeal(submission)
  const refresh = useRefresh(submission)
  return useMutation({
    mutationFn: async ({ note, person, lines, ...given }: Conversation) =>
      ask(recordConsent, {
        params: { submission },
        body: {
          ...given,
          person: person as never,
          lines: [...lines],
          note: note.trim() === '' ? null : await seal(note),
        },
      }),
    onSettled: refresh,
  })
}

export function useDecideConsent(submission: SubmissionId) {
  const { ask } = useSession()
  const seal = useSeal(submission)
  const refresh = useRefresh(submission)
  return useMutation({
    mutationFn: async ({ reason, consents, ...decided }: Decision) =>
      ask(decideConsent, {
        params: { submission },
        body: { ...decided, consents: [...consents], reason: await seal(reason) },
      }),
    onSettled: refresh,
  })
}

function useSeal(submission: SubmissionId): (text: string) => Promise<string> {
  const { keys } = useSession()
  const { me } = useOfficer()
  return async (text) => {
    const about = noteAbout(submission)
    const { envelope } = await keys().sealNote({ team: me.office.intakeTeam, about, text })
    return envelope
  }
}

function useRefresh(submission: SubmissionId): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['consents', submission] })
}
