import type { LeftOutReason } from '@amparo/contract'
import {
  officeAudience,
  property,
  propertyByNumber,
  type ConsentReach,
  type KnownOfEvent,
  type PersonHarmed,
  type QuotedOf,
  type SaidOf,
  type SubjectKind,
} from '@amparo/register'
import type { Language } from '@amparo/vocabulary'
import { agreedOf } from '../consents/agreed-of.ts'
import { ConsentReader } from '../consents/consent-store.ts'
import { foundToSay } from '../contradictions/found-in-office.ts'
import { quotedIn } from '../contradictions/told.ts'
import type { StaffActor } from '../db/actor.ts'
import type { Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { answersToTell } from '../letters/answers-to-tell.ts'
import { gateAt, gatesOf, mayGoUnnamed, type Gate, type Reach } from '../letters/consent-gate.ts'
import { Leaving } from '../lists/onward.ts'
import { claimOf } from '../register/claim-row.ts'
import { membersOf } from '../register/members.ts'
import { RegisterReader, type StoredView } from '../register/register-store.ts'
import { OfficeReader } from '../staff/office-store.ts'

/** More in one event are not told in one file. */
const MOST_ACTS = 2_000
/** Each is worded by who could have known it, which takes its time. */
const MOST_CONTRADICTIONS = 100

export interface Gathered {
  readonly known: KnownOfEvent
  /** Why people are not named, for whoever makes the file: a reason for each of them. */
  readonly reasons: readonly LeftOutReason[]
}

/** Everything that is known of an event and of those harmed in it, with what each consent lets out to this recipient, weighed now. */
export async function gathered(
  tx: Reading,
  actor: StaffActor,
  event: StoredView,
  { reach, language }: { readonly reach: Reach; readonly language: Language },
): Promise<Gathered> {
  const look = new Gathering(tx)
  const acts = await look.actsOf(event.subject)
  const harmed = await look.harmedIn(acts)
  const members = harmed.flatMap((one) => one.members)
  const below = await look.belowPeople(members)
  const gates = await gatesOf(
    tx,
    harmed.map(({ id }) => id),
    reach,
  )
  const people = await withReach(tx, harmed, gates, reach)
  const named = people.filter((one) => one.reach.way === 'named')
  const namedMembers = named.flatMap((one) => one.members)
  const answers = await answersToTell(tx, namedMembers)
  const involvements = await look.under(acts, 'involvement')
  const [said] = await look.said([event])
  if (said === undefined) throw new Error('an event has no claims of its own')
  const all = [said, ...acts, ...involvements, ...below.custodies, ...below.points]
  return {
    known: {
      event: said,
      acts,
      involvements,
      ...below,
      people,
      bodies: await look.bodiesIn(
        all,
        answers.map(({ body }) => body),
      ),
      answers,
      consents: await new ConsentReader(tx).answeredFor(members, reach.purpose),
      contradictions: await quotedOf(
        tx,
        actor,
        named.map(({ id }) => id),
        language,
      ),
      staying: await new Leaving(tx).staying(),
      zone: (await new OfficeReader(tx).facts()).zone,
    },
    reasons: harmed.flatMap(({ id }): LeftOutReason[] => {
      const gate = gateAt(gates, id)
      return gate.named ? [] : [gate.reason]
    }),
  }
}

type Harmed = Omit<PersonHarmed, 'reach'>

async function withReach(
  tx: Reading,
  people: readonly Harmed[],
  gates: ReadonlyMap<string, Gate>,
  reach: Reach,
): Promise<PersonHarmed[]> {
  const agreed = await agreedOf(
    tx,
    people.map(({ id }) => id),
  )
  const wayOf = (id: string): ConsentReach => {
    const gate = gates.get(id)
    if (gate === undefined) return { way: 'out', counted: false }
    if (gate.named) return { way: 'named' }
    const isUnnamed = gate.reason === 'not-by-name' && mayGoUnnamed(agreed.get(id) ?? [], reach)
    return isUnnamed ? { way: 'unnamed' } : { way: 'out', counted: gate.counted }
  }
  return people.map((one) => ({ ...one, reach: wayOf(one.id) }))
}

/** What does not go together of these people, as it may be put outside. */
async function quotedOf(
  tx: Reading,
  actor: StaffActor,
  people: readonly string[],
  language: Language,
): Promise<QuotedOf[]> {
  const found = await foundToSay(tx, actor, people, officeAudience)
  const quoted: QuotedOf[] = []
  for (const one of found.slice(0, MOST_CONTRADICTIONS)) {
    const quote = await quotedIn(tx, one, language)
    if (quote !== null) quoted.push({ person: one.person, ...pick(quote) })
  }
  return quoted
}

function pick({ wording, text }: Pick<QuotedOf, 'wording' | 'text'>) {
  return { wording, text }
}

class Gathering {
  readonly #tx: Reading
  readonly #reader: RegisterReader

  constructor(tx: Reading) {
    this.#tx = tx
    this.#reader = new RegisterReader(tx)
  }

  async said(views: readonly Pick<StoredView, 'subject' | 'kind'>[]): Promise<SaidOf[]> {
    const rows = await this.#reader.claims(views.map(({ subject }) => subject))
    return views.map(({ subject, kind }) => ({
      id: subject,
      kind,
      claims: (rows.get(subject) ?? []).map(claimOf),
    }))
  }

  /** Acts of which anybody says that they were part of this event, in the order in which they were recorded. */
  async actsOf(event: string): Promise<SaidOf[]> {
    const speaking = await this.#reader.speakingOf([event], MOST_ACTS)
    if (speaking.length > MOST_ACTS) throw new Refusal('too-large')
    const number = property('act.event').number
    const acts = speaking.filter((one) => one.property === number).map(({ subject }) => subject)
    return this.said(acts.toSorted(byId))
  }

  /** Everybody to whom somebody says one of these was done, as the person they count as. */
  async harmedIn(acts: readonly SaidOf[]): Promise<Harmed[]> {
    const people = new Map<string, readonly string[]>()
    const each = await membersOf(this.#tx, referredIn(acts, ['person']))
    for (const { anchor, members } of each.values()) people.set(anchor, members)
    const views = [...people.values()]
      .flat()
      .map((id) => ({ subject: id, kind: 'person' as const }))
    const said = new Map((await this.said(views)).map((one) => [one.id, one]))
    return [...people].map(([id, members]) => ({
      id,
      kind: 'person',
      members,
      claims: members
        .flatMap((member) => said.get(member)?.claims ?? [])
        .toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id))),
    }))
  }

  async belowPeople(
    people: readonly string[],
  ): Promise<Pick<KnownOfEvent, 'custodies' | 'points'>> {
    const custodies = (await this.#reader.under(people)).filter(({ kind }) => kind === 'custody')
    const said = await this.said(custodies.toSorted(byId))
    return { custodies: said, points: await this.under(said, 'point') }
  }

  async under(owners: readonly SaidOf[], kind: SubjectKind): Promise<SaidOf[]> {
    const all = await this.#reader.under(owners.map(({ id }) => id))
    return this.said(all.filter((one) => one.kind === kind).toSorted(byId))
  }

  /** The authorities and places that any of these names, and some more. */
  async bodiesIn(all: readonly SaidOf[], more: readonly string[]): Promise<SaidOf[]> {
    const ids = [...new Set([...referredIn(all, ['authority', 'facility']), ...more])]
    const views = await this.#reader.named(ids)
    return this.said(views.toSorted(byId))
  }
}

function byId(a: StoredView, b: StoredView): number {
  return Number(BigInt(a.subject) - BigInt(b.subject))
}

function referredIn(all: readonly SaidOf[], kinds: readonly SubjectKind[]): string[] {
  const ids = all.flatMap(({ claims }) =>
    claims.flatMap(({ property: number, value }) => {
      const { refersTo } = propertyByNumber(number)
      return value.kind === 'subject' && refersTo !== undefined && kinds.includes(refersTo)
        ? [value.id]
        : []
    }),
  )
  return [...new Set(ids)]
}
