import type {
  LetterId,
  QuestionId,
  QuestionState,
  readGrid,
  ReplyId,
  SubjectId,
} from '@amparo/contract'
import type { Change } from '../db/office.ts'
import { labelsKept } from '../lists/taken-back.ts'
import { membersOf, withMembers } from '../register/members.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { dueIn, type Due, type DueOf } from './clock-due.ts'
import { urgency } from './question-state.ts'
import { standingQuestions, type StandingQuestion } from './question-store.ts'
import { todayIn } from './today.ts'

const PAGE = 50

export type GridAsked = ReturnType<typeof readGrid.body.parse>
export type Grid = ReturnType<typeof readGrid.reply.parse>

/** People by what was asked about them; whoever needs something now comes first. A list of people is a look at them, so it is an entry too. */
export async function gridOf(change: Change, body: GridAsked): Promise<Grid> {
  const { tx } = change
  await change.enterOwn('subject.search', { kind: 'person' })
  const today = await todayIn(tx, change.now)
  const dueOf = dueIn(await new OfficeReader(tx).facts())
  const people = body.person === null ? null : await withMembers(tx, [body.person])
  const all = (await standingQuestions(tx, today, { people })).filter(
    ({ asked }) =>
      (body.letter === null || asked.some(({ letter }) => letter === body.letter)) &&
      (body.authority === null || asked.some(({ authority }) => authority === body.authority)),
  )
  // What was asked about anybody who counts as a person was asked about that person.
  const classes = await membersOf(tx, [...new Set(all.map(({ person }) => person))])
  const byPerson = Map.groupBy(all, ({ person }) => classes.get(person)?.anchor ?? person)
  const wanted = new Set<QuestionState>(body.states)
  const rows = [...byPerson]
    .filter(
      ([, questions]) =>
        wanted.size === 0 || questions.some(({ stands }) => wanted.has(stands.state)),
    )
    .map(([person, questions]) => ({ person, questions, place: placeOf(questions, today, dueOf) }))
    .toSorted((a, b) => comparePlaces(a.place, b.place) || Number(a.person) - Number(b.person))
  const page = rows.slice(body.skip, body.skip + PAGE)
  const bodies = [...new Set(all.flatMap(({ asked }) => asked.map(({ authority }) => authority)))]
  const names = await labelsKept(tx, [...page.map(({ person }) => person), ...bodies])
  const name = (id: string) => names.get(id) ?? ''
  return {
    rows: page.map(({ person, questions }) => ({
      person: person as SubjectId,
      name: name(person),
      cells: questions.map((question) => cellOf(question, dueOf(question))),
    })),
    people: rows.length,
    counts: [...Map.groupBy(all, ({ stands }) => stands.state)].map(([state, questions]) => ({
      state,
      questions: questions.length,
    })),
    authorities: bodies
      .map((authority) => ({ authority: authority as SubjectId, name: name(authority) }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}

/** Where a person stands in the grid: by what of theirs needs somebody most, then by the day on which it is due. */
interface Place {
  readonly urgency: number
  readonly due: string
}

function placeOf(questions: readonly StandingQuestion[], today: string, dueOf: DueOf): Place {
  return questions
    .map((question) => ({
      urgency: urgency(question.stands, today),
      due: question.stands.asked?.answerBy ?? dueOf(question)?.day ?? NEVER,
    }))
    .reduce((first, place) => (comparePlaces(place, first) < 0 ? place : first))
}

const NEVER = '9999-12-31'

function comparePlaces(a: Place, b: Place): number {
  return a.urgency - b.urgency || (a.due < b.due ? -1 : Number(a.due > b.due))
}

function cellOf({ question, kind, stands }: StandingQuestion, due: Due) {
  const { state, asked, answered } = stands
  return {
    question: question as QuestionId,
    kind,
    state,
    authority: (asked?.authority ?? answered?.authority ?? null) as SubjectId | null,
    letter: (asked?.letter ?? null) as LetterId | null,
    askedOn: asked?.sentOn ?? null,
    answerBy: asked?.answerBy ?? null,
    due,
    content: answered?.content ?? null,
    reply: (answered?.reply ?? null) as ReplyId | null,
    answeredOn: answered?.received ?? null,
  }
}
