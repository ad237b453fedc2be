import {
  speaksOfNumbers,
  type MatchConflict,
  type MatchLevel,
  type MatchReason,
} from '@amparo/contract'
import {
  isExclusive,
  nearnessOf,
  readNumber,
  type PropertyCode,
  type SaidNumber,
} from '@amparo/register'
import { rememberedOf, type Described } from './columns.ts'
import { apartBy, originOf } from './number-origin.ts'

/** From what is shown first of several to what is shown last. */
const levels = ['same', 'near', 'differs', 'other-register'] as const

/** What is said of one number of two people, of whom both have one. */
export interface ComparedNumber {
  readonly property: PropertyCode
  readonly level: Extract<MatchLevel, (typeof levels)[number]>
  /** As they are written: those that agree, or come nearest. */
  readonly one: string
  readonly other: string
}

/**
 * The numbers by which a state knows two people, beside each other: one answer for each kind that both have. A rule and no weight
 * of the model, since it was learnt without them: a number that agrees is counted as `PairWeighing` says, one that does not counts nothing.
 */
export function comparedNumbers(one: Described, other: Described): ComparedNumber[] {
  return kindsOfBoth(one, other).flatMap((pairs) =>
    pairs
      .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
      .slice(0, 1)
      .map(({ one: left, other: right, level }) => ({
        property: left.property.code,
        level,
        one: left.text,
        other: right.text,
      })),
  )
}

/** Whether a number of two people is the same; asked of every pair that is weighed. */
export function shareNumber(one: Described, other: Described): boolean {
  if (one.numbers.length === 0 || other.numbers.length === 0) return false
  return [...byProperty(one)].some(([property, numbers]) =>
    numbers.some(({ form }) =>
      byProperty(other)
        .get(property)
        ?.some((said) => said.form === form),
    ),
  )
}

/**
 * What two people’s numbers say against one person, of kinds of which somebody has one. One register gives one number, so those of one
 * register are held against each other whatever else agrees; those of which it is not known are all held against each other, until one agrees.
 */
export function numberConflicts(one: Described, other: Described): MatchConflict[] {
  const conflicts = kindsOfBoth(one, other).flatMap((pairs) => {
    const [pair] = pairs
    if (pair === undefined || !isExclusive(pair.one.property)) return []
    const isAgreed = pairs.some(({ level }) => level === 'same')
    const groups = Map.groupBy(pairs, registerOfBoth)
    return [...groups].flatMap(([register, group]) =>
      isAgreed && register === null ? [] : conflictIn(group),
    )
  })
  const isSure = conflicts.includes('two-numbers')
  return order.filter((code) => conflicts.includes(code) && !(isSure && code === 'two-registers'))
}

const order = ['two-numbers', 'numbers-near', 'two-registers'] as const

function conflictIn(group: readonly ComparedPair[]): (typeof order)[number] | [] {
  const isThere = (level: ComparedPair['level']) => group.some((pair) => pair.level === level)
  if (isThere('same')) return []
  if (isThere('near')) return 'numbers-near'
  if (isThere('differs')) return 'two-numbers'
  return group.some(({ apart }) => apart === 'form') ? 'two-registers' : []
}

interface ComparedPair {
  readonly one: SaidNumber
  readonly other: SaidNumber
  readonly level: ComparedNumber['level']
  readonly apart: ReturnType<typeof apartBy>
}

/** Of each kind of number that both have, every number of the one beside every number of the other. */
function kindsOfBoth(one: Described, other: Described): ComparedPair[][] {
  if (one.numbers.length === 0 || other.numbers.length === 0) return []
  const [left, right] = [byProperty(one), byProperty(other)]
  return [...left].flatMap(([property, numbers]) => {
    const others = right.get(property) ?? []
    const pairs = numbers.flatMap((number) => others.map((beside) => compared(number, beside)))
    return pairs.length === 0 ? [] : [pairs]
  })
}

const byProperty = rememberedOf(
  ({ numbers }: Described): ReadonlyMap<PropertyCode, readonly SaidNumber[]> =>
    Map.groupBy(
      numbers.flatMap((written) => readNumber(written) ?? []),
      ({ property }) => property.code,
    ),
)
const rememberedOrigin = rememberedOf((of: SaidNumber) => ({ origin: originOf(of) }))
const originAt = (of: SaidNumber) => rememberedOrigin(of).origin

function compared(one: SaidNumber, other: SaidNumber): ComparedPair {
  const level = nearnessOf(one, other)
  // Of documents one person has many, of one state too.
  const isTwo = level === 'differs' && isExclusive(one.property)
  const apart = isTwo ? apartBy(originAt(one), originAt(other)) : null
  return { one, other, apart, level: apart === null ? level : 'other-register' }
}

/** The register that gave both, or their state where no register is known; null where that is not known of both. */
function registerOfBoth({ one, other }: ComparedPair): string | null {
  const [left, right] = [originAt(one), originAt(other)]
  if (left === null || right === null || left.state !== right.state) return null
  return left.register === right.register ? (left.register ?? left.state) : null
}

export function reasonOfNumber({ property, level, one, other }: ComparedNumber): MatchReason {
  return {
    question: property,
    level,
    speaks: speaksOfNumbers(property, level),
    one,
    other,
    oneIn: null,
  }
}
