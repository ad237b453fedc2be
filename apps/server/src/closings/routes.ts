import type { SubjectId } from '@amparo/contract'
import { civilDay, officeAudience, type ClosingTopic } from '@amparo/register'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import { dayOf, type Change, type Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { wordsIn } from '../http/words.ts'
import { RegisterReader } from '../register/register-store.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { ClosingReader, ClosingWriter, stateFor, type KeptStep } from './closing-store.ts'
import { audiencesOf, isOutdated } from './closings-of.ts'
import { factsFor, knownOf, knows, weighed, type Answers, type KnownOf } from './known.ts'

const PAGE = 50

/** A search and a person close separately, by one officer or by two; opening again takes one. */
export function closingRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  // A list of people is a look at them, so it is an entry too.
  serveStaff(app, 'listClosings', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: 'person' })
      const found = await new ClosingReader(change.tx).waiting(body.show, body.after, PAGE)
      const page = found.slice(0, PAGE)
      const people = await new RegisterReader(change.tx).named(page.map(({ subject }) => subject))
      const labels = new Map(people.map(({ subject, label }) => [subject, label]))
      const names = await new OfficeReader(change.tx).names()
      return {
        steps: page.map(({ id, subject, topic, staff, at }) => ({
          id,
          person: subject as SubjectId,
          name: labels.get(subject) ?? '',
          topic,
          by: names.get(staff) ?? null,
          isOwn: staff === actor.id,
          at: at.toISOString(),
        })),
        more: found.length > PAGE,
      }
    }),
  )

  serveStaff(app, 'openClosing', whoAsks, async ({ params, body }, actor) => {
    const { topic, audience } = body
    const said = saidIn(body)
    await office.change(actor, async (change) => {
      const { writer, known, steps } = await begin(change, actor, params.subject)
      if (isKept(steps, said.once, actor)) return
      checkAudience(known, actor, audience)
      if (stateFor(steps, topic, audience).state === 'open') throw new Refusal('changed-meanwhile')
      await writer.decide(known.person, { topic, act: 'open', audience, ...said })
    })
    return {}
  })

  serveStaff(app, 'close', whoAsks, async ({ params, body }, actor) => {
    const { topic, audience, contact, family, informedOn } = body
    const said = saidIn(body)
    return office.change(actor, async (change) => {
      const { writer, known, steps } = await begin(change, actor, params.subject)
      const kept = isKept(steps, said.once, actor)
      if (kept) return { outcome: kept.act === 'propose' ? 'proposed' : 'closed' }
      checkAudience(known, actor, audience)
      checkFamily(family, informedOn, change.now)
      checkOpen(steps, topic, audience, known)
      const facts = factsFor(known, audience)
      const isSearchOpen = stateFor(steps, 'search', audience).state === 'open'
      const answers = { closes: topic, contact, familyInformed: family }
      const weigh = await weighing(change, known, isSearchOpen, answers)
      const { people, reasons, stillOpen } = weigh([officeAudience, audience])
      // Whoever closes for others must not know what would ask them for a second person.
      if (weigh(audiencesOf(actor)).reasons.some((reason) => !reasons.includes(reason)))
        throw new Refusal('knows-more')
      if (facts !== body.facts || people !== body.people) throw new Refusal('changed-meanwhile')
      await writer.decide(known.person, {
        topic,
        act: people === 1 ? 'close' : 'propose',
        audience,
        contact,
        family,
        informed_on: informedOn,
        facts: Buffer.from(facts, 'hex'),
        reasons: [...reasons],
        still_open: [...stillOpen],
        ...said,
      })
      return { outcome: people === 1 ? 'closed' : 'proposed' }
    })
  })

  serveStaff(app, 'agreeToClosing', whoAsks, async ({ params, body }, actor) => {
    const said = saidIn(body)
    await office.change(actor, async (change) => {
      const { writer, known, steps } = await begin(change, actor, params.subject)
      if (isKept(steps, said.once, actor)) return
      const proposal = proposalIn(steps, body.proposal)
      if (proposal.staff === actor.id) throw new Refusal('needs-another-person')
      // It was made on other facts than are known now, so it has lapsed.
      if (isOutdated(proposal, steps, known)) throw new Refusal('changed-meanwhile')
      await writer.decide(known.person, { ...answerTo(proposal), act: 'agree', ...said })
    })
    return {}
  })

  serveStaff(app, 'keepOpen', whoAsks, async ({ params, body }, actor) => {
    const said = saidIn(body)
    await office.change(actor, async (change) => {
      const { writer, known, steps, reader } = await begin(change, actor, params.subject)
      if (isKept(steps, said.once, actor)) return
      const proposal = proposalIn(steps, body.proposal)
      // Made for somebody who has come to count as another since, it is answered where it stands.
      const person = (await reader.view(proposal.subject)) ?? known.person
      await writer.decide(person, { ...answerTo(proposal), act: 'keep-open', ...said })
    })
    return {}
  })
}

/** The person held, so that two who press at once are one after the other; then what is known and was decided. */
async function begin(change: Change, actor: StaffActor, subject: string) {
  const reader = new RegisterReader(change.tx)
  const person = await reader.onPage(subject)
  if (person?.kind !== 'person') throw new Refusal('not-found')
  const writer = new ClosingWriter(change, actor.id)
  await writer.hold(person)
  const known = await knownOf(reader, person)
  return { writer, known, steps: await writer.steps(known.members), reader }
}

const MOST_LETTERS = 2_000

/** The reasons in words; a decision without any is none. */
function saidIn({ words, once }: { readonly words: string; readonly once: string }) {
  return { words: wordsIn(words, MOST_LETTERS), once: Buffer.from(once, 'hex') }
}

/** The same decision, sent again because its answer was lost, is the one that was kept. */
function isKept(steps: readonly KeptStep[], once: Buffer, actor: StaffActor): KeptStep | undefined {
  return steps.find((step) => step.staff === actor.id && step.once.equals(once))
}

/** One decides for an audience one belongs to and which may know of the person. */
function checkAudience(known: KnownOf, actor: StaffActor, audience: number): void {
  if (!audiencesOf(actor).includes(audience) || !knows(known, audience))
    throw new Refusal('audience-refused')
}

function checkFamily(family: string, informedOn: string | null, now: Date): void {
  if ((family === 'yes') !== (informedOn !== null)) throw new Refusal('value-refused', 'informedOn')
  // An officer's today may be a day ahead of the server's (UTC+14).
  const latest = dayOf(new Date(now.getTime() + 14 * 3_600_000))
  if (informedOn !== null && informedOn > latest) throw new Refusal('value-refused', 'informedOn')
}

/** Open, and not proposed to be closed; a proposal that has lapsed gives way to a new one. */
function checkOpen(
  steps: readonly KeptStep[],
  topic: ClosingTopic,
  audience: number,
  known: KnownOf,
): void {
  const { state, proposal } = stateFor(steps, topic, audience)
  const isWaiting = proposal !== null && !isOutdated(proposal, steps, known)
  if (state !== 'open' || isWaiting) throw new Refusal('changed-meanwhile')
}

async function weighing(change: Change, known: KnownOf, isSearchOpen: boolean, answers: Answers) {
  const { zone } = await new OfficeReader(change.tx).facts()
  const moment = { today: civilDay(change.now, zone), zone, isSearchOpen }
  return (audiences: readonly number[]) => weighed(known, audiences, answers, moment)
}

/** The proposal that waits for an answer; one that is answered, replaced or not to be seen is none. */
function proposalIn(steps: readonly KeptStep[], id: string): KeptStep {
  const proposal = steps.find((step) => step.id === id && step.act === 'propose')
  if (proposal === undefined) throw new Refusal('not-found')
  const { topic, audience } = proposal
  if (stateFor(steps, topic, audience).proposal?.id !== id) throw new Refusal('changed-meanwhile')
  return proposal
}

function answerTo({ id, topic, audience, staff }: KeptStep) {
  return { topic, audience, proposal: id, proposer: staff }
}
