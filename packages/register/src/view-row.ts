import { kindDeclaration, leadsOf } from './declaration.ts'
import type { Interval } from './date.ts'
import type { Property, SubjectKind } from './property.ts'
import { standsInFor } from './restricted.ts'
import { daysOf, endOf } from './view-days.ts'
import type { Group, View } from './view.ts'

/** In characters (code points): lists are sorted by it in an index, where a row is small. */
const longestLabel = 200

/** What lists sort and filter by; stored beside the view. */
export interface ViewRow {
  /**
   * What the subject goes by (`leadsOf`): a name, a place, a title, a type (a code). Empty if none
   * can be read. At most `longestLabel` characters, "…" at the end of what was cut.
   */
  readonly label: string
  /**
   * Civil days, inclusive; null where there is no bound. Of what happened at a time, that time; of
   * what lasts, from the first day it can have begun to the last it can have ended, no bound while
   * that is unknown (`endOf`). Never ends before it begins.
   */
  readonly lo: string | null
  readonly hi: string | null
  readonly quarrels: number
  readonly claims: number
}

export function viewRow(view: View): ViewRow {
  const { kind, quarrels, claims } = view
  if (kind === null) return { label: '', lo: null, hi: null, quarrels, claims }
  return { label: labelOf(view, kind), ...timeOf(view, kind), quarrels, claims }
}

function labelOf(view: View, kind: SubjectKind): string {
  const texts = leadsOf(kind).map((lead) => labelFrom(view, lead))
  return shortened(texts.find((text) => text !== '') ?? '')
}

function shortened(text: string): string {
  const characters = Array.from(text)
  if (characters.length <= longestLabel) return text
  return `${characters.slice(0, longestLabel - 1).join('')}…`
}

// Any spelling is better than none; of values that compete only the best is shown, and of one that
// is sealed what stands for it in the open.
function labelFrom(view: View, { code, cardinality }: Property): string {
  const { groups = [], best = null } = view.properties[code] ?? {}
  const shown = cardinality === 'many' ? groups : shownBest(groups, best)
  return shown.map(wording).find((text) => text !== '') ?? ''
}

function shownBest(groups: readonly Group[], best: Group | null): readonly Group[] {
  if (best === null) return []
  const isStandIn = ({ value }: Group) =>
    best.value.kind === 'sealed' && standsInFor(value, best.value)
  return [best, ...groups.filter(isStandIn)]
}

function wording({ value }: Group): string {
  if (value.kind === 'text' || value.kind === 'name') return value.text
  return value.kind === 'code' ? value.code : ''
}

function timeOf(view: View, kind: SubjectKind): Interval {
  const { time } = kindDeclaration(kind)
  if (time === undefined) return { lo: null, hi: null }
  if ('at' in time) return daysOf(view, time.at)
  return inOrder({ lo: daysOf(view, time.from).lo, hi: endOf(view, time.to)?.hi ?? null })
}

// Where what is said of the end lies before what is said of the beginning, it is found by either.
function inOrder({ lo, hi }: Interval): Interval {
  return lo !== null && hi !== null && hi < lo ? { lo: hi, hi: lo } : { lo, hi }
}
