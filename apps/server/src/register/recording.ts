import type { ClaimInput, Import, LinkedClaim, Recording, SubjectId } from '@amparo/contract'
import {
  firstSaidOf,
  isPropertyCode,
  officeAudience,
  ownerPropertyOf,
  property,
  readValue,
  type Property,
  type SubjectKind,
  type Value,
} from '@amparo/register'
import { AccountReader } from '../accounts/account-store.ts'
import { mayKnowOf } from '../accounts/may-know.ts'
import { mayDo } from '../authority.ts'
import type { StaffActor } from '../db/actor.ts'
import type { Change } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { ReplyReader } from '../letters/reply-store.ts'
import { sealedToOne } from '../http/sealed.ts'
import { SubmissionReader } from '../submissions/submission-store.ts'
import type { SealedBytes } from './claim-row.ts'
import { recordMany, type NewSubject } from './record-many.ts'
import { checkSealed } from './restricted-act.ts'
import type { RecordedOnce } from './once.ts'
import {
  RegisterReader,
  RegisterWriter,
  type NewClaim,
  type StoredView,
  type Written,
} from './register-store.ts'
import type { NewSource } from './source-store.ts'

/** Makes what stands alone. */
export async function makeAlone(
  change: Change,
  actor: StaffActor,
  kind: SubjectKind,
  given: readonly ClaimInput[],
): Promise<Written> {
  checkAlone(kind)
  const claims = await readFirstClaims(change, actor, kind, given)
  checkFirstSaid(kind, claims)
  return new RegisterWriter(change, actor.id).create(kind, claims)
}

function checkAlone(kind: SubjectKind): void {
  if (ownerPropertyOf(kind) !== undefined)
    throw new Refusal('value-refused', `${kind}: stands-under`)
}

function checkFirstSaid(kind: SubjectKind, claims: readonly Pick<NewClaim, 'property'>[]): void {
  const firstSaid = firstSaidOf(kind).map(({ code }) => code)
  if (!claims.some(({ property: { code } }) => firstSaid.includes(code)))
    throw new Refusal('value-refused', `${firstSaid[0]}: empty`)
}

/** Makes what stands under something that is there. */
export async function makeBelow(
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

export async function addTo(
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
export async function recordAsked(
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

/** New subjects as a file lists them, by the road for many. Each is held to what holds for one that is recorded alone. */
export async function recordListed(
  change: Change,
  actor: StaffActor,
  { kind, subjects, ...said }: Omit<Import, 'key'>,
): Promise<RecordedOnce> {
  checkAlone(kind)
  const source = await readSource(change, actor, said)
  const register = new RegisterReader(change.tx)
  const made: NewSubject[] = []
  for (const values of subjects) {
    const claims: NewClaim[] = []
    for (const one of values) {
      const input = { ...said, ...one, replaces: null }
      claims.push({ ...(await readClaim(register, actor, kind, input)), source })
    }
    checkFirstSaid(kind, claims)
    made.push({ kind, claims })
  }
  const written = await recordMany(change, actor.id, made)
  return { subjects: written.map(({ subject }) => subject), entry: written[0]?.entry ?? '' }
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
  const register = new RegisterReader(change.tx)
  const claims: NewClaim[] = []
  for (const input of inputs)
    claims.push({
      ...(await readClaim(register, actor, kind, input)),
      source: await readSource(change, actor, input),
    })
  return claims
}

async function readSource(
  change: Change,
  actor: StaffActor,
  { source }: Pick<ClaimInput, 'source'>,
): Promise<NewSource> {
  switch (source.kind) {
    case 'office':
      return source
    case 'submission':
      return readMessage(new SubmissionReader(change.tx), source)
    case 'account':
      return readAccount(new AccountReader(change.tx), actor, source)
    case 'reply':
      return readReply(new ReplyReader(change.tx), actor, source)
  }
}

type CitedInput<Kind> = Extract<ClaimInput['source'], { readonly kind: Kind }>

async function readMessage(
  submissions: SubmissionReader,
  source: CitedInput<'submission'>,
): Promise<NewSource> {
  const thread = await submissions.thread(source.submission)
  if (thread === undefined) throw new Refusal('not-found')
  if (!(await submissions.isOpened(source.submission, source.part)))
    throw new Refusal('not-opened-yet')
  return { ...source, word: source.word ?? 'sender', audience: thread.audience }
}

/** Nobody has to have opened it: somebody of its team has written it down. */
async function readAccount(
  accounts: AccountReader,
  actor: StaffActor,
  source: CitedInput<'account'>,
): Promise<NewSource> {
  const account = await accounts.account(source.account)
  if (account !== undefined && !mayKnowOf(actor, account.about.kind)) throw new Refusal('not-found')
  const versions = account && (await accounts.versions([account.id])).get(account.id)
  if (account === undefined || versions?.every(({ seq }) => seq !== source.version) !== false)
    throw new Refusal('not-found')
  return { ...source, about: account.about, audience: account.audience }
}

/** Nobody has to have opened it: it is kept as it came, and whoever may read letters may read it. */
async function readReply(
  replies: ReplyReader,
  actor: StaffActor,
  { reply: id }: CitedInput<'reply'>,
): Promise<NewSource> {
  const reply = mayDo(actor.role, 'letter.read') ? await replies.reply(id) : undefined
  if (reply === undefined) throw new Refusal('not-found')
  const { authority, audience } = reply
  return { kind: 'reply', reply: id, authority, audience }
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
