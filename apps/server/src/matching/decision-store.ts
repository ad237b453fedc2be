import { randomBytes } from 'node:crypto'
import { compareIds } from '@amparo/register'
import { sql, type Selectable } from 'kysely'
import type { Change, Entered, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { storeViews } from '../register/fold-store.ts'
import type { Judgement, Verdict } from './partition.ts'

export type KeptDecision = Selectable<Tables['match_decision']>

/** Two people, the older first. */
export interface PersonPair {
  readonly one: string
  readonly other: string
}

export function pairOf(a: string, b: string): PersonPair {
  return compareIds(a, b) < 0 ? { one: a, other: b } : { one: b, other: a }
}

/** What two people were weighed by when somebody decided: enough to weigh them again. */
export interface Weighing {
  /** Name and version of the model. */
  readonly model: string
  /** The level of each comparison, in the order of the model. */
  readonly pattern: string
  /** Null where nothing could be compared. */
  readonly weight: number | null
  /** SHA-256 over all that was read. */
  readonly facts: Buffer
}

export interface NewDecision extends PersonPair, Weighing {
  readonly verdict: Verdict
  readonly audience: number
  readonly words: string
  readonly once: Buffer
  /** The plan by which it was accepted together with others; null where somebody looked at this pair alone. */
  readonly plan: Buffer | null
}

export class DecisionReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Every decision about any of these that the reader may see, oldest first. */
  async about(people: readonly string[]): Promise<KeptDecision[]> {
    if (people.length === 0) return []
    return this.tx
      .selectFrom('match_decision')
      .selectAll()
      .where((is) => is.or([is('one', 'in', people), is('other', 'in', people)]))
      .orderBy('id')
      .execute()
  }

  /** Every decision by the end of a civil day that the reader may see, as far as it joins people or keeps them apart. */
  async until(day: string, zone: string): Promise<Judgement[]> {
    const { rows } = await sql<Judgement>`
      select id, one, other, audience, verdict from match_decision
      where (at at time zone ${zone})::date <= ${day}::date order by id`.execute(this.tx)
    return rows
  }

  /** What this member of staff decided under this mark. */
  async under(staff: number, once: Buffer): Promise<KeptDecision[]> {
    return this.tx
      .selectFrom('match_decision')
      .selectAll()
      .where('staff', '=', staff)
      .where('once', '=', once)
      .orderBy('id')
      .execute()
  }
}

/** Only exists inside a change, so that nothing is decided without its entry, nor without the views that follow from it. */
export class DecisionWriter extends DecisionReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  /** Holds people until the end: what is read of them afterwards includes what others have just decided or recorded. */
  async hold(
    people: readonly { readonly subject: string; readonly object: Buffer }[],
  ): Promise<void> {
    for (const { object } of people.toSorted((a, b) => compareIds(a.subject, b.subject)))
      await this.#change.hold(object)
  }

  /** Keeps decisions, and folds everybody anew whom they join or part. */
  async decide(decisions: readonly NewDecision[]): Promise<void> {
    for (const decision of decisions) await this.#keep(decision)
    const people = new Set(decisions.flatMap(({ one, other }) => [one, other]))
    for (const person of [...people].toSorted(compareIds))
      await storeViews(this.tx, person, 'person')
  }

  async #keep(decision: NewDecision): Promise<void> {
    const { id: entry, object } = await this.#enter(decision, boundOf(decision))
    await this.tx
      .insertInto('match_decision')
      .values({
        ...decision,
        object,
        in_bulk: decision.plan !== null,
        staff: this.#staff,
        at: this.#change.now,
        entry,
      })
      .execute()
  }

  /** In the sequence of the pair, which begins with the first decision about it. */
  async #enter(
    { one, other, audience }: PersonPair & { readonly audience: number },
    fields: ReturnType<typeof boundOf>,
  ): Promise<Entered> {
    const before = await this.tx
      .selectFrom('match_decision')
      .select('object')
      .where('one', '=', one)
      .where('other', '=', other)
      .where('audience', '=', audience)
      .limit(1)
      .executeTakeFirst()
    return this.#change.enter('match.decide', before?.object ?? randomBytes(16), fields)
  }
}

/** What the entry of a decision binds. */
export function boundOf(
  decision: PersonPair &
    Weighing & {
      readonly audience: number
      readonly verdict: string
      readonly words: string
    },
) {
  const { one, other, audience, verdict, model, pattern, weight, facts, words } = decision
  return {
    one,
    other,
    audience: String(audience),
    verdict,
    model,
    pattern,
    weight: String(weight ?? ''),
    facts: facts.toString('hex'),
    words,
  }
}
