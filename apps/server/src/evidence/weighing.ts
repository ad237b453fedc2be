import { createHash } from 'node:crypto'
import type { LeftOutReason } from '@amparo/contract'
import { eventFile, textsOfFile, type EventFile, type KnownOfEvent } from '@amparo/register'
import { canonicalBytes } from '@amparo/seal'
import type { Language } from '@amparo/vocabulary'
import type { StaffActor } from '../db/actor.ts'
import type { Reading } from '../db/office.ts'
import type { Reach } from '../letters/consent-gate.ts'
import { textsNaming } from '../letters/mentions.ts'
import type { StoredView } from '../register/register-store.ts'
import { gathered } from './gather.ts'

export interface Handing {
  readonly reach: Reach
  readonly language: Language
}

/** What would leave for a recipient, as it is now. */
export interface Weighed {
  readonly file: EventFile
  /** Of all that the file says, and for whom and what: equal only where nothing has changed. */
  readonly hash: Buffer
  /** The records of whoever it names. */
  readonly named: readonly string[]
  /** Why people are not named, one reason each. */
  readonly reasons: readonly LeftOutReason[]
  /** Values whose source lets nobody pass them on. */
  readonly notPassedOn: number
}

/** Composed twice where a text names somebody else: it is read as it would leave, and left out where it may not. */
export async function weighed(
  tx: Reading,
  actor: StaffActor,
  event: StoredView,
  { reach, language }: Handing,
): Promise<Weighed> {
  const { known, reasons } = await gathered(tx, actor, event, { reach, language })
  const people = known.people.filter((one) => one.reach.way === 'named')
  const whole = eventFile(known, new Set())
  const rightly = new Set(people.flatMap(({ members }) => members))
  const naming = await textsNaming(tx, rightly, textsOfFile(whole.file), reach)
  const { file, named } = naming.size === 0 ? whole : eventFile(known, naming)
  const said = canonicalBytes({ ...reach, language, file })
  return {
    file,
    hash: createHash('sha256').update(said).digest(),
    named,
    reasons,
    notPassedOn: notPassedOn(known),
  }
}

function notPassedOn({ staying, ...known }: KnownOfEvent): number {
  const { event, acts, involvements, custodies, points, people } = known
  return [event, ...acts, ...involvements, ...custodies, ...points, ...people]
    .flatMap(({ claims }) => claims)
    .filter(({ source }) => staying.has(source.id)).length
}
