import type { MissingFigures, readFigures, ReplyFigures, SubjectId } from '@amparo/contract'
import { daysBetween } from '@amparo/calendar'
import { cohortsOf, curveOf, figureRules, medianDays, type Wait } from '@amparo/register'
import type { Ask } from '../letters/asks.ts'
import type { MissingPerson } from './missing-people.ts'
import { isDue, type Standing } from './standing.ts'

type Figures = ReturnType<typeof readFigures.reply.parse>

/** Every number of the page, counted from what stands. */
export function counted(standing: Standing, nameOf: (authority: string) => string): Figures {
  const { asOf, people, asks } = standing
  return {
    asOf,
    rules: figureRules,
    all: missing(people, asOf),
    weeks: cohortsOf(people).map(({ week, people: ones }) => ({ week, ...missing(ones, asOf) })),
    closed: people.filter(({ isClosed }) => isClosed).length,
    days: waits(people.map((person) => waitOf(person, asOf))),
    selfFound: people.filter((person) => isSelfFound(person, standing)).length,
    replies: replies(asks, asOf),
    authorities: [...Map.groupBy(asks, ({ authority }) => authority)]
      .map(([authority, own]) => ({
        authority: authority as SubjectId,
        name: nameOf(authority),
        ...replies(own, asOf),
      }))
      .toSorted((a, b) => b.asked - a.asked || Number(a.authority) - Number(b.authority)),
    kinds: [...Map.groupBy(asks, ({ kind }) => kind)]
      .map(([kind, own]) => ({ kind, ...replies(own, asOf) }))
      .toSorted((a, b) => b.asked - a.asked || (a.kind < b.kind ? -1 : 1)),
  }
}

function missing(people: readonly MissingPerson[], asOf: string): MissingFigures {
  const known = people.filter(({ knownOn }) => knownOn !== null)
  const { of, points } = curveOf(people, asOf)
  return {
    of,
    known: known.length,
    notAnyMore: known.filter(({ isStillSo }) => !isStillSo).length,
    silent: people.filter(({ isSilent }) => isSilent).length,
    points: [...points],
  }
}

/** From the report to the day on which it was known; what was known before the report took no time. */
function waitOf({ reportedOn, knownOn }: MissingPerson, asOf: string): Wait {
  return {
    days: Math.max(0, daysBetween(reportedOn, knownOn ?? asOf)),
    isOver: knownOn !== null,
  }
}

/** It was known before any authority had said something on the substance; on the same day the authority is given the benefit. */
export function isSelfFound(
  { person, knownOn }: MissingPerson,
  { answeredOn }: Pick<Standing, 'answeredOn'>,
): boolean {
  const answered = answeredOn.get(person)
  return knownOn !== null && (answered === undefined || answered > knownOn)
}

function replies(asks: readonly Ask[], asOf: string): ReplyFigures {
  const due = asks.filter((ask) => isDue(ask, asOf))
  return {
    asked: asks.length,
    due: due.length,
    answered: due.filter(({ answer }) => answer !== null).length,
    noDay: asks.filter(({ dueOn }) => dueOn === null).length,
    waits: waits(
      asks.map(({ sentOn, answer }) => ({
        days: Math.max(0, daysBetween(sentOn, answer?.received ?? asOf)),
        isOver: answer !== null,
      })),
    ),
  }
}

function waits(all: readonly Wait[]): Figures['days'] {
  const over = all.filter(({ isOver }) => isOver).length
  return { median: medianDays(all), over, open: all.length - over }
}
