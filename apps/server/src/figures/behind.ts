import { daysBetween } from '@amparo/calendar'
import type { Behind, LetterId, listBehindFigure, ReplyId, SubjectId } from '@amparo/contract'
import { weekOf } from '@amparo/register'
import type { Ask } from '../letters/asks.ts'
import { isSelfFound } from './counting.ts'
import type { MissingPerson } from './missing-people.ts'
import { isDue, type Standing } from './standing.ts'

type Listed = ReturnType<typeof listBehindFigure.reply.parse>
type OfPeople = Extract<Behind, { of: 'people' }>
type OfAsks = Extract<Behind, { of: 'asks' }>

/** Everybody behind a number that counts people. */
export function peopleBehind(standing: Standing, asked: OfPeople): readonly MissingPerson[] {
  const { week, part, within } = asked
  return standing.people.filter(
    (one) =>
      (week === null || weekOf(one.reportedOn) === week) &&
      (within === null || isKnownWithin(one, within) === (part !== 'too-early')) &&
      isPart[part](one, standing, within ?? 0),
  )
}

function isKnownWithin({ reportedOn, knownOn }: MissingPerson, weeks: number): boolean {
  return knownOn !== null && daysBetween(reportedOn, knownOn) <= weeks * 7
}

const isPart: Readonly<
  Record<OfPeople['part'], (one: MissingPerson, standing: Standing, weeks: number) => boolean>
> = {
  reported: () => true,
  known: ({ knownOn }) => knownOn !== null,
  'not-known': ({ knownOn }) => knownOn === null,
  'too-early': ({ reportedOn }, { asOf }, weeks) => daysBetween(reportedOn, asOf) < weeks * 7,
  'not-any-more': ({ knownOn, isStillSo }) => knownOn !== null && !isStillSo,
  silent: ({ isSilent }) => isSilent,
  closed: ({ isClosed }) => isClosed,
  'self-found': isSelfFound,
  'after-answer': (one, standing) => one.knownOn !== null && !isSelfFound(one, standing),
}

/** Every question behind a number that counts those. */
export function asksBehind({ asks, asOf }: Standing, asked: OfAsks): readonly Ask[] {
  const { authority, kind, part } = asked
  return asks.filter(
    (one) =>
      (authority === null || one.authority === authority) &&
      (kind === null || one.kind === kind) &&
      isAskPart[part](one, asOf),
  )
}

const isAskPart: Readonly<Record<OfAsks['part'], (one: Ask, asOf: string) => boolean>> = {
  asked: () => true,
  due: isDue,
  answered: (one, asOf) => isDue(one, asOf) && one.answer !== null,
  unanswered: (one, asOf) => isDue(one, asOf) && one.answer === null,
  'no-day': ({ dueOn }) => dueOn === null,
  over: ({ answer }) => answer !== null,
  waiting: ({ answer }) => answer === null,
}

export type NameOf = (subject: string) => string

export function personShown(one: MissingPerson, nameOf: NameOf): Listed['people'][number] {
  const { person, reportedOn, knownOn } = one
  return { person: person as SubjectId, name: nameOf(person), reportedOn, knownOn }
}

export function askShown(one: Ask, nameOf: NameOf): Listed['asks'][number] {
  const { person, authority, kind, letter, sentOn, dueOn, answer } = one
  return {
    person: person as SubjectId,
    name: nameOf(person),
    authority: authority as SubjectId,
    authorityName: nameOf(authority),
    kind,
    letter: letter as LetterId,
    sentOn,
    dueOn,
    reply: (answer?.reply ?? null) as ReplyId | null,
    answeredOn: answer?.received ?? null,
  }
}
