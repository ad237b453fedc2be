import { plusDays, twoDigits } from '@amparo/calendar'

/** The year in which a spreadsheet’s days begin to be counted (ECMA-376-1, 18.17.4.1). */
export type Epoch = 1900 | 1904

/**
 * The day of a spreadsheet’s number, with the time if it has one: `2020-08-10`, `2020-08-10T14:30`. In the count from 1900 the
 * number 60 is a 29 February that never was; null for that, for what is before the first day, and for what is beyond the year 2999.
 */
export function isoOfSerial(serial: number, epoch: Epoch): string | null {
  const minutes = Math.round((serial - Math.floor(serial)) * 1440)
  const days = Math.floor(serial) + (minutes === 1440 ? 1 : 0)
  const day = dayOfSerial(days, epoch)
  if (day === null) return null
  const time = minutes % 1440
  return time === 0 ? day : `${day}T${twoDigits(Math.floor(time / 60))}:${twoDigits(time % 60)}`
}

const LAST = 401_768

function dayOfSerial(days: number, epoch: Epoch): string | null {
  if (days < 0 || days > LAST) return null
  if (epoch === 1904) return plusDays('1904-01-01', days)
  if (days === 0 || days === 60) return null
  return plusDays(days < 60 ? '1899-12-31' : '1899-12-30', days)
}

/** Formats every spreadsheet has (ECMA-376-1, 18.8.30), also those of East Asian and Thai calendars. */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  (id >= 71 && id <= 81)

/**
 * How much of a day a format of numbers shows. `day`: all of it, and hours where there are some. `yearless`: a day or a month of a
 * year that the spreadsheet keeps and does not show.
 */
export type Shown = 'day' | 'month' | 'year' | 'yearless'

/** What a format of numbers shows of a day; null for one that shows none. */
export function shownBy(id: number, code: string | undefined): Shown | null {
  if (code === undefined)
    return id === 16 ? 'yearless' : id === 17 ? 'month' : builtIn(id) ? 'day' : null
  const [first = ''] = code.split(';')
  // What stands in quotes, after a backslash or in brackets is text, colour or language. Hours in brackets are a duration.
  const bare = first.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '')
  if (!/[ymdhs]/iu.test(bare) || /general/iu.test(bare)) return null
  const shows = (letters: RegExp): boolean => letters.test(bare)
  if (shows(/[hs]/iu)) return 'day'
  if (!shows(/[ybe]/iu)) return 'yearless'
  return shows(/d/iu) ? 'day' : shows(/m/iu) ? 'month' : 'year'
}
