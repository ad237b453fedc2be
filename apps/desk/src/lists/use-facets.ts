import { countFacets } from '@amparo/contract'
import { facetsOf, type PropertyCode, type SubjectKind } from '@amparo/register'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'
import type { ListState } from './list-state.ts'

/** How many of a list count as what. Counting is an entry, so it is asked only while somebody looks. */
export function useFacets(kind: SubjectKind, { query, filter }: ListState, enabled: boolean) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['register', 'facets', kind, query, filter],
    queryFn: () => read(ask, countFacets, { params: {}, body: { kind, query, filter } }),
    placeholderData: keepPreviousData,
    enabled,
  })
}

export interface FacetGroup {
  readonly property: PropertyCode
  readonly values: readonly FacetValue[]
}

export interface FacetValue {
  readonly code: string
  readonly count: number
  readonly more: boolean
  readonly chosen: boolean
}

interface Counted {
  readonly property: string
  readonly values: readonly {
    readonly code: string
    readonly count: number
    readonly more: boolean
  }[]
}

/** What there is to choose, by property: what was counted, and what is chosen even where nothing of it is left. */
export function facetGroups(
  kind: SubjectKind,
  { filter }: ListState,
  counted: readonly Counted[],
): readonly FacetGroup[] {
  return facetsOf(kind).flatMap(({ code: property }) => {
    const chosen = (filter.facets ?? []).flatMap((one) =>
      one.property === property ? [one.code] : [],
    )
    const found = counted.find((one) => one.property === property)?.values ?? []
    const gone = chosen.filter((code) => !found.some((one) => one.code === code))
    const values = [
      ...found.map((one) => ({ ...one, chosen: chosen.includes(one.code) })),
      ...gone.map((code) => ({ code, count: 0, more: false, chosen: true })),
    ]
    return values.length === 0 ? [] : [{ property, values }]
  })
}
