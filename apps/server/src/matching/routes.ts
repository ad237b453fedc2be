import type {
  EntryId,
  MatchCandidate,
  MatchDecisionView,
  MatchSide,
  ProposalId,
  SubjectId,
} from '@amparo/contract'
import { fold } from '@amparo/register'
import type { Hono } from 'hono'
import { audiencesOf } from '../closings/closings-of.ts'
import type { StaffActor } from '../db/actor.ts'
import { erasedIn } from '../db/erasing.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { dayOf } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { claimOf } from '../register/claim-row.ts'
import { PeopleLook } from '../register/people-look.ts'
import { namesIn, RegisterReader, RegisterWriter } from '../register/register-store.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { bulkRoutes } from './bulk-routes.ts'
import { candidatesOf, type Candidate, type Known } from './candidates.ts'
import type { Described } from './columns.ts'
import { conflictsSaid } from './conflicts.ts'
import { decideAbout, outcomeFor, takeOut, type Outcome } from './deciding.ts'
import { DecisionReader, type KeptDecision, type PersonPair } from './decision-store.ts'
import { membersOf } from '../register/members.ts'
import { heldBy } from './lived.ts'
import { bandOf, SHOWN } from './model.ts'
import { audiencesThatKnow, conflictsOf, readPairOf, type Side } from './pair.ts'
import { newestOfPairs } from './partition.ts'
import { proposeDue, queueAfter } from './proposals.ts'
import { familyPatternsOf, reasonsOf } from './reasons.ts'
import { saidIn } from './said.ts'
import { weighedThen } from './weighed-then.ts'

/** Shown at once while somebody types. */
const MOST_SHOWN = 8

/** Who may be the same person: asked while one records, waiting to be decided, decided, and taken apart again. */
export function matchingRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  // A list of people is a look at them, so it is an entry too. What was asked for is not kept: names stand in it.
  serveStaff(app, 'findCandidates', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: 'person' })
      const wanted = { floor: () => SHOWN, most: MOST_SHOWN }
      const [found = []] = await candidatesOf(change.tx, [body], wanted)
      return { candidates: await shown(change.tx, body, found) }
    }),
  )

  serveStaff(app, 'listProposals', whoAsks, async ({ body }, actor) => {
    // What was just recorded is looked for before somebody is told that nothing waits.
    for (const audience of audiencesOf(actor)) await proposeDue(office, audience)
    return office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: 'person' })
      const { found, ...queue } = await queueAfter(change.tx, body.after)
      const names = await new PeopleLook(change.tx).labels(found.flatMap((p) => [p.one, p.other]))
      const sideOf = (id: string) => ({ person: id as SubjectId, name: names.get(id) ?? '' })
      return {
        proposals: found.map(({ id, one, other, audience, weight, conflicts, family, at }) => ({
          id: id as ProposalId,
          one: sideOf(one),
          other: sideOf(other),
          audience,
          band: bandOf(weight),
          conflicts,
          family,
          at: at.toISOString(),
        })),
        ...queue,
      }
    })
  })

  serveStaff(app, 'readPair', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      const read = await readPairOf(change.tx, body.one, body.other)
      const { one, other, weighed, areOne, weighing } = read
      const writer = new RegisterWriter(change, actor.id)
      for (const { view } of [one, other]) await writer.looked(view)
      const views = await decisionViews(change.tx, actor, read.decisions)
      const audiences = await audiencesThatKnow(change.tx, audiencesOf(actor), [
        body.one,
        body.other,
      ])
      return {
        one: sideView(one),
        other: sideView(other),
        band: weighed.explanation.reasons.every(({ level }) => level === 'unknown')
          ? null
          : bandOf(weighed.weight),
        reasons: reasonsOf(one.values, other.values, weighed),
        conflicts: [...read.conflicts],
        family: [...read.family],
        decisions: views,
        areOne,
        audiences,
        facts: weighing.facts.toString('hex'),
      }
    }),
  )

  serveStaff(app, 'decidePair', whoAsks, async ({ body }, actor) => {
    const { one, other, verdict, audience, facts } = body
    const said = saidIn(body)
    return office.change(actor, async (change) =>
      outcomeView(
        await decideAbout(change, actor, { one, other }, { verdict, audience, facts, ...said }),
      ),
    )
  })

  serveStaff(app, 'takeApart', whoAsks, async ({ params, body }, actor) => {
    const said = saidIn(body)
    return office.change(actor, async (change) =>
      outcomeView(
        await takeOut(change, actor, params.subject, { audience: body.audience, ...said }),
      ),
    )
  })

  serveStaff(app, 'readIdentity', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => identityOf(change, actor, params.subject)),
  )

  bulkRoutes(app, office, whoAsks)
}

function outcomeView({ anchor, contradictions }: Outcome) {
  return { anchor: anchor as SubjectId, contradictions: contradictions.map(pairView) }
}

function pairView({ one, other }: PersonPair) {
  return { one: one as SubjectId, other: other as SubjectId }
}

async function shown(
  tx: Reading,
  typed: {
    readonly values: Described
    readonly alive: readonly string[]
    readonly except: string | null
  },
  found: readonly Candidate[],
): Promise<MatchCandidate[]> {
  const self = typed.except
  const asked = { ...typed, alive: [...typed.alive, ...heldBy(typed.values.seen)] }
  const classes = await membersOf(tx, [
    ...found.map(({ person }) => person),
    ...(self === null ? [] : [self]),
  ])
  const membersAt = (person: string) => classes.get(person)?.members ?? [person]
  const said = self === null ? [] : await new DecisionReader(tx).about(membersAt(self))
  return found.map((one) => ({
    person: one.person as SubjectId,
    name: one.name,
    values: valuesView(one),
    band: bandOf(one.weighed.weight),
    reasons: reasonsOf(asked.values, one.values, one.weighed),
    conflicts:
      self === null
        ? conflictsSaid(asked, one)
        : conflictsOf(
            { ...asked, person: self, members: membersAt(self) },
            { ...one, members: membersAt(one.person) },
            said,
          ),
    family: familyPatternsOf(one.weighed),
  }))
}

function valuesView({ values }: Known): MatchCandidate['values'] {
  const { names, fathers, born, sex, places, seen, numbers } = values
  return {
    names: [...names],
    fathers: [...fathers],
    born: [...born],
    sex: [...sex],
    places: [...places],
    seen: [...seen],
    numbers: [...numbers],
  }
}

function sideView(side: Side): MatchSide {
  return {
    person: side.person as SubjectId,
    name: side.name,
    values: valuesView(side),
    joined: side.members.filter((one) => one !== side.person) as SubjectId[],
    claims: side.view.claims,
  }
}

/** The newest first. */
async function decisionViews(
  tx: Reading,
  actor: StaffActor,
  decisions: readonly KeptDecision[],
): Promise<MatchDecisionView[]> {
  const names = await new OfficeReader(tx).names()
  const newest = new Set(newestOfPairs(decisions).map(({ id }) => id))
  return decisions.toReversed().map((kept) => ({
    id: kept.id,
    one: kept.one as SubjectId,
    other: kept.other as SubjectId,
    verdict: kept.verdict,
    audience: kept.audience,
    words: kept.words,
    erased: erasedIn(kept) as MatchDecisionView['erased'],
    inBulk: kept.in_bulk,
    by: names.get(kept.staff) ?? null,
    isOwn: kept.staff === actor.id,
    at: kept.at.toISOString(),
    superseded: !newest.has(kept.id),
    weighed: weighedThen(kept),
    entry: kept.entry as EntryId,
  }))
}

/** Who counts as somebody, each by the name it was recorded under, and every decision about any of them. */
async function identityOf(change: Change, actor: StaffActor, person: string) {
  const { tx } = change
  const writer = new RegisterWriter(change, actor.id)
  const view = await writer.view(person)
  if (view?.kind !== 'person') throw new Refusal('not-found')
  // Part of a page that is looked at: whoever opened it has its look counted there.
  await change.enterOwn('subject.search', { kind: 'person' })
  const { anchor, contradictions } = await outcomeFor(tx, person)
  const members = (await membersOf(tx, [anchor])).get(anchor)?.members ?? [anchor]
  const decisions = await new DecisionReader(tx).about(members)
  const names = await ownNames(tx, members)
  const since = (member: string) =>
    newestOfPairs(decisions).find(
      ({ one, other, verdict }) => verdict === 'same' && [one, other].includes(member),
    )
  return {
    anchor: anchor as SubjectId,
    members: members.map((member) => {
      const joined = since(member)
      return {
        person: member as SubjectId,
        name: names.get(member) ?? '',
        since: joined === undefined ? null : dayOf(joined.at),
      }
    }),
    decisions: await decisionViews(tx, actor, decisions),
    contradictions: contradictions.map(pairView),
  }
}

/** What each of these was recorded as, before it counted as somebody else. */
async function ownNames(
  tx: Reading,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await new RegisterReader(tx).claims(people)
  return new Map(
    people.map((person) => {
      const [name = ''] = namesIn(fold((rows.get(person) ?? []).map(claimOf), 'person'))
      return [person, name]
    }),
  )
}
