import type { BatchId, EntryId, ListId, SubjectId } from '@amparo/contract'
import { canonicalBytes } from '@amparo/seal'
import { officeAudience } from '@amparo/register'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type Request, type WhoAsks } from '../http/serve.ts'
import { checkNotAhead } from '../letters/today.ts'
import { Listed } from '../register/listed.ts'
import { withMembers } from '../register/members.ts'
import { PeopleLook } from '../register/people-look.ts'
import { RegisterReader } from '../register/register-store.ts'
import { SessionStore } from '../staff/session-store.ts'
import { aroundHeads, batchHead, listFacts, termsOf } from './heads.ts'
import { ListReader, ListWriter, type BatchStanding, type KeptBatch } from './list-store.ts'
import { mayStill } from './list-work.ts'
import { OutcomeReader } from './outcome-store.ts'
import { RowReader } from './row-store.ts'
import { listable } from './said.ts'

const PAGE = 50

/** Lists and their versions: begun and looked at. */
export function listRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'listLists', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const reader = new ListReader(tx)
      const found = await reader.lists(body.partner, body.after, PAGE)
      const page = found.slice(0, PAGE)
      const versions = await reader.versions(page.map(({ id }) => id))
      const { partners, staff, today } = await aroundHeads(tx, new Date(), page)
      return {
        lists: page.map((list) => ({
          id: list.id as ListId,
          ...listFacts(list, partners),
          audience: list.audience,
          batches: (versions.get(list.id) ?? []).map((batch) => batchHead(batch, staff, today)),
        })),
        more: found.length > PAGE,
      }
    }),
  )

  serveStaff(app, 'readMapping', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const batch = await new ListReader(tx).newestOf(body.partner, body.list)
      if (batch === undefined) return { last: null }
      return {
        last: {
          list: batch.list as ListId,
          columns: [...(batch.columns ?? [])],
          mapping: batch.mapping ?? {},
          terms: termsOf(batch),
          directness: batch.directness,
          credibility: batch.credibility,
        },
      }
    }),
  )

  serveStaff(app, 'beginBatch', whoAsks, async ({ body }, actor) => {
    const once = Buffer.from(body.once, 'hex')
    return office.change(actor, async (change) => {
      // Sent twice at once, the second waits and then finds what the first has made.
      await change.hold(once)
      const writer = new ListWriter(change, actor.id)
      const before = await writer.withOnce(actor.id, once)
      if (before !== undefined) {
        if (!(await isSameBatch(writer, before, body))) throw new Refusal('recorded-otherwise')
        return { list: before.list as ListId, batch: before.id as BatchId }
      }
      checkTerms(body)
      checkNotAhead(body.saidOn, change.now, 'saidOn')
      const { list, version } = await versionAsked(change, actor, writer, body.list)
      const batch = await writer.beginBatch({ ...body, list, version, once })
      return { list: list.id as ListId, batch: batch as BatchId }
    })
  })

  serveStaff(app, 'readBatch', whoAsks, async ({ params }, actor) =>
    office.read(actor, async (tx) => {
      const reader = new ListReader(tx)
      const batch = await reader.batch(params.batch)
      const list = batch && (await reader.list(batch.list))
      if (batch === undefined || list === undefined) throw new Refusal('not-found')
      const standing = await reader.standing(batch)
      const { partners, staff, today } = await aroundHeads(tx, new Date(), [list])
      const outcomes = new OutcomeReader(tx)
      const isDraft = standing.state === 'draft'
      return {
        ...batchHead(standing, staff, today),
        ...listFacts(list, partners),
        audience: batch.audience,
        columns: [...(batch.columns ?? [])],
        mapping: batch.mapping ?? {},
        directness: batch.directness,
        credibility: batch.credibility,
        missing: isDraft ? await new RowReader(tx).missing(batch.id, batch.rows) : [],
        check: await checkOf(outcomes, batch.id),
        judged: await outcomes.judgedCount(batch.id),
        trouble: await troubleOf(tx, standing),
      }
    }),
  )

  // Where somebody stands in lists tells of them as their page does, so it is an entry too.
  serveStaff(app, 'readMemberships', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { tx } = change
      const takenBack = await new OutcomeReader(tx).takenBack([params.subject])
      const [subject] = await new Listed(tx).subjects([params.subject])
      if (subject === undefined) throw new Refusal('not-found')
      const found = await membershipsOf(tx, params.subject)
      const isKnown = (await new RegisterReader(tx).view(params.subject)) !== undefined
      if (!isKnown && takenBack.size === 0) throw new Refusal('not-found')
      await change.enterOwn('subject.open', { subject: subject.object.toString('hex') })
      return { lists: found, takenBack: takenBack.size > 0 }
    }),
  )
}

type Begun = Request<'beginBatch'>['body']

/** A list names only what it can say, and only in columns that are kept. */
function checkTerms({ terms }: Begun): void {
  for (const code of terms.fields)
    if (listable(code) === undefined)
      throw new Refusal('value-refused', `${code.slice(0, 40)}: unknown`)
}

/** The list, new or known, and the number of its next version. Only one version at a time is under way. */
async function versionAsked(
  change: Change,
  actor: StaffActor,
  writer: ListWriter,
  asked: Begun['list'],
) {
  if (asked.kind === 'new') {
    const { audience, partner, title } = asked
    if (audience !== officeAudience && !actor.teams.includes(audience))
      throw new Refusal('audience-refused')
    if (!(await new RegisterReader(change.tx).isKnownTo(partner, 'organisation', audience)))
      throw new Refusal('value-refused', 'partner')
    return { list: await writer.beginList({ title, partner, audience }), version: 1 }
  }
  const list = await writer.list(asked.id)
  if (list === undefined) throw new Refusal('not-found')
  await change.hold(list.object)
  const versions = (await writer.versions([list.id])).get(list.id) ?? []
  if (versions.some(isUnderWay)) throw new Refusal('changed-meanwhile')
  return { list, version: Math.max(0, ...versions.map(({ version }) => version)) + 1 }
}

/** Neither recorded to its end, nor taken back, nor given up. */
export function isUnderWay({ state }: BatchStanding): boolean {
  return !['applied', 'undone', 'discarded'].includes(state)
}

async function isSameBatch(writer: ListWriter, kept: KeptBatch, body: Begun): Promise<boolean> {
  const list = await writer.list(kept.list)
  const isList =
    body.list.kind === 'known'
      ? body.list.id === kept.list
      : list?.title === body.list.title &&
        list.partner === body.list.partner &&
        list.audience === body.list.audience
  const bytes = (of: unknown) => Buffer.from(canonicalBytes(of))
  const { list: _list, once: _once, columns, mapping, ...said } = body
  const was = {
    terms: termsOf(kept),
    directness: kept.directness,
    credibility: kept.credibility,
    saidOn: kept.said_on,
    rows: kept.rows,
  }
  const isErased = kept.columns === null
  return (
    isList &&
    bytes(said).equals(bytes(was)) &&
    (isErased || bytes([columns, mapping]).equals(bytes([kept.columns, kept.mapping])))
  )
}

const VERDICTS = ['new', 'matched', 'doubtful', 'rejected', 'same', 'changed', 'gone'] as const

async function checkOf(outcomes: OutcomeReader, batch: string) {
  const run = await outcomes.newestRun(batch)
  if (run === undefined) return null
  const found = await outcomes.counts(run.run)
  const counts = Object.fromEntries(VERDICTS.map((one) => [one, found.get(one) ?? 0])) as Record<
    (typeof VERDICTS)[number],
    number
  >
  return { run: run.run as EntryId, at: run.at.toISOString(), counts }
}

async function troubleOf(tx: Reading, { step }: BatchStanding) {
  if (step?.act === 'failed') return 'failed'
  if (step === null || !['check', 'apply', 'undo'].includes(step.act)) return null
  return mayStill(await new SessionStore(tx).actor(step.staff), step) ? null : 'no-right'
}

/** Of everybody who counts as this person: what one of them was brought by brought all of them. */
async function membershipsOf(tx: Reading, person: string) {
  const found = await new OutcomeReader(tx).memberships(await withMembers(tx, [person]))
  const partners = await new PeopleLook(tx).labels([
    ...new Set(found.map(({ partner }) => partner)),
  ])
  return found.map(({ number, at, ...one }) => ({
    ...one,
    list: one.list as ListId,
    partner: one.partner as SubjectId,
    partnerName: partners.get(one.partner) ?? '',
    batch: one.batch as BatchId,
    row: number,
    at: at.toISOString(),
  }))
}
