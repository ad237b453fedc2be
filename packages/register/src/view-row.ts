import { custodySpan } from './custody-span.ts'
import type { Interval } from './date.ts'
import type { PropertyCode, SubjectKind } from './property.ts'
import { daysOf } from './view-days.ts'
import type { Group, View } from './view.ts'

/** What lists sort and filter by; stored beside the view. */
export interface ViewRow {
  /** A person's leading name, a custody's place, an act's type (a code); empty if none can be read. */
  readonly label: string
  /**
   * Civil days, inclusive; null where there is no bound. A person's birth; a custody from the
   * first day it can have begun to the last it can have ended, no bound while that is unknown
   * (`custodySpan`); the time of an act.
   */
  readonly lo: string | null
  readonly hi: string | null
  readonly quarrels: number
  readonly claims: number
}

const labelOf: Readonly<Record<SubjectKind, PropertyCode>> = {
  person: 'person.name',
  custody: 'custody.place',
  act: 'act.type',
}

export function viewRow(view: View): ViewRow {
  const { quarrels, claims } = view
  const label = view.kind === null ? '' : labelFrom(view, labelOf[view.kind])
  return { label, ...days(view), quarrels, claims }
}

// Any spelling is better than none; of a place or a type only the best is shown.
function labelFrom(view: View, code: PropertyCode): string {
  const { groups = [], best = null } = view.properties[code] ?? {}
  const shown = code === 'person.name' ? groups : [best].filter((group) => group !== null)
  return shown.map(wording).find((text) => text !== '') ?? ''
}

function wording({ value }: Group): string {
  if (value.kind === 'text' || value.kind === 'name') return value.text
  return value.kind === 'code' ? value.code : ''
}

function days(view: View): Interval {
  switch (view.kind) {
    case 'person':
      return daysOf(view, 'person.birth')
    case 'custody':
      return { lo: daysOf(view, 'custody.from').lo, hi: custodySpan(view).to?.hi ?? null }
    case 'act':
      return daysOf(view, 'act.at')
    case null:
      return { lo: null, hi: null }
  }
}
