import { civilDay, type AsOf } from '@amparo/register'
import type { StaffActor } from '../db/actor.ts'
import type { Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { asksUntil, isBefore, type Ask } from '../letters/asks.ts'
import { namedFacilities } from '../register/known-of-people.ts'
import { OfficeReader } from '../staff/office-store.ts'
import type { CountedOnce } from './counted-once.ts'
import { firstAnswers, missingPeople, type MissingPerson } from './missing-people.ts'

/** All that figures are counted from, as it stood at the end of a day, of what the reader may see. */
export interface Standing {
  readonly asOf: string
  readonly people: readonly MissingPerson[]
  readonly asks: readonly Ask[]
  /** By person, the day on which some authority had said something on the substance. */
  readonly answeredOn: ReadonlyMap<string, string>
}

export interface Reader {
  readonly actor: StaffActor
  readonly now: Date
}

/** Of today where no day is named. */
export async function standingAt(
  tx: Reading,
  { actor, now }: Reader,
  day: string | null,
): Promise<Standing> {
  const asOf = await dayAsked(tx, now, day)
  const { people, once } = await missingPeople(tx, actor, asOf)
  const asks = askedOnce(await asksUntil(tx, asOf), once)
  return { asOf: asOf.day, people, asks, answeredOn: firstAnswers(asks) }
}

async function dayAsked(tx: Reading, now: Date, day: string | null): Promise<AsOf> {
  const { zone } = await new OfficeReader(tx).facts()
  const facilities = await namedFacilities(tx)
  const today = civilDay(now, zone)
  if (day !== null && day > today) throw new Refusal('value-refused', 'asOf')
  return { day: day ?? today, zone, facilities }
}

/** What was asked of a body about several records of one person, or for several audiences, was asked once. */
function askedOnce(asks: readonly Ask[], { anchorOf }: CountedOnce): Ask[] {
  const once = new Map<string, Ask>()
  for (const ask of asks) {
    const person = anchorOf(ask.person)
    const key = `${person} ${ask.kind} ${ask.authority}`
    const before = once.get(key)
    once.set(key, before === undefined ? { ...ask, person } : both(before, { ...ask, person }))
  }
  return [...once.values()]
}

function both(one: Ask, other: Ask): Ask {
  const first = isBefore(other, one) ? other : one
  const [answer = null] = [one, other]
    .flatMap((ask) => ask.answer ?? [])
    .toSorted((a, b) => (a.received < b.received ? -1 : Number(a.received > b.received)))
  return { ...first, answer }
}

/** Whether the day for its answer has passed. */
export function isDue({ dueOn }: Ask, asOf: string): boolean {
  return dueOn !== null && dueOn < asOf
}
