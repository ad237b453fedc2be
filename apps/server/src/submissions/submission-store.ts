import { createHash } from 'node:crypto'
import type {
  SubmissionState,
  SubmissionStepKind,
  SubmissionWay,
  UnshownReason,
} from '@amparo/contract'
import type { Fields } from '@amparo/log'
import { sql, type RawBuilder } from 'kysely'
import { dayOf, type Change, type Reading } from '../db/office.ts'
import type { SignedDocument } from '../db/tables.ts'
import { filesOf } from '../files/media-store.ts'
import { hashLine, type Acknowledge, type AddedPart, type Arrival } from './door-store.ts'

const PAGE = 50
const QUEUE_PAGE = 100

/** A message as far as it can be known without opening it. */
export interface Summary {
  readonly id: string
  readonly day: string
  readonly lastDay: string
  readonly way: SubmissionWay
  readonly parts: number
  readonly size: number
  readonly state: SubmissionState
  readonly takenBy: number | null
  readonly mailbox: 'open' | 'declined'
  readonly files: number
  readonly frozen: boolean
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

/** A waiting message as far as sorting needs it. */
export interface QueueItem {
  readonly id: string
  /** Hash of the message's envelope. */
  readonly message: Buffer
  readonly triage: Buffer | null
  readonly screening: Buffer | null
}

/** What an officer hands in for somebody. */
export interface TakenIn {
  readonly arrival: Arrival
  readonly triage: Buffer
  readonly way: SubmissionWay
  readonly mailbox: Buffer
  /** SHA-256 of the mailbox's access secret. */
  readonly access: Buffer
  readonly keepsCode: boolean
}

export interface RecordedSubmission {
  readonly submission: string
  readonly acknowledgement: SignedDocument
  readonly entry: string
  readonly staff: number | null
}

/** What staff may ask about messages. The row policies show only those sealed to the actor's teams. */
export class SubmissionReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** A page of messages in one state: those that wait oldest first, others newest first. */
  async list(
    state: SubmissionState,
    after: string | null,
  ): Promise<{ submissions: Summary[]; more: boolean }> {
    const further =
      after === null ? sql`` : isQueue(state) ? sql`and s.id > ${after}` : sql`and s.id < ${after}`
    const order = isQueue(state) ? sql`s.id` : sql`s.id desc`
    // The page is found first, and only its fifty are counted up: the office may have thousands that nobody asked for.
    const page = sql`
      select s.* from submission s
      where ${isIn(state)} ${further} order by ${order} limit ${PAGE + 1}`
    const { rows } = await sql<SummaryRow>`${summaries(page)} order by ${order}`.execute(this.tx)
    return { submissions: rows.slice(0, PAGE).map(summed), more: rows.length > PAGE }
  }

  async counts(): Promise<Record<SubmissionState, number>> {
    const { rows } = await sql<{ state: SubmissionState; n: number }>`
      select ${STATE} as state, count(*)::int as n from (${NEWEST_STATES}) st group by 1`.execute(
      this.tx,
    )
    const { total } = await this.tx
      .selectFrom('submission')
      .select(sql<number>`count(*)::int`.as('total'))
      .executeTakeFirstOrThrow()
    const of = (state: SubmissionState) => rows.find((row) => row.state === state)?.n ?? 0
    // What nobody has taken a step with waits, and is in no row.
    const others = of('screened') + of('taken') + of('set-aside')
    return {
      waiting: total - others,
      screened: of('screened'),
      taken: of('taken'),
      'set-aside': of('set-aside'),
    }
  }

  async summary(id: string): Promise<Summary | undefined> {
    const { rows } =
      await sql<SummaryRow>`${summaries(sql`select s.* from submission s where s.id = ${id}`)}`.execute(
        this.tx,
      )
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

  /** Of the last update into its mailbox, that it was shown to nobody; undefined where something was written since. */
  async lastUnshown(id: string) {
    const last = await this.tx
      .selectFrom('submission_step')
      .select(['kind', 'reason', 'at'])
      .where('submission', '=', id)
      .where('kind', 'in', ['answer', 'update-take-back', 'update-drop'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return last?.kind === 'answer' ? undefined : last
  }

  /** Whether an update was taken back by this transaction. */
  async tookBackIn(tx: string): Promise<boolean> {
    const told = await this.tx
      .selectFrom('submission_step')
      .select('id')
      .where('tx', '=', tx)
      .where('kind', '=', 'update-take-back')
      .limit(1)
      .executeTakeFirst()
    return told !== undefined
  }

  async thread(id: string): Promise<Thread | undefined> {
    return this.tx
      .selectFrom('submission')
      .select(['id', 'object', 'mailbox', 'audience'])
      .where('id', '=', id)
      .executeTakeFirst()
  }

  async threadOf(mailbox: Buffer): Promise<Thread | undefined> {
    return this.tx
      .selectFrom('submission')
      .select(['id', 'object', 'mailbox', 'audience'])
      .where('mailbox', '=', mailbox)
      .executeTakeFirst()
  }

  async parts(id: string) {
    return this.tx
      .selectFrom('submission_part as p')
      .leftJoin('submission_opening as o', (join) =>
        join.onRef('o.submission', '=', 'p.submission').onRef('o.part', '=', 'p.seq'),
      )
      .select(['p.seq', 'p.day', 'p.envelope', 'p.sha256', 'p.entry', 'p.staff'])
      .select('o.part as committed')
      .where('p.submission', '=', id)
      .orderBy('p.seq')
      .execute()
  }

  /** Hashes and sizes of a thread's parts, in order. */
  async sent(id: string): Promise<{ seq: number; sha256: Buffer; size: number }[]> {
    return this.tx
      .selectFrom('submission_part')
      .select(['seq', 'sha256', 'size'])
      .where('submission', '=', id)
      .orderBy('seq')
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

  /** The small sealed parts that say how urgent one message is: its sender's, and the newest screening. */
  async urgency(id: string): Promise<{ triage: Buffer | null; screening: Buffer | null }> {
    const { rows } = await sql<{ triage: Buffer | null; screening: Buffer | null }>`
      select t.envelope as triage, ${NEWEST_SCREENING} as screening
      from submission s left join submission_triage t on t.submission = s.id where s.id = ${id}`.execute(
      this.tx,
    )
    return rows[0] ?? { triage: null, screening: null }
  }

  /** A page of what waits, oldest first, with the small sealed parts alone. */
  async queue(after: string | null): Promise<{ items: QueueItem[]; more: boolean }> {
    const { rows } = await sql<QueueItem>`
      select s.id, p.sha256 as message, t.envelope as triage, ${NEWEST_SCREENING} as screening
      from (
        select s.id from submission s
        where s.id not in (${inStates(['taken', 'set-aside'])}) and s.id > ${after ?? '0'}
        order by s.id limit ${QUEUE_PAGE + 1}
      ) s
      join submission_part p on p.submission = s.id and p.seq = 1
      left join submission_triage t on t.submission = s.id
      order by s.id`.execute(this.tx)
    return { items: rows.slice(0, QUEUE_PAGE), more: rows.length > QUEUE_PAGE }
  }

  /** Of these messages, the day and the small sealed part; in their order of arrival. */
  async small(
    ids: readonly string[],
  ): Promise<{ id: string; day: string; message: Buffer; triage: Buffer | null }[]> {
    if (ids.length === 0) return []
    return this.tx
      .selectFrom('submission as s')
      .innerJoin('submission_part as p', (join) =>
        join.onRef('p.submission', '=', 's.id').on('p.seq', '=', 1),
      )
      .leftJoin('submission_triage as t', 't.submission', 's.id')
      .select(['s.id', 's.day', 'p.sha256 as message', 't.envelope as triage'])
      .where('s.id', 'in', ids)
      .orderBy('s.id')
      .execute()
  }

  /** Whether its mailbox belongs to a mandate that two people froze. */
  async isFrozen(mailbox: Buffer): Promise<boolean> {
    const { rows } = await sql<{
      frozen: boolean
    }>`select is_mailbox_frozen(${mailbox}) as frozen`.execute(this.tx)
    return rows[0]?.frozen ?? false
  }

  /** What an officer wrote down, or handed in, when these very bytes are here already. */
  async withPart(sha256: Buffer): Promise<RecordedSubmission | undefined> {
    return this.tx
      .selectFrom('submission_part')
      .select(['submission', 'acknowledgement', 'entry', 'staff'])
      .where('sha256', '=', sha256)
      .where('seq', '=', 1)
      .executeTakeFirst()
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

  /** Who of the office wrote this message down or handed it in; null for its sender. */
  async broughtBy(id: string): Promise<number | null> {
    const first = await this.tx
      .selectFrom('submission_part')
      .select('staff')
      .where('submission', '=', id)
      .where('seq', '=', 1)
      .executeTakeFirst()
    return first?.staff ?? null
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

  /** Writes into the viewer's own sequence that they had the small parts of so many messages handed out. */
  async sort(items: readonly QueueItem[]): Promise<void> {
    const ids = items.map(({ id }) => id).join(' ')
    await this.#change.enterOwn('submission.triage', {
      messages: String(items.length),
      which: createHash('sha256').update(ids).digest('hex'),
    })
  }

  /** Keeps what an officer asked in two minutes, sealed; the message goes on waiting. */
  async screen(thread: Thread, envelope: Buffer): Promise<void> {
    const { id } = await this.#change.enter('submission.screen', thread.object, {
      screening: hashLine(envelope),
    })
    await this.tx
      .insertInto('submission_screening')
      .values({
        submission: thread.id,
        mailbox: thread.mailbox,
        audience: thread.audience,
        envelope,
        staff: this.#staff,
        at: this.#change.now,
        entry: id,
      })
      .execute()
    await this.#step(thread, 'screen', id)
  }

  /** Takes in what was written down for somebody, or a sealed form: one entry for all of it. */
  async record(
    taken: TakenIn,
    audience: number,
    acknowledge: Acknowledge,
  ): Promise<RecordedSubmission> {
    const { arrival, mailbox, access, triage, way } = taken
    const {
      id: entry,
      object,
      leaf,
    } = await this.#change.enterNew('submission.record', {
      envelope: hashLine(arrival.envelope),
      triage: hashLine(triage),
      mailbox: mailbox.toString('hex'),
      way,
    })
    const day = dayOf(this.#change.now)
    const acknowledgement = acknowledge(arrival, day, leaf)
    await this.tx.insertInto('mailbox').values({ id: mailbox, audience, access, entry }).execute()
    const { id } = await this.tx
      .insertInto('submission')
      .values({ object, mailbox, way, audience, day, entry })
      .returning('id')
      .executeTakeFirstOrThrow()
    const own = { submission: id, mailbox, audience, entry }
    await this.tx
      .insertInto('submission_part')
      .values({
        ...own,
        ...arrival,
        seq: 1,
        size: arrival.envelope.length,
        day,
        acknowledgement: JSON.stringify(acknowledgement),
        staff: this.#staff,
      })
      .execute()
    await this.tx
      .insertInto('submission_triage')
      .values({ ...own, envelope: triage })
      .execute()
    if (!taken.keepsCode) await this.#declineFor({ id, object, mailbox, audience }, day, entry)
    return { submission: id, acknowledgement, entry, staff: this.#staff }
  }

  /** The person keeps no return code: nothing more goes in or out of this mailbox. */
  async #declineFor(thread: Thread, day: string, entry: string): Promise<void> {
    const { mailbox, audience } = thread
    await this.tx.insertInto('mailbox_closing').values({ mailbox, audience, day, entry }).execute()
    await this.#step(thread, 'decline', entry)
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
      /** From when on its sender is shown it; left out: at once. */
      shown_from?: Date | null
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

  /** Takes the description of a file an officer attaches in as the next part; `fields` say which file that is. */
  async attach(
    thread: Thread,
    arrival: Arrival,
    fields: Fields,
    acknowledge: Acknowledge,
  ): Promise<AddedPart> {
    const { id: entry, leaf } = await this.#change.enter('submission.file', thread.object, {
      envelope: hashLine(arrival.envelope),
      mailbox: thread.mailbox.toString('hex'),
      ...fields,
    })
    const day = dayOf(this.#change.now)
    const acknowledgement = acknowledge(arrival, day, leaf)
    const part = (await this.sent(thread.id)).length + 1
    await this.tx
      .insertInto('submission_part')
      .values({
        ...arrival,
        submission: thread.id,
        seq: part,
        mailbox: thread.mailbox,
        audience: thread.audience,
        size: arrival.envelope.length,
        day,
        acknowledgement: JSON.stringify(acknowledgement),
        staff: this.#staff,
        entry,
      })
      .execute()
    await this.#step(thread, 'add', entry)
    return { acknowledgement, part, entry }
  }

  /** Tells beside the message that an update into its mailbox was taken back, or shown to nobody. */
  async unshown(
    thread: Thread,
    kind: 'update-take-back' | 'update-drop',
    { why, entry }: { readonly why: UnshownReason; readonly entry: string },
  ): Promise<void> {
    await this.#step(thread, kind, entry, why)
  }

  async #step(
    thread: Thread,
    kind: SubmissionStepKind,
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

const STATE_KINDS = sql`('take', 'set-aside', 'put-back', 'screen')`

/** Of one message `s`. */
const NEWEST_STATE = sql`
  left join lateral (
    select t.submission, t.kind, t.staff from submission_step t
    where t.submission = s.id and t.kind in ${STATE_KINDS} order by t.id desc limit 1
  ) st on true`

/** Of all messages that have one, in one pass. */
const NEWEST_STATES = sql`
  select distinct on (t.submission) t.submission, t.kind from submission_step t
  where t.kind in ${STATE_KINDS} order by t.submission, t.id desc`

/** Put back, a message waits as it did before: whoever was asked the few questions need not be asked them again. */
const STATE = sql`case st.kind
  when 'take' then 'taken' when 'set-aside' then 'set-aside' when 'screen' then 'screened'
  when 'put-back' then case
    when exists (select from submission_screening n where n.submission = st.submission) then 'screened' else 'waiting' end
  else 'waiting' end`

function inStates(states: readonly SubmissionState[]): RawBuilder<unknown> {
  return sql`select st.submission from (${NEWEST_STATES}) st where ${STATE} in (${sql.join(states)})`
}

/**
 * Whether `s` is in a state. No join, because PostgreSQL takes row policies to leave a few rows and would go through all
 * steps for each message: "not in" becomes one table of hashes, an array one walk of the primary key.
 */
function isIn(state: SubmissionState): RawBuilder<unknown> {
  return state === 'waiting'
    ? sql`s.id not in (${inStates(['screened', 'taken', 'set-aside'])})`
    : sql`s.id = any (array(${inStates([state])}))`
}

const NEWEST_SCREENING = sql`(
    select c.envelope from submission_screening c where c.submission = s.id order by c.id desc limit 1
  )`

/** `some`: a query for submissions, as `s.*`. */
const summaries = (some: RawBuilder<unknown>) => sql`
  select s.id, s.day, s.way, s.entry, ${STATE} as state, st.staff, p.parts, p.size, p.last_day,
    c.mailbox is not null as declined, x.opened, x.step, i.answers, f.files, is_mailbox_frozen(s.mailbox) as frozen
  from (${some}) s
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
  cross join lateral ${filesOf('s.id')} f
  left join mailbox_closing c on c.mailbox = s.mailbox
  ${NEWEST_STATE}`

interface SummaryRow {
  readonly id: string
  readonly day: string
  readonly way: SubmissionWay
  readonly entry: string
  readonly state: SubmissionState
  readonly staff: number | null
  readonly parts: number
  readonly size: string
  readonly last_day: string
  readonly declined: boolean
  readonly opened: boolean
  readonly step: number
  readonly answers: number
  readonly files: number
  readonly frozen: boolean
}

function summed(row: SummaryRow): Summary {
  return {
    id: row.id,
    day: row.day,
    lastDay: row.last_day,
    way: row.way,
    parts: row.parts,
    size: Number(row.size),
    state: row.state,
    takenBy: row.state === 'taken' ? row.staff : null,
    mailbox: row.declined ? 'declined' : 'open',
    files: row.files,
    frozen: row.frozen,
    opened: row.opened,
    answers: row.answers,
    step: row.step,
    entry: row.entry,
  }
}

/** Both kinds of waiting: the oldest comes first. */
function isQueue(state: SubmissionState): boolean {
  return state === 'waiting' || state === 'screened'
}

/** Whose sequence the entries of a message are in; for the eraser, whose role reads no more of it. */
export async function objectOf(tx: Reading, submission: string): Promise<Buffer> {
  const { object } = await tx
    .selectFrom('submission')
    .select('object')
    .where('id', '=', submission)
    .executeTakeFirstOrThrow()
  return object
}
