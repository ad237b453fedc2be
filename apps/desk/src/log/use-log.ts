import { EntryId, listEntries, proveEntry, readLog, type LogStanding } from '@amparo/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Refused, read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

export function entryIdOf(text: string): EntryId | null {
  const parsed = EntryId.safeParse(text)
  return parsed.success ? parsed.data : null
}

/** Entries, newest first. */
export function useEntries() {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['log', 'list'],
    queryFn: ({ pageParam }) => read(ask, listEntries, { params: {}, body: { before: pageParam } }),
    initialPageParam: null as EntryId | null,
    getNextPageParam: (page) => (page.more ? (page.entries.at(-1)?.id ?? null) : null),
  })
}

/** How the log stands, as the server says. */
export function useLog() {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['log', 'standing'],
    queryFn: () => read(ask, readLog, { params: {}, body: {} }),
  })
}

const loadChecks = () =>
  import('./checks.ts').catch(() => {
    throw new Refused('unreachable')
  })

/** Who signed the newest seal, checked on this page. */
export function useSealCheck({ policy, sealed }: LogStanding) {
  const note = sealed?.note ?? ''
  return useQuery({
    queryKey: ['log', 'seal', policy, note],
    queryFn: async () => {
      const { checkSeal, cosignersOf } = await loadChecks()
      return { cosigners: cosignersOf(policy), check: checkSeal(policy, note) }
    },
  })
}

/** An entry, where it stands, and what came of checking its proof on this page. */
export function useProof(entry: EntryId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['log', 'proof', entry],
    queryFn: async () => {
      const proved = await read(ask, proveEntry, { params: { entry }, body: {} })
      const { place } = proved
      if (place.standing !== 'sealed') return { ...proved, check: null }
      const { checkProof } = await loadChecks()
      return { ...proved, check: checkProof({ ...place, body: proved.entry.body }) }
    },
  })
}
