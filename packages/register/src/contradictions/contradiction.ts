import type { ContradictionCode, RelationTypeCode, SurenessCode } from '@amparo/vocabulary'
import type { Claim } from '../claim.ts'
import type { Zone } from '../local-time.ts'
import type { AnsweredQuestion } from './answered-question.ts'
import type { Statement } from './statement.ts'

/** What the register knows of one person, for one audience (`visibleTo` first). */
export interface KnownOfPerson {
  readonly person: string
  /**
   * All claims, also those taken back, of the person and of the custodies, points, acts and
   * relations under them; of relatives, those that tell their birth.
   */
  readonly claims: readonly Claim[]
  readonly answers: readonly AnsweredQuestion[]
  /** Known places of detention with every name they go by, by which places in words are read. */
  readonly facilities: readonly NamedFacility[]
  /** Of the places; a time that was written by a clock of its own is brought to it. */
  readonly zone: Zone
}

export interface NamedFacility {
  readonly id: string
  readonly names: readonly string[]
}

/** Two things said of one person that do not go together, with everything that says either. */
export interface Contradiction {
  readonly code: ContradictionCode
  readonly sure: SurenessCode
  readonly person: string
  /** Null where it is not about exactly one period. */
  readonly custody: string | null
  /** What the authorities say stands first, where they are a side. */
  readonly sides: readonly [Side, Side]
  /** How far the two times lie apart, in minutes; null where that is not what differs. */
  readonly apart: { readonly least: number; readonly most: number | null } | null
  /** The answer may be about one of these: brothers, father and son share a name. */
  readonly mayMean: readonly Relative[]
}

export interface Side {
  /** Of the authorities, of others, or of both. */
  readonly from: 'state' | 'others' | 'both'
  /** Earliest first; never empty. */
  readonly statements: readonly Statement[]
  /** How many independent origins stand behind it. */
  readonly origins: number
}

export interface Relative {
  readonly person: string
  /** What that person is to this one. */
  readonly relation: RelationTypeCode
  /** The birth date that does not fit this person fits that one. */
  readonly birthFits: boolean
}
