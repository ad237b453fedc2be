import {
  matchLevels,
  matchQuestions,
  type FamilyPattern,
  type MatchLevel,
  type MatchQuestion,
  type MatchReason,
} from '@amparo/contract'
import { bornIn, namesIn, placeClass, type Described } from './columns.ts'
import { reasonOfNumber } from './numbers.ts'
import type { Weighed } from './weigh.ts'

/** Why a pair weighs what it weighs, as codes and values; numbers of documents, then what speaks most, either way, stand first. */
export function reasonsOf(one: Described, other: Described, weighed: Weighed): MatchReason[] {
  const { explanation, rarity, numbers } = weighed
  const reasons = explanation.reasons
    .flatMap(({ comparison, level, weight }) =>
      isQuestion(comparison) && isLevel(level) ? [{ question: comparison, level, weight }] : [],
    )
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ question, level, weight }) => ({
      question,
      level,
      speaks: speaks(weight),
      one: saidOf(one, question, weighed.one),
      other: saidOf(other, question, weighed.other),
      oneIn: question === 'family' && level === 'same' ? oneIn(rarity) : null,
    }))
  return [...numbers.map(reasonOfNumber), ...reasons]
}

/**
 * The same without any value, for what is kept beside others' data: `born:swapped`, with one in so many where a family name agrees;
 * what speaks most stands first. A question that one of the two leaves open is not among them.
 */
export function reasonCodesOf({ explanation, rarity, numbers }: Weighed): ReasonCode[] {
  const codes = explanation.reasons
    .filter(({ comparison, level }) => isQuestion(comparison) && isLevel(level))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ comparison, level }) => ({
      code: `${comparison}:${level}`,
      figure: comparison === 'family' && level === 'same' ? oneIn(rarity) : null,
    }))
  return [
    ...numbers.map(({ property, level }) => ({ code: `${property}:${level}`, figure: null })),
    ...codes,
  ]
}

/** A code of a reason, and where one belongs to it a figure: one in so many. */
export interface ReasonCode {
  readonly code: string
  readonly figure: number | null
}

function oneIn(rarity: Weighed['rarity']): number | null {
  return rarity && Math.max(1, Math.round(rarity.people / Math.max(1, rarity.count)))
}

/**
 * The level of each question, in the order of the model, how rare the name was taken to be, whether numbers agree, and the
 * hundredths of a bit that were given for either: with the model's file enough to come to the same weight again.
 */
export function patternOf({ explanation, rarity, numbers, numbersWeight }: Weighed): string {
  const levels = explanation.reasons.map(({ comparison, level }) => `${comparison}:${level}`)
  const rare = rarity === null ? [] : [`family:${rarity.count}/${rarity.people}=${rarity.weight}`]
  const asked = numbers.map(({ property, level }) => `${property}:${level}`)
  const counted = numbersWeight === 0 ? [] : [`numbers:same=${numbersWeight}`]
  return [...levels, ...rare, ...asked, ...counted].join(' ')
}

function isQuestion(text: string): text is MatchQuestion {
  return (matchQuestions as readonly string[]).includes(text)
}

function isLevel(text: string): text is MatchLevel {
  return (matchLevels as readonly string[]).includes(text)
}

function speaks(weight: number): MatchReason['speaks'] {
  if (weight === 0) return 'neither'
  return weight > 0 ? 'for' : 'against'
}

/** What was compared, as it is written. */
function saidOf(of: Described, question: MatchQuestion, row: Weighed['one']): string {
  const { names, fathers, born, sex, places, seen } = of
  const name =
    names.find((text) => {
      const read = namesIn(text, fathers)
      return read.family === row.family && (row.given === undefined || read.given === row.given)
    }) ?? names[0]
  switch (question) {
    case 'family':
    case 'given':
      return name ?? ''
    case 'father':
      return fathers[0] ?? name ?? ''
    case 'born':
      return born.find((said) => bornIn(said).includes(row.born ?? '')) ?? ''
    case 'sex':
      return sex[0] ?? ''
    case 'place':
      return places.find((place) => placeClass(place) === row.place) ?? ''
    case 'seen':
      return seen.find((said) => bornIn(said).includes(row.seen ?? '')) ?? ''
  }
}

/** Brothers, a father and his son, people of one house: what they share speaks for one family, and not for one person. */
export function familyPatternsOf({ one, other, explanation }: Weighed): FamilyPattern[] {
  const level: LevelOf = (question) =>
    explanation.reasons.find(({ comparison }) => comparison === question)?.level
  const isOneFamily = one.family !== undefined && level('family') === 'same'
  if (!isOneFamily) return []
  const isParent = isFatherOf(one, other, level('given')) || isFatherOf(other, one, level('given'))
  return [
    ...(areSiblings(level) ? (['siblings'] as const) : []),
    ...(isParent ? (['parent-and-child'] as const) : []),
    ...(isOneHousehold(level) ? (['same-household'] as const) : []),
  ]
}

type LevelOf = (question: MatchQuestion) => string | undefined

function areSiblings(level: LevelOf): boolean {
  return level('father') === 'same' && isSomebodyElse(level)
}

function isOneHousehold(level: LevelOf): boolean {
  return (level('place') === 'same' || level('seen') === 'same') && isSomebodyElse(level)
}

function isSomebodyElse(level: LevelOf): boolean {
  return level('given') === 'differs' || level('given') === 'near' || level('born') === 'differs'
}

/** Whether two looked like relatives by what a decision kept of them (`patternOf`); by another given name alone, too. */
export function lookedLikeRelatives(pattern: string): boolean {
  const levels = new Map(
    pattern.split(' ').map((part): [string, string] => {
      const [question = '', level = ''] = part.split(':')
      return [question, level]
    }),
  )
  const level: LevelOf = (question) => levels.get(question)
  // How rare the family name is stands in the pattern under the same word, behind its level.
  const isOneFamily = pattern.split(' ').includes('family:same')
  return (
    isOneFamily && (level('given') === 'differs' || areSiblings(level) || isOneHousehold(level))
  )
}

/** The father’s name of the one is the given name of the other, who is not plainly of the same name and age. */
function isFatherOf(
  child: Weighed['one'],
  parent: Weighed['one'],
  given: string | undefined,
): boolean {
  if (child.father === undefined || parent.given === undefined) return false
  if (parent.given.replace('=', '') !== child.father) return false
  return given !== 'same' || yearsBetween(child.born, parent.born) > 12
}

function yearsBetween(one = '', other = ''): number {
  const [a, b] = [Number(one.slice(0, 4)), Number(other.slice(0, 4))]
  return a > 0 && b > 0 ? Math.abs(a - b) : 0
}
