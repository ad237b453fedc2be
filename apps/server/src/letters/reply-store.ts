import { createHash } from 'node:crypto'
import type { Although } from '@amparo/contract'
import { sql, type Selectable } from 'kysely'
import { canonicalBytes } from '@amparo/seal'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { makeQuestions, type Asked } from './question-store.ts'

/** A reply without the bytes of its document. */
export type KeptReply = Omit<Selectable<Tables['reply']>, 'file'>
export type KeptAnswer = Selectable<Tables['answer']> & Asked

export interface NewReply {
  readonly authority: string
  readonly audience: number
  readonly letter: string | null
  readonly kind: string
  readonly theirNumber: string | null
  readonly dated: string | null
  readonly received: string
  readonly words: string | null
  readonly file: { readonly bytes: Buffer; readonly type: string } | null
  readonly although: readonly Although[]
  readonly once: Buffer
}

export interface NewAnswer extends Asked {
  readonly content: string
  readonly quality: string
  readonly unasked: boolean
  readonly words: string
}

/** What staff may ask about replies. The row policies show only the actor's audiences. */
export class ReplyReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  async reply(id: string): Promise<KeptReply | undefined> {
    return this.#replies().where('id', '=', id).executeTakeFirst()
  }

  /** The reply that a member entered under this mark. */
  async withOnce(staff: number, once: Buffer): Promise<KeptReply | undefined> {
    return this.#replies().where('staff', '=', staff).where('once', '=', once).executeTakeFirst()
  }

  /** Those of these, by their numbers. */
  async those(ids: readonly string[]): Promise<ReadonlyMap<string, KeptReply>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#replies().where('id', 'in', ids).execute()
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** Every reply of a body. */
  async from(authority: string): Promise<string[]> {
    const rows = await this.tx
      .selectFrom('reply')
      .select('id')
      .where('authority', '=', authority)
      .execute()
    return rows.map(({ id }) => id)
  }

  /** To a letter, oldest first. */
  async to(letter: string): Promise<string[]> {
    const rows = await this.tx
      .selectFrom('reply')
      .select('id')
      .where('letter', '=', letter)
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => id)
  }

  /** Newest first, before a reply; so many and one more. */
  async list(authority: string | null, before: string | null, most: number): Promise<KeptReply[]> {
    return this.#replies()
      .$if(authority !== null, (query) => query.where('authority', '=', authority ?? ''))
      .$if(before !== null, (query) => query.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(most + 1)
      .execute()
  }

  /** Whether this body has sent a reply of this number already. */
  async hasNumber(authority: string, number: string): Promise<boolean> {
    const row = await this.tx
      .selectFrom('reply')
      .select('id')
      .where('authority', '=', authority)
      .where('their_number', '=', number)
      .executeTakeFirst()
    return row !== undefined
  }

  /** The document of a reply; null where it has none, or none any more. */
  async fileOf(reply: string): Promise<Buffer | null> {
    const row = await this.tx
      .selectFrom('reply')
      .select('file')
      .where('id', '=', reply)
      .executeTakeFirst()
    return row?.file ?? null
  }

  /** In the order in which they were recorded. */
  async answers(reply: string): Promise<KeptAnswer[]> {
    return this.tx
      .selectFrom('answer')
      .innerJoin('question', 'question.id', 'answer.question')
      .selectAll('answer')
      .select(['question.person', 'question.kind'])
      .where('answer.reply', '=', reply)
      .orderBy('answer.id')
      .execute()
  }

  /** How many answers were cut from each of these. */
  async counted(replies: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (replies.length === 0) return new Map()
    const { rows } = await sql<{ reply: string; count: number }>`
      select reply, count(*)::int as count from answer where reply = any (${replies}::bigint[])
      group by reply`.execute(this.tx)
    return new Map(rows.map(({ reply, count }) => [reply, count]))
  }

  /** Of these questions those that a letter which went out to this body, or the letter that this reply names, asked. */
  async asked(
    { authority, letter, audience }: KeptReply,
    people: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const { rows } = await sql<Asked>`
      select distinct q.person, q.kind from question q
      join letter_line x on x.question = q.id join letter l on l.id = x.letter
      where q.person = any (${people}::bigint[]) and q.audience = ${audience}
        and (l.id = ${letter}::bigint or l.authority = ${authority} or ${authority}::bigint = any (l.copied))
        and exists (select from letter_step s where s.letter = l.id and s.act = 'send')
        and not exists (select from letter_step s where s.letter = l.id and s.act = 'withdraw')`.execute(
      this.tx,
    )
    return new Set(rows.map(({ person, kind }) => `${person} ${kind}`))
  }

  #replies() {
    return this.tx
      .selectFrom('reply')
      .select(['id', 'object', 'audience', 'authority', 'letter', 'kind', 'their_number', 'dated'])
      .select(['received', 'words', 'file_type', 'file_bytes', 'sha256', 'although', 'once'])
      .select(['staff', 'at', 'entry', 'tx', 'erased', 'erased_tx', 'erased_on', 'erased_for'])
  }
}

/** Only exists inside a change; every method leaves one entry. */
export class ReplyWriter extends ReplyReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async enter(reply: NewReply): Promise<string> {
    const { file, theirNumber, although, ...row } = reply
    const hash = file === null ? null : sha256(file.bytes)
    const { id: entry, object } = await this.#change.enterNew(
      'reply.enter',
      boundOfReply({
        ...row,
        their_number: theirNumber,
        file_type: file?.type ?? null,
        sha256: hash,
      }),
    )
    const { id } = await this.tx
      .insertInto('reply')
      .values({
        ...row,
        object,
        their_number: theirNumber,
        file: file?.bytes ?? null,
        file_type: file?.type ?? null,
        file_bytes: file?.bytes.length ?? null,
        sha256: hash,
        although: [...although],
        staff: this.#staff,
        at: this.#change.now,
        entry,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  /** Cuts a reply into answers; questions that nobody had asked are made. */
  async record(reply: KeptReply, answers: readonly NewAnswer[], once: Buffer): Promise<void> {
    const { id, audience } = reply
    const fields = answers.map((answer, field) => ({ ...answer, field }))
    const { id: entry } = await this.#change.enter(
      'answer.record',
      reply.object,
      boundOfAnswers(fields),
    )
    const questions = await makeQuestions(this.tx, answers, audience, entry)
    const column = <T>(read: (answer: NewAnswer) => T) => answers.map(read)
    await sql`
      insert into answer (reply, question, audience, content, quality, unasked, words, once, field, staff, at, entry)
      select ${id}, a.question, ${audience}, a.content, a.quality, a.unasked, a.words, ${once}, a.field - 1, ${this.#staff},
        ${this.#change.now}, ${entry}
      from unnest(${questions}::bigint[], ${column((one) => one.content)}::text[], ${column((one) => one.quality)}::text[],
        ${column((one) => one.unasked)}::bool[], ${column((one) => one.words)}::text[])
        with ordinality as a(question, content, quality, unasked, words, field)`.execute(this.tx)
  }

  /** Writes down that the document is handed out. */
  async takeOut({ object }: KeptReply): Promise<void> {
    await this.#change.enter('reply.take-out', object, {})
  }
}

type BoundReply = Pick<
  KeptReply,
  | 'authority'
  | 'audience'
  | 'letter'
  | 'kind'
  | 'their_number'
  | 'dated'
  | 'received'
  | 'words'
  | 'file_type'
  | 'sha256'
>

/** What the entry of a reply binds; its document by its hash. */
export function boundOfReply(reply: BoundReply) {
  return {
    authority: reply.authority,
    audience: String(reply.audience),
    letter: reply.letter ?? '',
    kind: reply.kind,
    number: reply.their_number ?? '',
    dated: reply.dated ?? '',
    received: reply.received,
    words: reply.words ?? '',
    type: reply.file_type ?? '',
    file: reply.sha256?.toString('hex') ?? '',
  }
}

interface BoundAnswer extends Omit<NewAnswer, 'words'> {
  readonly field: number
  readonly words: string | null
}

/** What the entry of answers binds: of each what it says in codes, and apart from that the words of the reply. */
export function boundOfAnswers(answers: readonly BoundAnswer[]) {
  return Object.fromEntries(
    answers.flatMap(({ field, words, person, kind, content, quality, unasked }) => [
      [`answer.${field}`, canonicalBytes({ person, kind, content, quality, unasked })],
      [wordsField(field), words ?? ''],
    ]),
  )
}

export function wordsField(field: number): string {
  return `words.${field}`
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
