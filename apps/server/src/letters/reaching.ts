import { createHash } from 'node:crypto'
import type { LeftOutReason } from '@amparo/contract'
import { RequestWriter, type KeptRequest } from '../consents/request-store.ts'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { gateAt, gatesOf, type Gate } from './consent-gate.ts'
import { LetterReader } from './letter-store.ts'
import { checkAudience, checkPeople } from './writing.ts'

/** What is asked for: the case raised with the authorities, by name. */
export const REACHED_FOR = 'RAISE_NAMED'

/**
 * Whom one asks once more. Not whoever said no: a no is an answer. Not where words differ, for there somebody has to decide; nor
 * where answers of another team count, for that team asks.
 */
const ASKED_AGAIN: ReadonlySet<LeftOutReason> = new Set([
  'never-asked',
  'ask-each-time',
  'not-by-name',
  'not-this-recipient',
])

export interface Reaching {
  readonly people: readonly string[]
  readonly letter: string | null
  readonly audience: number
}

/** Two who press at once are one after the other: the second finds whom the first has put on the list. */
const REACHING = createHash('sha256').update('amparo/v1/reaching').digest().subarray(0, 16)

/** Puts everybody on the list whom it helps to ask and who is not on it; pressed again, it adds nobody. */
export async function reach(
  change: Change,
  actor: StaffActor,
  { people: given, letter, audience }: Reaching,
): Promise<{ readonly opened: number; readonly before: number; readonly notAsked: number }> {
  checkAudience(actor, audience)
  const people = [...new Set(given)]
  await checkPeople(change.tx, people, audience)
  await checkLetter(change.tx, letter, audience)
  await change.hold(REACHING)
  const writer = new RequestWriter(change, actor.id)
  const gates = await gatesOf(change.tx, people)
  const asked = people.filter((person) => isAskedAgain(gateAt(gates, person)))
  const waiting = new Set(
    (await writer.of(asked, REACHED_FOR))
      .filter((one) => isOpen(one, gates) && one.audience === audience)
      .map(({ person }) => person),
  )
  const opened = asked.filter((person) => !waiting.has(person))
  if (opened.length > 0)
    await writer.open({ people: opened, purpose: REACHED_FOR, letter, audience })
  return { opened: opened.length, before: waiting.size, notAsked: people.length - asked.length }
}

async function checkLetter(tx: Reading, letter: string | null, audience: number): Promise<void> {
  if (letter === null) return
  const found = await new LetterReader(tx).letter(letter)
  if (found?.audience !== audience) throw new Refusal('value-refused', 'letter')
}

function isAskedAgain(gate: Gate): boolean {
  return !gate.named && ASKED_AGAIN.has(gate.reason)
}

/** As long as nobody has spoken with them about it, and nothing else has settled it. */
export function isOpen(
  { person, askedSince }: Pick<KeptRequest, 'person' | 'askedSince'>,
  gates: ReadonlyMap<string, Gate>,
): boolean {
  return !askedSince && !gateAt(gates, person).named
}
