import { custodyTimeline } from '../custody-timeline.ts'
import { fold } from '../fold.ts'
import { isZone } from '../local-time.ts'
import type { Zone } from '../local-time.ts'
import type { PropertyCode } from '../property.ts'
import type { PlacedView, TimelineEntry } from '../timeline-entry.ts'
import type { Leaving } from './compose-event-file.ts'
import type { FileCustody, FileMoment, FileProperty } from './event-file.ts'
import type { SaidOf } from './known-of-event.ts'

const ofPeriod = [
  'custody.from',
  'custody.to',
  'custody.facility',
  'custody.place',
  'custody.authority',
  'custody.grounds',
] as const satisfies PropertyCode[]
const ofPoint = [
  'point.type',
  'point.at',
  'point.facility',
  'point.place',
] as const satisfies PropertyCode[]

interface Surroundings {
  readonly zone: Zone
  readonly bodies: ReadonlyMap<string, SaidOf>
  /** What a subject says of these properties, as it may leave. */
  readonly values: (one: Leaving, codes: readonly PropertyCode[]) => FileProperty[]
}

/** The custody timeline of one person, with who says each moment. */
export function custodyInFile(
  periods: readonly Leaving[],
  points: readonly Leaving[],
  { zone, bodies, values }: Surroundings,
): Omit<FileCustody, 'person'> {
  const placed = (all: readonly Leaving[]) => all.map((one) => inItsZone(one, bodies))
  const { entries, undated, unaccounted } = custodyTimeline(placed(periods), placed(points), zone)
  const byId = new Map([...periods, ...points].map((one) => [one.of.id, one]))
  return {
    periods: periods.map((one) => ({ values: values(one, ofPeriod) })),
    timeline: [...entries, ...undated].map((entry) => moment(entry, byId, values)),
    unaccounted: unaccounted.map(({ custody, least, most }) => ({ custody, least, most })),
  }
}

function moment(
  { subject, custody, what, at, stateAlone, contested }: TimelineEntry,
  byId: ReadonlyMap<string, Leaving>,
  values: Surroundings['values'],
): FileMoment {
  const said = byId.get(subject)
  const isEdge = subject === custody
  const edge = what.includes('custody-began') ? ('custody.from' as const) : ('custody.to' as const)
  return {
    what,
    from: at.lo,
    to: at.hi,
    stateAlone,
    differ: contested,
    values: said === undefined ? [] : values(said, isEdge ? [edge] : ofPoint),
  }
}

function inItsZone({ of: { id }, view }: Leaving, bodies: ReadonlyMap<string, SaidOf>): PlacedView {
  for (const code of ['custody.facility', 'point.facility'] as const) {
    const place = view.properties[code]?.best?.value
    const facility = place?.kind === 'subject' ? bodies.get(place.id) : undefined
    const said = facility && fold(facility.claims, 'facility').properties['facility.zone']?.best
    if (said?.value.kind === 'text' && isZone(said.value.text))
      return { id, view, zone: said.value.text }
  }
  return { id, view }
}
