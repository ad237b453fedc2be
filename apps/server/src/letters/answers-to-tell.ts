import type { AnswerOfState } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { numberOf } from './letter-store.ts'

interface AnswerRow extends Omit<AnswerOfState, 'letter' | 'reply'> {
  readonly reply_number: string | null
  readonly reply_day: string
  readonly reply_entry: string
  readonly year: number | null
  readonly number: number | null
  readonly letter_day: string | null
  readonly letter_entry: string | null
}

/**
 * What authorities answered about each of these people, as the reader sees it, with the numbers of the reply and of the letter it is
 * to. In the order in which it was recorded; what was erased says only that it was there.
 */
export async function answersToTell(
  tx: Reading,
  people: readonly string[],
): Promise<AnswerOfState[]> {
  if (people.length === 0) return []
  const { rows } = await sql<AnswerRow>`
    select q.person::text, q.kind as question, a.content, a.quality, a.words, r.authority::text as body, a.audience,
      (a.erased is not null or r.erased is not null) as erased, a.entry::text as entry,
      r.their_number as reply_number, to_char(coalesce(r.dated, r.received), 'YYYY-MM-DD') as reply_day, r.entry::text as reply_entry,
      signed.year, signed.number, to_char(sent.on_day, 'YYYY-MM-DD') as letter_day, sent.entry::text as letter_entry
    from answer a join question q on q.id = a.question join reply r on r.id = a.reply
    left join letter_step signed on signed.letter = r.letter and signed.act = 'sign'
    left join letter_step sent on sent.letter = r.letter and sent.act = 'send'
    where q.person = any (${people}::bigint[]) order by a.id`.execute(tx)
  return rows.map(({ reply_number, reply_day, reply_entry, letter_day, letter_entry, ...row }) => {
    const { year, number, ...answer } = row
    const isSent = letter_day !== null && letter_entry !== null
    return {
      ...answer,
      reply: { number: reply_number, day: reply_day, entry: reply_entry },
      letter: isSent
        ? { number: numberOf({ year, number }), day: letter_day, entry: letter_entry }
        : null,
    }
  })
}
