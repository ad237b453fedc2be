import type { AnsweredQuestion } from '@amparo/register'
import type { AnswerContentCode, QuestionKindCode } from '@amparo/vocabulary'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { sourcesOfReplies, type StoredSource } from '../register/source-store.ts'

interface AnswerRow {
  readonly id: string
  readonly reply: string
  readonly person: string
  readonly kind: string
  readonly content: string
  readonly many: number
  readonly authority: string
  readonly audience: number
  readonly letter_day: string
  readonly reply_day: string
}

/** Of which reply an answer is, as its number among answered questions says. */
export function replyOfAnswer(id: string): string {
  return id.split(' ')[0] ?? ''
}

/**
 * What authorities answered about each of these people, as the rules compare it; the state is its source, and what one body says
 * in all its replies is one origin. Nothing that was erased.
 */
export async function answersAbout(
  tx: Reading,
  people: readonly string[],
): Promise<Map<string, AnsweredQuestion[]>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<AnswerRow>`
    with mine as (
      select a.id, a.reply, a.content, a.words, a.audience, q.person, q.kind, q.id as question
      from answer a join question q on q.id = a.question
      where q.person = any (${people}::bigint[]) and a.erased is null),
    breaths as (
      select o.reply, oq.kind, o.content, o.words, count(distinct o.question)::int as many
      from (select distinct reply from mine) r join answer o on o.reply = r.reply
      join question oq on oq.id = o.question group by 1, 2, 3, 4)
    select m.id, m.reply, m.person, m.kind, m.content, m.audience, r.authority,
      coalesce(b.many, 1) as many,
      to_char(coalesce(r.dated, r.received), 'YYYY-MM-DD') as reply_day,
      to_char(coalesce(
        (select t.on_day from letter_step t where t.letter = r.letter and t.act = 'send'),
        (select max(t.on_day) from letter_line x join letter_step t on t.letter = x.letter and t.act = 'send'
          where x.question = m.question and t.on_day <= r.received),
        r.dated, r.received), 'YYYY-MM-DD') as letter_day
    from mine m join reply r on r.id = m.reply
    left join breaths b on b.reply = m.reply and b.kind = m.kind and b.content = m.content and b.words = m.words
    where r.erased is null order by m.id`.execute(tx)
  const sources = await sourcesOfReplies(
    tx,
    rows.map(({ reply }) => reply),
  )
  const answered = rows.map((row) => answeredOf(row, sources.get(row.reply)))
  return Map.groupBy(answered, ({ person }) => person)
}

function answeredOf(row: AnswerRow, source: StoredSource | undefined): AnsweredQuestion {
  return {
    id: `${row.reply} ${row.id}`,
    person: row.person,
    question: row.kind as QuestionKindCode,
    content: row.content as AnswerContentCode,
    claimed: [],
    body: row.authority,
    saidOfMany: row.many > 1 ? row.many : null,
    custody: null,
    source: {
      id: source?.id ?? `reply ${row.reply}`,
      origin: source?.origin ?? `authority ${row.authority}`,
      kind: 'authority',
    },
    directness: 'document',
    credibility: 6,
    letterDay: row.letter_day,
    replyDay: row.reply_day,
    audience: row.audience,
  }
}

/** About whom something was answered, erased or sent since a moment in the database's own count. */
export async function answeredSince(tx: Reading, moment: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select q.person from answer a join question q on q.id = a.question
      where a.tx >= ${moment}::text::xid8 or a.erased_tx >= ${moment}::text::xid8
    union select q.person from reply r join answer a on a.reply = r.id join question q on q.id = a.question
      where r.erased_tx >= ${moment}::text::xid8
    union select q.person from letter_step s join reply r on r.letter = s.letter
      join answer a on a.reply = r.id join question q on q.id = a.question
      where s.tx >= ${moment}::text::xid8`.execute(tx)
  return rows.map(({ person }) => person)
}
