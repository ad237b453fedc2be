import type { ClosingStepView } from '@amparo/contract'
import { closingState, officeAudience, type ClosingStep, type ClosingTopic } from '@amparo/register'
import { sql, type Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import type { StoredView } from '../register/register-store.ts'

export type KeptStep = Selectable<Tables['closing_step']>

/** A step as it is to be kept; what only a closing says is left out of any other. */
export type NewStep = Pick<KeptStep, 'topic' | 'act' | 'audience' | 'once'> &
  Partial<
    Pick<KeptStep, 'contact' | 'family' | 'informed_on' | 'facts' | 'proposal' | 'proposer'>
  > & {
    readonly words: string
    readonly reasons?: ClosingStepView['reasons']
    readonly still_open?: ClosingStepView['stillOpen']
  }

/** What was decided about a person and may be seen by the actor. */
export class ClosingReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Oldest first. */
  async steps(people: readonly string[]): Promise<KeptStep[]> {
    return this.tx
      .selectFrom('closing_step')
      .selectAll()
      .where('subject', 'in', people)
      .orderBy('id')
      .execute()
  }

  /** The same of many people. */
  async stepsOf(people: readonly string[]): Promise<ReadonlyMap<string, KeptStep[]>> {
    if (people.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('closing_step')
      .selectAll()
      .where('subject', 'in', people)
      .orderBy('id')
      .execute()
    return Map.groupBy(rows, ({ subject }) => subject)
  }

  /** Every step of every search that was decided by the end of a civil day, in their order, each with its day. */
  async searchesUntil(day: string, zone: string): Promise<SearchStep[]> {
    const { rows } = await sql<SearchStep>`
      select subject, topic, act, on_day::text as on
      from (select *, (at at time zone ${zone})::date as on_day from closing_step where topic = 'search') s
      where on_day <= ${day}::date order by id`.execute(this.tx)
    return rows
  }

  /** Searches that are open, or proposals nobody has answered; newest first, after a step, so many and one more. */
  async waiting(
    show: 'searches' | 'proposals',
    after: string | null,
    most: number,
  ): Promise<WaitingStep[]> {
    const [which, over] =
      show === 'searches'
        ? [sql`s.topic = 'search' and s.act = 'open'`, sql`later.act in ('open', 'close', 'agree')`]
        : [sql`s.act = 'propose'`, sql`true`]
    const before = after === null ? sql`` : sql`and s.id < ${after}::bigint`
    const { rows } = await sql<WaitingStep>`
      select s.id, s.subject, s.topic, s.staff, s.at from closing_step s
      where ${which} ${before} and not exists (
        select from closing_step later
        where later.subject = s.subject and later.topic = s.topic and later.id > s.id and ${over})
      order by s.id desc limit ${most + 1}`.execute(this.tx)
    return rows
  }
}

export type SearchStep = Pick<KeptStep, 'subject'> & ClosingStep & { readonly on: string }
export type WaitingStep = Pick<KeptStep, 'id' | 'subject' | 'topic' | 'staff' | 'at'>

/** Only exists inside a change, so that nothing is decided without its entry. */
export class ClosingWriter extends ClosingReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  /** Holds a person until the end: what is read of them afterwards includes what others have just decided. */
  async hold({ object }: StoredView): Promise<void> {
    await this.#change.hold(object)
  }

  async decide({ subject, object }: StoredView, step: NewStep): Promise<void> {
    const { id: entry } = await this.#change.enter(`closing.${step.act}`, object, boundOf(step))
    await this.tx
      .insertInto('closing_step')
      .values({
        contact: null,
        family: null,
        informed_on: null,
        facts: null,
        proposal: null,
        proposer: null,
        ...step,
        reasons: [...(step.reasons ?? [])],
        still_open: [...(step.still_open ?? [])],
        subject,
        staff: this.#staff,
        at: this.#change.now,
        entry,
      })
      .execute()
  }
}

/** What the entry of a step binds. */
export function boundOf(step: BoundStep) {
  return {
    topic: step.topic,
    audience: String(step.audience),
    contact: step.contact ?? '',
    family: [step.family, step.informed_on].filter((said) => said != null).join(' '),
    reasons: (step.reasons ?? []).join(' '),
    open: (step.still_open ?? []).join(' '),
    facts: step.facts?.toString('hex') ?? '',
    proposal: step.proposal ?? '',
    words: step.words,
  }
}

type BoundStep = Omit<NewStep, 'act' | 'once' | 'reasons' | 'still_open'> & {
  readonly reasons?: readonly string[]
  readonly still_open?: readonly string[]
}

/** How it stands for one audience: by the office's steps and a team's own. */
export function stateFor(steps: readonly KeptStep[], topic: ClosingTopic, audience: number) {
  const seen = steps.filter((step) => [officeAudience, audience].includes(step.audience))
  return closingState(topic, seen)
}
