import { readForm } from '@amparo/contract'
import type { OfflineForm } from '@amparo/seal/offline-form'
import { useMutation } from '@tanstack/react-query'
import { useOfficer, useSession } from '../session/session-context.tsx'
import type { FailureCode } from '../ui/refusal-sentence.ts'

export type FormFile =
  | { readonly kind: 'signed'; readonly html: string; readonly signature: OfflineForm }
  | { readonly kind: 'refused'; readonly code: FailureCode }
  /** What the server gave does not seal to this office, so nobody’s name goes under it. */
  | { readonly kind: 'not-ours' }

/** The form as one file, signed in the officer’s name. */
export function useFormFile() {
  const session = useSession()
  const { me } = useOfficer()
  return useMutation({
    mutationFn: async (): Promise<FormFile> => {
      const answer = await session.ask(readForm, { params: {}, body: {} })
      if (!answer.ok) return { kind: 'refused', code: answer.code }
      const { html } = answer.reply
      const signature = await session.keys().signForm({ html, day: me.today })
      return signature === null ? { kind: 'not-ours' } : { kind: 'signed', html, signature }
    },
  })
}
