import { minuteNumber, minutesInDay, plusDays } from '@amparo/calendar'
import type { Interval } from '@amparo/calendar'
import { harmOf } from './harm.ts'
import type { Harm } from './harm.ts'
import { medicalSigns } from './medical-sign.ts'
import type { MedicalSign } from './medical-sign.ts'

/** What was done to somebody, as far as it matters to a doctor. */
export interface HarmfulAct {
  /** Codes of violations; several where sources differ. */
  readonly violations: readonly string[]
  /** When it can have been, as days or as minutes `YYYY-MM-DDTHH:MM`; null where nothing bounds it. */
  readonly days: Interval
}

/**
 * How it stands with one sign: `best` it is best looked at now, `usable` it can be seen as a rule, `perhaps` in some, `lasting`
 * something of it stays. `day-unknown`: nobody says since when to count.
 */
export type SignStanding = 'best' | 'usable' | 'perhaps' | 'lasting' | 'day-unknown'

/** A sign that can still be seen. There is no word for one that cannot: then other things show. */
export interface SignToSee {
  readonly sign: MedicalSign
  readonly standing: SignStanding
  /** The last civil day for that standing, at the place it happened; null where it ends on none that is known. */
  readonly until: string | null
  /** The last civil day on which it may be seen in anybody; null where no figure is known, or something stays. */
  readonly latest: string | null
}

const standings: readonly SignStanding[] = ['best', 'usable', 'perhaps', 'day-unknown', 'lasting']

const all: readonly MedicalSign[] = Object.values(medicalSigns.entries)

/**
 * What can still be seen of these acts on a day, what fades first in front. Counted from the earliest moment it can have been: an
 * uncertain day closes early. Of acts the register has no method for, only what holds for any; the account may know of more.
 */
export function signsToSee(acts: readonly HarmfulAct[], today: string): readonly SignToSee[] {
  return seenOf(acts, today, comesAfter)
}

/** The rows of the table that depend on how it was done, which an account may tell and no code does. */
export function signsByMethod(acts: readonly HarmfulAct[], today: string): readonly SignToSee[] {
  return seenOf(
    acts,
    today,
    ({ after }, kinds) => after === 'method' && kinds.some((harm) => harm !== 'mind'),
  )
}

function seenOf(
  acts: readonly HarmfulAct[],
  today: string,
  isOf: (sign: MedicalSign, kinds: readonly Harm[]) => boolean,
): readonly SignToSee[] {
  const found = acts.flatMap(({ violations, days }) => {
    const kinds = violations.map(harmOf).filter((harm) => harm !== null)
    return all.filter((sign) => isOf(sign, kinds)).flatMap((sign) => at(sign, days, today))
  })
  return [...Map.groupBy(found, ({ sign }) => sign.code).values()]
    .flatMap((same) => same.toSorted(byStanding).slice(0, 1))
    .toSorted(fadesFirst)
}

/**
 * The day on which the first of these fades that a doctor or a laboratory looks for; null where nothing is known to fade. Lists are
 * ordered by it.
 */
export function firstToFade(signs: readonly SignToSee[]): string | null {
  const days = signs
    .filter(({ sign }) => sign.kind !== 'record')
    .flatMap(({ until }) => until ?? [])
  return days.toSorted().at(0) ?? null
}

function comesAfter({ after }: MedicalSign, kinds: readonly Harm[]): boolean {
  if (after === 'any') return kinds.length > 0
  if (after === 'body') return kinds.some((harm) => harm !== 'mind')
  return kinds.some((harm) => harm === after)
}

function at(sign: MedicalSign, { lo }: Interval, today: string): SignToSee[] {
  const ends = [sign.best, sign.least, sign.most].filter((end) => end !== null)
  if (lo === null && ends.length > 0)
    return [{ sign, standing: 'day-unknown', until: null, latest: null }]
  const dayOf = (hours: number | null) => (hours === null || lo === null ? null : last(lo, hours))
  const latest = sign.lasts ? null : dayOf(ends.length === 0 ? null : Math.max(...ends))
  const told = (standing: SignStanding, until: string | null) => [{ sign, standing, until, latest }]
  const [best, least, most] = [dayOf(sign.best), dayOf(sign.least), dayOf(sign.most)]
  if (best !== null && today <= best) return told('best', best)
  if (least !== null && today <= least) return told('usable', least)
  if (most !== null && today <= most) return told('perhaps', most)
  return sign.lasts ? told('lasting', null) : []
}

/** The last civil day that is not wholly past so many hours after a moment; of a day, after its first minute. */
function last(since: string, hours: number): string {
  const minute = minuteNumber(since) + hours * 60 - 1
  return plusDays('1970-01-01', Math.floor(minute / minutesInDay))
}

/** Of the same sign after several acts: how it stands best, and where that is alike what fades first. */
function byStanding(a: SignToSee, b: SignToSee): number {
  return standings.indexOf(a.standing) - standings.indexOf(b.standing) || fadesFirst(a, b)
}

function fadesFirst(a: SignToSee, b: SignToSee): number {
  return rank(a) - rank(b) || compare(a.until ?? '', b.until ?? '')
}

/** What ends on a known day, then what may, then what stays. */
function rank({ standing, until }: SignToSee): number {
  if (until !== null) return 0
  return standing === 'lasting' ? 2 : 1
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
