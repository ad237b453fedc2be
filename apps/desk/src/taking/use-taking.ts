import { recordSubmission, type SubmissionId } from '@amparo/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fromBase64 } from '../keys/base64.ts'
import { useOfficer, useSession } from '../session/session-context.tsx'
import { localDay } from '../ui/say-day.ts'
import { takenInput, type TakingFields } from './fields.ts'

/** What came of writing a message down: its number, and the return code of whoever it is from. */
export interface Taken {
  readonly submission: SubmissionId
  /** Sixteen bytes, or null when the person keeps none. Lives in the page’s memory until it is left. */
  readonly code: Uint8Array | null
}

/** Seals what was written down and hands it in. Bytes of an attempt that did not arrive are handed in again as they are. */
export function useTaking() {
  const session = useSession()
  const { me } = useOfficer()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ fields, sealed: before }: Attempt) => {
      const context = {
        team: me.office.intakeTeam,
        office: me.office.name,
        today: localDay(new Date()),
      }
      const input = takenInput(fields, context)
      const { way, keepsCode } = fields
      if (input === null || way === null || keepsCode === null)
        throw new Error('taking: something is missing')
      const sealed = before ?? (await session.keys().sealTaken(input))
      const { code, ...body } = sealed
      const answer = await session.ask(recordSubmission, {
        params: {},
        body: { ...body, way, keepsCode },
      })
      const taken: Taken | null = answer.ok
        ? { submission: answer.reply.submission, code: keepsCode ? fromBase64(code) : null }
        : null
      return { answer, sealed, taken }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['submissions'] }),
  })
}

interface Attempt {
  readonly fields: TakingFields
  /** What an earlier attempt sealed of the very same answers. */
  readonly sealed: SealedAttempt | null
}

export interface SealedAttempt {
  readonly envelope: string
  readonly triage: string
  readonly mailbox: { readonly id: string; readonly access: string }
  readonly code: string
}
