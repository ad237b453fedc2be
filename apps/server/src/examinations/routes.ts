import type { recordExamination } from '@amparo/contract'
import type { Hono } from 'hono'
import type { Change, Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { wordsIn } from '../http/words.ts'
import { checkNotAhead } from '../letters/today.ts'
import { checkAudience } from '../letters/writing.ts'
import { earliestAct } from '../register/harmed-people.ts'
import { PeopleLook } from '../register/people-look.ts'
import { RegisterReader, type StoredView } from '../register/register-store.ts'
import {
  boundOf,
  ExaminationReader,
  ExaminationWriter,
  type KeptWord,
  type NewWord,
} from './examination-store.ts'
import { listed } from './list.ts'
import { counting, toldOf } from './told.ts'

type Said = ReturnType<typeof recordExamination.body.parse>

const LONGEST_LINE = 200

/** How the examinations of people stand. What doctors find is nowhere here. */
export function examinationRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'recordExamination', whoAsks, async ({ params, body }, actor) => {
    const word = wordOf(body)
    await office.change(actor, async (change) => {
      await change.hold(word.once)
      const writer = new ExaminationWriter(change, actor.id)
      const before = await writer.withOnce(actor.id, word.once)
      if (before !== undefined) {
        if (!isSame(before, word)) throw new Refusal('recorded-otherwise')
        return
      }
      const { person, members } = await personOf(change.tx, params.subject)
      await change.hold(person.object)
      const words = await writer.words(members)
      if ((words.at(-1)?.id ?? null) !== body.known) throw new Refusal('changed-meanwhile')
      checkAudience(actor, word.audience)
      checkShape(word)
      await checkDay(change, members, word)
      const said = replacedIn(words, word)
      await writer.say(await subjectOf(change.tx, members, said, word), word)
    })
    return {}
  })

  serveStaff(app, 'readExaminations', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { members } = await personOf(change.tx, params.subject)
      await change.enterOwn('subject.search', { kind: 'person' })
      const words = await new ExaminationReader(change.tx).words(members)
      return {
        steps: await toldOf(change.tx, words),
        earliest: await earliestAct(change.tx, members),
      }
    }),
  )

  serveStaff(app, 'listExaminations', whoAsks, async ({ body }, actor) =>
    office.change(actor, (change) => listed(change, body)),
  )
}

/** The page a person stands on, and everybody who counts as them. */
async function personOf(tx: Reading, subject: string) {
  const reader = new RegisterReader(tx)
  const person = await reader.onPage(subject)
  if (person?.kind !== 'person') throw new Refusal('not-found')
  const { members } = await reader.members(subject)
  return { person, members }
}

function wordOf(said: Said): NewWord {
  const { audience, state, provider, independent, cause, replaces, on } = said
  const place = said.place === null ? null : wordsIn(said.place, LONGEST_LINE, 'place')
  const once = Buffer.from(said.once, 'hex')
  return { audience, state, provider, place, on_day: on, independent, cause, replaces, once }
}

function isSame(kept: KeptWord, word: NewWord): boolean {
  const [one, other] = [boundOf(kept), boundOf(word)]
  return JSON.stringify(one) === JSON.stringify(other)
}

/** An examination that was done is not ahead, and none comes before what it is about. */
async function checkDay(
  { tx, now }: Change,
  members: readonly string[],
  { state, on_day: on }: NewWord,
): Promise<void> {
  if (on === null) return
  if (state === 'done') checkNotAhead(on, now, 'on')
  const earliest = await earliestAct(tx, members)
  if (earliest !== null && on < earliest) throw new Refusal('value-refused', 'on')
}

/** What a word says must go together. */
function checkShape({ state, provider, place, on_day: on, independent, cause }: NewWord): void {
  const isTaken = state === 'arranged' || state === 'done'
  const refuse = (about: string) => new Refusal('value-refused', about)
  if (provider !== null && (place !== null || !isTaken)) throw refuse('provider')
  if (place !== null && !isTaken) throw refuse('place')
  if (state === 'arranged' && provider === null && place === null) throw refuse('place')
  if (on === null ? state === 'done' : !isTaken) throw refuse('on')
  if ((state === 'done') !== (independent !== null)) throw refuse('independent')
  if ((state === 'not-possible') !== (cause !== null)) throw refuse('cause')
}

/** The word that is said better: one that still counts, for the same audience. */
function replacedIn(words: readonly KeptWord[], { replaces, audience }: NewWord): KeptWord | null {
  if (replaces === null) return null
  const said = counting(words).find(({ id }) => id === replaces)
  if (said?.audience !== audience) throw new Refusal('value-refused', 'replaces')
  return said
}

/**
 * The record a word is said of: one that its audience may know of, as it may the doctors it names. Said better, a word stays where it
 * was said.
 */
async function subjectOf(
  tx: Reading,
  members: readonly string[],
  said: KeptWord | null,
  { audience, provider }: NewWord,
): Promise<StoredView> {
  const look = new PeopleLook(tx)
  const known = await look.knownTo(members, 'person', audience)
  if (
    provider !== null &&
    !(await look.knownTo([provider], 'organisation', audience)).has(provider)
  )
    throw new Refusal('value-refused', 'provider')
  const subject = said?.subject ?? members.find((one) => known.has(one))
  if (subject === undefined || !known.has(subject)) throw new Refusal('audience-refused')
  const [of] = await new RegisterReader(tx).named([subject])
  if (of === undefined) throw new Refusal('audience-refused')
  return of
}
