import { createHash } from 'node:crypto'
import { dueIn } from '../letters/clock-due.ts'
import { LetterReader, numberOf } from '../letters/letter-store.ts'
import { standingQuestions } from '../letters/question-store.ts'
import { CommitmentReader, isOpen } from '../meetings/commitment-store.ts'
import { countingStep, MeetingReader, meetingState } from '../meetings/meeting-store.ts'
import { momentsOf } from '@amparo/register'
import type { Language } from '@amparo/vocabulary'
import type { Reading } from '../db/office.ts'
import { OfficeReader, type OfficeFacts } from '../staff/office-store.ts'
import type { CalendarEvent } from './ics.ts'
import { calendarWords } from './words.ts'

/** What stands in the calendar of whoever asks, as far as they may see it: days and numbers, nothing of what they are about. */
export async function eventsFor(
  tx: Reading,
  language: Language,
  today: string,
): Promise<CalendarEvent[]> {
  const facts = await new OfficeReader(tx).facts()
  return [
    ...(await repliesDue(tx, facts, language, today)),
    ...(await promisesDue(tx, facts, language, today)),
    ...(await meetingsPlanned(tx, facts, language)),
  ]
}

const WAITING: ReadonlySet<string> = new Set(['asked', 'overdue', 'acknowledged'])

/** One for each letter that still waits: by the office's own day, else by the table of clocks. */
async function repliesDue(tx: Reading, facts: OfficeFacts, language: Language, today: string) {
  const dueOf = dueIn(facts)
  const days = new Map<string, string>()
  for (const question of await standingQuestions(tx, today)) {
    const { state, asked } = question.stands
    if (asked === null || !WAITING.has(state)) continue
    const day = asked.answerBy ?? dueOf(question)?.day ?? null
    if (day !== null) days.set(asked.letter, day)
  }
  const steps = await new LetterReader(tx).stepsOf([...days.keys()])
  return [...days].map(([letter, day]): CalendarEvent => {
    const own = steps.get(letter) ?? []
    const sent = own.find(({ act }) => act === 'send')
    const number = numberOf(own.find(({ act }) => act === 'sign') ?? null) ?? letter
    return {
      uid: uidOf(facts, 'letter', letter),
      stamp: sent?.at ?? new Date(0),
      at: { day },
      summary: calendarWords(language).reply(number),
    }
  })
}

async function promisesDue(tx: Reading, facts: OfficeFacts, language: Language, today: string) {
  const all = await new CommitmentReader(tx).list({ authority: null, meeting: null }, today)
  return all.flatMap(({ id, due, standing, at }): CalendarEvent[] =>
    due === null || !isOpen(standing)
      ? []
      : [
          {
            uid: uidOf(facts, 'promise', id),
            stamp: at,
            at: { day: due },
            summary: calendarWords(language).promise,
          },
        ],
  )
}

/** So many of the newest. */
const MOST_MEETINGS = 500

async function meetingsPlanned(tx: Reading, facts: OfficeFacts, language: Language) {
  const reader = new MeetingReader(tx)
  const meetings = await reader.list({ authority: null, after: null }, MOST_MEETINGS)
  const steps = await reader.stepsOf(meetings.map(({ id }) => id))
  return meetings.flatMap(({ id }): CalendarEvent[] => {
    const own = steps.get(id) ?? []
    const step = countingStep(own)
    if (meetingState(own) !== 'planned' || step?.day == null) return []
    const { day, hour, at: stamp } = step
    return [
      {
        uid: uidOf(facts, 'meeting', id),
        stamp,
        at: hour === null ? { day } : momentOf(`${day}T${hour}`, facts.zone, day),
        summary: calendarWords(language).meeting,
      },
    ]
  })
}

/** An hour that the clocks of the zone skip or have twice is the first moment it can be. */
function momentOf(local: string, zone: string, day: string): CalendarEvent['at'] {
  const { lo } = momentsOf({ lo: local, hi: local }, zone)
  return Number.isFinite(lo) ? { moment: new Date(lo * 60_000) } : { day }
}

/** The same each time; nobody reads a number from it. */
function uidOf({ object }: OfficeFacts, kind: string, id: string): string {
  const hash = createHash('sha256').update(object).update(`amparo/v1/calendar ${kind} ${id}`)
  return `${hash.digest('hex').slice(0, 32)}@amparo.invalid`
}
