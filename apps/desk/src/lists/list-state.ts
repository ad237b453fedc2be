import type { Facet, ListFilter, ListOrder } from '@amparo/contract'

/** A list as somebody set it up: what was typed, the order, what is left out. */
export interface ListState {
  readonly query: string
  readonly order: ListOrder
  readonly filter: ListFilter
}

export const everything: ListFilter = { quarrels: false, from: null, to: null, facets: [] }

export const wholeList: ListState = {
  query: '',
  order: { by: 'name', down: false },
  filter: everything,
}

/** The way one first wants to see a column: names from their beginning, quarrels and records from the most and the newest. */
const firstDown: Readonly<Record<ListOrder['by'], boolean>> = {
  name: false,
  from: false,
  quarrels: true,
  recorded: true,
}

/** A press on the head of a column: sorts by it, and turns the order round when it was so already. */
export function sortedBy(state: ListState, by: ListOrder['by']): ListState {
  const { order } = state
  const down = order.by === by ? !order.down : firstDown[by]
  return ordered(state, { by, down })
}

/** Days are walked in their own order only, so another order lets go of them. */
export function ordered(state: ListState, order: ListOrder): ListState {
  const filter = order.by === 'from' ? state.filter : { ...state.filter, from: null, to: null }
  return { ...state, order, filter }
}

export function filtered(state: ListState, change: Partial<ListFilter>): ListState {
  const filter = { ...state.filter, ...change }
  const isDated = filter.from !== null || filter.to !== null
  const order: ListOrder =
    isDated && state.order.by !== 'from' ? { by: 'from', down: false } : state.order
  return { ...state, filter, order }
}

/** Chooses one code of a property, or lets go of it. */
export function toggled(state: ListState, facet: Facet): ListState {
  const { facets = [] } = state.filter
  const isThis = (one: Facet) => one.property === facet.property && one.code === facet.code
  const next = facets.some(isThis) ? facets.filter((one) => !isThis(one)) : [...facets, facet]
  return filtered(state, { facets: next })
}

export function isFiltered({ filter }: ListState): boolean {
  const { quarrels, from, to, facets = [] } = filter
  return quarrels || from !== null || to !== null || facets.length > 0
}

/** What a screen reader is told of a column; nothing of one that is not what the list is sorted by. */
export function ariaSort(
  { query, order }: ListState,
  by: ListOrder['by'],
): 'ascending' | 'descending' | undefined {
  if (query.trim() !== '' || order.by !== by) return undefined
  return order.down ? 'descending' : 'ascending'
}

/** A file stands in the order of record, whatever the list was sorted by: nothing that happens meanwhile changes it. */
export const takenOutOrder: ListOrder = { by: 'recorded', down: false }
