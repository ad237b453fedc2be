import { randomBytes } from 'node:crypto'
import { property, readValue, type PropertyCode, type SubjectKind } from '@amparo/register'
import type { StaffActor } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { RegisterWriter, type NewClaim } from '../register/register-store.ts'
import type { DemoDays } from './demo-days.ts'
import type { Received } from './receive-messages.ts'

/** What the demo's office is made of by the time it follows up. */
export interface Known {
  readonly app: Office
  readonly days: DemoDays
  readonly messages: readonly Received[]
  /** Subjects of the demo's people, by their keys. */
  readonly people: ReadonlyMap<string, string>
  readonly officer: StaffActor
  readonly head: StaffActor
}

/** A subject of the demo by its key. */
export function found(subjects: ReadonlyMap<string, string>, key: string): string {
  const subject = subjects.get(key)
  if (subject === undefined) throw new Error(`the demo has no ${key}`)
  return subject
}

export const once = (): Buffer => randomBytes(16)

type Said = readonly [PropertyCode, unknown]

/** Records a subject of which the office itself knows this at first hand. */
export async function record(
  { app, officer, days }: Known,
  kind: SubjectKind,
  said: readonly Said[],
): Promise<string> {
  const { subject } = await app.change(officer, (change) =>
    new RegisterWriter(change, officer.id).create(
      kind,
      said.map((one) => newClaim(one, days)),
    ),
  )
  return subject
}

function newClaim([code, value]: Said, days: DemoDays): NewClaim {
  const declared = property(code)
  const read = readValue(declared, value)
  if (!read.ok) throw new Error(`the demo cannot record ${code}`)
  return {
    property: declared,
    value: read.value,
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 2,
    saidOn: days.now().toISOString().slice(0, 10),
    audience: 0,
    replaces: null,
  }
}
