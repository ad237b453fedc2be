import type { MeetingState } from '@amparo/contract'
import { sql, type Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'

export type KeptMeeting = Selectable<Tables['meeting']>
export type KeptMeetingStep = Selectable<Tables['meeting_step']>

/** What is planned, noted or called off, as it is to be kept. */
export interface NewStep {
  readonly act: KeptMeetingStep['act']
  /** Null only where it is called off. */
  readonly day: string | null
  readonly hour: string | null
  readonly place: string | null
  readonly theirs: string | null
  readonly ours: string | null
  readonly words: string | null
}

export interface NewMeeting {
  readonly authority: string
  readonly audience: number
  readonly first: NewStep
  readonly once: Buffer
}

/** A meeting may be planned otherwise and noted better so often; its table knows no higher number. */
export const MOST_STEPS = 200

/** What staff may ask about meetings. The row policies show only the actor's audiences. */
export class MeetingReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  async meeting(id: string): Promise<KeptMeeting | undefined> {
    return this.tx.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst()
  }

  /** The meeting that a member recorded under this mark. */
  async withOnce(staff: number, once: Buffer): Promise<KeptMeeting | undefined> {
    return this.tx
      .selectFrom('meeting')
      .selectAll()
      .where('staff', '=', staff)
      .where('once', '=', once)
      .executeTakeFirst()
  }

  /** Newest first, before a meeting; so many and one more. */
  async list(
    { authority, after }: { readonly authority: string | null; readonly after: string | null },
    most: number,
  ): Promise<KeptMeeting[]> {
    return this.tx
      .selectFrom('meeting')
      .selectAll()
      .$if(authority !== null, (query) => query.where('authority', '=', authority ?? ''))
      .$if(after !== null, (query) => query.where('id', '<', after ?? ''))
      .orderBy('id', 'desc')
      .limit(most + 1)
      .execute()
  }

  async steps(meeting: string): Promise<KeptMeetingStep[]> {
    return (await this.stepsOf([meeting])).get(meeting) ?? []
  }

  /** In the order in which they were taken. */
  async stepsOf(meetings: readonly string[]): Promise<ReadonlyMap<string, KeptMeetingStep[]>> {
    if (meetings.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('meeting_step')
      .selectAll()
      .where('meeting', 'in', meetings)
      .orderBy('seq')
      .execute()
    return Map.groupBy(rows, ({ meeting }) => meeting)
  }

  /** How many promises and demands were recorded from each of these. */
  async commitmentsOf(meetings: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (meetings.length === 0) return new Map()
    const { rows } = await sql<{ meeting: string; count: number }>`
      select meeting, count(*)::int as count from commitment where meeting = any (${meetings}::bigint[])
      group by meeting`.execute(this.tx)
    return new Map(rows.map(({ meeting, count }) => [meeting, count]))
  }
}

/** Where a meeting stands by its steps. Silence after its day says nothing: it is planned until somebody says more. */
export function meetingState(steps: readonly Pick<KeptMeetingStep, 'act'>[]): MeetingState {
  if (steps.some(({ act }) => act === 'note')) return 'held'
  return steps.at(-1)?.act === 'cancel' ? 'cancelled' : 'planned'
}

/** The step by which it is, or was: the newest note, else the newest plan. */
export function countingStep<Step extends Pick<KeptMeetingStep, 'act'>>(
  steps: readonly Step[],
): Step | undefined {
  return steps.findLast(({ act }) => act === 'note') ?? steps.findLast(({ act }) => act === 'plan')
}

/** The day of that step. */
export function dayOfMeeting(steps: readonly KeptMeetingStep[]): string {
  const day = countingStep(steps)?.day
  if (day == null) throw new Error('a meeting has no day')
  return day
}

/** Only exists inside a change; every method leaves one entry. */
export class MeetingWriter extends MeetingReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async record({ first, ...meeting }: NewMeeting): Promise<string> {
    const { authority, audience, once } = meeting
    const { id: entry, object } = await this.#change.enterNew(KINDS[first.act], {
      authority,
      audience: String(audience),
      ...boundOfStep({ ...first, seq: 1 }),
    })
    const { id } = await this.tx
      .insertInto('meeting')
      .values({ ...meeting, object, ...this.#by(entry) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await this.tx
      .insertInto('meeting_step')
      .values({ ...first, meeting: id, seq: 1, audience, once, ...this.#by(entry) })
      .execute()
    return id
  }

  async step(
    { id: meeting, object, audience }: KeptMeeting,
    step: NewStep & { readonly seq: number; readonly once: Buffer },
  ): Promise<void> {
    const { id: entry } = await this.#change.enter(KINDS[step.act], object, boundOfStep(step))
    await this.tx
      .insertInto('meeting_step')
      .values({ ...step, meeting, audience, ...this.#by(entry) })
      .execute()
  }

  /** Writes down that the page for it was made, and whom it names. */
  async brief({ object }: KeptMeeting, people: readonly string[]): Promise<void> {
    await this.#change.enter('meeting.brief', object, { named: people.join(' ') })
  }

  #by(entry: string) {
    return { staff: this.#staff, at: this.#change.now, entry }
  }
}

const KINDS = { plan: 'meeting.plan', cancel: 'meeting.cancel', note: 'meeting.note' } as const

/** What the entry of a step binds. */
export function boundOfStep(step: NewStep & { readonly seq: number }) {
  return {
    seq: String(step.seq),
    act: step.act,
    day: step.day ?? '',
    hour: step.hour ?? '',
    place: step.place ?? '',
    theirs: step.theirs ?? '',
    ours: step.ours ?? '',
    words: step.words ?? '',
  }
}

/** Of a step what an erasure forgets. */
export const WORDS_OF_STEP = ['place', 'theirs', 'ours', 'words'] as const
