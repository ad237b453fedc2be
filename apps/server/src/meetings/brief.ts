import type {
  CommitmentId,
  LeftOutReason,
  LetterId,
  MeetingId,
  readBrief,
  ReplyId,
  SubjectId,
} from '@amparo/contract'
import { briefRoom } from '@amparo/letters'
import type { Language } from '@amparo/vocabulary'
import type { StaffActor } from '../db/actor.ts'
import type { Reading } from '../db/office.ts'
import { leadingName } from '../letters/composing.ts'
import { Leaving } from '../lists/onward.ts'
import { gateAt, gatesOf, type Gate } from '../letters/consent-gate.ts'
import { LetterReader, numberOf } from '../letters/letter-store.ts'
import { ReplyReader } from '../letters/reply-store.ts'
import { PeopleLook } from '../register/people-look.ts'
import { linesAloud, type Aloud } from './aloud.ts'
import { askedOf, isFor, isOpenNow, type AskedHere } from './asked-here.ts'
import { differencesOf } from './brief-differences.ts'
import { figuresOf } from './brief-figures.ts'
import { CommitmentReader, isOpen, type ListedCommitment } from './commitment-store.ts'
import {
  countingStep,
  dayOfMeeting,
  type KeptMeeting,
  type KeptMeetingStep,
} from './meeting-store.ts'

type Brief = ReturnType<typeof readBrief.reply.parse>

const WHOLE = {
  thanks: Infinity,
  promises: Infinity,
  // Each is worded by who could have known it, which takes its time; nobody raises more.
  contradictions: 100,
  names: Infinity,
} as const

/** For whom the page is made, and how. */
export interface Making {
  readonly actor: StaffActor
  readonly today: string
  readonly language: Language
  /** All that may be said, however many pages it takes. */
  readonly whole: boolean
}

/**
 * What is taken to a meeting, as it is now. What is said aloud to a body is said to the authorities: somebody is named here where
 * a letter to the authorities would name them, and counted where it would count them. Whatever an officer wrote is read for the
 * names of everybody else, and withheld where it has one.
 */
export async function briefOf(
  tx: Reading,
  meeting: KeptMeeting,
  steps: readonly KeptMeetingStep[],
  { actor, today, language, whole }: Making,
): Promise<Brief> {
  const { authority } = meeting
  const room = whole ? WHOLE : briefRoom[language]
  const asked = await askedOf(tx, meeting, today)
  const promises = await new CommitmentReader(tx).list({ authority, meeting: null }, today)
  const heard = promises.filter((one) => isFor(one.audience, meeting))
  const about = await aboutOpen(tx, heard)
  const leftOut = await new LetterReader(tx).leftOutTo(authority)
  const people = [...new Set([...asked.map(personIn), ...about, ...leftOut])]
  const gates = await gatesOf(tx, people)
  const raised = asked.filter(({ person }) => mayBeRaised(gateAt(gates, person)))
  const named = new Set(people.filter((person) => gateAt(gates, person).named))
  const names = await namesOf(tx, meeting, { named, raised, about })
  const step = countingStep(steps)
  const { place = null, theirs = null, ours = null } = step ?? {}
  const first = heard.slice(0, room.promises)
  const shown = names.slice(0, room.names)
  // Whoever stands in a line stands in the entry too: it names those who are shown.
  const aloud = await linesAloud(tx, new Set(shown.map(personIn)), [
    place,
    theirs,
    ours,
    ...first.flatMap(({ words, by_whom: byWhom }) => [words, byWhom]),
  ])
  const look = new PeopleLook(tx)
  const most = room.contradictions
  const differences = await differencesOf(tx, { actor, meeting, asked, named, language, most })
  return {
    id: meeting.id as MeetingId,
    authority: authority as SubjectId,
    authorityName: await bodyIn(look, meeting, language),
    day: dayOfMeeting([...steps]),
    hour: step?.hour ?? null,
    place: aloud(place),
    theirs: aloud(theirs),
    ours: aloud(ours),
    today,
    open: await openOf(tx, raised, today),
    figures: await figuresOf(tx, { authority, raised, promises: heard }),
    names: shown,
    moreNames: names.length - shown.length,
    promises: first.map((one) => promiseAloud(one, aloud)),
    morePromises: heard.length - first.length,
    contradictions: differences.raised,
    moreContradictions: differences.more,
    notToRaise: {
      reasons: reasonsOf(people, gates),
      contradictions: differences.kept,
      restricted: (await look.withRestrictedAct(raised.filter(isOpenNow).map(personIn))).size,
    },
    thanks: (await thanksOf(tx, meeting, raised, names)).slice(0, room.thanks),
  }
}

/** As its audience knows it, in the language of the page where that is known. */
async function bodyIn(
  look: PeopleLook,
  { authority, audience }: KeptMeeting,
  language: Language,
): Promise<string> {
  const views = await look.views([authority], audience)
  const name = leadingName(views.get(authority), language)
  return name === '' ? ((await look.labels([authority])).get(authority) ?? '') : name
}

const personIn = ({ person }: { readonly person: string }) => person

/** Somebody who may be counted without a name is raised without it. */
function mayBeRaised(gate: Gate): boolean {
  return gate.named || gate.counted
}

/** People about whom something was promised that is not settled. */
async function aboutOpen(tx: Reading, promises: readonly ListedCommitment[]): Promise<string[]> {
  const reader = new CommitmentReader(tx)
  const people = new Set<string>()
  for (const { id, standing, people: count } of promises)
    if (count > 0 && isOpen(standing))
      for (const { person } of await reader.about(id)) people.add(person)
  return [...people]
}

interface Nameable {
  readonly named: ReadonlySet<string>
  readonly raised: readonly AskedHere[]
  /** Of whom something is promised. */
  readonly about: readonly string[]
}

/** Whoever an answer is overdue of comes first, then whoever was asked about longest ago. */
async function namesOf(
  tx: Reading,
  meeting: KeptMeeting,
  { named, raised, about }: Nameable,
): Promise<Brief['names']> {
  const late = new Set(raised.filter(({ isOverdue }) => isOverdue).map(personIn))
  const open = Map.groupBy(raised.filter(isOpenNow), ({ person }) => person)
  const promised = new Set(about)
  const people = [...named].filter((person) => open.has(person) || promised.has(person))
  const labels = await new Leaving(tx).labels(people, meeting.audience)
  return people
    .map((person) => ({
      person: person as SubjectId,
      name: labels.get(person) ?? '',
      open: (open.get(person) ?? []).map(({ kind, stands }) => ({
        kind,
        askedOn: stands.asked?.sentOn ?? null,
      })),
    }))
    .filter(({ name }) => name !== '')
    .toSorted(
      (a, b) =>
        Number(late.has(b.person)) - Number(late.has(a.person)) ||
        compare(firstAsked(a), firstAsked(b)) ||
        a.name.localeCompare(b.name),
    )
}

const firstAsked = ({ open }: Brief['names'][number]) =>
  open
    .map(({ askedOn }) => askedOn ?? NEVER)
    .toSorted()
    .at(0) ?? NEVER

const NEVER = '9999-12-31'

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

async function openOf(
  tx: Reading,
  raised: readonly AskedHere[],
  today: string,
): Promise<Brief['open']> {
  const open = raised.filter(isOpenNow)
  const letters = open.flatMap((one) => one.letters)
  const [oldest] = letters.toSorted((a, b) => compare(a.sentOn, b.sentOn))
  const signed = oldest && (await new LetterReader(tx).steps(oldest.letter))
  return {
    questions: open.length,
    people: new Set(open.map(personIn)).size,
    overdue: open.filter(({ isOverdue }) => isOverdue).length,
    oldest:
      oldest === undefined || oldest.sentOn > today
        ? null
        : {
            letter: oldest.letter as LetterId,
            number: numberOf(signed?.find(({ act }) => act === 'sign') ?? null),
            on: oldest.sentOn,
          },
    kinds: [...Map.groupBy(open, ({ kind }) => kind)].map(([kind, questions]) => ({
      kind,
      questions: questions.length,
      overdue: questions.filter(({ isOverdue }) => isOverdue).length,
    })),
  }
}

function promiseAloud(one: ListedCommitment, aloud: Aloud): Brief['promises'][number] {
  return {
    id: one.id as CommitmentId,
    kind: one.kind,
    words: aloud(one.words),
    byWhom: aloud(one.by_whom),
    said: one.said,
    due: one.due,
    standing: one.standing,
    standingOn: one.standingOn,
    isPast: one.isPast,
  }
}

function reasonsOf(
  people: readonly string[],
  gates: ReadonlyMap<string, Gate>,
): Brief['notToRaise']['reasons'] {
  const reasons = people.flatMap((person): LeftOutReason[] => {
    const gate = gateAt(gates, person)
    return gate.named ? [] : [gate.reason]
  })
  return [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => ({
    reason,
    people: all.length,
  }))
}

/** Replies that answered something well, the newest first. */
async function thanksOf(
  tx: Reading,
  meeting: KeptMeeting,
  raised: readonly AskedHere[],
  names: Brief['names'],
): Promise<Brief['thanks']> {
  const good = raised.flatMap(({ person, stands: { state, answered } }) =>
    state === 'answered' && answered?.authority === meeting.authority
      ? [{ person, reply: answered.reply }]
      : [],
  )
  const byReply = Map.groupBy(good, ({ reply }) => reply)
  const replies = await new ReplyReader(tx).those([...byReply.keys()])
  const numbers = [...replies.values()].map((reply) => reply.their_number)
  const aloud = await linesAloud(tx, new Set(names.map(personIn)), numbers)
  return [...byReply]
    .flatMap(([id, all]) => {
      const reply = replies.get(id)
      if (reply === undefined) return []
      return [
        {
          reply: id as ReplyId,
          theirNumber: aloud(reply.their_number).text,
          on: reply.dated ?? reply.received,
          people: new Set(all.map(personIn)).size,
        },
      ]
    })
    .toSorted((a, b) => compare(b.on, a.on))
}
