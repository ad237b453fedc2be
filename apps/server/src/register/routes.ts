import type {
  ClaimId,
  ClaimInput,
  ClaimView,
  EntryId,
  LinkedClaim,
  Recording,
  SubjectId,
  SubjectClaims,
  SubjectName,
  SubjectRow,
  SubmissionId,
} from '@amparo/contract'
import {
  firstSaidOf,
  isPropertyCode,
  isRestrictedAct,
  occupancyByDay,
  officeAudience,
  ownerPropertyOf,
  property,
  propertyByNumber,
  readValue,
  standIn,
  type Property,
  type SubjectKind,
  type Value,
  type View,
} from '@amparo/register'
import type { Hono } from 'hono'
import { mayDo } from '../authority.ts'
import type { StaffActor } from '../db/actor.ts'
import { closingsOf } from '../closings/closings-of.ts'
import { dayOf, type Change, type Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedToOne } from '../http/sealed.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { SubmissionReader } from '../submissions/submission-store.ts'
import { claimOf, sealedOf, type ClaimRow, type SealedBytes } from './claim-row.ts'
import { ownerOf } from './fold-store.ts'
import { once, type RecordedOnce } from './once.ts'
import { exported, spokenOf, whatLeaves } from './exported.ts'
import { viewingsOf } from './viewings.ts'
import {
  namesIn,
  propertyOf,
  RegisterReader,
  RegisterWriter,
  type InList,
  type NewClaim,
  type StoredView,
  type Written,
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

/** Most of what speaks of a subject from elsewhere that is shown on its page at once. */
const MOST_ELSEWHERE = 100

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
      const page = await reader.list(asked, await placeOf(reader, after), EXPORTED_AT_ONCE)
      // A file that looks whole and is not would be believed.
      if (page.cut) throw new Refusal('too-many-met')
      const subjects = await exported(reader, page.found)
      await change.enterOwn('subject.export', whatLeaves(body.kind, page.found))
      return {
        asOf: change.now.toISOString(),
        subjects,
        named: [...(await named(reader, await reader.named(spokenOf(subjects)))).values()],
        more: page.more,
      }
    }),
  )

  serveStaff(app, 'openSubject', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const writer = new RegisterWriter(change, actor.id)
      const subject = await writer.view(params.subject)
      if (subject === undefined) throw new Refusal('not-found')
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

/** Makes what stands alone. */
async function makeAlone(
  change: Change,
  actor: StaffActor,
  kind: SubjectKind,
  given: readonly ClaimInput[],
): Promise<Written> {
  if (ownerPropertyOf(kind) !== undefined)
    throw new Refusal('value-refused', `${kind}: stands-under`)
  const claims = await readFirstClaims(change, actor, kind, given)
  const firstSaid = firstSaidOf(kind).map(({ code }) => code)
  if (!claims.some(({ property: { code } }) => firstSaid.includes(code)))
    throw new Refusal('value-refused', `${firstSaid[0]}: empty`)
  return new RegisterWriter(change, actor.id).create(kind, claims)
}

/** Makes what stands under something that is there. */
async function makeBelow(
  change: Change,
  actor: StaffActor,
  under: string,
  kind: SubjectKind,
  given: readonly ClaimInput[],
): Promise<Written> {
  const writer = new RegisterWriter(change, actor.id)
  const owner = await writer.view(under)
  const link = ownerPropertyOf(kind)
  if (owner === undefined || link?.refersTo !== owner.kind) throw new Refusal('not-found')
  const claims = await readFirstClaims(change, actor, kind, given)
  await checkSealed(writer, claims, owner)
  const links = linksTo(owner.subject, link, claims)
  for (const own of links) await checkKnown(writer, link, own.value, own.audience)
  return writer.create(kind, [...links, ...claims])
}

async function addTo(
  change: Change,
  actor: StaffActor,
  id: string,
  given: readonly ClaimInput[],
): Promise<Written> {
  const writer = new RegisterWriter(change, actor.id)
  const subject = await writer.view(id)
  if (subject === undefined) throw new Refusal('not-found')
  const claims = await readClaims(change, actor, subject.kind, given)
  await checkSealed(writer, claims, subject)
  for (const claim of claims) await checkReplaced(writer, claim, subject)
  return writer.add(subject, claims)
}

/** One after the other, each held to what holds for it alone; those made before can be named by those after. */
async function recordAsked(
  change: Change,
  actor: StaffActor,
  { make, add }: Pick<Recording, 'make' | 'add'>,
): Promise<RecordedOnce> {
  const written: Written[] = []
  const made: string[] = []
  for (const { kind, owner, claims } of make) {
    const given = claims.map((claim) => withNumbers(claim, made))
    const one =
      owner === null
        ? await makeAlone(change, actor, kind, given)
        : await makeBelow(change, actor, numberOf(owner, `${kind}: not-there`, made), kind, given)
    written.push(one)
    made.push(one.subject)
  }
  for (const { subject, claims } of add) {
    const given = claims.map((claim) => withNumbers(claim, made))
    written.push(await addTo(change, actor, subject, given))
  }
  const [first] = written
  if (first === undefined) throw new Error('a recording writes something')
  return { subjects: made, entry: first.entry }
}

/** A claim in which whatever the same request has made already stands by its number. */
function withNumbers({ value, ...claim }: LinkedClaim, made: readonly string[]): ClaimInput {
  if (value.kind !== 'made') return { ...claim, value }
  const id = numberOf(value, `${claim.property.slice(0, 40)}: not-there`, made)
  return { ...claim, value: { kind: 'subject', id: id as SubjectId } }
}

type Named =
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'made'; readonly at: number }

function numberOf(named: Named, about: string, made: readonly string[]): string {
  const id = named.kind === 'known' ? named.id : made[named.at]
  if (id === undefined) throw new Refusal('value-refused', about)
  return id
}

/**
 * What tells of an act of a restricted type comes sealed, also where only the stand-in says that it is one; and a sealed
 * type stands beside one that others may read. `of` is the act, what stands under it, or what an act is to stand under.
 */
async function checkSealed(
  reader: RegisterReader,
  claims: readonly NewClaim[],
  of: StoredView,
): Promise<void> {
  const act = await actOf(reader, of)
  const types = claims.filter((claim) => claim.property.code === 'act.type')
  const isRestricted =
    isRestrictedAct(types.map(({ value }) => value)) || (await isUnderRestricted(reader, act))
  const open = claims.find(({ property: { sealing, code }, value }) => {
    return sealing !== undefined && code !== 'act.type' && value.kind !== 'sealed'
  })
  if (isRestricted && open !== undefined)
    throw new Refusal('value-refused', `${open.property.code}: must-be-sealed`)
  const isSealed = types.some(({ value }) => value.kind === 'sealed')
  const stands =
    types.some(({ value }) => isStandIn(value)) ||
    (act?.kind === 'act' && typesIn(act.view).some(isStandIn))
  if (isSealed && !stands) throw new Refusal('value-refused', 'act.type: no-stand-in')
}

/** The act that somebody is involved in; anything else is itself. */
async function actOf(reader: RegisterReader, of: StoredView): Promise<StoredView | undefined> {
  return of.kind === 'involvement' ? reader.view(ownerOf(of.view) ?? '0') : of
}

/** Also of what stands under an act that cannot be found any more: it may have been such a one. */
async function isUnderRestricted(
  reader: RegisterReader,
  act: StoredView | undefined,
): Promise<boolean> {
  if (act === undefined) return true
  if (act.kind !== 'act') return false
  const claims = (await reader.claims([act.subject])).get(act.subject) ?? []
  const types = claims.filter((row) => propertyOf(row) === 'act.type' && row.retracts === null)
  return isRestrictedAct(types.map((row) => claimOf(row).value))
}

function isStandIn(value: Value): boolean {
  return value.kind === 'code' && value.code === standIn.code
}

/** Where the page before ended; nowhere for a subject that is no longer to be seen, since a list must not begin anew unsaid. */
async function placeOf(reader: RegisterReader, after: string | null): Promise<StoredView | null> {
  if (after === null) return null
  const last = await reader.view(after)
  if (last === undefined) throw new Refusal('not-found')
  return last
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
  const register = new RegisterReader(change.tx)
  const claims: NewClaim[] = []
  for (const input of inputs)
    claims.push({
      ...(await readClaim(register, actor, kind, input)),
      source: await readSource(submissions, input),
    })
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

async function readClaim(
  register: RegisterReader,
  actor: StaffActor,
  kind: SubjectKind,
  input: ClaimInput,
): Promise<Omit<NewClaim, 'source'>> {
  if (!isPropertyCode(input.property) || property(input.property).kind !== kind)
    throw new Refusal('value-refused', `${input.property.slice(0, 40)}: unknown`)
  const declared = property(input.property)
  // What it stands under was said when it was made; under something else it is another subject.
  if (declared.belongs === true) throw new Refusal('value-refused', `${declared.code}: fixed`)
  const read = readValue(declared, input.value)
  if (!read.ok) throw new Refusal('value-refused', `${declared.code}: ${read.reason}`)
  if (input.audience !== officeAudience && !actor.teams.includes(input.audience))
    throw new Refusal('audience-refused')
  await checkKnown(register, declared, read.value, input.audience)
  return {
    ...input,
    property: declared,
    value: read.value,
    ...(input.value.kind === 'sealed' ? { sealed: readSealed(declared, input) } : {}),
  }
}

/** Only what is declared to tell of a restricted act is sealed, and only for the one team it is sealed to. */
function readSealed({ code, sealing }: Property, { value, audience }: ClaimInput): SealedBytes {
  if (value.kind !== 'sealed' || sealing === undefined)
    throw new Refusal('value-refused', `${code}: not-sealed`)
  if (audience === officeAudience) throw new Refusal('audience-refused')
  return {
    envelope: sealedToOne(value.envelope),
    commit: Buffer.from(value.commit, 'base64'),
  }
}

/** What an audience is told must not speak of somebody that audience may not know of. */
async function checkKnown(
  register: RegisterReader,
  { code, refersTo }: Property,
  value: Value,
  audience: number,
): Promise<void> {
  if (refersTo === undefined || value.kind !== 'subject') return
  if (!(await register.isKnownTo(value.id, refersTo, audience)))
    throw new Refusal('value-refused', `${code}: not-there`)
}

/**
 * The links to what it stands under, from the same sources and for the same audiences as what is said: one for the office
 * where the office is told anything, else one for each team, so that what two teams say is told to them alone.
 */
function linksTo(owner: string, link: Property, claims: readonly NewClaim[]): NewClaim[] {
  const told = claims.find(({ audience }) => audience === officeAudience)
  const first = new Map(claims.toReversed().map((claim) => [claim.audience, claim]))
  return (told === undefined ? [...first.values()] : [told]).map(
    ({ source, directness, credibility, saidOn, audience }) => ({
      property: link,
      value: { kind: 'subject', id: owner },
      source,
      directness,
      credibility,
      saidOn,
      audience,
      replaces: null,
    }),
  )
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

/**
 * Subjects by their names; what stands under something also by the name above it, but for a restricted act: that never stands
 * beside a name.
 */
async function named(
  reader: RegisterReader,
  subjects: readonly StoredView[],
): Promise<Map<string, SubjectName>> {
  const above = await reader.above(subjects)
  return new Map(
    subjects.map(({ subject, kind, label, view }) => [
      subject,
      {
        id: subject as SubjectId,
        kind,
        name: label,
        of: isRestrictedAct(typesIn(view)) ? '' : (above.get(subject) ?? ''),
        ...zoneOf(view),
      },
    ]),
  )
}

/** The zone that a place is said to be in. */
function zoneOf({ properties }: View): { zone?: string } {
  const said = properties['facility.zone']?.best?.value
  return said?.kind === 'text' ? { zone: said.text } : {}
}

function typesIn({ properties }: View): Value[] {
  return (properties['act.type']?.groups ?? []).map(({ value }) => value)
}

/** Everything on a subject's page that the actor may see. */
async function pageOf(
  change: Change,
  actor: StaffActor,
  reader: RegisterReader,
  subject: StoredView,
) {
  const below = await reader.below(subject.subject)
  const subjects = [subject, ...below]
  const rows = await reader.claims(subjects.map((one) => one.subject))
  const all = [...rows.values()].flat()
  const known = await reader.submissionsOf([...new Set(all.map(({ source }) => source))])
  const names = await new OfficeReader(change.tx).names()
  const shown = (one: StoredView) => withClaims(one, rows.get(one.subject) ?? [], known, names)
  const spoken = all.flatMap(({ v_ref }) => (v_ref === null ? [] : [v_ref]))
  const here = new Set(subjects.map((one) => one.subject))
  const speaking = (await reader.speakingOf(subject.subject, MOST_ELSEWHERE)).filter(
    (one) => !here.has(one.subject.subject),
  )
  const spokenOf = await named(reader, await reader.named([...new Set(spoken)]))
  const speakers = await named(
    reader,
    speaking.map((one) => one.subject),
  )
  return {
    subject: shown(subject),
    below: below.map(shown),
    named: [...spokenOf.values()],
    elsewhere: speaking.slice(0, MOST_ELSEWHERE).flatMap((one) => {
      const speaker = speakers.get(one.subject.subject)
      return speaker === undefined
        ? []
        : [{ property: propertyByNumber(one.property).code, subject: speaker }]
    }),
    more: speaking.length > MOST_ELSEWHERE,
    underRestricted:
      subject.kind === 'involvement' &&
      (await isUnderRestricted(reader, await actOf(reader, subject))),
    closings:
      subject.kind === 'person'
        ? await closingsOf(change, actor, { person: subject, below, rows }, names)
        : null,
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

/** What was sealed goes out as it came in; a claim that says nothing says so. */
function valueView(row: ClaimRow): ClaimView['value'] {
  const sealed = sealedOf(row)
  if (sealed === undefined) return claimOf(row).value as ClaimView['value']
  return {
    kind: 'sealed',
    envelope: sealed.envelope.toString('base64'),
    commit: sealed.commit.toString('base64'),
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
    value: valueView(row),
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
    erased: row.erased_on,
    entry: row.entry as EntryId,
  }
}
