import { SubjectId, type ClaimInput } from '@amparo/contract'
import { officeAudience, property } from '@amparo/register'
import type { ClaimsToAdd, LinkedReadable, SubjectToMake } from '../register/record-telling.ts'
import { nothingKnown, type ActKnown } from '../register/sealed-claims.ts'
import type { RecordedFrom } from './recorded-from.ts'
import {
  hidesAct,
  inOrder,
  subjectIn,
  type CollectedValue,
  type Pressed,
  type SubjectInHand,
} from './recording.ts'

export interface Telling {
  readonly make: readonly SubjectToMake[]
  readonly add: readonly ClaimsToAdd[]
}

/**
 * What was pressed, as claims while they can still be read. `team` is whom a value is sealed to that nobody has chosen a team
 * for. Nothing when subjects name each other in a circle.
 */
export function tellingOf(source: RecordedFrom, pressed: Pressed, team: number): Telling | null {
  const fresh = inOrder(pressed.subjects)
  if (fresh === null) return null
  const places = new Map(fresh.map(({ key }, at) => [key, at]))
  const claimsOf = (subject: SubjectInHand): LinkedReadable[] => {
    const hidden = hiding(pressed, subject)
    const to = hidden === undefined ? undefined : teamOf(hidden, team)
    return subject.values.map((value) => {
      const claim = claimFrom(source, value, (key) => linkTo(pressed, places, key))
      // What is said along with a restricted type is for the same team; its own type says so for itself.
      const tells = subject.kind !== 'act' || isToldSealed(value)
      const isForTeam = to !== undefined && tells
      return isForTeam ? { ...claim, audience: claim.audience || to } : claim
    })
  }
  const make = fresh.map((subject): SubjectToMake => {
    const { kind, owner } = subject
    const named = owner === null ? null : ownerOf(pressed, places, owner)
    return { kind, owner: named, claims: claimsOf(subject), act: knownOf(pressed, subject) }
  })
  const add = pressed.subjects.flatMap((subject): ClaimsToAdd[] => {
    const { identity, values } = subject
    if (identity.kind !== 'known' || values.length === 0) return []
    const id = SubjectId.parse(identity.id)
    return [{ subject: id, claims: claimsOf(subject), act: knownOf(pressed, subject) }]
  })
  return { make, add }
}

/** A collected value as a claim, while it can still be read. */
export function claimFrom(
  source: RecordedFrom,
  collected: CollectedValue,
  linked: (subject: number) => LinkedReadable['value'],
): LinkedReadable {
  const { value } = collected
  return {
    property: collected.property,
    value:
      value.kind === 'here'
        ? linked(value.subject)
        : value.kind === 'subject'
          ? { kind: 'subject', id: value.id }
          : value,
    source: collected.byOffice === true ? { kind: 'office' } : sourceOf(source, collected),
    directness: collected.directness,
    credibility: collected.credibility,
    saidOn: collected.saidOn,
    audience: collected.audience,
    replaces: null,
  }
}

/** The message’s part or the account’s version, and in it the words. */
function sourceOf(
  source: RecordedFrom,
  { passage, part, word }: CollectedValue,
): ClaimInput['source'] {
  const at = passage?.part ?? part
  const span = passage === null ? null : { from: passage.from, to: passage.to }
  if (source.kind === 'message')
    return { kind: 'submission', submission: source.id, part: at, passage: span, word }
  const whose = word === 'authority' ? word : 'teller'
  return { kind: 'account', account: source.id, version: at, passage: span, word: whose }
}

function linkTo(
  pressed: Pressed,
  places: ReadonlyMap<number, number>,
  key: number,
): LinkedReadable['value'] {
  const owner = ownerOf(pressed, places, key)
  return owner.kind === 'made' ? owner : { kind: 'subject', id: owner.id }
}

function ownerOf(
  pressed: Pressed,
  places: ReadonlyMap<number, number>,
  key: number,
): NonNullable<SubjectToMake['owner']> {
  const at = places.get(key)
  if (at !== undefined) return { kind: 'made', at }
  const identity = subjectIn(pressed, key)?.identity
  if (identity?.kind !== 'known') throw new Error('recording: a link to nobody')
  return { kind: 'known', id: SubjectId.parse(identity.id) }
}

/** What tells of a restricted act beside its type. */
function isToldSealed({ property: code }: CollectedValue): boolean {
  const { sealing, vocabulary } = property(code)
  return sealing !== undefined && vocabulary !== 'violation'
}

/** The restricted act that this is, or that it stands under. */
function hiding(pressed: Pressed, subject: SubjectInHand): SubjectInHand | undefined {
  return [subject, subjectIn(pressed, subject.owner)].find(hidesAct)
}

function knownOf(pressed: Pressed, subject: SubjectInHand): ActKnown {
  const act = hiding(pressed, subject)
  if (subject.kind === 'act')
    return {
      isRestricted: act !== undefined,
      hasStandIn: subject.restricted === true,
      isTeamsAlone: isTeamsAlone(subjectIn(pressed, subject.owner)),
    }
  return act === undefined ? nothingKnown : { ...nothingKnown, isRestricted: true }
}

/** Whom the act’s type is for, else what else is said of it. */
function teamOf({ values }: SubjectInHand, otherwise: number): number {
  const first = values.find(({ audience }) => audience !== officeAudience)
  return first?.audience ?? otherwise
}

/** Only a team will know of somebody of whom everything is said to that team alone. */
function isTeamsAlone(subject: SubjectInHand | undefined): boolean {
  if (subject === undefined || subject.identity.kind === 'known') return false
  return subject.values.every(({ audience }) => audience !== officeAudience)
}
