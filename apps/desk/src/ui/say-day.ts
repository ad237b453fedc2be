import type { Language } from '@amparo/vocabulary'
import { parseEdtf, sayDate } from '@amparo/register'

/** A civil day (`2020-08-10`) as people say it. */
export function sayDay(day: string, language: Language): string {
  const read = parseEdtf(day)
  return read.ok ? sayDate(read.date, language) : day
}

/** An instant as its local day and time. */
export function sayInstant(instant: string, language: Language): string {
  const at = new Date(instant)
  return `${sayDay(localDay(at), language)}, ${sayTime(at)}`
}

/** Hours and minutes of a local moment. */
export function sayTime(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The civil day on this computer’s calendar. */
export function localDay(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
