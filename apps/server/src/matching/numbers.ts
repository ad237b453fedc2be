import type { MatchReason } from '@amparo/contract'
import {
  isExclusive,
  nearnessOf,
  readNumber,
  type Nearness,
  type PropertyCode,
  type SaidNumber,
} from '@amparo/register'
import type { Described } from './columns.ts'

/** What is said of one number of two people, of whom both have one. */
export interface ComparedNumber {
  readonly property: PropertyCode
  readonly level: Nearness
  /** Somebody has only one of its kind. */
  readonly isExclusive: boolean
  /** As they are written: those that agree, or come nearest. */
  readonly one: string
  readonly other: string
}

/**
 * The numbers by which a state knows two people, beside each other: one answer for each kind that both have. A rule and no weight
 * of the model, since it was learnt without them: a number that agrees is counted as `PairWeighing` says, one that does not counts nothing.
 */
export function comparedNumbers(one: Described, other: Described): ComparedNumber[] {
  if (one.numbers.length === 0 || other.numbers.length === 0) return []
  const [left, right] = [byProperty(one), byProperty(other)]
  return [...left].flatMap(([property, numbers]) => {
    const others = right.get(property) ?? []
    const pairs = numbers.flatMap((number) => others.map((beside) => compared(number, beside)))
    return pairs.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)).slice(0, 1)
  })
}

const levels = ['same', 'near', 'differs'] as const

function byProperty({ numbers }: Described): Map<PropertyCode, SaidNumber[]> {
  const read = numbers.flatMap((written) => readNumber(written) ?? [])
  return Map.groupBy(read, ({ property }) => property.code)
}

function compared(one: SaidNumber, other: SaidNumber): ComparedNumber {
  return {
    property: one.property.code,
    level: nearnessOf(one, other),
    isExclusive: isExclusive(one.property),
    one: one.text,
    other: other.text,
  }
}

/** As a reason: a number that differs speaks against one person only where somebody has no other. */
export function reasonOfNumber({ property, level, ...of }: ComparedNumber): MatchReason {
  const { one, other } = of
  return {
    question: property,
    level,
    speaks: speaks(level, of.isExclusive),
    one,
    other,
    oneIn: null,
  }
}

function speaks(level: ComparedNumber['level'], isOnly: boolean): MatchReason['speaks'] {
  if (level === 'same') return 'for'
  return level === 'differs' && isOnly ? 'against' : 'neither'
}
