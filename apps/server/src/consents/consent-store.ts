import type { ConsentLine } from '@amparo/contract'
import { sql } from 'kysely'
import { erasedIn, type Erased } from '../db/erasing.ts'
import type { Change, Reading } from '../db/office.ts'
import { hashLine } from '../submissions/door-store.ts'
import type { Thread } from '../submissions/submission-store.ts'
import type { Conversations } from './agreed.ts'
import type { Decided, Effective, Given } from './standing.ts'

/** One conversation as it was written down. */
export interface KeptConsent extends Given {
  readonly means: string
  readonly language: string
  readonly note: Buffer | null
  /** Of the note; null while it is there, and where there was none. */
  readonly erased: Erased | null
  readonly staff: number
  readonly at: Date
  readonly entry: string
}

/** One answer about one person, with the entry of the conversation. */
export interface AnsweredFor {
  readonly person: string
  readonly answer: string
  readonly recipients: readonly string[]
  readonly standing: string
  readonly day: string
  readonly entry: string
}

export interface KeptDecision extends Decided {
  /** Null once it was erased. */
  readonly reason: Buffer | null
  readonly erased: Erased | null
  readonly staff: number
  readonly at: Date
  readonly entry: string
}

/** What an officer writes down of one conversation. */
export interface Asked {
  readonly person: string | null
  readonly given: string
  readonly standing: string
  readonly means: string
  readonly language: string
  readonly assent: 'yes' | 'no' | 'not-asked' | null
  readonly lines: readonly ConsentLine[]
  readonly note: Buffer | null
}

export class ConsentReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Every conversation about a message, oldest first. */
  async consents(submission: string): Promise<KeptConsent[]> {
    const rows = await this.tx
      .selectFrom('consent')
      .select(['id', 'person', 'given', 'standing', 'means', 'language', 'assent', 'note'])
      .select(['staff', 'at', 'entry', 'erased', 'erased_on', 'erased_for'])
      .where('submission', '=', submission)
      .orderBy('id')
      .execute()
    const ids = rows.map(({ id }) => id)
    const lines =
      ids.length === 0
        ? []
        : await this.tx
            .selectFrom('consent_line')
            .select(['consent', 'purpose', 'answer', 'recipients'])
            .where('consent', 'in', ids)
            .orderBy('purpose')
            .execute()
    return rows.map(({ erased, erased_on, erased_for, ...row }) => ({
      ...row,
      id: Number(row.id),
      erased: erasedIn({ erased, erased_on, erased_for }),
      lines: lines
        .filter(({ consent }) => consent === row.id)
        .map(({ purpose, answer, recipients }) => ({ purpose, answer, recipients })),
    }))
  }

  /**
   * What these people answered where the actor may not look: codes alone, to find out whether it limits what the actor sees,
   * and never to be told.
   */
  async elsewhere(people: readonly string[]): Promise<Effective[]> {
    if (people.length === 0) return []
    const { rows } = await sql<Effective>`
      select purpose, answer, recipients from consents_elsewhere(${people}::bigint[])`.execute(
      this.tx,
    )
    return rows
  }

  /** The same, apart for each of them. */
  async elsewhereOf(people: readonly string[]): Promise<ReadonlyMap<string, Effective[]>> {
    if (people.length === 0) return new Map()
    const { rows } = await sql<Effective & { person: string }>`
      select p.id::text as person, e.purpose, e.answer, e.recipients
      from unnest(${people}::bigint[]) as p(id) cross join lateral consents_elsewhere(array[p.id]) e`.execute(
      this.tx,
    )
    return Map.groupBy(rows, ({ person }) => person)
  }

  /** For each of these people, the messages about which somebody was asked about them. */
  async askedAbout(people: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    if (people.length === 0) return new Map()
    const { rows } = await sql<{ person: string; submissions: string[] }>`
      select person, array_agg(distinct submission)::text[] as submissions from consent
      where person = any (${people}::bigint[]) group by person`.execute(this.tx)
    return new Map(rows.map(({ person, submissions }) => [person, submissions]))
  }

  /** All that was agreed to about each of these messages, without what was written beside it; of these audiences, or of all that the actor is in. */
  async conversations(
    messages: readonly string[],
    audiences: readonly number[] | null,
  ): Promise<ReadonlyMap<string, Conversations>> {
    if (messages.length === 0) return new Map()
    const consents = await this.tx
      .selectFrom('consent')
      .select(['id', 'submission', 'person', 'given', 'standing', 'assent'])
      .where('submission', 'in', messages)
      .$if(audiences !== null, (query) => query.where('audience', 'in', [...(audiences ?? [])]))
      .orderBy('id')
      .execute()
    const lines = await sql<{
      consent: string
      purpose: string
      answer: string
      recipients: string[]
    }>`
      select l.consent, l.purpose, l.answer, l.recipients from consent_line l
      join consent c on c.id = l.consent where c.submission = any (${messages}::bigint[]) order by l.purpose`.execute(
      this.tx,
    )
    const decisions = await this.tx
      .selectFrom('consent_decision')
      .select(['id', 'submission', 'purpose', 'answer', 'consents'])
      .where('submission', 'in', messages)
      .orderBy('id')
      .execute()
    const linesOf = Map.groupBy(lines.rows, ({ consent }) => consent)
    const given = Map.groupBy(consents, ({ submission }) => submission)
    const decided = Map.groupBy(decisions, ({ submission }) => submission)
    return new Map(
      messages.map((message) => [
        message,
        {
          consents: (given.get(message) ?? []).map((one) => ({
            ...one,
            id: Number(one.id),
            lines: linesOf.get(one.id) ?? [],
          })),
          decisions: (decided.get(message) ?? []).map((one) => ({
            ...one,
            id: Number(one.id),
            consents: one.consents.map(Number),
          })),
        },
      ]),
    )
  }

  /** What was answered for one purpose in each conversation about one of these people, as far as the reader sees it, oldest first. */
  async answeredFor(people: readonly string[], purpose: string): Promise<AnsweredFor[]> {
    if (people.length === 0) return []
    const { rows } = await sql<AnsweredFor>`
      select c.person::text, c.standing, to_char(c.given, 'YYYY-MM-DD') as day, c.entry::text as entry, l.answer, l.recipients
      from consent c join consent_line l on l.consent = c.id and l.purpose = ${purpose}
      where c.person = any (${people}::bigint[]) order by c.given, c.id`.execute(this.tx)
    return rows
  }

  async decisions(submission: string): Promise<KeptDecision[]> {
    const rows = await this.tx
      .selectFrom('consent_decision')
      .select(['id', 'purpose', 'answer', 'consents', 'reason', 'staff', 'at', 'entry'])
      .select(['erased', 'erased_on', 'erased_for'])
      .where('submission', '=', submission)
      .orderBy('id')
      .execute()
    return rows.map(({ erased, erased_on, erased_for, ...row }) => ({
      ...row,
      id: Number(row.id),
      consents: row.consents.map(Number),
      erased: erasedIn({ erased, erased_on, erased_for }),
    }))
  }
}

/** Only exists inside a change, so that nothing is agreed to without its entry. */
export class ConsentWriter extends ConsentReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async record({ id: submission, object, audience }: Thread, asked: Asked): Promise<void> {
    const { lines, ...given } = asked
    const { id: entry } = await this.#change.enter(
      'consent.record',
      object,
      boundOfConsent(given, lines),
    )
    const { id: consent } = await this.tx
      .insertInto('consent')
      .values({ ...given, submission, audience, staff: this.#staff, at: this.#change.now, entry })
      .returning('id')
      .executeTakeFirstOrThrow()
    await this.tx
      .insertInto('consent_line')
      .values(lines.map((line) => ({ ...line, consent, audience, entry })))
      .execute()
  }

  async decide(
    { id: submission, object, audience }: Thread,
    decided: Omit<Decided, 'id'> & { readonly reason: Buffer },
  ): Promise<void> {
    const { purpose, answer, consents, reason } = decided
    const { id: entry } = await this.#change.enter(
      'consent.decide',
      object,
      boundOfDecision(decided),
    )
    await this.tx
      .insertInto('consent_decision')
      .values({
        submission,
        audience,
        purpose,
        answer,
        consents: consents.map(String),
        reason,
        staff: this.#staff,
        at: this.#change.now,
        entry,
      })
      .execute()
  }
}

/** What the entry of a consent binds; its lines by purpose, since that is how they can be told apart later. */
export function boundOfConsent(
  { given, standing, note }: Pick<Asked, 'given' | 'standing' | 'note'>,
  lines: readonly ConsentLine[],
) {
  const sorted = lines.toSorted((a, b) => (a.purpose < b.purpose ? -1 : 1))
  return {
    given,
    standing,
    lines: sorted.map(inWords).join('\n'),
    note: note === null ? '' : hashLine(note),
  }
}

/** What the entry of a decision between consents binds. */
export function boundOfDecision({
  purpose,
  answer,
  consents,
  reason,
}: Pick<KeptDecision, 'purpose' | 'answer'> & {
  readonly consents: readonly (string | number)[]
  readonly reason: Buffer
}) {
  return { purpose, answer, consents: consents.join(' '), reason: hashLine(reason) }
}

function inWords({ purpose, answer, recipients }: ConsentLine): string {
  return `${purpose} ${answer} ${recipients.join(' ')}`.trim()
}
