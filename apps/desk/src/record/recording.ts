import {
  firstSaidOf,
  hidesType,
  leadsOf,
  ownerPropertyOf,
  property,
  subjectKinds,
  type PropertyCode,
  type SubjectKind,
  type Value,
} from '@amparo/register'
import type { HowKnown } from './how-known.ts'
import type { Passage } from './passage.ts'

/** What can be read on this device; of a restricted act some of it leaves only sealed. */
export type OpenValue = Exclude<Value, { kind: 'sealed' }>

/** A subject of this very recording, by its key; or one that is in the register, by the name it was chosen by. */
export type Link =
  | { readonly kind: 'here'; readonly subject: number }
  | { readonly kind: 'subject'; readonly id: string; readonly name: string }

/** One value chosen from a telling, with how we know it. */
export interface CollectedValue extends HowKnown {
  /** Of this recording only. */
  readonly key: number
  readonly property: PropertyCode
  readonly value: OpenValue | Link
  readonly passage: Passage | null
  /** The part it stands in, when no words were marked. */
  readonly part: number
  /** The office’s own word, and nobody’s in the telling. */
  readonly byOffice?: true
}

export type NewValue = Omit<CollectedValue, 'key'>

/** Which one of the register it is. What stands under somebody who is not known is always new. */
export type Identity =
  | { readonly kind: 'undecided' }
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly id: string; readonly name: string }

/** A person, a place, an act, a link: being put together from a telling. */
export interface SubjectInHand {
  /** Of this recording only, and never given twice. */
  readonly key: number
  readonly kind: SubjectKind
  readonly identity: Identity
  /** The key of what it stands under. */
  readonly owner: number | null
  readonly values: readonly CollectedValue[]
  /** An act that stands in the register already as one of a type that only a team may see. */
  readonly restricted?: true
}

/** What was sent and of which no answer has come yet. */
export interface Pressed {
  readonly once: string
  readonly subjects: readonly SubjectInHand[]
}

/** Everything chosen from a message or an account and not yet recorded. Plain JSON: it is kept as a draft. */
export interface Recording {
  readonly version: 2
  /** The random key under which it will be recorded; empty until there is something to record. */
  readonly once: string
  readonly subjects: readonly SubjectInHand[]
  readonly lastKey: number
  readonly pressed: Pressed | null
}

export const emptyRecording: Recording = {
  version: 2,
  once: '',
  subjects: [],
  lastKey: 0,
  pressed: null,
}

/** Where a value goes: to a subject in hand, or to another one, and under what that stands. */
export type Place =
  | { readonly kind: 'there'; readonly subject: number }
  | { readonly kind: 'another'; readonly under: Place | null }

/** Kinds that are found in the register by a name; of those somebody has to say whether it is a known one. */
export function hasName(kind: SubjectKind): boolean {
  return leadsOf(kind)[0]?.value === 'name'
}

export function subjectIn(
  { subjects }: Pick<Recording, 'subjects'>,
  key: number | null,
): SubjectInHand | undefined {
  return subjects.find((one) => one.key === key)
}

/** Those of one kind, in the order in which they were begun. */
export function subjectsOfKind({ subjects }: Recording, kind: SubjectKind): SubjectInHand[] {
  return subjects.filter((one) => one.kind === kind)
}

/** The one of this kind that was worked on last: who marks words mostly goes on with the same. */
export function lastTouched(recording: Recording, kind: SubjectKind): SubjectInHand | undefined {
  const touched = ({ key, values }: SubjectInHand) =>
    Math.max(key, ...values.map((value) => value.key))
  return subjectsOfKind(recording, kind).toSorted((a, b) => touched(b) - touched(a))[0]
}

/** Where a value most likely goes. A second name, a second time of one thing is said of another one, except of a person. */
export function likelyPlace(recording: Recording, code: PropertyCode): Place {
  const { kind } = property(code)
  const last = lastTouched(recording, kind)
  const isSaid = last?.values.some((value) => value.property === code) ?? false
  return last === undefined || (isSaid && kind !== 'person')
    ? anotherOf(recording, kind)
    : { kind: 'there', subject: last.key }
}

/** Another one of this kind, under what was worked on last of those it can stand under. */
export function anotherOf(recording: Recording, kind: SubjectKind): Place {
  const under = ownerPropertyOf(kind)?.refersTo
  if (under === undefined) return { kind: 'another', under: null }
  const last = lastTouched(recording, under)
  return {
    kind: 'another',
    under: last === undefined ? anotherOf(recording, under) : { kind: 'there', subject: last.key },
  }
}

/** Makes a place be there. */
export function settle(
  recording: Recording,
  kind: SubjectKind,
  place: Place,
  identity?: Identity,
): { readonly recording: Recording; readonly subject: number } {
  if (place.kind === 'there') return { recording, subject: place.subject }
  const under = ownerPropertyOf(kind)?.refersTo
  const owner =
    under === undefined
      ? null
      : settle(recording, under, place.under ?? anotherOf(recording, under))
  const before = owner?.recording ?? recording
  const key = before.lastKey + 1
  const made: SubjectInHand = {
    key,
    kind,
    identity: identity ?? { kind: under === undefined && hasName(kind) ? 'undecided' : 'new' },
    owner: owner?.subject ?? null,
    values: [],
  }
  return {
    recording: { ...before, lastKey: key, subjects: [...before.subjects, made] },
    subject: key,
  }
}

export function addValue(recording: Recording, place: Place, value: NewValue): Recording {
  const { kind } = property(value.property)
  const settled = settle(recording, kind, place)
  const key = settled.recording.lastKey + 1
  return {
    ...settled.recording,
    lastKey: key,
    subjects: settled.recording.subjects.map((one) =>
      one.key === settled.subject ? { ...one, values: [...one.values, { ...value, key }] } : one,
    ),
  }
}

/** Takes a value out again; what nothing is said of any more, and nothing hangs on, goes with it. */
export function dropValue(recording: Recording, key: number): Recording {
  return withoutEmpty({
    ...recording,
    subjects: recording.subjects.map((one) => ({
      ...one,
      values: one.values.filter((value) => value.key !== key),
    })),
  })
}

/** Takes a subject out with all that stands under it, and whatever names any of them. */
export function dropSubject(recording: Recording, key: number): Recording {
  const gone = new Set([key])
  for (let size = 0; size !== gone.size;) {
    size = gone.size
    for (const { key: one, owner } of recording.subjects)
      if (owner !== null && gone.has(owner)) gone.add(one)
  }
  const kept = recording.subjects.filter((one) => !gone.has(one.key))
  return withoutEmpty({
    ...recording,
    subjects: kept.map((one) => ({
      ...one,
      values: one.values.filter(({ value }) => value.kind !== 'here' || !gone.has(value.subject)),
    })),
  })
}

/** What one begins by choosing it stays although nothing is said of it; what came about beside something else goes with that. */
function withoutEmpty(recording: Recording): Recording {
  const isNeeded = ({ key, values, identity }: SubjectInHand): boolean =>
    values.length > 0 ||
    identity.kind === 'known' ||
    recording.subjects.some(
      (other) =>
        other.owner === key ||
        other.values.some(({ value }) => value.kind === 'here' && value.subject === key),
    )
  const subjects = recording.subjects.filter(isNeeded)
  if (subjects.length < recording.subjects.length) return withoutEmpty({ ...recording, subjects })
  const isSaidAnything = subjects.some((one) => one.values.length > 0)
  return { ...recording, subjects: isSaidAnything ? subjects : [] }
}

/** Says which one of the register it is. What was chosen of another one’s is a new one again. */
export function identify(recording: Recording, key: number, identity: Identity): Recording {
  const subjects = recording.subjects.map((one) => {
    if (one.key === key) return { ...one, identity }
    return one.owner === key && one.identity.kind === 'known' ? asNew(one) : one
  })
  return { ...recording, subjects }
}

/** Goes on with what stands under a known subject already, or begins a new one again. */
export function goOnWith(
  recording: Recording,
  key: number,
  present: { readonly id: string; readonly name: string; readonly restricted: boolean } | null,
): Recording {
  const subjects = recording.subjects.map((one) => {
    if (one.key !== key) return one
    if (present === null) return asNew(one)
    const { id, name, restricted } = present
    const identity = { kind: 'known', id, name } as const
    return { ...asNew(one), identity, ...(restricted ? { restricted } : {}) }
  })
  return { ...recording, subjects }
}

function asNew({ key, kind, owner, values }: SubjectInHand): SubjectInHand {
  return { key, kind, identity: { kind: 'new' }, owner, values }
}

export function isEmptyRecording({ subjects, pressed }: Recording): boolean {
  return subjects.length === 0 && pressed === null
}

export function countValues({ subjects }: Pick<Recording, 'subjects'>): number {
  return subjects.reduce((count, one) => count + one.values.length, 0)
}

/** Why it cannot be recorded yet, and of which subject that is. */
export interface NotYet {
  readonly reason: 'no-values' | 'undecided' | 'no-name' | 'nothing-said' | 'circle'
  readonly subject: SubjectInHand | null
}

export function notYet(recording: Recording): NotYet | null {
  if (countValues(recording) === 0) return { reason: 'no-values', subject: null }
  for (const subject of recording.subjects) {
    const reason = reasonOf(subject)
    if (reason !== null) return { reason, subject }
  }
  const circle = inOrder(recording.subjects) === null
  return circle ? { reason: 'circle', subject: null } : null
}

function reasonOf({ kind, identity, owner, values }: SubjectInHand): NotYet['reason'] | null {
  if (identity.kind === 'undecided') return 'undecided'
  if (identity.kind === 'known') return null
  if (owner !== null) return values.length === 0 ? 'nothing-said' : null
  const first = firstSaidOf(kind).map(({ code }) => code)
  return values.some((value) => first.includes(value.property)) ? null : 'no-name'
}

/** New subjects after those they stand under or name; null when some name each other in a circle. */
export function inOrder(subjects: readonly SubjectInHand[]): readonly SubjectInHand[] | null {
  const fresh = subjects.filter(({ identity }) => identity.kind !== 'known')
  const isFresh = new Set(fresh.map(({ key }) => key))
  const placed = new Set<number>()
  const ordered: SubjectInHand[] = []
  for (;;) {
    const next = fresh.find(
      (one) =>
        !placed.has(one.key) && namedBy(one).every((key) => !isFresh.has(key) || placed.has(key)),
    )
    if (next === undefined) return ordered.length === fresh.length ? ordered : null
    placed.add(next.key)
    ordered.push(next)
  }
}

function namedBy({ owner, values }: SubjectInHand): number[] {
  const linked = values.flatMap(({ value }) => (value.kind === 'here' ? [value.subject] : []))
  return owner === null ? linked : [owner, ...linked]
}

/** As it is read on the screen: what stands alone in the order of kinds, each with what stands under it. */
export function asTree(recording: Recording): readonly SubjectInHand[] {
  const under = (owner: number | null): SubjectInHand[] =>
    recording.subjects
      .filter((one) => one.owner === owner)
      .toSorted((a, b) => kindOrder(a) - kindOrder(b) || a.key - b.key)
      .flatMap((one) => [one, ...under(one.key)])
  return under(null)
}

function kindOrder({ kind }: SubjectInHand): number {
  return subjectKinds.indexOf(kind)
}

/** How deep it stands under others. */
export function depthOf(recording: Recording, { owner }: SubjectInHand): number {
  const above = subjectIn(recording, owner)
  return above === undefined ? 0 : 1 + depthOf(recording, above)
}

/** Whether a value goes to an act that was said to be a restricted one, or to somebody’s part in it. */
export function isHiddenPlace(recording: Recording, place: Place): boolean {
  if (place.kind === 'another') return place.under !== null && isHiddenOwner(recording, place.under)
  const subject = subjectIn(recording, place.subject)
  if (subject === undefined) return false
  return hidesAct(subject) || hidesAct(subjectIn(recording, subject.owner))
}

function isHiddenOwner(recording: Recording, place: Place): boolean {
  return place.kind === 'there' && hidesAct(subjectIn(recording, place.subject))
}

/** Whether this is an act of a type that only a team may see. */
export function hidesAct(subject: SubjectInHand | undefined): boolean {
  if (subject?.kind !== 'act') return false
  if (subject.restricted === true) return true
  return subject.values.some(({ value }) => value.kind === 'code' && hidesType(value))
}

/** What was marked in the text and stands in here already. */
export function passagesOf({ subjects, pressed }: Recording): readonly Passage[] {
  return [...subjects, ...(pressed?.subjects ?? [])]
    .flatMap((one) => one.values.map((value) => value.passage))
    .filter((passage) => passage !== null)
}

/** Sets aside what is being sent, so that the same goes out again if no answer comes. */
export function press(recording: Recording): Recording {
  if (recording.pressed !== null) return recording
  const { once, subjects } = recording
  return { ...recording, once: '', pressed: { once, subjects } }
}

/** It was refused, so nothing of it stands; what is put right goes under the same key. */
export function refused(recording: Recording): Recording {
  const { pressed } = recording
  return pressed === null ? recording : { ...recording, once: pressed.once, pressed: null }
}

/**
 * What remains once that which was pressed is recorded: what was added meanwhile, of subjects that are in the register now.
 * `ids` are the new ones’, in the order of `inOrder`.
 */
export function recorded(
  recording: Recording,
  ids: readonly string[],
  nameOf: (subject: SubjectInHand) => string,
): Recording {
  const { pressed } = recording
  if (pressed === null) return recording
  const fresh = inOrder(pressed.subjects) ?? []
  const numbers = new Map(fresh.map(({ key }, at) => [key, ids[at] ?? '']))
  const sent = new Set(pressed.subjects.flatMap(({ values }) => values.map(({ key }) => key)))
  const subjects = recording.subjects.map((one) => {
    const id = numbers.get(one.key)
    const values = one.values.filter(({ key }) => !sent.has(key))
    if (id === undefined) return { ...one, values }
    const identity = { kind: 'known', id, name: nameOf(one) } as const
    return { ...one, values, identity, ...(hidesAct(one) ? { restricted: true as const } : {}) }
  })
  return leftOver({ ...recording, pressed: null, subjects })
}

/** Of what is recorded, only what something new is said of or hangs on. */
function leftOver(recording: Recording): Recording {
  const isNeeded = ({ key, identity, values }: SubjectInHand): boolean =>
    values.length > 0 ||
    identity.kind !== 'known' ||
    recording.subjects.some(
      (other) =>
        other.owner === key ||
        other.values.some(({ value }) => value.kind === 'here' && value.subject === key),
    )
  const subjects = recording.subjects.filter(isNeeded)
  return subjects.length < recording.subjects.length
    ? leftOver({ ...recording, subjects })
    : { ...recording, subjects }
}
