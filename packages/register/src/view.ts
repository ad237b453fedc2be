import type { Credibility, Directness } from './claim.ts'
import type { PropertyCode, SubjectKind } from './property.ts'
import type { Value } from './value.ts'
import type { WhyCode } from './why.ts'

/** What one audience knows of one subject. Plain JSON; equal views are equal as JSON (`sameView`). */
export interface View {
  /** Null when nothing was given to fold and no kind was named. */
  readonly kind: SubjectKind | null
  /** Only properties of which something was ever said. */
  readonly properties: Readonly<Partial<Record<PropertyCode, FoldedProperty>>>
  /** How many properties are contested. */
  readonly quarrels: number
  /** How many claims stand. */
  readonly claims: number
}

export interface FoldedProperty {
  /** Null: nothing stands, or the best are equal. Never a guess. */
  readonly best: Group | null
  readonly reason: WhyCode
  /**
   * Sources differ: two values that can be read and cannot both be so. Never for a property that
   * may have many values; a sealed value says nothing of what it agrees with.
   */
  readonly contested: boolean
  /** Best first. */
  readonly groups: readonly Group[]
  /** Ids of claims taken back or replaced, oldest first. */
  readonly retracted: readonly string[]
}

/** One value and everything that stands behind it. */
export interface Group {
  /** As its best supported claim has it. */
  readonly value: Value
  /** Oldest first. */
  readonly claims: readonly string[]
  /** Independent origins, each counted once. */
  readonly origins: number
  /** The best of its claims. */
  readonly credibility: Credibility
  /** The most direct of its claims. */
  readonly directness: Directness
  /** The day it was last said. */
  readonly saidOn: string
  /** Only the authorities say so, of a thing their word alone never settles: it closes nothing. */
  readonly stateAlone: boolean
}

/** Whether two views are the same, wherever they were stored; the order of keys does not count. */
export function sameView(a: View, b: View): boolean {
  return canonical(a) === canonical(b)
}

function canonical(view: View): string {
  return JSON.stringify(view, (_key, value: unknown) => (isRecord(value) ? sorted(value) : value))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
