import { leadsOf, property, type PropertyCode } from '@amparo/register'
import type { HowKnown } from './how-known.ts'
import type { FoundSubject } from '../register/found-ones.tsx'
import type { ChosenIdentity } from './identity-chooser.tsx'
import type { Passage } from './passage.ts'
import {
  addValue,
  identify,
  settle,
  subjectIn,
  type Link,
  type NewValue,
  type OpenValue,
  type Place,
  type Recording,
} from './recording.ts'

/** A value as somebody chose it, and from where. */
export interface Chosen {
  readonly property: PropertyCode
  readonly value: OpenValue | ChosenIdentity
  readonly passage: Passage | null
  /** The part, or the version, that is spoken of when no words were marked. */
  readonly part: number
  readonly howKnown: HowKnown
}

/** Puts a chosen value in its place. What it names and nobody knows yet is begun, by the words it was named with. */
export function collect(
  recording: Recording,
  place: Place,
  chosen: Chosen,
  today: string,
): Recording {
  const linked = linkedTo(recording, chosen, today)
  return addValue(linked.recording, place, newValue(chosen, chosen.property, linked.value))
}

/** Says which one of the register a subject in hand is. Who cannot tell makes a new one, and says whom it may be. */
export function decide(
  recording: Recording,
  key: number,
  chosen: ChosenIdentity | null,
  howKnown: HowKnown,
  today: string,
): Recording {
  const place: Place = { kind: 'there', subject: key }
  if (chosen === null) return identify(withoutUnsure(recording, key), key, { kind: 'undecided' })
  if (chosen.kind === 'known') return identify(recording, key, chosen)
  const decided = identify(recording, key, { kind: 'new' })
  if (chosen.kind === 'here' || chosen.possibly === null) return decided
  return addValue(decided, place, unsure(chosen.possibly, howKnown, today))
}

/** The officer’s own doubt was about somebody who is not meant any more. */
function withoutUnsure(recording: Recording, key: number): Recording {
  const subjects = recording.subjects.map((one) =>
    one.key === key
      ? { ...one, values: one.values.filter(({ byOffice }) => byOffice !== true) }
      : one,
  )
  return { ...recording, subjects }
}

interface Linked {
  readonly recording: Recording
  readonly value: OpenValue | Link
}

function linkedTo(recording: Recording, chosen: Chosen, today: string): Linked {
  const { value } = chosen
  switch (value.kind) {
    case 'here':
      return { recording, value }
    case 'known':
      return { recording, value: { kind: 'subject', id: value.id, name: value.name } }
    case 'new':
      return begin(recording, chosen, value, today)
    default:
      return { recording, value }
  }
}

function begin(
  recording: Recording,
  chosen: Chosen,
  { words, possibly }: ChosenIdentity & { readonly kind: 'new' },
  today: string,
): Linked {
  const { refersTo } = property(chosen.property)
  if (refersTo === undefined) throw new Error(`recording: ${chosen.property} names nobody`)
  const { recording: begun, subject } = settle(
    recording,
    refersTo,
    { kind: 'another', under: null },
    { kind: 'new' },
  )
  const place: Place = { kind: 'there', subject }
  const lead = leadsOf(refersTo)[0]
  const isNamed = words !== '' && (lead?.value === 'name' || lead?.value === 'text')
  const named = isNamed
    ? addValue(begun, place, newValue(chosen, lead.code, { kind: lead.value, text: words }))
    : begun
  const link = { kind: 'here', subject } as const
  if (possibly === null) return { recording: named, value: link }
  const doubted = addValue(named, place, unsure(possibly, chosen.howKnown, today))
  return { recording: doubted, value: link }
}

function newValue(
  { passage, part, howKnown }: Chosen,
  code: PropertyCode,
  value: OpenValue | Link,
): NewValue {
  return { property: code, value, passage, part: passage?.part ?? part, ...howKnown }
}

/** The office’s own word, not the sender’s: nobody has told the two apart. */
function unsure({ id, name }: FoundSubject, { audience }: HowKnown, today: string): NewValue {
  return {
    property: 'person.possibly',
    value: { kind: 'subject', id, name },
    passage: null,
    part: 1,
    byOffice: true,
    word: 'sender',
    directness: 'first-hand',
    credibility: 6,
    saidOn: today,
    audience,
  }
}

/** The subject in hand that a place already is. */
export function subjectAt(recording: Recording, place: Place): number | null {
  return place.kind === 'there' ? (subjectIn(recording, place.subject)?.key ?? null) : null
}

/** The known person whom a place is of, or right under: nobody is linked to themselves. Null where that is nobody known. */
export function knownPersonAt(recording: Recording, place: Place): string | null {
  const at = place.kind === 'there' ? place : place.under
  const subject = at?.kind === 'there' ? subjectIn(recording, at.subject) : undefined
  const owner = place.kind === 'there' ? subjectIn(recording, subject?.owner ?? null) : undefined
  const person = [subject, owner].find((one) => one?.kind === 'person')
  return person?.identity.kind === 'known' ? person.identity.id : null
}
