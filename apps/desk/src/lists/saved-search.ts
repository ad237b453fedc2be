import { searchSubjects, type Listed, type ListFilter } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { everything, wholeList, type ListState } from './list-state.ts'

/** A list as somebody set it up, under a name of their own. */
export interface SavedSearch {
  readonly id: string
  readonly name: string
  readonly kind: SubjectKind
  readonly list: ListState
  /** Columns that are turned off. */
  readonly hidden: readonly string[]
}

/** What one officer keeps: one sealed document. */
export interface SavedSearches {
  readonly searches: readonly SavedSearch[]
  /** What this page cannot read, perhaps kept by a newer one: it goes back as it came. */
  readonly unread: readonly unknown[]
}

export const longestName = 80
export const mostSaved = 40

/** Reads what was kept; anything else is nothing. */
export function readSaved(content: unknown): SavedSearches {
  const kept = isRecord(content) && Array.isArray(content['searches']) ? content['searches'] : []
  const read = kept.map((one: unknown) => ({ one, search: searchIn(one) }))
  return {
    searches: read.flatMap(({ search }) => search ?? []),
    unread: read.flatMap(({ one, search }) => (search === undefined ? [one] : [])),
  }
}

/** What is sealed; null when nothing is left. */
export function savedContent({ searches, unread }: SavedSearches): unknown {
  const all = [...searches, ...unread]
  return all.length === 0 ? null : { searches: all }
}

function searchIn(one: unknown): SavedSearch | undefined {
  if (!isRecord(one)) return undefined
  const { id, name, kind, list, hidden } = one
  if (typeof id !== 'string' || typeof name !== 'string' || !isRecord(list)) return undefined
  const asked = askedIn({ kind, ...list, after: null })
  if (asked === undefined) return undefined
  const { query, order = wholeList.order, filter = everything } = asked
  return {
    id,
    name: name.slice(0, longestName),
    kind: asked.kind,
    list: { query, order, filter: whole(filter) },
    hidden: Array.isArray(hidden) ? hidden.filter((code) => typeof code === 'string') : [],
  }
}

/** What the server would refuse is no list. */
function askedIn(list: unknown): Listed | undefined {
  try {
    return searchSubjects.body.parse(list)
  } catch {
    return undefined
  }
}

function whole(filter: ListFilter): ListFilter {
  return { ...everything, ...filter }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
