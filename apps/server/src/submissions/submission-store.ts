import type { SubmissionState } from '@amparo/contract'
import { sql } from 'kysely'
import { dayOf, type Change, type Reading } from '../db/office.ts'

const PAGE = 50

/** A message as far as it can be known without opening it. */
export interface Summary {
  readonly id: string
  readonly day: string
  readonly lastDay: string
  readonly way: 'page'
  readonly parts: number
  readonly size: number
  readonly state: SubmissionState
  readonly takenBy: number | null
  readonly mailbox: 'open' | 'declined'
  readonly opened: boolean
  readonly answers: number
  /** The newest step's number; 0 when nothing was done yet. */
  readonly step: number
  readonly entry: string
}

export interface Thread {
  readonly id: string
  readonly object: Buffer
  readonly mailbox: Buffer
  readonly audience: number
}

export interface Place {
  readonly seq: number
  /** Hash of the item before, or null for the first. */
  readonly prev: string | null
}

/** What a state's newest step is called. */
const STATE_STEPS: Readonly<Record<string, SubmissionState>> = {
  take: 'taken',
  'set-aside': 'set-aside',
  'put-back': 'waiting',
}

/** What staff may ask about messages. The row policies show only those sealed to the actor's teams. */
export class SubmissionReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** A page of messages in one state: waiting ones oldest first, others newest first. */
  async list(
    state: SubmissionState,
    after: string | null,
  ): Promise<{ submissions: Summary[]; more: boolean }> {
    const further =
      after === null
        ? sql``
        : state === 'waiting'
          ? sql`and s.id > ${after}`
          : sql`and s.id < ${after}`
    const order = state === 'waiting' ? sql`s.id` : sql`s.id desc`
    const { rows } =
      await sql<SummaryRow>`${SUMMARY} where ${STATE} = ${state} ${further} order by ${order} limit ${PAGE + 1}`.execute(
        this.tx,
      )
    return { submissions: rows.slice(0, PAGE).map(summed), more: rows.length > PAGE }
  }

  async counts(): Promise<Record<SubmissionState, number>> {
    const { rows } = await sql<{ state: SubmissionState; n: number }>`
      select ${STATE} as state, count(*)::int as n from submission s ${NEWEST_STATE} group by 1`.execute(
      this.tx,
    )
    const of = (state: SubmissionState) => rows.find((row) => row.state === state)?.n ?? 0
    return { waiting: of('waiting'), taken: of('taken'), 'set-aside': of('set-aside') }
  }

  async summary(id: string): Promise<Summary | undefined> {
    const { rows } = await sql<SummaryRow>`${SUMMARY} where s.id = ${id}`.execute(this.tx)
    return rows[0] && summed(rows[0])
  }

  async steps(id: string) {
    return this.tx
      .selectFrom('submission_step')
      .select(['id', 'kind', 'staff', 'reason', 'at', 'entry'])
      .where('submission', '=', id)
      .orderBy('id')
      .execute()
  }

  async thread(id: string): Promise<Thread | undefined> {
    return this.tx
      .selectFrom('submission')
      .select(['id', 'object', 'mailbox', 'audience'])
      .where('id', '=', id)
      .executeTakeFirst()
  }

  async parts(id: string) {
    return this.tx
      .selectFrom('submission_part as p')
      .leftJoin('submission_opening as o', (join) =>
        join.onRef('o.submission', '=', 'p.submission').onRef('o.part', '=', 'p.seq'),
      )
      .select(['p.seq', 'p.day', 'p.envelope', 'p.sha256', 'p.entry', 'o.part as committed'])
      .where('p.submission', '=', id)
      .orderBy('p.seq')
      .execute()
  }

  /** Whether a part is there, and whether a browser has committed what it holds. */
  async part(id: string, seq: number): Promise<'missing' | 'uncommitted' | 'committed'> {
    const part = await this.tx
      .selectFrom('submission_part as p')
      .leftJoin('submission_opening as o', (join) =>
        join.onRef('o.submission', '=', 'p.submission').onRef('o.part', '=', 'p.seq'),
      )
      .select('o.part as committed')
      .where('p.submission', '=', id)
      .where('p.seq', '=', seq)
      .executeTakeFirst()
    if (part === undefined) return 'missing'
    return part.committed === null ? 'uncommitted' : 'committed'
  }

  /** What the office wrote into the sender's mailbox. */
  async written(mailbox: Buffer) {
    return this.tx
      .selectFrom('mailbox_item')
      .select(['seq', 'day', 'kind', 'staff', 'copy', 'sha256'])
      .where('mailbox', '=', mailbox)
      .orderBy('seq')
      .execute()
  }

  async isClosed(mailbox: Buffer): Promise<boolean> {
    const row = await this.tx
      .selectFrom('mailbox_closing')
      .select('day')
      .where('mailbox', '=', mailbox)
      .executeTakeFirst()
    return row !== undefined
  }

  /** Whether a part of a message has been opened by somebody, and so may be recorded from. */
  async isOpened(id: string, part: number): Promise<boolean> {
    const there = await this.tx
      .selectFrom('submission_part')
      .select('seq')
      .where('submission', '=', id)
      .where('seq', '=', part)
      .executeTakeFirst()
    const opened = await this.tx
      .selectFrom('submission_step')
      .select('id')
      .where('submission', '=', id)
      .where('kind', '=', 'open')
      .limit(1)
      .executeTakeFirst()
    return there !== undefined && opened !== undefined
  }
}

/** What staff may do to a message. Only exists inside a change, so that nothing happens without its entry. */
export class SubmissionWriter extends SubmissionReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  /** Holds the thread, so that what is read next stays true until the end. */
  async hold(thread: Thread): Promise<void> {
    await this.#change.hold(thread.object)
  }

  /** Writes into the viewer's own sequence that they opened this message. */
  async open(thread: Thread): Promise<void> {
    const { id } = await this.#change.enterOwn('submission.open', {
      submission: thread.object.toString('hex'),
    })
    await this.#step(thread, 'open', id)
  }

  /** Moves the message to another state. */
  async move(
    thread: Thread,
    kind: 'take' | 'set-aside' | 'put-back',
    reason: string | null,
  ): Promise<void> {
    const { id } = await this.#change.enter(`submission.${kind}`, thread.object, {
      reason: reason ?? '',
    })
    await this.#step(thread, kind, id, reason)
  }

  /** Keeps what an officer's browser committed of a part's plaintext. */
  async commit(thread: Thread, part: number, commit: string, opening: Buffer): Promise<void> {
    const { id } = await this.#change.enterCommitted('submission.commit', thread.object, commit)
    await this.tx
      .insertInto('submission_opening')
      .values({ submission: thread.id, part, audience: thread.audience, opening, entry: id })
      .execute()
  }

  /** Puts a sealed item into the sender's mailbox. */
  async put(
    thread: Thread,
    item: {
      kind: 'notice' | 'answer'
      seq: number
      envelope: Buffer
      sha256: Buffer
      copy: Buffer | null
    },
  ): Promise<void> {
    const { id } = await this.#change.enter(`submission.${item.kind}`, thread.object, {
      envelope: `sha256:${item.sha256.toString('hex')} ${item.envelope.length}\n`,
    })
    await this.tx
      .insertInto('mailbox_item')
      .values({
        ...item,
        mailbox: thread.mailbox,
        audience: thread.audience,
        staff: this.#staff,
        day: dayOf(this.#change.now),
        entry: id,
      })
      .execute()
    if (item.kind === 'answer') await this.#step(thread, 'answer', id)
  }

  async #step(
    thread: Thread,
    kind: 'open' | 'take' | 'set-aside' | 'put-back' | 'answer',
    entry: string,
    reason: string | null = null,
  ): Promise<void> {
    await this.tx
      .insertInto('submission_step')
      .values({
        submission: thread.id,
        mailbox: thread.mailbox,
        audience: thread.audience,
        kind,
        staff: this.#staff,
        reason,
        at: this.#change.now,
        entry,
      })
      .execute()
  }
}

const NEWEST_STATE = sql`
  left join lateral (
    select t.kind, t.staff from submission_step t
    where t.submission = s.id and t.kind in ('take', 'set-aside', 'put-back') order by t.id desc limit 1
  ) st on true`

const STATE = sql`case st.kind when 'take' then 'taken' when 'set-aside' then 'set-aside' else 'waiting' end`

const SUMMARY = sql`
  select s.id, s.day, s.way, s.entry, st.kind as state_kind, st.staff, p.parts, p.size, p.last_day,
    c.mailbox is not null as declined, x.opened, x.step, i.answers
  from submission s
  cross join lateral (
    select count(*)::int as parts, sum(q.size)::bigint as size, max(q.day) as last_day from submission_part q where q.submission = s.id
  ) p
  cross join lateral (
    select coalesce(max(t.id), 0)::int as step, coalesce(bool_or(t.kind = 'open'), false) as opened
    from submission_step t where t.submission = s.id
  ) x
  cross join lateral (
    select count(*)::int as answers from mailbox_item m where m.mailbox = s.mailbox and m.kind = 'answer'
  ) i
  left join mailbox_closing c on c.mailbox = s.mailbox
  ${NEWEST_STATE}`

interface SummaryRow {
  readonly id: string
  readonly day: string
  readonly way: 'page'
  readonly entry: string
  readonly state_kind: string | null
  readonly staff: number | null
  readonly parts: number
  readonly size: string
  readonly last_day: string
  readonly declined: boolean
  readonly opened: boolean
  readonly step: number
  readonly answers: number
}

function summed(row: SummaryRow): Summary {
  const state = STATE_STEPS[row.state_kind ?? 'put-back'] ?? 'waiting'
  return {
    id: row.id,
    day: row.day,
    lastDay: row.last_day,
    way: row.way,
    parts: row.parts,
    size: Number(row.size),
    state,
    takenBy: state === 'taken' ? row.staff : null,
    mailbox: row.declined ? 'declined' : 'open',
    opened: row.opened,
    answers: row.answers,
    step: row.step,
    entry: row.entry,
  }
}
