import type { SubjectId, SubmissionId } from '@amparo/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'

/** Whoever sent a message, or told or called, asks for a person. */
export interface SenderAsks {
  /** Null: they told it, and there is no message of theirs. */
  readonly submission: SubmissionId | null
  /** Their language. */
  readonly language: string
}

function keyOf(person: string) {
  return ['sender-asks', person] as const
}

/** Remembers it for the person’s page, in this page’s memory and in no address. */
export function useRememberSender(): (person: string, asks: SenderAsks | null) => void {
  const queries = useQueryClient()
  return (person, asks) => queries.setQueryData<SenderAsks | null>(keyOf(person), asks)
}

/** Who is to be written down, on the person’s page; null where nobody came from a message. */
export function useSenderAsks(person: SubjectId): SenderAsks | null {
  const { data } = useQuery<SenderAsks | null>({
    queryKey: keyOf(person),
    queryFn: () => null,
    enabled: false,
    gcTime: 60_000,
  })
  return data ?? null
}
