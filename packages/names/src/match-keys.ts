import { nameWords, normalise } from './normalise.ts'
import { fatherKey, knownFather, keysOf } from './word-key.ts'

/** How many keys a name can have at most. */
export const mostKeys = 28

const mostWordKeys = 10
const mostPairKeys = 9
const mostNearKeys = 12

/**
 * Keys that spellings of one name share, to be found by equality: `t:` one word, `p:` two words
 * of the name in either order, `q:` a given name that is known with another word of which one
 * sound is wrong, missing or too many, `a:` the father. Deterministic, independent of the order of words,
 * without duplicates, at most `mostKeys`. Keys find candidates and decide nothing: two persons
 * may share all of them, and a broken spelling may share none.
 *
 * @param father the father's name or the patronymic, where it is known apart from the name
 */
export function matchKeys(name: string, father = ''): string[] {
  const words = wordsToKey(name)
  const ofWords = words.map(keysOf)
  const keys = ofWords.map(({ all }) => all)
  const some = [
    ...firstOf(keys.flatMap(byReading), mostWordKeys).map((key) => `t:${key}`),
    ...firstOf(pairKeys(keys), mostPairKeys).map((key) => `p:${key}`),
    ...fatherKeys(words, father),
  ]
  const near = new Set(nearKeys(ofWords.flatMap(({ likely }) => likely)))
  const mostNear = Math.min(mostNearKeys, mostKeys - some.length)
  return [...some, ...Array.from(near).toSorted(compare).slice(0, mostNear)]
}

const mostWords = 5

/** The article, son and daughter of Arabic names: written or not, in one word with the name or apart. */
const particles = new Set(['al', 'el', 'bin', 'ibn', 'bint', 'ال', 'بن', 'ابن', 'بنت'])

/** Initials find too many people; when a name is very long, its longest words say most. */
function wordsToKey(name: string): string[] {
  const long = [...new Set(nameWords(name))].filter((word) => Array.from(word).length > 1)
  if (long.length === 0) return withoutLetters(name)
  const names = long.filter((word) => !particles.has(word))
  const words = names.length > 0 ? names : long
  return words.toSorted((a, b) => b.length - a.length || compare(a, b)).slice(0, mostWords)
}

/** A single letter, a figure or a picture is all that some people are recorded under. */
function withoutLetters(name: string): string[] {
  const whole = Array.from(normalise(name)).slice(0, 40).join('')
  return whole === '' ? [] : [whole]
}

/** A key, and how many other readings of its words stand before it; before a given name that is known stands none. */
interface Read {
  readonly key: string
  readonly later: number
}

function byReading(ofWord: readonly string[]): Read[] {
  return ofWord.map((key, later) => ({ key, later: isKnownGiven(key) ? 0 : later }))
}

function pairKeys(keys: readonly (readonly string[])[]): Read[] {
  const pairs: Read[] = []
  for (const [at, first] of keys.entries()) {
    for (const second of keys.slice(at + 1)) pairs.push(...everyPair(first, second))
  }
  return pairs
}

function everyPair(first: readonly string[], second: readonly string[]): Read[] {
  return byReading(first).flatMap((a) =>
    byReading(second).map((b) => ({
      key: [a.key, b.key].toSorted(compare).join(' '),
      later: a.later + b.later,
    })),
  )
}

/**
 * Two words that differ by one sound share a form with one sound left out, as they stand or with
 * it (the deletion neighbourhood of Mor and Fraenkel, 1982). Alone that finds too many people.
 */
function nearKeys(keys: readonly string[]): string[] {
  const given = keys.filter(isKnownGiven)
  const others = keys.filter((key) => !isKnownGiven(key) && key.length > 2)
  return given.flatMap((one) =>
    others.flatMap((other) => withoutOne(other).map((form) => `q:${one} ${form}`)),
  )
}

const isKnownGiven = (key: string): boolean => key.startsWith('=')

function withoutOne(key: string): string[] {
  const sounds = Array.from(key)
  return [key, ...sounds.map((_, at) => sounds.toSpliced(at, 1).join(''))]
}

/** A patronymic counts inside the name only if it is plainly one: Адамовіч is also a surname. */
function fatherKeys(words: readonly string[], father: string): string[] {
  const [given] = nameWords(father)
  if (given !== undefined) return [`a:${fatherKey(given)}`]
  if (words.length < 3) return []
  const found = words.map(knownFather).filter((known) => known !== undefined)
  return found.length === 1 ? [`a:${found[0]}`] : []
}

/** When there are too many, what is read as it is written stays. */
function firstOf(keys: readonly Read[], most: number): string[] {
  const soonest = new Map<string, number>()
  for (const { key, later } of keys)
    if ((soonest.get(key) ?? Infinity) > later) soonest.set(key, later)
  return [...soonest]
    .toSorted(([a, sooner], [b, than]) => sooner - than || compare(a, b))
    .slice(0, most)
    .map(([key]) => key)
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
