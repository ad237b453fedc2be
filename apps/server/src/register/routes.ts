import type { EntryId, SubjectId, SubjectRow } from '@amparo/contract'
import { occupancyByDay } from '@amparo/register'
import type { Hono } from 'hono'
import { mayDo } from '../authority.ts'
import { dayOf, type Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { Leaving } from '../lists/onward.ts'
import { OutcomeReader } from '../lists/outcome-store.ts'
import { once } from './once.ts'
import { named, pageOf } from './page-of.ts'
import { addTo, makeAlone, makeBelow, recordAsked, recordListed } from './recording.ts'
import { exported, spokenOf, whatLeaves } from './exported.ts'
import { viewingsOf } from './viewings.ts'
import {
  namesIn,
  RegisterReader,
  RegisterWriter,
  type InList,
  type StoredView,
} from './register-store.ts'

/** So many days are counted at once, and no more. */
const MOST_DAYS = 92

function daysBetween(from: string, to: string): string[] | undefined {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const count = (last - first) / 86_400_000 + 1
  if (!(count >= 1 && count <= MOST_DAYS)) return undefined
  return Array.from({ length: count }, (_, at) => dayOf(new Date(first + at * 86_400_000)))
}

const EXPORTED_AT_ONCE = 100

export function registerRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  // A list of people is a look at them, so it is an entry too. What was asked for is not kept: names stand in it.
  serveStaff(app, 'searchSubjects', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: body.kind })
      const reader = new RegisterReader(change.tx)
      const { after, ...asked } = body
      const { found, ...page } = await reader.search(asked, await placeOf(reader, after))
      return { subjects: found.map(rowOf), ...page }
    }),
  )

  // The same in few words, of every kind: a look as well.
  serveStaff(app, 'findSubjects', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: 'any' })
      return { subjects: (await new RegisterReader(change.tx).find(body.query)).map(rowOf) }
    }),
  )

  // How many there are is a look at them, too.
  serveStaff(app, 'countFacets', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('subject.search', { kind: body.kind })
      const facets = await new RegisterReader(change.tx).facets(body)
      return {
        facets: facets.map(({ property: code, values }) => ({
          property: code,
          values: [...values],
        })),
      }
    }),
  )

  serveStaff(app, 'exportSubjects', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      const reader = new RegisterReader(change.tx)
      const { after, ...asked } = body
      const page = await reader.takenOut(asked, after, EXPORTED_AT_ONCE)
      // A file that looks whole and is not would be believed.
      if (page.cut) throw new Refusal('too-many-met')
      const subjects = await exported(change.tx, reader, page.found)
      await change.enterOwn('subject.export', whatLeaves(body.kind, page.found))
      return {
        asOf: change.now.toISOString(),
        subjects,
        named: [
          ...(
            await named(
              reader,
              await new Leaving(change.tx).of(await reader.named(spokenOf(subjects))),
            )
          ).values(),
        ],
        more: page.more,
      }
    }),
  )

  serveStaff(app, 'openSubject', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const writer = new RegisterWriter(change, actor.id)
      const subject = await writer.view(params.subject)
      if (subject === undefined) {
        const gone = await new OutcomeReader(change.tx).takenBack([params.subject])
        const mayKnow = gone.size > 0 && mayDo(actor.role, 'list.read')
        throw new Refusal(mayKnow ? 'taken-back' : 'not-found')
      }
      await writer.looked(subject)
      return pageOf(change, actor, writer, subject)
    }),
  )

  // Who looked at whom tells of colleagues, so looking that up is an entry as well.
  serveStaff(app, 'listViewings', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const subject = await new RegisterReader(change.tx).view(params.subject)
      if (subject === undefined) throw new Refusal('not-found')
      await change.enterOwn('subject.viewings', { subject: subject.object.toString('hex') })
      const { viewings, more } = await viewingsOf(change.tx, params.subject, body.before)
      return { viewings: viewings.map((one) => ({ ...one, entry: one.entry as EntryId })), more }
    }),
  )

  serveStaff(app, 'readOccupancy', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const writer = new RegisterWriter(change, actor.id)
      const facility = await writer.view(params.subject)
      if (facility?.kind !== 'facility') throw new Refusal('not-found')
      const days = daysBetween(body.from, body.to)
      if (days === undefined) throw new Refusal('value-refused', 'days')
      await writer.looked(facility)
      const asked = ({ subject, view }: StoredView) => ({ id: subject, view })
      const stays = (await writer.stays(facility.subject)).map(({ period, points }) => ({
        period: asked(period),
        points: points.map(asked),
      }))
      return {
        days: occupancyByDay(asked(facility), stays, days).map(({ surely, possibly, ...day }) => ({
          ...day,
          surely: surely.length,
          possibly: possibly.length,
        })),
      }
    }),
  )

  serveStaff(app, 'createSubject', whoAsks, async ({ body: { kind, claims: given } }, actor) =>
    office.change(actor, async (change) => {
      const { subject } = await makeAlone(change, actor, kind, given)
      return { subject: subject as SubjectId }
    }),
  )

  serveStaff(app, 'addBelow', whoAsks, async ({ params, body: { kind, claims: given } }, actor) =>
    office.change(actor, async (change) => {
      const { subject } = await makeBelow(change, actor, params.subject, kind, given)
      return { subject: subject as SubjectId }
    }),
  )

  serveStaff(app, 'addClaims', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      await addTo(change, actor, params.subject, body.claims)
      return {}
    }),
  )

  serveStaff(app, 'recordAll', whoAsks, async ({ body: { key, ...asked } }, actor) => {
    // Whoever may only add to what is known opens no new file this way either.
    const opensFile = asked.make.some(({ owner }) => owner === null)
    if (opensFile && !mayDo(actor.role, 'subject.create')) throw new Refusal('not-found')
    const subjects = await office.change(actor, async (change) =>
      once(change, actor.id, Buffer.from(key, 'base64'), asked, () =>
        recordAsked(change, actor, asked),
      ),
    )
    return { subjects: subjects as SubjectId[] }
  })

  serveStaff(app, 'importSubjects', whoAsks, async ({ body: { key, ...asked } }, actor) => {
    const subjects = await office.change(actor, async (change) =>
      once(change, actor.id, Buffer.from(key, 'base64'), asked, () =>
        recordListed(change, actor, asked),
      ),
    )
    return { subjects: subjects as SubjectId[] }
  })

  serveStaff(app, 'retractClaim', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const writer = new RegisterWriter(change, actor.id)
      const claim = await writer.claim(params.claim)
      const subject = claim && (await writer.view(claim.subject))
      if (claim === undefined || subject === undefined || claim.retracts !== null)
        throw new Refusal('not-found')
      await writer.retract(subject, claim).catch(alreadyRetracted)
      return {}
    }),
  )
}

/** Where the page before ended; nowhere for a subject that is no longer to be seen, since a list must not begin anew unsaid. */
async function placeOf(reader: RegisterReader, after: string | null): Promise<StoredView | null> {
  if (after === null) return null
  const last = await reader.view(after)
  if (last === undefined) throw new Refusal('not-found')
  return last
}

function alreadyRetracted(error: unknown): never {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === '23505')
    throw new Refusal('changed-meanwhile')
  throw error
}

function rowOf(found: InList): SubjectRow {
  const [name = found.label, ...otherNames] = namesIn(found.view)
  return {
    id: found.subject as SubjectId,
    kind: found.kind,
    name,
    from: found.lo,
    to: found.hi,
    lastEvent: found.lastEvent,
    place: found.place,
    quarrels: found.quarrels,
    claims: found.claims,
    otherNames,
    meets: [...found.meets],
    fathers: namesIn(found.view, 'person.father'),
  }
}
