import type { LetterState, QuestionState } from '@amparo/contract'
import {
  answering,
  type AnswerContentCode,
  type AnswerQualityCode,
  type ReplyKindCode,
} from '@amparo/vocabulary'

/** A letter that asks a question. */
export interface AskedIn {
  /** Grows with writing. */
  readonly letter: string
  readonly authority: string
  readonly state: LetterState
  /** `YYYY-MM-DD`; null until it was sent. */
  readonly sentOn: string | null
  readonly answerBy: string | null
}

/** An answer to it, and the reply that it was cut from. */
export interface AnsweredIn {
  /** Grows with recording. */
  readonly answer: string
  readonly reply: string
  readonly authority: string
  /** `reply-kind`, `answer-content`, `answer-quality`. */
  readonly kind: string
  readonly content: string
  readonly quality: string
  /** `YYYY-MM-DD`. */
  readonly received: string
}

/** How a question stands, by what was asked and answered last. */
export interface Stands {
  readonly state: QuestionState
  /** The letter that asked it last; of one that nobody was asked yet, the newest draft. */
  readonly asked: AskedIn | null
  readonly answered: AnsweredIn | null
  /** It stands in a letter that has not gone out. */
  readonly inDraft: boolean
}

/**
 * How a question stands on a day. What came last decides, with two exceptions: a receipt takes nothing back that was said before
 * it, and what was answered stays answered until it is asked again or it turns out to be about somebody else. Null where there
 * is nothing left of it: every letter that asked it was withdrawn, and nobody answered.
 */
export function standsOn(
  asked: readonly AskedIn[],
  answers: readonly AnsweredIn[],
  today: string,
): Stands | null {
  const newest = newestDraft(asked)
  const inDraft = newest !== null
  let stands: Before = null
  for (const event of inOrder(asked, answers)) stands = after(stands, event)
  if (stands !== null)
    return { ...stands, state: onDay(stands.state, stands.asked, today), inDraft }
  return newest === null ? null : { state: 'in-draft', asked: newest, answered: null, inDraft }
}

function newestDraft(asked: readonly AskedIn[]): AskedIn | null {
  let newest: AskedIn | null = null
  for (const one of asked)
    if (one.state !== 'sent' && one.state !== 'withdrawn')
      if (newest === null || byNumber(newest.letter, one.letter) < 0) newest = one
  return newest
}

interface Event {
  readonly on: string
  readonly ask: AskedIn | null
  readonly answer: AnsweredIn | null
}

/**
 * What was sent on a day could be answered on that day, not the other way round. Written for twelve thousand questions at a
 * time: nothing is made that one letter and one answer do not need.
 */
function inOrder(asked: readonly AskedIn[], answers: readonly AnsweredIn[]): readonly Event[] {
  const events: Event[] = []
  for (const ask of asked)
    if (ask.state === 'sent') events.push({ on: ask.sentOn ?? '', ask, answer: null })
  for (const answer of answers) events.push({ on: answer.received, ask: null, answer })
  return events.length > 1 ? events.sort(compareEvents) : events
}

function compareEvents(a: Event, b: Event): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  if (a.ask !== null && b.ask !== null) return byNumber(a.ask.letter, b.ask.letter)
  if (a.answer !== null && b.answer !== null) return byNumber(a.answer.answer, b.answer.answer)
  return a.ask === null ? 1 : -1
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b)
}

type Before = Omit<Stands, 'inDraft'> | null

function after(before: Before, { ask, answer }: Event): Before {
  if (ask !== null) return { state: 'asked', asked: ask, answered: before?.answered ?? null }
  if (answer === null) return before
  return {
    state: answeredState(before?.state ?? null, answer),
    asked: before?.asked ?? null,
    answered: answer,
  }
}

/** `null`: nobody had been asked. */
function answeredState(before: QuestionState | null, answer: AnsweredIn): QuestionState {
  const result = answering(
    answer.kind as ReplyKindCode,
    answer.content as AnswerContentCode,
    answer.quality as AnswerQualityCode,
  )
  if (result?.effect === 'identity-doubt') return 'doubt'
  if (before === null || before === 'told-unasked') return 'told-unasked'
  if (before === 'answered') return 'answered'
  switch (result?.effect) {
    case 'answered':
      return 'answered'
    case 'next-body':
      return 'next-body'
    case 'waits-for-office':
      return 'asks-more'
    default:
      if (answer.content.startsWith('refuses-')) return 'refused'
      if (result !== undefined && result.claims !== 'none') return 'partly'
      return before === 'asked' ? 'acknowledged' : before
  }
}

function onDay(state: QuestionState, asked: AskedIn | null, today: string): QuestionState {
  return state === 'asked' && isPast(asked, today) ? 'overdue' : state
}

/** The day by which the office wanted an answer has passed. */
export function isPast(asked: Pick<AskedIn, 'answerBy'> | null, today: string): boolean {
  return asked !== null && asked.answerBy !== null && asked.answerBy < today
}

/**
 * In the order in which questions need somebody: what is in doubt, what has to go on to another body or waits for the office,
 * what is late, what was only half said, what waits for its day, what is answered.
 */
export function urgency({ state, asked }: Stands, today: string): number {
  if (state === 'acknowledged' && isPast(asked, today)) return ORDER.indexOf('overdue') + 0.5
  return ORDER.indexOf(state)
}

const ORDER: readonly QuestionState[] = [
  'doubt',
  'next-body',
  'asks-more',
  'overdue',
  'partly',
  'refused',
  'told-unasked',
  'acknowledged',
  'asked',
  'in-draft',
  'answered',
]
