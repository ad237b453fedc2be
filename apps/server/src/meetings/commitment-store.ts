import { sql, type Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'

export type KeptCommitment = Selectable<Tables['commitment']>
export type KeptFollowing = Selectable<Tables['commitment_step']>
export type KeptAbout = Pick<Selectable<Tables['commitment_about']>, 'person' | 'kind'>

export interface NewCommitment {
  readonly kind: KeptCommitment['kind']
  readonly authority: string
  readonly audience: number
  readonly meeting: string | null
  readonly reply: string | null
  readonly byWhom: string | null
  readonly words: string
  readonly said: string
  readonly due: string | null
  readonly about: readonly KeptAbout[]
  readonly once: Buffer
}

export interface NewFollowing {
  readonly standing: string
  readonly source: string
  readonly reply: string | null
  readonly meeting: string | null
  readonly on: string
  readonly words: string
  readonly once: Buffer
}

/** A promise or demand as lists show it. */
export interface ListedCommitment extends KeptCommitment {
  readonly people: number
  /** `commitment-standing`; null while nobody has found out. */
  readonly standing: string | null
  readonly standingOn: string | null
  readonly isPast: boolean
}

/** What staff may ask about promises and demands. The row policies show only the actor's audiences. */
export class CommitmentReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  async commitment(id: string): Promise<KeptCommitment | undefined> {
    return this.tx.selectFrom('commitment').selectAll().where('id', '=', id).executeTakeFirst()
  }

  async withOnce(staff: number, once: Buffer): Promise<KeptCommitment | undefined> {
    return this.tx
      .selectFrom('commitment')
      .selectAll()
      .where('staff', '=', staff)
      .where('once', '=', once)
      .executeTakeFirst()
  }

  /** About whom, in the order in which it was said. */
  async about(commitment: string): Promise<KeptAbout[]> {
    return this.tx
      .selectFrom('commitment_about')
      .select(['person', 'kind'])
      .where('commitment', '=', commitment)
      .orderBy('person')
      .orderBy('kind')
      .execute()
  }

  /** Words about what became of it: the earliest day first. */
  async steps(commitment: string): Promise<KeptFollowing[]> {
    return this.tx
      .selectFrom('commitment_step')
      .selectAll()
      .where('commitment', '=', commitment)
      .orderBy('on_day')
      .orderBy('id')
      .execute()
  }

  /** Those of a body, of a meeting, or all; what is past its day first, then what is due next, then the newest. */
  async list(
    { authority, meeting }: { readonly authority: string | null; readonly meeting: string | null },
    today: string,
  ): Promise<ListedCommitment[]> {
    const rows = await this.tx
      .selectFrom('commitment')
      .selectAll()
      .$if(authority !== null, (query) => query.where('authority', '=', authority ?? ''))
      .$if(meeting !== null, (query) => query.where('meeting', '=', meeting ?? ''))
      .execute()
    const counted = await this.listed(rows, today)
    return counted.toSorted(
      (a, b) =>
        Number(b.isPast) - Number(a.isPast) ||
        compare(dayOfTurn(a), dayOfTurn(b)) ||
        Number(b.id) - Number(a.id),
    )
  }

  /** The same with how they stand on a day. */
  async listed(rows: readonly KeptCommitment[], today: string): Promise<ListedCommitment[]> {
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const newest = await sql<{ commitment: string; standing: string; on_day: string }>`
      select distinct on (commitment) commitment, standing, on_day from commitment_step
      where commitment = any (${ids}::bigint[]) order by commitment, on_day desc, id desc`.execute(
      this.tx,
    )
    const about = await sql<{ commitment: string; people: number }>`
      select commitment, count(distinct person)::int as people from commitment_about
      where commitment = any (${ids}::bigint[]) group by commitment`.execute(this.tx)
    const standing = new Map(newest.rows.map((row) => [row.commitment, row]))
    const people = new Map(about.rows.map((row) => [row.commitment, row.people]))
    return rows.map((row) => {
      const step = standing.get(row.id)
      return {
        ...row,
        people: people.get(row.id) ?? 0,
        standing: step?.standing ?? null,
        standingOn: step?.on_day ?? null,
        isPast: isPastDue(row.due, step?.standing ?? null, today),
      }
    })
  }
}

/**
 * Whether its day has passed and it is still to be found out whether it was kept. A day that passed makes nothing broken: that is
 * for somebody to say.
 */
export function isPastDue(due: string | null, standing: string | null, today: string): boolean {
  return due !== null && due < today && isOpen(standing)
}

/** Whether something of it may still be kept, as far as anybody has found out. */
export function isOpen(standing: string | null): boolean {
  return standing !== 'kept' && standing !== 'not-kept'
}

const NEVER = '9999-12-31'

/** What is settled waits for no day. */
function dayOfTurn({ standing, due }: ListedCommitment): string {
  return isOpen(standing) ? (due ?? NEVER) : `${NEVER} settled`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Only exists inside a change; every method leaves one entry. */
export class CommitmentWriter extends CommitmentReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async record(commitment: NewCommitment): Promise<string> {
    const { about, byWhom, ...row } = commitment
    const { id: entry, object } = await this.#change.enterNew(
      'commitment.record',
      boundOfCommitment({ ...row, by_whom: byWhom }, about),
    )
    const { audience } = row
    const { id } = await this.tx
      .insertInto('commitment')
      .values({ ...row, by_whom: byWhom, object, ...this.#by(entry) })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (about.length > 0)
      await this.tx
        .insertInto('commitment_about')
        .values(about.map((one) => ({ ...one, commitment: id, audience, entry })))
        .execute()
    return id
  }

  async follow(
    { id: commitment, object, audience }: KeptCommitment,
    { on, ...step }: NewFollowing,
  ): Promise<void> {
    const row = { ...step, on_day: on }
    const { id: entry } = await this.#change.enter(
      'commitment.follow',
      object,
      boundOfFollowing(row),
    )
    await this.tx
      .insertInto('commitment_step')
      .values({ ...row, commitment, audience, ...this.#by(entry) })
      .execute()
  }

  #by(entry: string) {
    return { staff: this.#staff, at: this.#change.now, entry }
  }
}

type BoundCommitment = Pick<
  KeptCommitment,
  'kind' | 'authority' | 'audience' | 'meeting' | 'reply' | 'by_whom' | 'words' | 'said' | 'due'
>

/** What the entry of a promise or demand binds. */
export function boundOfCommitment(row: BoundCommitment, about: readonly KeptAbout[]) {
  return {
    kind: row.kind,
    authority: row.authority,
    audience: String(row.audience),
    meeting: row.meeting ?? '',
    reply: row.reply ?? '',
    by: row.by_whom ?? '',
    words: row.words ?? '',
    said: row.said,
    due: row.due ?? '',
    about: about
      .map(({ person, kind }) => `${person} ${kind ?? ''}`.trim())
      .toSorted()
      .join('\n'),
  }
}

type BoundFollowing = Pick<
  KeptFollowing,
  'standing' | 'source' | 'reply' | 'meeting' | 'on_day' | 'words'
>

/** What the entry of a word about it binds. */
export function boundOfFollowing(row: BoundFollowing) {
  return {
    standing: row.standing,
    source: row.source,
    reply: row.reply ?? '',
    meeting: row.meeting ?? '',
    on: row.on_day,
    words: row.words ?? '',
  }
}
