import type { Labels, VocabularyName } from '@amparo/vocabulary'

/** Events, facilities, authorities and organisations join this list when the register holds them. */
export const subjectKinds = ['person', 'custody', 'act'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export type PropertyCode =
  | 'person.name'
  | 'person.father'
  | 'person.birth'
  | 'person.sex'
  | 'person.residence'
  | 'person.whereabouts'
  | 'person.acknowledged'
  | 'person.alive'
  | 'person.authorities-told'
  | 'person.not-told-reason'
  | 'person.telling-outcome'
  | 'person.telling-words'
  | 'custody.person'
  | 'custody.place'
  | 'custody.from'
  | 'custody.to'
  | 'custody.authority'
  | 'custody.grounds'
  | 'act.person'
  | 'act.type'
  | 'act.at'
  | 'act.place'
  | 'act.by'
  | 'act.method'

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

export interface Property {
  /** Stored with every claim (smallint). Stable for ever; never given to another property. */
  readonly number: number
  readonly kind: SubjectKind
  readonly code: PropertyCode
  readonly value: ValueKind
  /** `many`: its values do not compete; they stand side by side, best first. */
  readonly cardinality: 'one' | 'many'
  /** For codes: the list they come from. */
  readonly vocabulary?: VocabularyName
  /** For subjects: the kind of subject it points to. */
  readonly refersTo?: SubjectKind
  /**
   * `never-alone`: what only the authorities say never wins over anyone else. True of fate and
   * custody, and of whether somebody told the authorities and why not; not of what the authorities
   * acknowledge or did when told, which is their own word.
   */
  readonly stateWord: 'counts' | 'never-alone'
  /** As it stands at the head of a field. */
  readonly labels: Labels
  /** One sentence beside the field. */
  readonly help: Labels
  readonly purpose: Purpose
  readonly retention: Retention
  /** Place among the properties of its kind, on forms and pages. */
  readonly order: number
}
