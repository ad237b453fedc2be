import { parseEdtf, sayDate, type Interval } from '@amparo/register'
import type { Language } from '@amparo/vocabulary'

/** The days on which something can have been, as people say them; null where nothing bounds them. */
export function formatInterval({ lo, hi }: Interval, language: Language): string | null {
  if (lo === null && hi === null) return null
  const read = parseEdtf(lo === hi ? (lo ?? '') : `${lo ?? '..'}/${hi ?? '..'}`)
  return read.ok ? sayDate(read.date, language) : null
}
