import { readAgreed, type SubjectId } from '@amparo/contract'
import { useQuery } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useMay, useSession } from '../session/session-context.tsx'

/** What somebody agreed to, as far as this officer may know; for whoever may not, it is asked of nobody and nothing is agreed to. */
export function useAgreed(person: SubjectId) {
  const may = useMay()
  const { ask } = useSession()
  return useQuery({
    queryKey: ['agreed', person],
    queryFn: async () =>
      (await read(ask, readAgreed, { params: { subject: person }, body: {} })).agreed,
    enabled: may('consent.read'),
    // Somebody may have changed their mind since.
    staleTime: 0,
  })
}
