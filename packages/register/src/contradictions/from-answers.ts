import { isCivilDay } from '@amparo/calendar'
import type { StatedFactCode } from '@amparo/vocabulary'
import { compareIds } from '../claim.ts'
import type { Interval } from '../date.ts'
import type { AnsweredQuestion, ClaimedFact } from './answered-question.ts'
import type { KnownOfPerson } from './contradiction.ts'
import { impliedBy, tenseOf } from './facts.ts'
import { placesAmong } from './places.ts'
import type { Places } from './places.ts'
import type { Statement } from './statement.ts'
import { carriedBy, voiceOfAnswer } from './voice.ts'
import { anyTime, readWhen, untilEndOf, wholeDay } from './when.ts'
import type { When } from './when.ts'

/** What answers say of the person, fact by fact; one that says nothing of them is no statement. */
export function statementsOfAnswers(known: KnownOfPerson): readonly Statement[] {
  const places = placesAmong(known.facilities)
  const own = known.answers.filter(({ person }) => person === known.person)
  const once = new Map(own.map((answer) => [answer.id, answer]))
  // The day is all that most answers say of when; without one, nothing follows from them.
  const dated = [...once.values()].filter(({ replyDay }) => isCivilDay(replyDay))
  const inOrder = dated.toSorted((a, b) => compareIds(a.id, b.id))
  const ended = new Set(inOrder.filter(saysReleased).map(({ source }) => source.id))
  return inOrder.flatMap((answer) =>
    factsOf(answer, ended.has(answer.source.id)).flatMap((fact) =>
      ofFact({ known, places, answer }, fact),
    ),
  )
}

/** `isEnded`: the same reply says that the person was released, so that no yes in it says "held". */
function factsOf(
  { question, content, claimed }: AnsweredQuestion,
  isEnded: boolean,
): readonly ClaimedFact[] {
  // Whatever it says, it says of somebody else.
  if (content === 'wrong-person') return []
  const implied = impliedOf(question, content)
  const says = implied === 'held' && isEnded ? null : implied
  const isClaimed = claimed.some((fact) => impliedBy[question].topic.includes(fact.says))
  return says === null || isClaimed ? claimed : [...claimed, { says }]
}

function saysReleased({ question, content, claimed }: AnsweredQuestion): boolean {
  if (content === 'wrong-person') return false
  if (claimed.some(({ says }) => says === 'released')) return true
  return claimed.length === 0 && impliedOf(question, content) === 'released'
}

function impliedOf(
  question: AnsweredQuestion['question'],
  content: AnsweredQuestion['content'],
): StatedFactCode | null {
  const { confirms, denies } = impliedBy[question]
  if (content === 'confirms') return confirms
  if (content === 'denies') return denies
  return content === 'no-record' && question === 'whereabouts' ? 'no-record' : null
}

interface Telling {
  readonly known: KnownOfPerson
  readonly places: Places
  readonly answer: AnsweredQuestion
}

function ofFact(telling: Telling, fact: ClaimedFact): readonly Statement[] {
  const { known, answer } = telling
  const when = fact.at === undefined ? undefined : readWhen(fact.at, known.zone)
  // A day that cannot be read is no day, and the day of the reply must not stand in for it.
  if (when === null) return []
  const voice = voiceOfAnswer(answer)
  return [
    {
      says: fact.says,
      ...spokenOf(fact.says, when, answer.replyDay),
      places: placesOf(telling, fact),
      custody: answer.custody,
      event: null,
      answer: {
        id: answer.id,
        body: answer.body,
        saidOfMany: answer.saidOfMany,
        letterDay: answer.letterDay,
        replyDay: answer.replyDay,
      },
      voices: [voice],
      isState: voice.isState,
      carries: carriedBy([voice], when?.isUnsure ?? false),
    },
  ]
}

function spokenOf(
  says: StatedFactCode,
  when: When | undefined,
  replyDay: string,
): { readonly at: Interval; readonly throughout: Interval | null } {
  const tense = tenseOf(says)
  if (when !== undefined) return { at: when.at, throughout: saidThroughout(says, when.at) }
  if (tense === 'as-of') return { at: wholeDay(replyDay), throughout: null }
  const at = says === 'born' || says === 'term-ends' ? anyTime : untilEndOf(replyDay)
  return { at, throughout: tense === 'never-until' ? at : null }
}

// "Not held on the tenth" is said of the whole of it; "no lawyer until the tenth", of all before.
function saidThroughout(says: StatedFactCode, at: Interval): Interval | null {
  const isBounded = at.lo !== null && at.hi !== null
  if (says === 'not-held' || says === 'never-held') return isBounded ? at : null
  return tenseOf(says) === 'never-until' && at.lo !== null ? { lo: null, hi: at.lo } : null
}

function placesOf({ places }: Telling, { facility, place }: ClaimedFact): Statement['places'] {
  if (facility !== undefined) return places.ofFacility(facility)
  return place === undefined ? null : places.inWords(place)
}
