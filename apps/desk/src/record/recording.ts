import type { SubmissionId } from '@amparo/contract'
import { property, type PropertyCode, type SubjectKind, type Value } from '@amparo/register'
import type { ReadableClaim } from '../register/sealed-claims.ts'
import type { HowKnown } from './how-known.ts'
import type { Passage } from './passage.ts'

/** One value chosen from a message, with how we know it. */
export interface CollectedValue extends HowKnown {
  /** Of this page only. */
  readonly key: number
  readonly property: PropertyCode
  readonly value: OpenValue
  readonly passage: Passage | null
  /** The part it stands in, when no words were marked. */
  readonly part: number
}

/** What can be read on this device; of a restricted act some of it leaves only sealed. */
export type OpenValue = Exclude<Value, { kind: 'sealed' }>

export type ChosenPerson =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly id: string; readonly name: string }

/** A period of custody or an act, being put together. */
export interface Occurrence {
  readonly key: number
  readonly kind: Exclude<SubjectKind, 'person'>
  readonly values: readonly CollectedValue[]
}

/** Everything chosen from a message and not yet recorded. Plain JSON: it is kept as a draft. */
export interface Recording {
  readonly person: ChosenPerson
  readonly values: readonly CollectedValue[]
  readonly occurrences: readonly Occurrence[]
  readonly lastKey: number
}

export const emptyRecording: Recording = {
  person: { kind: 'nobody' },
  values: [],
  occurrences: [],
  lastKey: 0,
}

export type NewValue = Omit<CollectedValue, 'key'>

/** Where a value goes: to the person, to an occurrence, or to a new one. */
export type Place =
  | { readonly kind: 'person' }
  | { readonly kind: 'occurrence'; readonly key: number | null }

export function addValue(recording: Recording, place: Place, value: NewValue): Recording {
  const { kind } = property(value.property)
  const key = recording.lastKey + 1
  const collected = { ...value, key }
  if (place.kind === 'person' || kind === 'person') {
    return { ...recording, lastKey: key, values: [...recording.values, collected] }
  }
  const known = recording.occurrences.some((one) => one.key === place.key)
  if (!known) {
    const occurrence = { key: key + 1, kind, values: [collected] }
    return { ...recording, lastKey: key + 1, occurrences: [...recording.occurrences, occurrence] }
  }
  const occurrences = recording.occurrences.map((one) =>
    one.key === place.key ? { ...one, values: [...one.values, collected] } : one,
  )
  return { ...recording, lastKey: key, occurrences }
}

/** Takes a value out again; an occurrence without values goes with its last one. */
export function dropValue(recording: Recording, key: number): Recording {
  const without = (values: readonly CollectedValue[]) => values.filter((value) => value.key !== key)
  return {
    ...recording,
    values: without(recording.values),
    occurrences: recording.occurrences
      .map((one) => ({ ...one, values: without(one.values) }))
      .filter((one) => one.values.length > 0),
  }
}

export function choosePerson(recording: Recording, person: ChosenPerson): Recording {
  return { ...recording, person }
}

export function isEmptyRecording({ person, values, occurrences }: Recording): boolean {
  return person.kind === 'nobody' && values.length === 0 && occurrences.length === 0
}

export function countValues({ values, occurrences }: Recording): number {
  return occurrences.reduce((count, one) => count + one.values.length, values.length)
}

/** Why it cannot be recorded yet. */
export type NotYet = 'no-person' | 'no-values' | 'no-name'

export function notYet(recording: Recording): NotYet | null {
  if (recording.person.kind === 'nobody') return 'no-person'
  if (countValues(recording) === 0) return 'no-values'
  const hasName = recording.values.some((value) => value.property === 'person.name')
  return recording.person.kind === 'new' && !hasName ? 'no-name' : null
}

/** A collected value as a claim, while it can still be read. */
export function claimFrom(submission: SubmissionId, value: CollectedValue): ReadableClaim {
  const { passage } = value
  const part = passage?.part ?? value.part
  return {
    property: value.property,
    value: value.value,
    source: {
      kind: 'submission',
      submission,
      part,
      passage: passage === null ? null : { from: passage.from, to: passage.to },
      word: value.word,
    },
    directness: value.directness,
    credibility: value.credibility,
    saidOn: value.saidOn,
    audience: value.audience,
    replaces: null,
  }
}

/** What remains once the person’s own values are recorded: a later failure must not record them twice. */
export function personRecorded(recording: Recording, id: string, name: string): Recording {
  return { ...recording, person: { kind: 'known', id, name }, values: [] }
}

export function occurrenceRecorded(recording: Recording, key: number): Recording {
  return { ...recording, occurrences: recording.occurrences.filter((one) => one.key !== key) }
}

/** The name to show for somebody not recorded yet: their first collected one. */
export function nameIn({ values }: Recording): string {
  const named = values.find((value) => value.property === 'person.name')?.value
  return named?.kind === 'name' ? named.text : ''
}

/** Reads a kept draft; anything that is not one begins anew. */
export function readRecording(content: unknown): Recording | null {
  const draft = content as Partial<Recording> | null
  const isRecording =
    typeof draft === 'object' &&
    draft !== null &&
    typeof draft.lastKey === 'number' &&
    Array.isArray(draft.values) &&
    Array.isArray(draft.occurrences) &&
    typeof draft.person === 'object'
  return isRecording ? (draft as Recording) : null
}

/** The subject kinds a value may be recorded for, in the order of the panel. */
export const recordedKinds: readonly SubjectKind[] = ['person', 'custody', 'act']
