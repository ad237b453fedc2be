import type { Compared } from '@amparo/contract'
import { identifying, numberKeys, writeNumber, type Value } from '@amparo/register'

/** One value of a person, as far as it is put together. */
export interface SaidOfPerson {
  readonly property: string
  readonly value: Value | { readonly kind: 'here' }
  /** The day on which it was said, where that is known. */
  readonly saidOn?: string
}

/** What the register is asked by. */
export interface DescribedPerson {
  readonly values: Compared
  /** What is said of life and death, each with the day it was said: `dead 2020-08-20`. */
  readonly alive: string[]
}

/** What the server takes of each at most (`Compared`), in UTF-16 units. */
const most = { names: 16, fathers: 8, born: 8, sex: 4, places: 16, seen: 8, numbers: 8 } as const
const MOST_ALIVE = 8
const LONGEST = 200
const LONGEST_DATE = 64
/** Fewer letters name nobody. */
const FEWEST_LETTERS = 2

/**
 * What the register is asked by while somebody is being described; null while no name and no number says enough. Their custodies may be given
 * too, for the days on which they were last seen.
 */
export function describedBy(all: readonly SaidOfPerson[]): DescribedPerson | null {
  const of = (...codes: readonly string[]) =>
    all.flatMap(({ property, value }) => (codes.includes(property) ? textIn(value) : []))
  const names = few(cut(of('person.name')), most.names)
  const numbers = identifying
    .flatMap(({ code }) => of(code).map((text) => writeNumber(code, text)))
    .filter((number) => number.length <= LONGEST && numberKeys([number]).length > 0)
  if (!names.some(saysEnough) && numbers.length === 0) return null
  return {
    values: {
      names,
      fathers: few(cut(of('person.father')), most.fathers),
      born: few(whole(of('person.birth')), most.born),
      sex: few(of('person.sex'), most.sex),
      places: few(
        cut(of('person.residence', 'person.birthplace', 'person.whereabouts')),
        most.places,
      ),
      seen: few(whole(of('custody.from', 'custody.to')), most.seen),
      numbers: few(numbers, most.numbers),
    },
    alive: few(all.flatMap(aliveIn), MOST_ALIVE),
  }
}

/** Of a day that is not known nothing is before or after. */
function aliveIn({ property, value, saidOn = '' }: SaidOfPerson): string[] {
  const isSaid = property === 'person.alive' && value.kind === 'code'
  return isSaid && /^\d{4}-\d{2}-\d{2}$/.test(saidOn) ? [`${value.code} ${saidOn}`] : []
}

function textIn(value: SaidOfPerson['value']): string[] {
  switch (value.kind) {
    case 'text':
    case 'name':
      return [value.text]
    case 'date':
      return [value.edtf]
    case 'code':
      return [value.code]
    default:
      return []
  }
}

/** A long text is compared by its beginning. */
function cut(texts: readonly string[]): string[] {
  return texts.map((text) => text.slice(0, LONGEST).toWellFormed())
}

/** Half a date would be another one. */
function whole(dates: readonly string[]): string[] {
  return dates.filter(({ length }) => length <= LONGEST_DATE)
}

function few(texts: readonly string[], count: number): string[] {
  return [...new Set(texts.filter((text) => text.trim() !== ''))].slice(0, count)
}

function saysEnough(name: string): boolean {
  return (name.match(/\p{L}/gu) ?? []).length >= FEWEST_LETTERS
}
