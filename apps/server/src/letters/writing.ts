import type { LetterForm } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { RegisterReader } from '../register/register-store.ts'
import { PeopleLook } from '../register/people-look.ts'
import { gateAt, gatesOf, reasonsFor, type Gate } from './consent-gate.ts'
import { LetterReader, type KeptLetter, type LeftOut, type NewLetter } from './letter-store.ts'
import type { Asked } from './question-store.ts'
import { checkKind } from './vocabulary-check.ts'

/** What a letter is to be, as an officer asks for it. */
export interface Plan {
  readonly authority: string
  readonly copied: readonly string[]
  readonly language: KeptLetter['language']
  readonly form: LetterForm
  readonly audience: number
  readonly follows: string | null
  readonly asked: readonly Asked[]
}

/** The same, weighed: who may be named in it, and who may not. */
export interface Weighed {
  /** What is asked about those who may be named. */
  readonly lines: readonly Asked[]
  readonly out: readonly LeftOut[]
}

/** Holds a plan to what its audience may know of, and weighs whom it may name. */
export async function weigh(tx: Reading, actor: StaffActor, plan: Plan): Promise<Weighed> {
  checkAudience(actor, plan.audience)
  await checkBodies(tx, plan)
  await checkFollows(tx, plan)
  await checkAsked(tx, plan)
  return split(
    plan.asked,
    await gatesOf(
      tx,
      plan.asked.map(({ person }) => person),
    ),
  )
}

/** What may be asked by name, and whom that leaves out. */
export function split(asked: readonly Asked[], gates: ReadonlyMap<string, Gate>): Weighed {
  const people = [...new Set(asked.map(({ person }) => person))]
  return {
    lines: asked.filter(({ person }) => gateAt(gates, person).named),
    out: people.flatMap((person) => {
      const gate = gateAt(gates, person)
      return gate.named ? [] : [{ person, reason: gate.reason, counted: gate.counted }]
    }),
  }
}

/** A letter as it is to be kept: why somebody is left out as its audience may know it. */
export async function letterOf(
  tx: Reading,
  plan: Omit<Plan, 'asked'>,
  { lines, out }: Weighed,
  once: Buffer,
): Promise<NewLetter> {
  const people = out.map(({ person }) => person)
  const told = await reasonsFor(tx, people, plan.audience)
  const leftOut = out.map((one) => ({ ...one, reason: told(one.person, one.reason) }))
  const { authority, copied, language, form, audience, follows } = plan
  return { authority, copied, language, form, audience, follows, once, lines, out: leftOut }
}

/** One writes for an audience one belongs to. */
export function checkAudience({ teams }: StaffActor, audience: number): void {
  if (audience !== officeAudience && !teams.includes(audience))
    throw new Refusal('audience-refused')
}

/** What is kept for an audience must not speak of a body that it may not know of. */
export async function checkBodies(
  tx: Reading,
  { authority, copied, audience }: Pick<Plan, 'authority' | 'copied' | 'audience'>,
): Promise<void> {
  const bodies = [authority, ...copied]
  const known = await new PeopleLook(tx).knownTo(bodies, 'authority', audience)
  if (!known.has(authority)) throw new Refusal('value-refused', 'authority')
  const isEachOnce = new Set(bodies).size === bodies.length
  if (!isEachOnce || copied.some((one) => !known.has(one)))
    throw new Refusal('value-refused', 'copied')
}

async function checkFollows(tx: Reading, { follows, audience }: Plan): Promise<void> {
  if (follows === null) return
  const before = await new LetterReader(tx).letter(follows)
  if (before?.audience !== audience) throw new Refusal('value-refused', 'follows')
}

async function checkAsked(tx: Reading, { asked, audience }: Plan): Promise<void> {
  const each = new Set(asked.map(({ person, kind }) => `${person} ${kind}`))
  if (each.size < asked.length) throw new Refusal('value-refused', 'asked')
  for (const { kind } of asked) checkKind('question-kind', kind, 'kind')
  await checkPeople(
    tx,
    asked.map(({ person }) => person),
    audience,
  )
}

/** Nor of somebody whom it may not know of. */
export async function checkPeople(
  tx: Reading,
  people: readonly string[],
  audience: number,
): Promise<void> {
  const known = await new PeopleLook(tx).knownTo([...new Set(people)], 'person', audience)
  if (people.some((person) => !known.has(person))) throw new Refusal('value-refused', 'person')
}

/** Holds a body until the end: whoever asks it or enters what it answers next waits. */
export async function holdBody(change: Change, authority: string): Promise<void> {
  const body = await new RegisterReader(change.tx).view(authority)
  if (body === undefined) throw new Refusal('value-refused', 'authority')
  await change.hold(body.object)
}
