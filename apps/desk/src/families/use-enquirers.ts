import { keepEnquirer, listEnquirers, type EnquirerRow, type SubjectId } from '@amparo/contract'
import type { EnquirerFacts } from '@amparo/seal/enquirer'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { OpenedEnquirer } from '../keys/enquirers.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

/** A row, and what came of opening it; `erased`: nothing of it is left. */
export interface ListedEnquirer extends EnquirerRow {
  readonly opened: OpenedEnquirer | { readonly verdict: 'erased' }
}

/** Who asks for one person, or for anybody. Each page is an entry. */
export function useEnquirers(person: SubjectId | null) {
  const session = useSession()
  return useInfiniteQuery({
    queryKey: ['enquirers', person],
    queryFn: async ({ pageParam }) => readPage(session, person, pageParam),
    initialPageParam: null as EnquirerRow['id'] | null,
    getNextPageParam: (page) => (page.more ? (page.enquirers.at(-1)?.id ?? null) : null),
  })
}

type Tools = Pick<ReturnType<typeof useSession>, 'ask' | 'keys'>

async function readPage(
  { ask, keys }: Tools,
  person: SubjectId | null,
  after: EnquirerRow['id'] | null,
) {
  const page = await read(ask, listEnquirers, { params: {}, body: { person, after } })
  const there = page.enquirers.filter(({ sealed }) => sealed !== null)
  const opened = await keys().openEnquirers({ enquirers: there.flatMap(toOpen) })
  const enquirers = page.enquirers.map((row): ListedEnquirer => ({
    ...row,
    opened:
      row.sealed === null
        ? { verdict: 'erased' }
        : (opened[there.indexOf(row)] ?? { verdict: 'not-opened' }),
  }))
  return { enquirers, more: page.more }
}

/** Everybody who asks for anybody, as sealed to this officer’s teams, page after page. Each page is an entry. */
export async function readAllEnquirers(tools: Tools): Promise<readonly ListedEnquirer[]> {
  const all: ListedEnquirer[] = []
  for (let more = true; more;) {
    const page = await readPage(tools, null, all.at(-1)?.id ?? null)
    all.push(...page.enquirers)
    more = page.more && page.enquirers.length > 0
  }
  return all
}

function toOpen({ sealed, handle, person, audience, seq }: EnquirerRow) {
  return sealed === null ? [] : [{ ...sealed, handle, person, team: audience, seq }]
}

/** What is to be kept, and beside what. */
export interface EnquirerWanted {
  readonly person: SubjectId
  readonly team: number
  /** Null: somebody new. */
  readonly row: Pick<EnquirerRow, 'handle' | 'seq'> | null
  /** The same in all rows of one human being; null: drawn anew. */
  readonly enquirer: string | null
  readonly facts: EnquirerFacts
  readonly drawn: Drawn
}

/** Drawn once for each form, so that what is sent again because the line broke is kept once. */
export interface Drawn {
  readonly handle: string
  readonly key: string
  readonly enquirer: string
}

export function drawAll(): Drawn {
  return { handle: draw(), key: draw(), enquirer: draw() }
}

function draw(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Signs and seals one version, and hands it in. */
export async function sealAndKeep(
  { ask, keys }: Tools,
  { person, team, row, enquirer, facts, drawn }: EnquirerWanted,
) {
  const place = { handle: row?.handle ?? drawn.handle, person, team, seq: (row?.seq ?? 0) + 1 }
  const sealed = await keys().sealEnquirer({
    ...place,
    enquirer: enquirer ?? drawn.enquirer,
    facts,
  })
  const { handle, seq } = place
  return ask(keepEnquirer, {
    params: {},
    body: { person, audience: team, handle, seq, key: drawn.key, ...sealed },
  })
}

export function useKeepEnquirer() {
  const session = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (wanted: EnquirerWanted) => sealAndKeep(session, wanted),
    onSettled: () => queries.invalidateQueries({ queryKey: ['enquirers'] }),
  })
}
