import type { Interval } from './date.ts'

/** An IANA name, as `Europe/Minsk`: the zone whose clocks hung where it happened. */
export type Zone = string

/**
 * When something can have happened, in minutes since the beginning of 1970 UTC. Minus or plus
 * infinity where nothing bounds it. Only for counting: a day or an hour that is shown is always the
 * local text it was said in, and no zone ever shifts it.
 */
export interface Moments {
  readonly lo: number
  readonly hi: number
}

const minutesInDay = 24 * 60

/**
 * From local minutes (`span`). A clock that is turned back shows an hour twice, and one that is
 * turned forward leaves an hour out which people may name all the same; then both readings count.
 * Throws for a zone this runtime does not know.
 */
export function momentsOf({ lo, hi }: Interval, zone: Zone): Moments {
  return {
    lo: lo === null ? -Infinity : Math.min(...readings(lo, zone)),
    hi: hi === null ? Infinity : Math.max(...readings(hi, zone)),
  }
}

function readings(local: string, zone: Zone): number[] {
  const minute = minuteNumber(local)
  const day = Math.floor(minute / minutesInDay)
  // No zone is a whole day from UTC: these lie surely before and surely after.
  const [before, after] = [offsetOnDay(day - 1, zone), offsetOnDay(day + 2, zone)]
  if (before === after) return [minute - before]
  const possible = [minute - before, minute - after]
  const real = possible.filter((moment) => moment + offsetAt(moment, zone) === minute)
  return real.length === 0 ? possible : real
}

/** Minutes from the first minute of 1970 to a local minute, as if its clock were never turned. */
function minuteNumber(local: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[-T:]/u).map(Number)
  return dayNumber(year, month, day) * minutesInDay + hour * 60 + minute
}

/** Days since 1 January 1970, proleptic Gregorian. */
function dayNumber(year: number, month: number, day: number): number {
  // Counted from March, so that the day a leap year adds is the last of its year.
  const marchYear = month > 2 ? year : year - 1
  const daysBeforeMonth = Math.floor((153 * ((month + 9) % 12) + 2) / 5)
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + daysBeforeMonth + day - 1 - daysBefore1970
}

/** From 1 March of the year 0. */
const daysBefore1970 = 719_468

/** How far the clocks of a zone are ahead of UTC at a moment, in minutes. */
function offsetAt(moment: number, zone: Zone): number {
  const shown = new Map(
    clockOf(zone)
      .formatToParts(moment * 60_000)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0
  const days = dayNumber(part('year'), part('month'), part('day'))
  return days * minutesInDay + part('hour') * 60 + part('minute') - moment
}

/** The civil day that the clocks of a zone show at an instant, `YYYY-MM-DD`. */
export function civilDay(instant: Date, zone: Zone): string {
  const minute = Math.floor(instant.getTime() / 60_000)
  const shown = new Date((minute + offsetAt(minute, zone)) * 60_000)
  return shown.toISOString().slice(0, 10)
}

/** Whether this runtime knows a zone of that name. */
export function isZone(name: string): name is Zone {
  try {
    return /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name) && clockOf(name) !== undefined
  } catch {
    return false
  }
}

const offsets = new Map<Zone, Map<number, number>>()

/** The same at the first minute of a day in UTC. Remembered: asking a clock costs the most here. */
function offsetOnDay(day: number, zone: Zone): number {
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const offset = known.get(day) ?? offsetAt(day * minutesInDay, zone)
  known.set(day, offset)
  return offset
}

const clocks = new Map<Zone, Intl.DateTimeFormat>()

function clockOf(zone: Zone): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  clocks.set(zone, clock)
  return clock
}
