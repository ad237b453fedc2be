import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { matchKeys } from './match-keys.ts'
import { nearestFirst } from './nearest-first.ts'
import { learnt } from './spellings.ts'
import { frequentSurnames } from './testing/frequent-surnames.ts'
import { learntSpellings } from './testing/learnt-spellings.ts'
import {
  eastSlavicSurname,
  hash,
  isHeldBack,
  isOneName,
  pairsIn,
  withoutYo,
  type Spelling,
} from './testing/name-pairs.ts'
import { romanised, type Scheme } from './testing/romanised.ts'

// Names are asked for in a spelling of Wikidata (CC0) or of a scheme (iuliia, MIT) among a population whose surnames come as
// often as in life. The rules of this package were made on other Latin spellings than those asked for.
const shared = process.env['AMPARO_SHARED'] ?? join(import.meta.dirname, '../../../../shared')
const pairsFile = join(shared, 'data/nametranslit/wd_russian_80.tsv')
const schemesFile = join(shared, 'data/translit/iuliia_schemas_ru.json')
const pairsAreThere = existsSync(pairsFile) && existsSync(schemesFile)

const isWhole = process.env['AMPARO_NAMES'] === 'whole'
const PEOPLE = isWhole ? 1_000_000 : 100_000
const ASKED = 500

// As the register's search asks: kinds of keys nearest first, until twenty are found, at most so many of one key.
const NEAREST_FIRST = ['pa', 'q', 't']
const ENOUGH = 20
const MOST_OF_A_KEY = 500

const men =
  'александр максим михаил артем иван дмитрий даниил кирилл андрей илья егор тимофей роман никита алексей владимир федор константин сергей степан николай георгий владислав павел юрий виктор григорий петр василий игорь олег евгений денис борис валерий геннадий анатолий'
const women =
  'мария анна виктория анастасия елизавета александра дарья екатерина ксения юлия наталья ольга светлана татьяна елена людмила ирина галина надежда'

test(
  'a person is among the first ten, whichever spelling they are asked for in',
  { timeout: 900_000 },
  (context) => {
    if (!pairsAreThere)
      context.skip('FAILED TO CHECK: the name pairs are not on this machine (AMPARO_SHARED)')
    const random = sequence(Number(process.env['AMPARO_SEED'] ?? 20_201))
    const pairs = readPairs().map(withoutYo)
    const people = population(pairs, random)
    const ofWikidata = Array.from({ length: ASKED }, people.heldBack)
    const ofSchemes = Array.from({ length: ASKED }, people.romanised)
    const find = register(
      [...people.everybody(PEOPLE), ...ofWikidata, ...ofSchemes].map((one) => one.cyrillic),
    )
    const found = {
      people: PEOPLE,
      wikidata: measured(find, ofWikidata),
      schemes: measured(find, ofSchemes),
    }
    process.stdout.write(`${JSON.stringify(found)}\n`)
    expect(found.wikidata.inTen).toBeGreaterThanOrEqual(0.98)
    expect(found.wikidata.otherFirst).toBeLessThanOrEqual(0.02)
    expect(found.schemes.inTen).toBeGreaterThanOrEqual(0.99)
    expect(found.schemes.otherFirst).toBeLessThanOrEqual(0.02)
  },
)

test(
  'the shares of spellings are what the pairs that are not held back teach',
  { timeout: 300_000 },
  (context) => {
    if (!pairsAreThere)
      context.skip('FAILED TO CHECK: the name pairs are not on this machine (AMPARO_SHARED)')
    expect(learntSpellings(readPairs(), readSchemes())).toBe(learnt.trim())
  },
)

function readPairs(): Spelling[] {
  return pairsIn(readFileSync(pairsFile, 'utf8'))
}

function readSchemes(): Scheme[] {
  return Object.values(JSON.parse(readFileSync(schemesFile, 'utf8')) as Record<string, Scheme>)
}

function measured(find: (query: string) => readonly string[], asked: readonly Spelling[]) {
  const lists = asked.map(({ latin, cyrillic }) => ({ found: find(latin), cyrillic }))
  const share = (holds: (one: (typeof lists)[number]) => boolean) =>
    lists.filter(holds).length / lists.length
  return {
    inTen: share(({ found, cyrillic }) => found.includes(cyrillic)),
    otherFirst: share(({ found, cyrillic }) => found.length > 0 && found[0] !== cyrillic),
  }
}

/** The names of the first ten whom the register's search would show. */
function register(names: readonly string[]): (query: string) => readonly string[] {
  const people = new Map<string, number[]>()
  const keysOf = new Map<string, readonly string[]>()
  for (const [person, name] of names.entries()) {
    const keys = keysOf.get(name) ?? matchKeys(name)
    keysOf.set(name, keys)
    for (const key of keys) {
      const bearers = people.get(key) ?? []
      if (bearers.length === 0) people.set(key, bearers)
      if (bearers.length < MOST_OF_A_KEY) bearers.push(person)
    }
  }
  return (query) => {
    const found = new Set<number>()
    const keys = matchKeys(query)
    for (const kinds of NEAREST_FIRST)
      if (found.size < ENOUGH)
        for (const key of keys.filter((one) => kinds.includes(one.charAt(0))))
          for (const person of people.get(key) ?? []) found.add(person)
    const inOrder = [...found].toSorted((a, b) => a - b)
    return nearestFirst(query, inOrder, (person) => [names[person] ?? ''])
      .slice(0, 10)
      .map((person) => names[person] ?? '')
  }
}

const patronymic = /(ович|евич|овна|евна|ична)$/
const ofMen = /(ов|ев|ин|ский|цкий)$/
const ofWomen = /(ова|ева|ина|ская|цкая)$/

function population(pairs: readonly Spelling[], random: () => number) {
  const schemes = readSchemes()
  const surnames = pairs.filter(
    ({ cyrillic }) => eastSlavicSurname.test(cyrillic) && !patronymic.test(cyrillic),
  )
  const held = Map.groupBy(
    pairs.filter((one) => isHeldBack(one.latin) && isOneName(schemes, one)),
    (one) => one.cyrillic,
  )
  const tables = {
    men: drawn(
      frequencies(surnames, (one) => one, ofWomen),
      random,
    ),
    women: drawn(frequencies(surnames, feminine, ofMen), random),
  }
  const given = [
    ...men.split(' ').map((name) => ({ name, draw: tables.men })),
    ...women.split(' ').map((name) => ({ name, draw: tables.women })),
  ]
  const pick = <One>(of: readonly One[]): One => of[Math.floor(random() * of.length)]!
  const person = () => {
    const { name, draw } = pick(given)
    return [name, draw()] as const
  }
  const inLatin = (words: readonly string[]) =>
    words.map((word) => (held.get(word) ?? []).map(({ latin }) => latin))
  return {
    everybody: (most: number): Spelling[] =>
      Array.from({ length: most }, () => ({ latin: '', cyrillic: person().join(' ') })),
    heldBack: (): Spelling => {
      for (;;) {
        const words = person()
        const spellings = inLatin(words)
        if (spellings.every((of) => of.length > 0))
          return { latin: spellings.map(pick).join(' '), cyrillic: words.join(' ') }
      }
    },
    romanised: (): Spelling => {
      const [words, scheme] = [person(), pick(schemes)]
      const latin = words.map((word) => romanised(scheme, word)).join(' ')
      return { latin, cyrillic: words.join(' ') }
    },
  }
}

function feminine(surnameOfMan: string): string {
  return surnameOfMan.replace(/([оеи][вн])$/, '$1а').replace(/ий$/, 'ая')
}

/** The counted ones as counted; the others of the data go on where those end, in an order of their own. */
function frequencies(
  surnames: readonly Spelling[],
  form: (surnameOfMan: string) => string,
  never: RegExp,
): [string, number][] {
  const counted = frequentSurnames.map(([one, share]): [string, number] => [form(one), share])
  const known = new Set(counted.map(([one]) => one))
  const rest = [...new Set(surnames.map(({ cyrillic }) => cyrillic))]
    .filter((one) => !known.has(one) && !never.test(one))
    .toSorted((a, b) => hash(a) - hash(b))
  const last = counted.at(-1)?.[1] ?? 0
  return [
    ...counted,
    ...rest.map((one, at): [string, number] => [
      one,
      last * ((counted.length + at) / counted.length) ** -1.13,
    ]),
  ]
}

function drawn(table: readonly (readonly [string, number])[], random: () => number): () => string {
  const sums: number[] = []
  for (const [, share] of table) sums.push((sums.at(-1) ?? 0) + share)
  return () => {
    const value = random() * (sums.at(-1) ?? 0)
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > value) high = middle
      else low = middle + 1
    }
    return table[low]?.[0] ?? ''
  }
}

/** A linear congruential generator (Numerical Recipes): good enough to draw names. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
