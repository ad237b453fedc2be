import type { MeetReason, SubjectRow } from '@amparo/contract'
import { textKeys } from '@amparo/names'

/** What a caller says of somebody besides the name; empty where they say nothing. */
export interface AlsoSaid {
  readonly year: string
  readonly place: string
}

export interface Candidate {
  readonly person: SubjectRow
  readonly year: 'agrees' | 'differs' | null
  readonly placeAgrees: boolean
}

/** By how much each reason is weaker than the same name. */
const weakness: Readonly<Record<MeetReason, number>> = {
  'same-name': 0,
  'other-spelling': 0,
  number: 0,
  document: 0,
  father: -1,
  'other-form': 1,
  initial: 2,
  'one-letter': 2,
  part: 2,
  near: 4,
  words: 6,
}

/** People who may be meant, likeliest first. Nobody is left out: a year is often told wrongly. */
export function candidatesOf(people: readonly SubjectRow[], said: AlsoSaid): Candidate[] {
  return people
    .map((person) => ({
      person,
      year: yearOf(person, said.year),
      placeAgrees: placeAgrees(person, said.place),
    }))
    .toSorted((a, b) => doubt(a) - doubt(b))
}

function doubt({ person, year, placeAgrees: isThere }: Candidate): number {
  const named = person.meets.reduce((sum, reason) => sum + weakness[reason], 0)
  return named + (year === 'agrees' ? -2 : year === 'differs' ? 3 : 0) - (isThere ? 1 : 0)
}

function yearOf({ from, to }: SubjectRow, said: string): Candidate['year'] {
  const year = said.trim()
  if (!/^\d{4}$/.test(year) || (from === null && to === null)) return null
  const isBefore = to !== null && to.slice(0, 4) < year
  const isAfter = from !== null && from.slice(0, 4) > year
  return isBefore || isAfter ? 'differs' : 'agrees'
}

function placeAgrees({ place }: SubjectRow, said: string): boolean {
  const keys = new Set(textKeys(place))
  return textKeys(said).some((key) => keys.has(key))
}
