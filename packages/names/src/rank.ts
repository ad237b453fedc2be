import { nameWords, normalise } from './normalise.ts'
import { letters } from './letters.ts'
import { readings } from './readings.ts'
import { sounds } from './sounds.ts'
import {
  inCyrillicParts,
  inLatinLetters,
  spellingCost,
  type Cyrillic,
  type Latin,
} from './spelled.ts'
import { wordKeys } from './word-key.ts'

/**
 * How near two names are as spellings, from 0 to 1: 1 is the same words, 0 nothing in common.
 * It sorts candidates for a person to look at and is no probability: it never decides that two
 * people are one. Independent of the order of words; a part of a name finds the whole.
 */
export function rankName(query: string, candidate: string): number {
  return nameRanker(query)(candidate)
}

/**
 * The same for many candidates of one query: each name and each word is taken apart once, however
 * many people bear it. Holds what it has seen for as long as it is held itself.
 */
export function nameRanker(query: string): (candidate: string) => number {
  const ranked = nameRanking(query)
  return (candidate) => ranked(candidate).rank
}

export interface Ranked {
  readonly rank: number
  /** The words of the candidate that meet the query, if each is written in another script than what it meets; or none. */
  readonly transcribed: string
}

/** The rank of a candidate, and what of it was read out of another script. */
export function nameRanking(query: string): (candidate: string) => Ranked {
  const compare = nameComparer(query)
  const rankOf = (candidate: string): Ranked => {
    const { asked, found, matched } = compare(candidate)
    if (asked.length === 0 || found.length === 0)
      return { rank: sameText(query, candidate), transcribed: '' }
    const met = matched.filter((match) => match.nearness > 0)
    const ofQuery = met.reduce((sum, match) => sum + match.nearness, 0) / asked.length
    const ofCandidate = Math.min(1, met.length / found.length)
    const isTranscribed = met.every((match) => inTwoScripts(asked[match.asked], found[match.found]))
    const words = met.map((match) => found[match.found]?.text ?? '').toSorted()
    return {
      rank: ofQuery * (1 - forMissing + forMissing * ofCandidate),
      transcribed: isTranscribed ? words.join(' ') : '',
    }
  }
  const known = new Map<string, Ranked>()
  return (candidate) => {
    const ranked = known.get(candidate) ?? rankOf(candidate)
    known.set(candidate, ranked)
    return ranked
  }
}

/** Two names taken apart, and which word of the one meets which of the other. */
export interface Compared {
  readonly asked: readonly Word[]
  readonly found: readonly Word[]
  readonly matched: readonly Match[]
}

/** What the rank and the reasons for it are both read from. */
export function nameComparer(query: string): (candidate: string) => Compared {
  const known = new Map<string, Word>()
  const near = new Map<string, number>()
  const asked = wordsOf(query, known)
  const nearnessOf = (a: Word, f: Word): number => {
    const pair = `${a.text} ${f.text}`
    const before = near.get(pair)
    if (before !== undefined) return before
    const found = nearness(a, f)
    near.set(pair, found)
    return found
  }
  return (candidate) => {
    const found = wordsOf(candidate, known)
    return { asked, found, matched: bestMatches(asked, found, nearnessOf) }
  }
}

/** A list without patronymics must still rank high; the exact same words rank above it. */
const forMissing = 0.1

export interface Word {
  readonly text: string
  readonly letters: string
  readonly latin: Latin | undefined
  readonly cyrillic: Cyrillic | undefined
  /** Of each way it may be read. */
  readonly sounds: readonly string[]
  readonly keys: readonly string[]
}

/** Places of two words, and how near they are. */
export interface Match {
  readonly asked: number
  readonly found: number
  readonly nearness: number
}

function wordsOf(name: string, known: Map<string, Word>): Word[] {
  return [...new Set(nameWords(name))].toSorted().map((text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const word = {
      text,
      letters: letters(text),
      latin: /^\p{Script=Latin}+$/u.test(text) ? inLatinLetters(text) : undefined,
      cyrillic: /^\p{Script=Cyrillic}+$/u.test(text) ? inCyrillicParts(text) : undefined,
      sounds: readings(text).map(sounds),
      keys: wordKeys(text),
    }
    known.set(text, word)
    return word
  })
}

function sameText(query: string, candidate: string): number {
  const text = normalise(query)
  return text !== '' && text === normalise(candidate) ? 1 : 0
}

/** Each word meets one word of the other name: the nearest pairs first. */
function bestMatches(
  asked: readonly Word[],
  found: readonly Word[],
  nearnessOf: (a: Word, f: Word) => number,
): Match[] {
  const all = asked.flatMap((a, at) =>
    found.map((f, with_) => ({ asked: at, found: with_, nearness: nearnessOf(a, f) })),
  )
  const chosen: Match[] = []
  for (const match of all.toSorted((a, b) => b.nearness - a.nearness)) {
    const taken = chosen.some((other) => other.asked === match.asked || other.found === match.found)
    if (!taken) chosen.push(match)
  }
  return chosen
}

function nearness(a: Word, b: Word): number {
  if (a.text === b.text) return 1
  if (isInitial(a.text) || isInitial(b.text)) return a.letters[0] === b.letters[0] ? 0.6 : 0
  const common = a.keys.filter((key) => b.keys.includes(key))
  const spelled = costBetween(a, b)
  if (spelled !== undefined) return bySpelling(spelled, a, b, common)
  const heard = alike(a, b)
  const meet = common.length > 0
  if (!meet && heard < 0.6) return 0
  // What is heard weighs most; between two that sound alike, the letters decide.
  const near = 0.7 * heard + 0.3 * similarity(a.letters, b.letters)
  return meet ? 0.85 + 0.12 * near : 0.85 * near
}

function inTwoScripts(a: Word | undefined, b: Word | undefined): boolean {
  return Boolean(a?.latin && b?.cyrillic) || Boolean(b?.latin && a?.cyrillic)
}

/** What it costs to write the one in the letters of the other, where one is Latin and one Cyrillic. */
function costBetween(a: Word, b: Word): number | undefined {
  if (a.latin && b.cyrillic) return spellingCost(a.latin, b.cyrillic)
  if (b.latin && a.cyrillic) return spellingCost(b.latin, a.cyrillic)
  return undefined
}

/**
 * A spelling that no romanisation of Russian explains may still be Belarusian beside Russian, which sounds alike (Kovalev,
 * Кавалёў), or another form of a name that is known (Sasha, Александр).
 */
function bySpelling(spelled: number, a: Word, b: Word, common: readonly string[]): number {
  const costs = [spelled]
  if (common.length > 0 && spelled > soundsAlike)
    costs.push(soundsAlike + otherSound * (1 - alike(a, b)) + 0.1 * spelled)
  if (common.some((key) => key.startsWith('='))) costs.push(otherForm + 0.1 * spelled)
  const cost = Math.min(...costs)
  return cost < anotherName ? 1 - cost / natsOfAll : 0
}

// In nats, as the cost of a spelling.
const soundsAlike = 6
const otherSound = 40
const otherForm = 5
const anotherName = 25
/** So many would be no nearness at all, if what is another name were not cut off before. */
export const natsOfAll = 50

export function isInitial(text: string): boolean {
  return Array.from(text).length === 1
}

/** How much of two words as they sound is the same, from 0 to 1; read in whichever ways are nearest. */
export function alike(a: Word, b: Word): number {
  return Math.max(...a.sounds.flatMap((x) => b.sounds.map((y) => similarity(x, y))))
}

/** Whether one sound is wrong, missing, too many or swapped with its neighbour; vowels count half. */
export function isOneOff(a: Word, b: Word): boolean {
  return a.sounds.some((x) => b.sounds.some((y) => distance(x, y) <= 1))
}

/** 1 less the share of sounds that must change; a vowel counts half, a swap of neighbours once. */
function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  return longer === 0 ? 1 : Math.max(0, 1 - distance(a, b) / longer)
}

/** Optimal string alignment distance, weighted. Words have at most forty letters. */
function distance(a: string, b: string): number {
  let [before, above] = [new Float64Array(0), running(b)]
  for (let i = 1; i <= a.length; i++) {
    const x = a.charAt(i - 1)
    const row = new Float64Array(b.length + 1).fill(at(above, 0) + cost(x))
    for (let j = 1; j <= b.length; j++) {
      const y = b.charAt(j - 1)
      const changed = x === y ? 0 : Math.max(cost(x), cost(y))
      const isSwapped = i > 1 && j > 1 && x === b[j - 2] && y === a[i - 2]
      row[j] = Math.min(
        at(above, j - 1) + changed,
        at(above, j) + cost(x),
        at(row, j - 1) + cost(y),
        isSwapped ? at(before, j - 2) + 1 : Infinity,
      )
    }
    ;[before, above] = [above, row]
  }
  return at(above, b.length)
}

/** What it costs to write the first letters from nothing. */
function running(text: string): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(text.length + 1)
  for (let to = 1; to <= text.length; to++) sums[to] = at(sums, to - 1) + cost(text.charAt(to - 1))
  return sums
}

function cost(sound: string): number {
  return 'aeiouU'.includes(sound) ? 0.5 : 1
}

function at(row: Float64Array, index: number): number {
  return row[index] ?? Infinity
}
