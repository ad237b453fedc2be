import { matchKeys, nameClass, nameWords } from '@amparo/names'
import { compareText, type Claim } from './claim.ts'
import { readNumber, writeNumber } from './identifier.ts'
import { numbersIn, textsIn } from './match-keys-of.ts'
import type { PropertyCode } from './property.ts'
import type { View } from './view.ts'

/** What a person is compared with others by; each empty where nothing is known. */
export interface ComparedPerson {
  /** Every spelling, best first. */
  readonly names: readonly string[]
  readonly fathers: readonly string[]
  /** As they are said (EDTF), best first. */
  readonly born: readonly string[]
  readonly sex: readonly string[]
  readonly places: readonly string[]
  /**
   * What is said of life and death, with the day by which it is said to be so: of a death the first on which it was said, of a life the
   * last. `dead 2020-08-20`.
   */
  readonly alive: readonly string[]
  /** Numbers by which a state knows them, each with what it is the number of: `person.document MP1234567`. */
  readonly numbers: readonly string[]
}

const MOST_NAMES = 8
const MOST_OTHERS = 4
const LONGEST = 120

/** Of a person's view and the claims it follows from; what has to stay sealed, and what nobody can read, is not among it. */
export function comparedOf(view: View, claims: readonly Claim[]): ComparedPerson {
  return {
    names: few(textsIn(view, 'person.name'), MOST_NAMES),
    fathers: few(textsIn(view, 'person.father'), MOST_OTHERS),
    born: few(saidIn(view, 'person.birth'), MOST_OTHERS),
    sex: few(saidIn(view, 'person.sex'), MOST_OTHERS),
    places: few(
      ['person.residence', 'person.birthplace', 'person.whereabouts'].flatMap((code) =>
        textsIn(view, code as PropertyCode),
      ),
      MOST_OTHERS,
    ),
    alive: few(aliveIn(view, claims), MOST_OTHERS),
    numbers: few(numbersIn(view).flatMap(shortNumber), MOST_NAMES),
  }
}

function aliveIn(view: View, claims: readonly Claim[]): string[] {
  const { groups = [] } = view.properties['person.alive'] ?? {}
  return groups.flatMap(({ value, saidOn, claims: ids }) => {
    if (value.kind !== 'code') return []
    // Whoever says once more that somebody is dead does not say that they lived until then.
    const day = value.code === 'dead' ? firstSaid(claims, ids) : saidOn
    return day === undefined ? [] : [`${value.code} ${day}`]
  })
}

function firstSaid(claims: readonly Claim[], ids: readonly string[]): string | undefined {
  const days = claims.flatMap(({ id, saidOn }) => (ids.includes(id) ? [saidOn] : []))
  return days.toSorted(compareText)[0]
}

function saidIn(view: View, code: PropertyCode): string[] {
  const { groups = [] } = view.properties[code] ?? {}
  return groups.flatMap(({ value }) => {
    if (value.kind === 'date') return [value.edtf]
    return value.kind === 'code' ? [value.code] : []
  })
}

/** A number with a long tale in brackets stands without it: cut in the middle, the tale would become part of the number. */
function shortNumber(written: string): string | [] {
  if (written.length <= LONGEST) return written
  const read = readNumber(written)
  return read === null ? [] : writeNumber(read.property.code, read.form)
}

function few(all: readonly string[], most: number): string[] {
  return [...new Set(all.map((text) => text.slice(0, LONGEST)))].slice(0, most)
}

type Named = Pick<ComparedPerson, 'names' | 'fathers' | 'born'>

/**
 * Keys that records of one person share where their names alone name too many people, or are too far apart: `d:` a day of birth
 * with the first sound of a name, `y:` a name and the year of birth, `f:` a name and the father. Sorted, each once. Like all
 * match keys they find candidates and decide nothing.
 */
export function identityKeys(named: Named): string[] {
  return keysFor(named, daysIn(named.born))
}

/** The same asked of the register: day and month may also have been written the other way round. */
export function identityKeysToAsk(named: Named): string[] {
  const days = daysIn(named.born)
  return keysFor(named, [...days, ...days.flatMap(swapped)])
}

function daysIn(born: readonly string[]): string[] {
  return born.flatMap((said) => /^\d{4}-\d{2}-\d{2}/.exec(said)?.[0] ?? [])
}

function swapped(date: string): string[] {
  const [year, month, day] = date.split('-')
  return month !== day && Number(day) <= 12 ? [`${year}-${day}-${month}`] : []
}

function keysFor({ names, fathers, born }: Named, days: readonly string[]): string[] {
  const keysOfNames = names.map((name) => keysIn(name, fathers))
  const words = [...new Set(keysOfNames.flatMap((one) => one.words))]
  const surnames = [...new Set(keysOfNames.flatMap((one) => one.surnames))]
  const fathersKeys = [...new Set(keysOfNames.flatMap((one) => one.fathers))]
  const years = [...new Set(born.flatMap((said) => said.match(/\b[12]\d{3}\b/g) ?? []))]
  const initials = [...new Set(words.map((word) => word.replace('=', '').charAt(0)))]
  const keys = [
    ...days.flatMap((day) => initials.map((initial) => `d:${day} ${initial}`)),
    ...surnames.flatMap((name) => years.map((year) => `y:${name} ${year}`)),
    ...surnames.flatMap((name) => fathersKeys.map((father) => `f:${name} ${father}`)),
  ]
  return [...new Set(keys)].toSorted().slice(0, MOST_KEYS)
}

const MOST_KEYS = 24

interface KeysOfName {
  readonly words: readonly string[]
  /** What is no known given name and no patronymic: in most names the family’s. All words where every one is known. */
  readonly surnames: readonly string[]
  readonly fathers: readonly string[]
}

function keysIn(name: string, fathers: readonly string[]): KeysOfName {
  const [first, ...others] = fathers
  const all = [
    ...matchKeys(name, first),
    ...others.flatMap((father) => matchKeys('', father)),
    // A name of one word has no other to be paired with; its initials are no keys.
    ...nameWords(name).flatMap((word) =>
      Array.from(word).length === 1 ? [`t:${nameClass(word)}`] : [],
    ),
  ]
  const of = (kind: string) => all.flatMap((key) => (key.startsWith(kind) ? [key.slice(2)] : []))
  const words = of('t:').filter((word) => !word.endsWith('+'))
  const unknown = words.filter((word) => !word.startsWith('=') && word.length > 1)
  return { words, surnames: unknown.length > 0 ? unknown : words, fathers: of('a:') }
}
