import type { Language } from '@amparo/vocabulary'
import { parseEdtf } from '../date.ts'
import type { Interval } from '../date.ts'
import { sayDate } from '../say-date.ts'

/** As people say it, or null where nothing bounds it. Whole days are said as days. */
export function sayTimes(at: Interval, language: Language): string | null {
  const [lo, hi] = [startOf(at.lo), endOf(at.hi)]
  if (lo === null && hi === null) return null
  const read = parseEdtf(`${lo ?? '..'}/${hi ?? '..'}`)
  return read.ok ? sayDate(read.date, language) : null
}

/** The days alone, whatever hour is known. */
export function sayDays({ lo, hi }: Interval, language: Language): string | null {
  return sayTimes(
    {
      lo: lo === null ? null : `${lo.slice(0, 10)}T00:00`,
      hi: hi === null ? null : `${hi.slice(0, 10)}T23:59`,
    },
    language,
  )
}

function startOf(minute: string | null): string | null {
  return minute?.endsWith('T00:00') === true ? minute.slice(0, 10) : minute
}

function endOf(minute: string | null): string | null {
  return minute?.endsWith('T23:59') === true ? minute.slice(0, 10) : minute
}
