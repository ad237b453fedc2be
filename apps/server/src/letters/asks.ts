import type { LetterForm } from '@amparo/contract'
import {
  answering,
  type AnswerContentCode,
  type AnswerQualityCode,
  type ReplyKindCode,
} from '@amparo/vocabulary'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { dueOfLetterIn } from './clock-due.ts'
import type { Asked } from './question-store.ts'

/** One question about one person to one body, by the letter that asked it of that body first. */
export interface Ask extends Asked {
  readonly authority: string
  readonly letter: string
  readonly sentOn: string
  /** By when an answer was wanted, or a clock says it is due; null where neither is known. */
  readonly dueOn: string | null
  readonly answer: SubstantiveAnswer | null
}

/** The first by which that body said something of what was asked. */
export interface SubstantiveAnswer {
  readonly reply: string
  readonly received: string
  /** When the office came to know of it. */
  readonly recorded: string
}

interface LetterRow {
  readonly id: string
  readonly authority: string
  readonly form: LetterForm
  readonly sent_on: string
  readonly answer_by: string | null
  readonly registered_on: string | null
}

interface AnswerRow {
  readonly question: string
  readonly authority: string
  readonly reply: string
  readonly kind: string
  readonly content: string
  readonly quality: string
  readonly received: string
  readonly recorded: string
}

export interface Until {
  readonly day: string
  readonly zone: string
}

/** Every question that had gone out by the end of a civil day in a letter that was not withdrawn, as far as the reader may see. */
export async function asksUntil(tx: Reading, until: Until): Promise<Ask[]> {
  const letters = await lettersUntil(tx, until)
  const dueOf = dueOfLetterIn(await new OfficeReader(tx).facts())
  const byId = new Map(letters.map((letter) => [letter.id, letter]))
  const answers = Map.groupBy(
    await answersUntil(tx, until),
    ({ question, authority }) => `${question} ${authority}`,
  )
  const { rows: lines } = await sql<Asked & { question: string; letter: string }>`
    select q.id as question, q.person, q.kind, x.letter from letter_line x join question q on q.id = x.question`.execute(
    tx,
  )
  const asks = new Map<string, Ask>()
  for (const { question, person, kind, letter: id } of lines) {
    const letter = byId.get(id)
    if (letter === undefined) continue
    const { authority, sent_on: sentOn, answer_by, registered_on: registeredOn, form } = letter
    const key = `${question} ${authority}`
    const before = asks.get(key)
    if (before !== undefined && !isBefore({ letter: id, sentOn }, before)) continue
    const dueOn = answer_by ?? dueOf({ letter: id, form, sentOn, registeredOn })?.day ?? null
    const answer = answers.get(key)?.find(({ received }) => received >= sentOn) ?? null
    asks.set(key, { person, kind, authority, letter: id, sentOn, dueOn, answer })
  }
  return [...asks.values()]
}

/** Whether one letter went out before another. */
export function isBefore(
  one: Pick<Ask, 'letter' | 'sentOn'>,
  other: Pick<Ask, 'letter' | 'sentOn'>,
): boolean {
  if (one.sentOn !== other.sentOn) return one.sentOn < other.sentOn
  return Number(one.letter) < Number(other.letter)
}

async function lettersUntil(tx: Reading, { day, zone }: Until): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`
    select l.id, l.authority, l.form, send.on_day as sent_on, registered.day as registered_on,
      case when own.letter is null then send.answer_by else own.day end as answer_by
    from letter l
    join letter_step send on send.letter = l.id and send.act = 'send'
      and (send.at at time zone ${zone})::date <= ${day}::date
    left join lateral (select d.letter, d.day from letter_day d where d.letter = l.id and d.about = 'answer-by'
      and (d.at at time zone ${zone})::date <= ${day}::date order by d.seq desc limit 1) own on true
    left join lateral (select d.day from letter_day d where d.letter = l.id and d.about = 'registered'
      and (d.at at time zone ${zone})::date <= ${day}::date order by d.seq desc limit 1) registered on true
    where not exists (select from letter_step s where s.letter = l.id and s.act = 'withdraw'
      and (s.at at time zone ${zone})::date <= ${day}::date)`.execute(tx)
  return rows
}

/** The earliest first. */
async function answersUntil(tx: Reading, { day, zone }: Until): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select a.question, r.authority, r.id as reply, r.kind, a.content, a.quality, r.received,
      (a.at at time zone ${zone})::date::text as recorded
    from answer a join reply r on r.id = a.reply
    where (a.at at time zone ${zone})::date <= ${day}::date order by r.received, a.id`.execute(tx)
  return rows.filter(isSubstantive)
}

/** It says something of what was asked, be it only in part: as the grid has it, answered or partly answered. */
function isSubstantive({ kind, content, quality }: AnswerRow): boolean {
  const result = answering(
    kind as ReplyKindCode,
    content as AnswerContentCode,
    quality as AnswerQualityCode,
  )
  return result !== undefined && (result.effect === 'answered' || result.claims !== 'none')
}
