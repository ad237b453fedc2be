import { dayNumber, minuteNumber, minutesInDay } from '@amparo/calendar'
import { mapPoints, minutesAhead, movedBy } from './date.ts'
import type { DatePoint, Interval, UncertainDate } from './date.ts'

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

/**
 * The same date by the clocks of a place: what was written with an offset of its own as those clocks
 * showed it then, everything else as it is. For showing and counting; what is kept is what was written.
 */
export function inClocksOf(zone: Zone, date: UncertainDate): UncertainDate {
  return mapPoints(date, (point) => shownIn(zone, point))
}

function shownIn(zone: Zone, { offset, ...point }: DatePoint): DatePoint {
  if (offset === undefined) return point
  const { year, month, day, time = '' } = point
  const moment = minuteNumber(`${year}-${month}-${day}T${time.slice(0, 5)}`) - minutesAhead(offset)
  return movedBy(point, offsetAt(moment, zone) - minutesAhead(offset))
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
