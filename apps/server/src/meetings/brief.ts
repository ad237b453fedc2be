import type {
  CommitmentId,
  LeftOutReason,
  LetterId,
  MeetingId,
  QuestionState,
  readBrief,
  ReplyId,
  SubjectId,
} from '@amparo/contract'
import { readText } from '@amparo/letters'
import type { Reading } from '../db/office.ts'
import { gateAt, gatesOf, type Gate } from '../letters/consent-gate.ts'
import { LetterReader, numberOf } from '../letters/letter-store.ts'
import { mentionsBeside } from '../letters/mentions.ts'
import { isPast, type AskedIn } from '../letters/question-state.ts'
import { standingQuestions, type StandingQuestion } from '../letters/question-store.ts'
import { ReplyReader } from '../letters/reply-store.ts'
import { PeopleLook } from '../register/people-look.ts'
import { CommitmentReader, isOpen, type ListedCommitment } from './commitment-store.ts'
import {
  countingStep,
  dayOfMeeting,
  type KeptMeeting,
  type KeptMeetingStep,
} from './meeting-store.ts'

type Brief = ReturnType<typeof readBrief.reply.parse>
type Figure = Brief['figures'][number]

/** So many promises and thanks stand on one page. */
const MOST_PROMISES = 12
const MOST_THANKS = 3

/**
 * What is taken to a meeting, as it is now. What is said aloud to a body is said to the authorities: somebody is named here where
 * a letter to the authorities would name them, and counted where it would count them. Whatever an officer wrote is read for the
 * names of everybody else, and withheld where it has one.
 */
export async function briefOf(
  tx: Reading,
  meeting: KeptMeeting,
  steps: readonly KeptMeetingStep[],
  today: string,
): Promise<Brief> {
  const asked = await askedOf(tx, meeting, today)
  const promises = await new CommitmentReader(tx).list(
    { authority: meeting.authority, meeting: null },
    today,
  )
  const heard = promises.filter(({ audience }) => isFor(audience, meeting))
  const about = await aboutOpen(tx, heard)
  const leftOut = await new LetterReader(tx).leftOutTo(meeting.authority)
  const people = [...new Set([...asked.map(({ person }) => person), ...about, ...leftOut])]
  const gates = await gatesOf(tx, people)
  const raised = asked.filter(({ person }) => mayBeRaised(gateAt(gates, person)))
  const named = people.filter((person) => gateAt(gates, person).named)
  const names = await namesOf(tx, meeting, named, raised, about)
  const step = countingStep(steps)
  const { place = null, theirs = null, ours = null } = step ?? {}
  const first = heard.slice(0, MOST_PROMISES)
  const aloud = await linesAloud(tx, new Set(names.map(personIn)), [
    place,
    theirs,
    ours,
    ...first.flatMap(({ words, by_whom: byWhom }) => [words, byWhom]),
  ])
  const look = new PeopleLook(tx)
  const bodies = await look.labels([meeting.authority])
  return {
    id: meeting.id as MeetingId,
    authority: meeting.authority as SubjectId,
    authorityName: bodies.get(meeting.authority) ?? '',
    day: dayOfMeeting([...steps]),
    hour: step?.hour ?? null,
    place: aloud(place),
    theirs: aloud(theirs),
    ours: aloud(ours),
    today,
    open: await openOf(tx, raised, today),
    figures: await figuresOf(tx, { meeting, raised, promises: heard, today }),
    names,
    promises: first.map((one) => promiseAloud(one, aloud)),
    notToRaise: {
      reasons: reasonsOf(people, gates),
      restricted: (await look.withRestrictedAct(raised.filter(isOpenNow).map(personIn))).size,
    },
    thanks: await thanksOf(tx, meeting, raised, names),
  }
}

const personIn = ({ person }: { readonly person: string }) => person

function isFor(audience: number, meeting: KeptMeeting): boolean {
  return audience === 0 || audience === meeting.audience
}

/** Somebody who may be counted without a name is raised without it. */
function mayBeRaised(gate: Gate): boolean {
  return gate.named || gate.counted
}

/** A question with what this body alone was asked, by letters that went out. */
interface AskedHere extends StandingQuestion {
  readonly letters: readonly (AskedIn & { readonly sentOn: string })[]
  /** It was asked here last, and it is this body's turn. */
  readonly isOpen: boolean
  readonly isOverdue: boolean
}

const isOpenNow = ({ isOpen: open }: AskedHere) => open

const THEIR_TURN: ReadonlySet<QuestionState> = new Set<QuestionState>([
  'asked',
  'overdue',
  'acknowledged',
  'partly',
  'refused',
])

async function askedOf(tx: Reading, meeting: KeptMeeting, today: string): Promise<AskedHere[]> {
  const all = await standingQuestions(tx, today)
  return all.flatMap((question) => {
    if (!isFor(question.audience, meeting)) return []
    const letters = question.asked.flatMap((one) =>
      one.authority === meeting.authority && one.state === 'sent' && one.sentOn !== null
        ? [{ ...one, sentOn: one.sentOn }]
        : [],
    )
    if (letters.length === 0) return []
    const { stands } = question
    const open = stands.asked?.authority === meeting.authority && THEIR_TURN.has(stands.state)
    return [{ ...question, letters, isOpen: open, isOverdue: open && isPast(stands.asked, today) }]
  })
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

async function namesOf(
  tx: Reading,
  meeting: KeptMeeting,
  named: readonly string[],
  raised: readonly AskedHere[],
  about: readonly string[],
): Promise<Brief['names']> {
  const open = Map.groupBy(raised.filter(isOpenNow), ({ person }) => person)
  const promised = new Set(about)
  const people = named.filter((person) => open.has(person) || promised.has(person))
  const labels = await new PeopleLook(tx).labels(people, meeting.audience)
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
    .toSorted((a, b) => compare(firstAsked(a), firstAsked(b)) || a.name.localeCompare(b.name))
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

type Aloud = (text: string | null) => { text: string | null; withheld: boolean }

/** Texts are read together, and again one by one only where somebody is mentioned. */
async function linesAloud(
  tx: Reading,
  named: ReadonlySet<string>,
  lines: readonly (string | null)[],
): Promise<Aloud> {
  const written = [...new Set(lines.filter((line) => line !== null))]
  const mentions = (texts: readonly string[]) =>
    mentionsBeside(
      tx,
      named,
      texts.flatMap((text) => readText(text, 'plain-text')),
    )
  const withheld = new Set<string>()
  if ((await mentions(written)).length > 0)
    for (const line of written) if ((await mentions([line])).length > 0) withheld.add(line)
  return (text) =>
    text !== null && withheld.has(text) ? { text: null, withheld: true } : { text, withheld: false }
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

interface Counted {
  readonly meeting: KeptMeeting
  readonly raised: readonly AskedHere[]
  readonly promises: readonly ListedCommitment[]
  readonly today: string
}

/** Figures of which nothing is said are left out: a nought opens to nothing. */
async function figuresOf(tx: Reading, counted: Counted): Promise<Figure[]> {
  const { meeting, raised } = counted
  const letters = [...new Set(raised.flatMap((one) => one.letters.map(({ letter }) => letter)))]
  const replies = new ReplyReader(tx)
  const unanswered: string[] = []
  for (const letter of letters) if ((await replies.to(letter)).length === 0) unanswered.push(letter)
  const people = (which: (one: AskedHere) => boolean) => [
    ...new Set(raised.filter(which).map(personIn)),
  ]
  const asked = people(() => true)
  const answered = people(
    ({ stands }) => stands.state === 'answered' && stands.answered?.authority === meeting.authority,
  )
  const since = raised
    .flatMap((one) => one.letters.map(({ sentOn }) => sentOn))
    .toSorted()
    .at(0)
  const promised = counted.promises.filter(({ kind }) => kind === 'promise')
  const kept = promised.filter(({ standing }) => standing === 'kept')
  const figures: readonly Figure[] = [
    figure('asked', asked.length, { people: asked, since: since ?? null }),
    figure('answered', answered.length, { people: answered, of: asked.length }),
    figure('waiting', people(isOpenNow).length, { people: people(isOpenNow), of: asked.length }),
    figure('overdue', people(({ isOverdue }) => isOverdue).length, {
      people: people(({ isOverdue }) => isOverdue),
      of: asked.length,
    }),
    figure('letters', letters.length, { letters, since: since ?? null }),
    figure('unanswered', unanswered.length, { letters: unanswered, of: letters.length }),
    figure('kept', kept.length, {
      commitments: promised.map(({ id }) => id),
      of: promised.length,
    }),
  ]
  return figures.filter(({ number, code, of }) => number > 0 || (code === 'kept' && of !== 0))
}

interface Records {
  readonly people?: readonly string[]
  readonly letters?: readonly string[]
  readonly commitments?: readonly string[]
  readonly of?: number
  readonly since?: string | null
}

function figure(code: Figure['code'], number: number, records: Records): Figure {
  const { people = [], letters = [], commitments = [], of = null, since = null } = records
  return {
    code,
    number,
    of,
    since,
    people: [...people] as SubjectId[],
    letters: [...letters] as LetterId[],
    commitments: [...commitments] as CommitmentId[],
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
    .slice(0, MOST_THANKS)
}
