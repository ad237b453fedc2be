import type {
  ClaimId,
  ClaimInput,
  ClaimView,
  EntryId,
  PersonRow,
  SubjectId,
  SubjectClaims,
  SubmissionId,
} from '@amparo/contract'
import {
  isPropertyCode,
  officeAudience,
  property,
  propertiesOf,
  readValue,
  type SubjectKind,
} from '@amparo/register'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { SubmissionReader } from '../submissions/submission-store.ts'
import { claimOf, type ClaimRow } from './claim-row.ts'
import {
  namesIn,
  propertyOf,
  RegisterReader,
  RegisterWriter,
  type NewClaim,
  type PersonInList,
  type StoredView,
} from './register-store.ts'

export function peopleRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  // A list of people is a look at them, so it is an entry too. What was asked for is not kept: names stand in it.
  serveStaff(app, 'searchPeople', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await change.enterOwn('person.search', {})
      const { people, more } = await new RegisterReader(change.tx).people(body.query, body.after)
      return { people: people.map(rowOf), more }
    }),
  )

  serveStaff(app, 'openPerson', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const writer = new RegisterWriter(change, actor.id)
      const person = await writer.view(params.person)
      if (person?.kind !== 'person') throw new Refusal('not-found')
      await writer.looked(person)
      return pageOf(change, writer, person)
    }),
  )

  serveStaff(app, 'createPerson', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      const claims = await readFirstClaims(change, actor, 'person', body.claims)
      if (!claims.some((claim) => claim.property.code === 'person.name'))
        throw new Refusal('value-refused', 'person.name: empty')
      return {
        person: (await new RegisterWriter(change, actor.id).create('person', claims)) as SubjectId,
      }
    }),
  )

  serveStaff(app, 'addToPerson', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const writer = new RegisterWriter(change, actor.id)
      const person = await writer.view(params.person)
      if (person?.kind !== 'person') throw new Refusal('not-found')
      const claims = await readFirstClaims(change, actor, params.kind, body.claims)
      const subject = await writer.create(params.kind, [
        ...linksTo(person.subject, params.kind, claims),
        ...claims,
      ])
      return { subject: subject as SubjectId }
    }),
  )

  serveStaff(app, 'addClaims', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const writer = new RegisterWriter(change, actor.id)
      const subject = await writer.view(params.subject)
      if (subject === undefined) throw new Refusal('not-found')
      const claims = await readClaims(change, actor, subject.kind, body.claims)
      for (const claim of claims) await checkReplaced(writer, claim, subject)
      await writer.add(subject, claims)
      return {}
    }),
  )

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

/** A correction speaks of a claim about the same property of the same subject, to the same audience: else some would see both, some none. */
async function checkReplaced(
  reader: RegisterReader,
  claim: NewClaim,
  subject: StoredView,
): Promise<void> {
  if (claim.replaces === null) return
  const replaced = await reader.claim(claim.replaces)
  if (replaced?.subject !== subject.subject || replaced.property !== claim.property.number)
    throw new Refusal('not-found')
  if (replaced.audience !== claim.audience) throw new Refusal('audience-refused')
}

function alreadyRetracted(error: unknown): never {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === '23505')
    throw new Refusal('changed-meanwhile')
  throw error
}

/** The same for a new subject, of which nothing was said that could be corrected. */
async function readFirstClaims(
  change: Change,
  actor: StaffActor,
  kind: SubjectKind,
  inputs: readonly ClaimInput[],
): Promise<NewClaim[]> {
  if (inputs.some(({ replaces }) => replaces !== null)) throw new Refusal('not-found')
  return readClaims(change, actor, kind, inputs)
}

/** Reads what came against the declaration, and checks that the actor may say it and has opened what they cite. */
async function readClaims(
  change: Change,
  actor: StaffActor,
  kind: SubjectKind,
  inputs: readonly ClaimInput[],
): Promise<NewClaim[]> {
  const submissions = new SubmissionReader(change.tx)
  const claims: NewClaim[] = []
  for (const input of inputs)
    claims.push({ ...readClaim(actor, kind, input), source: await readSource(submissions, input) })
  return claims
}

async function readSource(
  submissions: SubmissionReader,
  { source }: ClaimInput,
): Promise<NewClaim['source']> {
  if (source.kind === 'office') return source
  const thread = await submissions.thread(source.submission)
  if (thread === undefined) throw new Refusal('not-found')
  if (!(await submissions.isOpened(source.submission, source.part)))
    throw new Refusal('not-opened-yet')
  return { ...source, word: source.word ?? 'sender', audience: thread.audience }
}

function readClaim(
  actor: StaffActor,
  kind: SubjectKind,
  input: ClaimInput,
): Omit<NewClaim, 'source'> {
  if (!isPropertyCode(input.property) || property(input.property).kind !== kind)
    throw new Refusal('value-refused', `${input.property.slice(0, 40)}: unknown`)
  const declared = property(input.property)
  // Whose custody or act it is was said when it was made; a second person is another subject.
  if (declared.refersTo !== undefined) throw new Refusal('value-refused', `${declared.code}: fixed`)
  const read = readValue(declared, input.value)
  if (!read.ok) throw new Refusal('value-refused', `${declared.code}: ${read.reason}`)
  if (input.audience !== officeAudience && !actor.teams.includes(input.audience))
    throw new Refusal('audience-refused')
  return { ...input, property: declared, value: read.value }
}

/** The link to the person, from the same sources and for the same audiences as what is said. */
function linksTo(person: string, kind: SubjectKind, claims: readonly NewClaim[]): NewClaim[] {
  const link = propertiesOf(kind).find(({ refersTo }) => refersTo === 'person')
  const [first] = claims
  if (link === undefined || first === undefined)
    throw new Error(`a ${kind} cannot belong to a person`)
  const audience = claims.every((claim) => claim.audience === first.audience)
    ? first.audience
    : officeAudience
  return [
    { ...first, property: link, value: { kind: 'subject', id: person }, audience, replaces: null },
  ]
}

function rowOf(person: PersonInList): PersonRow {
  const [name = '', ...otherNames] = namesIn(person.view)
  return {
    id: person.subject as SubjectId,
    name,
    bornFrom: person.lo,
    bornTo: person.hi,
    lastEvent: person.lastEvent,
    place: person.place,
    quarrels: person.quarrels,
    claims: person.claims,
    otherNames,
  }
}

/** Everything on a person's page that the actor may see. */
async function pageOf(change: Change, reader: RegisterReader, person: StoredView) {
  const belongings = await reader.belongings(person.subject)
  const subjects = [person, ...belongings]
  const rows = await reader.claims(subjects.map(({ subject }) => subject))
  const all = [...rows.values()].flat()
  const known = await reader.submissionsOf([...new Set(all.map(({ source }) => source))])
  const names = await new OfficeReader(change.tx).names()
  const shown = (subject: StoredView) =>
    withClaims(subject, rows.get(subject.subject) ?? [], known, names)
  return {
    person: shown(person),
    custody: belongings.filter(({ kind }) => kind === 'custody').map(shown),
    acts: belongings.filter(({ kind }) => kind === 'act').map(shown),
  }
}

function withClaims(
  subject: StoredView,
  rows: readonly ClaimRow[],
  submissions: ReadonlyMap<string, string>,
  names: ReadonlyMap<number, string>,
): SubjectClaims {
  return {
    id: subject.subject as SubjectId,
    kind: subject.kind,
    entry: (rows[0]?.entry ?? '') as EntryId,
    claims: rows.map((row) => claimView(row, submissions, names)),
  }
}

function claimView(
  row: ClaimRow,
  submissions: ReadonlyMap<string, string>,
  names: ReadonlyMap<number, string>,
): ClaimView {
  const claim = claimOf(row)
  const submission = submissions.get(row.source) ?? null
  return {
    id: row.id as ClaimId,
    property: propertyOf(row),
    value: claim.value as ClaimView['value'],
    source: {
      ...claim.source,
      submission: submission as SubmissionId | null,
      part: submission === null ? null : row.cited_part,
      passage:
        submission === null || row.cited_from === null || row.cited_to === null
          ? null
          : { from: row.cited_from, to: row.cited_to },
    },
    directness: claim.directness,
    credibility: claim.credibility,
    saidOn: claim.saidOn,
    recordedAt: claim.recordedAt,
    recordedBy: names.get(row.recorded_by) ?? '',
    audience: claim.audience,
    replaces: row.replaces as ClaimId | null,
    retracts: row.retracts as ClaimId | null,
    entry: row.entry as EntryId,
  }
}
