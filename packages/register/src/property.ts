import type { Labels, VocabularyName } from '@amparo/vocabulary'
import type { PropertyCode } from './property-table.ts'

export type { PropertyCode } from './property-table.ts'

/** A kind's place in this list is its number in every stored subject: add at the end, never move one. */
export const subjectKinds = [
  'person',
  'custody',
  'act',
  'event',
  'facility',
  'authority',
  'organisation',
  'point',
  'involvement',
  'information',
  'relation',
  'posting',
  'command',
  'search-action',
] as const
export type SubjectKind = (typeof subjectKinds)[number]

export type ValueKind = 'text' | 'name' | 'date' | 'code' | 'subject' | 'flag' | 'number'

/**
 * Why the office keeps it. Our own words, shown to the person who asks: to tell people apart, to
 * find someone, to show what happened.
 */
export type Purpose = 'tell-apart' | 'find' | 'show-what-happened'

/**
 * When somebody must look whether it is still needed. No norm gives a period, so the office sets
 * the dates. `search`: when the search for the person is closed. `record`: with the record itself.
 */
export type Retention = 'search' | 'record'

/** A property as the file of its kind writes it; its code, kind and order follow from where it stands. */
export interface Declared {
  /** Stored with every claim (smallint). Stable for ever; never given to another property. */
  readonly number: number
  readonly value: ValueKind
  /** `many`: its values do not compete; they stand side by side, best first. */
  readonly cardinality: 'one' | 'many'
  /** For codes: the list they come from. */
  readonly vocabulary?: VocabularyName
  /** For subjects: the kind of subject it points to. */
  readonly refersTo?: SubjectKind
  /** It names the subject this one stands under: its owner. At most one property of a kind does. */
  readonly belongs?: true
  /**
   * `never-alone`: what only the authorities say never wins over anyone else. True of fate and
   * custody, of how many were harmed, of whether a place of detention is closed, and of whether
   * somebody told the authorities and why not; not of what the authorities acknowledge or did when
   * told, which is their own word.
   */
  readonly stateWord: 'counts' | 'never-alone'
  /**
   * Lists are narrowed down by it, and say how many there are of each code. Only where the office may know every code of
   * everybody it may see: nothing that is sealed, or of which a code tells of a restricted act.
   */
  readonly facet?: true
  /**
   * It tells what was done. Where that was an act of a restricted type, what is said of it leaves
   * the browser only sealed to one team.
   */
  readonly sealing?: 'with-restricted-act'
  /**
   * A number by which a state knows the person. Records that share it are candidates, and of one number only (`cardinality`) two are
   * two people or a mistake. Written in many ways, so that it is compared, grouped and found by one form of it.
   */
  readonly identifies?: true
  /** As it stands at the head of a field. */
  readonly labels: Labels
  /** One sentence beside the field. */
  readonly help: Labels
  readonly purpose: Purpose
  readonly retention: Retention
}

export interface Property extends Declared {
  readonly kind: SubjectKind
  readonly code: PropertyCode
  /** Place among the properties of its kind, on forms and pages: 1, 2 and so on. */
  readonly order: number
}
