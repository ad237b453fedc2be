import type { Compared } from '@amparo/contract'
import { fatherByForm, initialsOfKey, matchKeys, nameClass, nameWords } from '@amparo/names'
import type { Column } from './scheme.ts'

/** What is compared of somebody, known or described. */
export type Described = { readonly [Question in keyof Compared]: readonly string[] }

/** One way a person may be read: a spelling with a date of birth, as values that agree where people agree. */
export type Row = Partial<Record<Column, string>>

/** The ways one person may be read, and whether given names are known whole. */
export interface Readings {
  readonly whole: readonly Row[]
  /** The same where of the given name only the first sound counts: for beside somebody of whom no more is known. */
  readonly short: readonly Row[]
  readonly hasGiven: boolean
}

const MOST_READINGS = 6

/** Everything in columns. Different spellings of one name come to one reading. */
export const readingsOf = rememberedOf((compared: Omit<Described, 'numbers'>): Readings => {
  const names = distinct(
    (compared.names.length === 0 ? [''] : compared.names).map((name) =>
      namesIn(name, compared.fathers),
    ),
  )
  const born = distinct(compared.born.flatMap(bornIn))
  const places = distinct(compared.places.map(placeClass).filter((place) => place !== ''))
  const seen = distinct(compared.seen.flatMap(bornIn))
  const rest: Row[] = cross(
    born.map((one) => (isDay(one) ? { born: one, day: one } : { born: one })),
    places.map((place) => ({ place })),
    seen.map((one) => ({ seen: one })),
  )
  const [sex] = compared.sex
  const full = names.flatMap((name) =>
    rest.map((row) => ({ ...name, ...row, ...(sex === undefined ? {} : { sex }) })),
  )
  const few = full.slice(0, MOST_READINGS)
  return {
    whole: few.map((row) => without(row, 'initial')),
    short: few.flatMap(byInitial),
    hasGiven: few.some(({ given }) => given !== undefined),
  }
})

/** One name has several initials where languages write it differently: Ольга and Вольга. */
function byInitial({ given, ...row }: Row): readonly Row[] {
  const letters =
    given === undefined ? [] : initialsOfKey(given).flatMap((one) => initialIn(one) ?? [])
  const all = distinct([...(row.initial === undefined ? [] : [row.initial]), ...letters])
  return all.length === 0 ? [row] : all.map((initial) => ({ ...row, initial }))
}

const isDay = (edtf: string) => /^\d{4}-\d{2}-\d{2}$/.test(edtf)

function without(row: Row, column: Column): Row {
  const { [column]: _left, ...rest } = row
  return rest
}

/** The first of each list beside each of the others: what is most likely comes first. */
function cross(...lists: readonly (readonly Row[])[]): Row[] {
  return lists.reduce<Row[]>(
    (rows, list) =>
      list.length === 0 ? rows : rows.flatMap((row) => list.map((one) => ({ ...row, ...one }))),
    [{}],
  )
}

function distinct<One>(all: readonly One[]): readonly One[] {
  if (all.length < 2) return all
  const seen = new Map(all.map((one) => [JSON.stringify(one), one]))
  return [...seen.values()]
}

/**
 * What of a name is the family's, what is given, and what the father's. A word that is known as a given name is one, a patronymic
 * is the father's, and the rest is the family's; where every word is a given name, the last.
 */
export function namesIn(name: string, fathers: readonly string[]): Row {
  const { initials, whole } = wordsOf(name)
  const known = whole.filter(({ key }) => key.startsWith('=') && !key.endsWith('+'))
  const behind = fatherBehind(whole)
  const unknown = whole.filter((word) => !word.key.startsWith('=') && word !== behind)
  const [family, given] =
    unknown.length > 0 ? [unknown, known] : [known.slice(-1), known.slice(0, -1)]
  const [firstGiven] = given
  const father = fatherIn(whole, fathers) ?? (behind && fatherByForm(behind.text))
  const initial = firstGiven?.key.replace('=', '').charAt(0) ?? initialIn(initials[0]?.text)
  return {
    ...(family.length === 0
      ? {}
      : {
          family: family
            .map(({ key }) => key)
            .toSorted()
            .join(' '),
        }),
    ...(firstGiven === undefined ? {} : { given: firstGiven.key }),
    ...(initial === undefined ? {} : { initial }),
    ...(father === undefined ? {} : { father }),
  }
}

function initialIn(letter: string | undefined): string | undefined {
  return letter === undefined ? undefined : classOf(letter).replace('=', '').charAt(0)
}

interface Word {
  readonly text: string
  readonly key: string
}

/** Of three words or more the one behind the given name that has the form of a patronymic, of whichever father. */
function fatherBehind(whole: readonly Word[]): Word | undefined {
  const givenAt = whole.findIndex(({ key }) => key.startsWith('=') && !key.endsWith('+'))
  const word = givenAt < 0 || whole.length < 3 ? undefined : whole[givenAt + 1]
  if (word === undefined || word.key.startsWith('=')) return undefined
  return fatherByForm(word.text) === undefined ? undefined : word
}

/** As it is said apart from the name, else by the one patronymic in a name of three words or more. */
function fatherIn(
  whole: readonly { readonly key: string }[],
  fathers: readonly string[],
): string | undefined {
  const [said] = fathers.map(fatherClass).filter((key) => key !== '')
  if (said !== undefined) return said
  const patronymics = whole.filter(({ key }) => key.endsWith('+'))
  return whole.length > 2 && patronymics.length === 1 ? patronymics[0]?.key.slice(1, -1) : undefined
}

/** Names come again and again, and their sounds cost more than all else: so many are remembered. */
const REMEMBERED = 100_000
const REMEMBERED_NAMES = 20_000

function remembered<Made>(make: (text: string) => Made, most = REMEMBERED): (text: string) => Made {
  const made = new Map<string, Made>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    if (made.size >= most) made.clear()
    const fresh = make(text)
    made.set(text, fresh)
    return fresh
  }
}

/** What follows from a thing, worked out once for as long as the thing itself is there. */
export function rememberedOf<Thing extends object, Made>(
  make: (thing: Thing) => Made,
): (thing: Thing) => Made {
  const made = new WeakMap<Thing, Made>()
  return (thing) => {
    const known = made.get(thing)
    if (known !== undefined) return known
    const fresh = make(thing)
    made.set(thing, fresh)
    return fresh
  }
}

const classOf = remembered(nameClass)
/** Who may be one person mostly bears one name: the words of each are looked for once. */
const wordsOf = remembered((name) => {
  const words = nameWords(name).map((text) => ({ text, key: classOf(text) }))
  return {
    initials: words.filter(({ text }) => Array.from(text).length === 1),
    whole: words.filter(({ text }) => Array.from(text).length > 1),
  }
}, REMEMBERED_NAMES)
const fatherClass = remembered(
  (father) =>
    matchKeys('', father)
      .find((key) => key.startsWith('a:'))
      ?.slice(2) ?? '',
)

/** A date as far as it names a day, a month or a year; what says no more than “about” or “between” is read by its year. */
export function bornIn(edtf: string): string[] {
  const [, date] = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T[^/]*)?[?~%]?$/.exec(edtf) ?? []
  if (date !== undefined) return [date]
  return (edtf.match(/\b\d{4}\b/g) ?? []).slice(0, 2)
}

/** What stands before the first comma, in any script and without what is only short for “town”. */
export const placeClass = remembered((place) => {
  const [first = ''] = place.split(',')
  const words = nameWords(first).filter((word) => Array.from(word).length > 2 || /\d/.test(word))
  return nameClass(words.join(' '))
})
