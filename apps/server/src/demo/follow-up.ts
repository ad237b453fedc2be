import {
  demoBodies,
  demoConsents,
  demoFiling,
  demoLetters,
  demoMeeting,
  demoPartnerLists,
  demoReleases,
  demoReplies,
  demoSearches,
  type DemoBody,
  type DemoRelease,
  type DemoSearch,
} from '@amparo/scenario'
import { ClosingWriter } from '../closings/closing-store.ts'
import { ConsentWriter } from '../consents/consent-store.ts'
import type { Change } from '../db/office.ts'
import { FilingWriter } from '../filings/filing-store.ts'
import { CommitmentWriter } from '../meetings/commitment-store.ts'
import { MeetingWriter } from '../meetings/meeting-store.ts'
import { RegisterReader } from '../register/register-store.ts'
import { SubmissionReader } from '../submissions/submission-store.ts'
import { answerLetter, writeLetter } from './correspondence.ts'
import { found, once, record, type Known } from './known.ts'
import { bringList } from './partner-list.ts'

/** What the office has done since: each piece of work on its own day, by whoever may, in the order of days. */
export async function followUp(known: Known): Promise<void> {
  const bodies = await recordBodies(known)
  const letters = new Map<string, string>()
  const work: { ago: number; story: () => Promise<void> }[] = [
    ...demoConsents.map((one) => ({ ago: one.ago, story: () => askBack(known, one) })),
    ...demoSearches.map((one) => ({ ago: one.ago, story: () => openSearch(known, one) })),
    ...demoSearches.flatMap(({ person, asked }) =>
      asked.map((one) => ({ ago: one.ago, story: () => askSomewhere(known, person, one) })),
    ),
    ...demoLetters.map((one) => ({
      ago: one.ago,
      story: () => writeLetter(known, bodies, letters, one),
    })),
    ...demoReplies.map((one) => ({
      ago: one.ago,
      story: () => answerLetter(known, bodies, letters, one),
    })),
    ...demoReleases.map((one) => ({ ago: one.ago, story: () => comeOut(known, one) })),
    ...demoPartnerLists.map((one) => ({ ago: one.ago, story: () => bringList(known, one) })),
    { ago: demoFiling.ago, story: () => recordFiling(known, bodies) },
    { ago: demoMeeting.ago, story: () => meet(known, bodies) },
  ]
  for (const { ago, story } of work.toSorted((a, b) => b.ago - a.ago)) {
    known.days.goTo(ago)
    await story()
  }
  known.days.goTo(0)
}

async function recordBodies(known: Known): Promise<ReadonlyMap<string, string>> {
  const bodies = new Map<DemoBody['key'], string>()
  for (const { key, type, names } of demoBodies) {
    const spelled = Object.entries(names).map(([language, text]) => ({
      kind: 'name',
      text,
      language,
    }))
    bodies.set(
      key,
      await record(known, 'authority', [
        ...spelled.map((name) => ['authority.name', name] as const),
        ['authority.type', { kind: 'code', code: type }],
      ]),
    )
  }
  return bodies
}

async function askBack(
  { app, officer, days, messages, people }: Known,
  { person, message, standing, answer, ago }: (typeof demoConsents)[number],
): Promise<void> {
  await app.change(officer, async (change) => {
    const thread = await new SubmissionReader(change.tx).thread(messages[message]?.id ?? '')
    if (thread === undefined) throw new Error(`the demo has no message ${message}`)
    await new ConsentWriter(change, officer.id).record(thread, {
      person: found(people, person),
      given: days.dayOf(ago),
      standing,
      means: 'written-by-message',
      language: 'ru',
      assent: null,
      lines: [
        { purpose: 'RAISE_NAMED', answer, recipients: [] },
        { purpose: 'RAISE_ANON', answer: answer === 'no' ? 'no' : 'anonymous', recipients: [] },
      ],
      note: null,
    })
  })
}

async function openSearch(
  { app, officer, people }: Known,
  { person, words }: DemoSearch,
): Promise<void> {
  await app.change(officer, async (change) => {
    const view = await new RegisterReader(change.tx).view(found(people, person))
    if (view === undefined) throw new Error(`the demo has no ${person}`)
    const writer = new ClosingWriter(change, officer.id)
    await writer.decide(view, { topic: 'search', act: 'open', audience: 0, words, once: once() })
  })
}

async function askSomewhere(
  known: Known,
  person: string,
  { place, where, way, result, ago }: DemoSearch['asked'][number],
): Promise<void> {
  await record(known, 'search-action', [
    ['search-action.person', found(known.people, person)],
    ['search-action.place', { kind: 'code', code: place }],
    ['search-action.where', where],
    ['search-action.day', known.days.dayOf(ago)],
    ['search-action.way', { kind: 'code', code: way }],
    ['search-action.result', { kind: 'code', code: result }],
  ])
}

/** What was told at the desk: an end of the custody that is known of. */
async function comeOut(known: Known, { person, on }: DemoRelease): Promise<void> {
  const { app, officer, people } = known
  const below = await app.read(officer, (tx) => new RegisterReader(tx).below(found(people, person)))
  const custody = below.find(({ kind }) => kind === 'custody')
  if (custody === undefined) throw new Error(`the demo does not know that ${person} was held`)
  await record(known, 'point', [
    ['point.custody', custody.subject],
    ['point.type', { kind: 'code', code: 'release' }],
    ['point.at', on],
  ])
}

async function recordFiling(
  { app, officer, days, people }: Known,
  bodies: ReadonlyMap<string, string>,
): Promise<void> {
  const { person, to, sender, ago } = demoFiling
  await app.change(officer, async (change) => {
    const writer = new FilingWriter(change, officer.id)
    const id = await writer.record({
      authority: found(bodies, to),
      audience: 0,
      person: found(people, person),
      sender,
      channel: 'crime-report',
      country: 'BY',
      sent: days.dayOf(ago),
      once: once(),
    })
    const filing = await writer.filing(id)
    if (filing === undefined) throw new Error('the demo has lost a complaint')
    await writer.step(filing, { act: 'registered', on_day: days.dayOf(ago), once: once() })
  })
}

async function meet(
  { app, head, days, people }: Known,
  bodies: ReadonlyMap<string, string>,
): Promise<void> {
  const { ago, nextIn, hour, place, theirs, ours, words, promises } = demoMeeting
  const authority = found(bodies, demoMeeting.with)
  const at = { audience: 0, authority }
  const step = { hour, place, theirs, ours } as const
  await app.change(head, async (change: Change) => {
    const meetings = new MeetingWriter(change, head.id)
    const held = { ...step, act: 'note', day: days.dayOf(ago), words } as const
    const meeting = await meetings.record({ ...at, first: held, once: once() })
    const next = { ...step, act: 'plan', day: days.dayOf(-nextIn), words: null } as const
    await meetings.record({ ...at, first: next, once: once() })
    const commitments = new CommitmentWriter(change, head.id)
    for (const promise of promises)
      await commitments.record({
        ...at,
        kind: 'promise',
        meeting,
        reply: null,
        byWhom: theirs,
        words: promise.words,
        said: days.dayOf(ago),
        due: days.dayOf(promise.dueAgo),
        about: promise.about.map((person) => ({
          person: found(people, person),
          kind: promise.kind,
        })),
        once: once(),
      })
  })
}
