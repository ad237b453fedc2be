import type { LetterForm, LetterState } from '@amparo/contract'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { standsOn, type AnsweredIn, type AskedIn, type Stands } from './question-state.ts'

/** What is asked about somebody. */
export interface Asked {
  readonly person: string
  /** `question-kind`. */
  readonly kind: string
}

export interface StandingQuestion extends Asked {
  readonly question: string
  readonly audience: number
  readonly stands: Stands
  /** Every letter that asks it and was not withdrawn. */
  readonly asked: readonly AskedLetter[]
  readonly answers: readonly AnsweredIn[]
}

/** A letter that asks it, with what its clocks need to know. */
export interface AskedLetter extends AskedIn {
  readonly form: LetterForm
  readonly registeredOn: string | null
}

/** Which questions are looked at; null stands for all. */
export interface Which {
  readonly people?: readonly string[] | null
  readonly questions?: readonly string[] | null
}

/** The numbers of these questions for one audience; those nobody has asked before are made under this entry. */
export async function makeQuestions(
  tx: Reading,
  asked: readonly Asked[],
  audience: number,
  entry: string,
): Promise<string[]> {
  if (asked.length === 0) return []
  const people = asked.map(({ person }) => person)
  const kinds = asked.map(({ kind }) => kind)
  // In one order for everybody, so that two who ask the same wait for each other and do not block each other.
  await sql`
    insert into question (person, kind, audience, entry)
    select a.person, a.kind, ${audience}::smallint, ${entry}::bigint
    from unnest(${people}::bigint[], ${kinds}::text[]) as a(person, kind) order by 1, 2
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ id: string; person: string; kind: string }>`
    select q.id, q.person, q.kind from question q
    join unnest(${people}::bigint[], ${kinds}::text[]) as a(person, kind) on a.person = q.person and a.kind = q.kind
    where q.audience = ${audience}::smallint`.execute(tx)
  const ids = new Map(rows.map(({ id, person, kind }) => [`${person} ${kind}`, id]))
  return asked.map(({ person, kind }) => {
    const id = ids.get(`${person} ${kind}`)
    if (id === undefined) throw new Error('a question was neither made nor there')
    return id
  })
}

/** These questions as they were made, also those of which nothing is left. */
export async function questionsOf(
  tx: Reading,
  questions: readonly string[],
): Promise<(Asked & { readonly question: string; readonly audience: number })[]> {
  if (questions.length === 0) return []
  return tx
    .selectFrom('question')
    .select(['id as question', 'person', 'kind', 'audience'])
    .where('id', 'in', questions)
    .orderBy('id')
    .execute()
}

interface LetterRow {
  readonly id: string
  readonly authority: string
  readonly state: LetterState
  readonly sent_on: string | null
  readonly answer_by: string | null
  readonly form: LetterForm
  readonly registered_on: string | null
}

interface QuestionRow extends Asked {
  readonly id: string
  readonly audience: number
}

interface AnswerRow extends AnsweredIn {
  readonly question: string
}

const NONE: readonly AnsweredIn[] = []

/** How questions stand on a day, as far as the actor may see them, in four statements however many there are. */
export async function standingQuestions(
  tx: Reading,
  today: string,
  { people = null, questions = null }: Which = {},
): Promise<StandingQuestion[]> {
  const isAll = people === null && questions === null
  const within = sql.join(
    [
      people === null ? sql`true` : sql`q.person = any (${people}::bigint[])`,
      questions === null ? sql`true` : sql`q.id = any (${questions}::bigint[])`,
    ],
    sql` and `,
  )
  const { rows: letters } = await sql<LetterRow>`
    select l.id, l.authority, l.form, send.on_day as sent_on,
      case when own.letter is null then send.answer_by else own.day end as answer_by, registered.day as registered_on,
      case when send.letter is not null then 'sent' when signed.letter is not null then 'signed' else 'draft' end as state
    from letter l
    left join letter_step send on send.letter = l.id and send.act = 'send'
    left join letter_step signed on signed.letter = l.id and signed.act = 'sign'
    left join lateral (select d.letter, d.day from letter_day d where d.letter = l.id and d.about = 'answer-by'
      order by d.seq desc limit 1) own on true
    left join lateral (select d.day from letter_day d where d.letter = l.id and d.about = 'registered'
      order by d.seq desc limit 1) registered on true
    where not exists (select from letter_step s where s.letter = l.id and s.act = 'withdraw')`.execute(
    tx,
  )
  const { rows } = await sql<QuestionRow>`
    select q.id, q.person, q.kind, q.audience from question q where ${within} order by q.id`.execute(
    tx,
  )
  const { rows: lines } = await sql<{ question: string; letter: string }>`
    select x.question, x.letter from letter_line x
    where ${isAll ? sql`true` : sql`x.question = any (${rows.map(({ id }) => id)}::bigint[])`}`.execute(
    tx,
  )
  const { rows: answers } = await sql<AnswerRow>`
    select a.question, a.id as answer, r.id as reply, r.authority, r.kind, a.content, a.quality, r.received
    from answer a join reply r on r.id = a.reply
    where ${isAll ? sql`true` : sql`a.question = any (${rows.map(({ id }) => id)}::bigint[])`}`.execute(
    tx,
  )
  const askedIn = new Map(
    letters.map(({ id, authority, state, form, ...days }): [string, AskedLetter] => [
      id,
      {
        letter: id,
        authority,
        state,
        form,
        sentOn: days.sent_on,
        answerBy: days.answer_by,
        registeredOn: days.registered_on,
      },
    ]),
  )
  const answered = Map.groupBy(answers, ({ question }) => question)
  const letterOf = Map.groupBy(lines, ({ question }) => question)
  const standing: StandingQuestion[] = []
  for (const { id, person, kind, audience } of rows) {
    const asked: AskedLetter[] = []
    for (const { letter } of letterOf.get(id) ?? []) {
      const one = askedIn.get(letter)
      if (one !== undefined) asked.push(one)
    }
    const answers = answered.get(id) ?? NONE
    const stands = standsOn(asked, answers, today)
    if (stands !== null)
      standing.push({ question: id, person, kind, audience, stands, asked, answers })
  }
  return standing
}
