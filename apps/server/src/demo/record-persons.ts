import { property, readValue, type SubjectKind } from '@amparo/register'
import type { DemoClaim, Scenario } from '@amparo/scenario'
import type { StaffActor } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { RegisterWriter, type NewClaim } from '../register/register-store.ts'
import type { Received } from './receive-messages.ts'
import { memberWith } from './work-through-messages.ts'

/**
 * Records the scenario's persons, custody and acts from the messages they come from, each by somebody who may. The people's
 * subjects, by their keys.
 */
export async function recordPersons(
  app: Office,
  demo: Scenario,
  messages: readonly Received[],
): Promise<ReadonlyMap<string, string>> {
  const recorder = await recorderOf(app, demo)
  const persons = new Map<string, string>()
  for (const { key, claims } of demo.persons)
    persons.set(key, await record(app, recorder, 'person', newClaims(claims, messages, persons)))
  for (const { claims } of demo.custodies)
    await record(app, recorder, 'custody', newClaims(claims, messages, persons))
  for (const { claims } of demo.acts)
    await record(app, recorder, 'act', newClaims(claims, messages, persons))
  return persons
}

/** The rights officer, put into every team for the occasion: the demo shows claims of each. */
async function recorderOf(app: Office, demo: Scenario): Promise<StaffActor> {
  const actor = await memberWith(app, demo, 'rights-officer')
  return { ...actor, teams: demo.teams.map(({ number }) => number) }
}

async function record(
  app: Office,
  recorder: StaffActor,
  kind: SubjectKind,
  claims: readonly NewClaim[],
): Promise<string> {
  const { subject } = await app.change(recorder, (change) =>
    new RegisterWriter(change, recorder.id).create(kind, claims),
  )
  return subject
}

function newClaims(
  claims: readonly DemoClaim[],
  messages: readonly Received[],
  persons: ReadonlyMap<string, string>,
): NewClaim[] {
  return claims.map((claim) => newClaim(claim, messages, persons))
}

const INTAKE = 1

function newClaim(
  claim: DemoClaim,
  messages: readonly Received[],
  persons: ReadonlyMap<string, string>,
): NewClaim {
  const declared = property(claim.property)
  const message = messages[claim.message]
  const read = readValue(
    declared,
    declared.value === 'subject' ? persons.get(claim.value) : claim.value,
  )
  if (message === undefined || !read.ok)
    throw new Error(`the demo cannot record ${claim.property} of message ${claim.message}`)
  const from = message.document.account.indexOf(claim.quote)
  return {
    property: declared,
    value: read.value,
    source: {
      kind: 'submission',
      submission: message.id,
      part: 1,
      passage: from < 0 ? null : { from, to: from + claim.quote.length },
      word: claim.source.kind === 'authority' ? 'authority' : 'sender',
      audience: INTAKE,
    },
    directness: claim.directness,
    credibility: claim.credibility,
    saidOn: claim.saidOn,
    audience: claim.audience,
    replaces: null,
  }
}
