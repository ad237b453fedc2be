import type { AnsweredQuestion } from '@amparo/register'
import type { AnswerContentCode, QuestionKindCode } from '@amparo/vocabulary'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'

interface AnswerRow {
  readonly id: string
  readonly reply: string
  readonly person: string
  readonly kind: string
  readonly content: string
  readonly many: number
  readonly authority: string
  readonly audience: number
  readonly source: string | null
  readonly origin: string | null
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
      from answer o join question oq on oq.id = o.question
      where o.reply in (select reply from mine) group by 1, 2, 3, 4)
    select m.id, m.reply, m.person, m.kind, m.content, m.audience, r.authority,
      s.id::text as source, coalesce(s.repeats, s.id)::text as origin,
      coalesce(b.many, 1) as many,
      to_char(coalesce(r.dated, r.received), 'YYYY-MM-DD') as reply_day,
      to_char(coalesce(
        (select t.on_day from letter_step t where t.letter = r.letter and t.act = 'send'),
        (select max(t.on_day) from letter_line x join letter_step t on t.letter = x.letter and t.act = 'send'
          where x.question = m.question and t.on_day <= r.received),
        r.dated, r.received), 'YYYY-MM-DD') as letter_day
    from mine m join reply r on r.id = m.reply
    left join source s on s.reply = r.id
    left join breaths b on b.reply = m.reply and b.kind = m.kind and b.content = m.content and b.words = m.words
    where r.erased is null order by m.id`.execute(tx)
  return Map.groupBy(rows.map(answeredOf), ({ person }) => person)
}

function answeredOf(row: AnswerRow): AnsweredQuestion {
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
      id: row.source ?? `reply ${row.reply}`,
      origin: row.origin ?? `authority ${row.authority}`,
      kind: 'authority',
    },
    directness: 'document',
    credibility: 6,
    letterDay: row.letter_day,
    replyDay: row.reply_day,
    audience: row.audience,
  }
}
