import type { StatedFactCode } from '@amparo/vocabulary'
import { daysBetween, plusDays } from '@amparo/calendar'
import { occupancyByDay } from '../occupancy.ts'
import type { Stay } from '../occupancy.ts'
import type { SubjectView } from '../said-of.ts'
import type { Contradiction } from './contradiction.ts'
import type { Statement } from './statement.ts'

/** Who was there, as far as the register knows. */
export interface Surroundings {
  /** By the id of the facility: the place, and every stay that is told to have been there. */
  readonly facilities: ReadonlyMap<
    string,
    { readonly facility: SubjectView; readonly stays: readonly Stay[] }
  >
  /** By the id of an event: the persons to whom something was done in it, or who told of it. */
  readonly companions: ReadonlyMap<string, readonly string[]>
  /** Pairs of records that may be one human being; such two are counted once. */
  readonly possiblyOne: readonly (readonly [string, string])[]
}

/** Who could have known this? Asked before anything is quoted to whoever would like to find out. */
export interface KnownTo {
  /**
   * At least how many known persons, the person left out, could have told the best shared of what
   * stands on the side that is not the authorities'. Null: there is no such side to protect.
   */
  readonly persons: number | null
  readonly wording: 'general' | 'precise'
  /** What may be said with its day and place; all of it is shared by `enoughPersons` or more. */
  readonly shared: readonly Statement[]
}

/** Fewer, and a sentence with day and place points at somebody. The office's own number. */
export const enoughPersons = 10

// A prison sees who is brought in. It does not see who met a lawyer, or what a doctor wrote down.
const seenByAll: ReadonlySet<StatedFactCode> = new Set<StatedFactCode>([
  'seen-held',
  'held',
  'moved',
])

// Who was beaten together saw it.
const seenInEvent: ReadonlySet<StatedFactCode> = new Set<StatedFactCode>(['harmed', 'dead'])

/** Told of longer than this it is no moment anybody shared. In days. */
const longest = 31

/**
 * How many known persons could have told it: everybody who was surely held in that place on one of
 * those days, or had a part in that event. Counted low on purpose: who only may have been there, or
 * may be another record of somebody, makes nobody safer. What cannot be counted is shared by none.
 */
export function knownTo(contradiction: Contradiction, around: Surroundings): KnownTo {
  const told = contradiction.sides.flatMap(({ statements }) => statements).filter(isToProtect)
  if (told.length === 0) return { persons: null, wording: 'precise', shared: [] }
  const counted = told.map((statement) => ({
    statement,
    persons: countOf(statement, contradiction.person, around),
  }))
  const enough = counted.filter(({ persons }) => persons >= enoughPersons)
  return {
    persons: Math.max(...counted.map(({ persons }) => persons)),
    wording: enough.length > 0 ? 'precise' : 'general',
    shared: enough.map(({ statement }) => statement),
  }
}

/**
 * Everything but what an authority wrote to the office. What it said to somebody else, or wrote on
 * a paper that somebody passed on, points at whoever did.
 */
export function isToProtect({ isState, answer }: Statement): boolean {
  return !isState || answer === null
}

function countOf(statement: Statement, person: string, around: Surroundings): number {
  const { event, places, says } = statement
  if (event !== null && seenInEvent.has(says)) {
    return distinct(around.companions.get(event) ?? [], person, around)
  }
  if (places === null || !seenByAll.has(says)) return 0
  const days = daysOf(statement)
  // Of several places that may be meant, the emptiest counts.
  const counts = [...places].map((place) =>
    distinct(personsAt(place, days, around), person, around),
  )
  return counts.length === 0 ? 0 : Math.min(...counts)
}

function personsAt(
  place: string,
  days: readonly string[],
  { facilities }: Surroundings,
): readonly string[] {
  const known = facilities.get(place)
  if (known === undefined || days.length === 0) return []
  return occupancyByDay(known.facility, known.stays, days).flatMap(({ surely }) => surely)
}

/** None where it is not bounded, or told of a whole season. */
function daysOf({ at }: Statement): readonly string[] {
  if (at.lo === null || at.hi === null) return []
  const [first, last] = [at.lo.slice(0, 10), at.hi.slice(0, 10)]
  const more = daysBetween(first, last)
  if (more >= longest) return []
  return Array.from({ length: more + 1 }, (_, index) => plusDays(first, index))
}

/** How many human beings these are at least, leaving out the person and whoever may be the person. */
function distinct(
  persons: readonly string[],
  person: string,
  { possiblyOne }: Surroundings,
): number {
  const chief = new Map<string, string>()
  const chiefOf = (id: string): string => {
    const next = chief.get(id)
    return next === undefined ? id : chiefOf(next)
  }
  for (const [a, b] of possiblyOne) {
    const [one, other] = [chiefOf(a), chiefOf(b)]
    if (one !== other) chief.set(one, other)
  }
  const counted = new Set(persons.map(chiefOf))
  counted.delete(chiefOf(person))
  return counted.size
}
