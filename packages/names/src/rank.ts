import { nameWords, normalise } from './normalise.ts'
import { sounds } from './sounds.ts'
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
 * The same for many candidates of one query: each word is taken apart once, however many people
 * bear it. Holds what it has seen for as long as it is held itself.
 */
export function nameRanker(query: string): (candidate: string) => number {
  const compare = nameComparer(query)
  return (candidate) => {
    const { asked, found, matched } = compare(candidate)
    if (asked.length === 0 || found.length === 0) return sameText(query, candidate)
    const ofQuery = matched.reduce((sum, match) => sum + match.nearness, 0) / asked.length
    const ofCandidate = Math.min(
      1,
      matched.filter((match) => match.nearness > 0).length / found.length,
    )
    return ofQuery * (1 - forMissing + forMissing * ofCandidate)
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
  readonly sounds: string
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
    const word = { text, sounds: sounds(text), keys: wordKeys(text) }
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
  if (isInitial(a.text) || isInitial(b.text)) return a.sounds[0] === b.sounds[0] ? 0.6 : 0
  const spelled = similarity(a.sounds, b.sounds)
  if (a.keys.some((key) => b.keys.includes(key))) return 0.85 + 0.12 * spelled
  return spelled < 0.6 ? 0 : 0.85 * spelled
}

export function isInitial(text: string): boolean {
  return Array.from(text).length === 1
}

/** How much of two words as they sound is the same, from 0 to 1. */
export function alike(a: Word, b: Word): number {
  return similarity(a.sounds, b.sounds)
}

/** Whether one sound is wrong, missing, too many or swapped with its neighbour; vowels count half. */
export function isOneOff(a: Word, b: Word): boolean {
  return distance(a.sounds, b.sounds) <= 1
}

/** 1 less the share of sounds that must change; a vowel counts half, a swap of neighbours once. */
function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  return longer === 0 ? 1 : Math.max(0, 1 - distance(a, b) / longer)
}

/** Optimal string alignment distance, weighted. Words have at most forty letters. */
function distance(a: string, b: string): number {
  const rows: number[][] = [running(b)]
  for (let i = 1; i <= a.length; i++) {
    const row = [at(rows[i - 1], 0) + cost(a[i - 1])]
    for (let j = 1; j <= b.length; j++) row.push(cheapest(a, b, i, j, rows, row))
    rows.push(row)
  }
  return at(rows[a.length], b.length)
}

function cheapest(
  a: string,
  b: string,
  i: number,
  j: number,
  rows: readonly (readonly number[])[],
  row: readonly number[],
): number {
  const [x, y] = [a[i - 1], b[j - 1]]
  const above = rows[i - 1]
  const changed = x === y ? 0 : Math.max(cost(x), cost(y))
  const swapped = x === b[j - 2] && a[i - 2] === y ? at(rows[i - 2], j - 2) + 1 : Infinity
  const removed = at(above, j) + cost(x)
  const added = at(row, j - 1) + cost(y)
  return Math.min(at(above, j - 1) + changed, removed, added, swapped)
}

function running(text: string): number[] {
  const sums = [0]
  for (const letter of text) sums.push(at(sums, sums.length - 1) + cost(letter))
  return sums
}

function cost(sound: string | undefined): number {
  return sound !== undefined && 'aeiuU'.includes(sound) ? 0.5 : 1
}

function at(row: readonly number[] | undefined, index: number): number {
  return row?.[index] ?? Infinity
}
