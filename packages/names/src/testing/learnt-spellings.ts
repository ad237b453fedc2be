import { givenNames } from '../given-names.ts'
import { sounds } from '../sounds.ts'
import { inCyrillicParts, inLatinLetters } from '../spelled.ts'
import { eastSlavicSurname, isHeldBack, isOneName, withoutYo, type Spelling } from './name-pairs.ts'
import { romanised, type Scheme } from './romanised.ts'

/**
 * How often each part of a Cyrillic word is written so in Latin, in thousandths, a line for each: learnt from the given names
 * and East Slavic surnames of Wikidata that are not held back, by expectation and maximisation (Dempster, Laird and Rubin,
 * 1977), beginning with what the schemes write. It is not told which letters of a word stand for which.
 */
export function learntSpellings(
  spellings: readonly Spelling[],
  schemes: readonly Scheme[],
): string {
  const pairs = pairsToLearnFrom(spellings, schemes)
  let shares = ofSchemes(pairs, schemes)
  let counts: Counts = new Map()
  for (let round = 0; round < ROUNDS; round++) {
    counts = new Map()
    for (const pair of pairs) countIn(counts, pair, shares)
    shares = sharesOf(counts)
  }
  return [...counts]
    .filter(([, spellings]) => sum(spellings) >= LEAST_SEEN)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, spellings]) => [part, ...inThousandths(spellings)].join(' '))
    .join('\n')
}

const ROUNDS = 6
/** So often must a part have been seen, and one spelling of it, to be told of. */
const LEAST_SEEN = 20
const LEAST_SPELLED = 2.5
const LEAST_SHARE = 0.002
/** No part is written in more letters, but щ may be schtsch. */
const mostLetters = (part: string) => (part === 'щ' ? 7 : 4)

interface Pair {
  readonly latin: string
  readonly parts: readonly string[]
}

/** Of each part, how often it was written in each way. */
type Counts = Map<string, Map<string, number>>

function pairsToLearnFrom(spellings: readonly Spelling[], schemes: readonly Scheme[]): Pair[] {
  return spellings
    .filter(({ latin }) => !isHeldBack(latin))
    .filter((one) => isEastSlavic(withoutYo(one)) && isOneName(schemes, withoutYo(one)))
    .flatMap((one) => (one.cyrillic.includes('ё') ? [one, withoutYo(one)] : [one]))
    .map(taken)
    .filter(({ latin }) => /^[a-zčšžćśźłŭńť]+$/u.test(latin))
}

function isEastSlavic({ cyrillic }: Spelling): boolean {
  return (
    /^[а-я]+$/u.test(cyrillic) &&
    (eastSlavicSurname.test(cyrillic) || givenNames(sounds(cyrillic)).length > 0)
  )
}

function taken({ latin, cyrillic }: Spelling): Pair {
  return { latin: inLatinLetters(latin).letters, parts: inCyrillicParts(cyrillic).parts }
}

function ofSchemes(pairs: readonly Pair[], schemes: readonly Scheme[]): Counts {
  const counts: Counts = new Map()
  for (const part of new Set(pairs.flatMap(({ parts }) => parts)))
    for (const scheme of schemes)
      add(counts, part, inLatinLetters(romanised(scheme, part.replace(/[\^$|]/g, ''))).letters, 1)
  return sharesOf(counts)
}

/** Adds what one pair teaches: each way to part its letters, as likely as it is by now (forward and backward). */
function countIn(counts: Counts, { latin, parts }: Pair, shares: Counts): void {
  const steps = parts.map((part) => stepsOf(part, latin, shares))
  const forward = [rowWith(0, latin.length)]
  for (const ofPart of steps) forward.push(after(forward.at(-1) ?? [], ofPart))
  const backward = [rowWith(latin.length, latin.length)]
  for (const ofPart of steps.toReversed())
    backward.unshift(after(backward[0] ?? [], ofPart.map(turned)))
  const all = forward.at(-1)?.at(-1) ?? 0
  if (all === 0) return
  for (const [at, ofPart] of steps.entries())
    for (const { from, to, share } of ofPart) {
      const before = forward[at]?.[from] ?? 0
      const likely = (before * share * (backward[at + 1]?.[to] ?? 0)) / all
      if (likely > 1e-4) add(counts, parts[at] ?? '', latin.slice(from, to), likely)
    }
}

/** How likely it is to stand after each letter: surely after this one. */
function rowWith(place: number, letters: number): number[] {
  return Array.from({ length: letters + 1 }, (_, at) => Number(at === place))
}

function after(before: readonly number[], steps: readonly Step[]): number[] {
  const row = before.map(() => 0)
  for (const { from, to, share } of steps) row[to] = (row[to] ?? 0) + (before[from] ?? 0) * share
  return row
}

function turned({ from, to, share }: Step): Step {
  return { from: to, to: from, share }
}

/** Letters of a word, from one place to another, that a part may stand for, and how often it does. */
interface Step {
  readonly from: number
  readonly to: number
  readonly share: number
}

function stepsOf(part: string, latin: string, shares: Counts): Step[] {
  const steps: Step[] = []
  for (let from = 0; from <= latin.length; from++)
    for (let to = from; to <= Math.min(latin.length, from + mostLetters(part)); to++) {
      const known = shares.get(part)?.get(latin.slice(from, to)) ?? 0
      steps.push({ from, to, share: known + 1e-3 * 10 ** -Math.max(0, to - from) })
    }
  return steps
}

function add(counts: Counts, part: string, spelling: string, often: number): void {
  const spellings = counts.get(part) ?? new Map<string, number>()
  counts.set(part, spellings)
  spellings.set(spelling, (spellings.get(spelling) ?? 0) + often)
}

function sharesOf(counts: Counts): Counts {
  return new Map(
    [...counts].map(([part, spellings]) => {
      const all = sum(spellings) + 2
      return [part, new Map([...spellings].map(([spelling, often]) => [spelling, often / all]))]
    }),
  )
}

function sum(spellings: ReadonlyMap<string, number>): number {
  return [...spellings.values()].reduce((all, often) => all + often, 0)
}

function inThousandths(spellings: ReadonlyMap<string, number>): string[] {
  const all = sum(spellings)
  return [...spellings]
    .filter(([, often]) => often >= LEAST_SPELLED && often / all >= LEAST_SHARE)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([spelling, often]) => `${spelling || '-'}${Math.round((1000 * often) / all)}`)
}
