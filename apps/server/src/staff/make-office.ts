import { randomBytes, randomInt } from 'node:crypto'
import type { Role } from '@amparo/contract'
import type { Zone } from '@amparo/register'
import {
  countersign,
  identityWorkFactor,
  newIdentity,
  newPassphrase,
  newSigningKey,
  publicKeyOf,
  recipientOf,
  sealGrant,
  sealIdentity,
  sign,
  type Identity,
  type Recipient,
  type PublicKey,
  type SignerListBody,
  type SigningKey,
  type StaffListBody,
} from '@amparo/seal'
import { gate } from '../db/actor.ts'
import { dayOf, type Change, type Office } from '../db/office.ts'

export interface PlannedPerson {
  readonly name: string
  readonly role: Role
  /** Codes of the teams this person belongs to. */
  readonly teams: readonly string[]
}

export interface Plan {
  readonly name: string
  readonly kind: 'demo' | 'real'
  /** IANA name: in it hours are counted of places that name no zone of their own. */
  readonly zone: Zone
  /** In the order in which they get their numbers, from 1. */
  readonly teams: readonly { readonly code: string; readonly name: string }[]
  /** The code of the team that messages from the door are sealed to. */
  readonly intakeTeam: string
  readonly people: readonly PlannedPerson[]
}

/** What a person needs to sign in. It exists once, to be handed over; the office keeps neither passphrase nor keys in clear. */
export interface SignInSheet {
  readonly name: string
  readonly role: Role
  readonly handle: string
  readonly passphrase: string
}

/** Everything an office begins with; only the sheets, the office key and the server key are secret in this form. */
export interface PreparedOffice {
  readonly plan: Plan
  readonly officeKey: SigningKey
  readonly serverKey: SigningKey
  readonly teams: readonly PreparedTeam[]
  readonly people: readonly PreparedPerson[]
  readonly sheets: readonly SignInSheet[]
}

interface PreparedTeam {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly identity: Identity
  readonly recipient: Recipient
}

interface PreparedPerson {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly handle: string
  readonly teams: readonly number[]
  readonly sign: SigningKey
  readonly recipient: Recipient
  readonly file: Uint8Array
}

const random = (length: number): Uint8Array => randomBytes(length)

/**
 * Makes the keys of an office: its own, the server's, one for each team and person. Slow on purpose: each passphrase is
 * wrapped with age's scrypt. `progress` is told after each person. `workFactor` lower than the default is for tests.
 */
export async function prepareOffice(
  plan: Plan,
  progress: (done: number, of: number) => void,
  workFactor = identityWorkFactor,
): Promise<PreparedOffice> {
  const teams = await Promise.all(plan.teams.map((team, index) => prepareTeam(team, index + 1)))
  const officeKey = newSigningKey(random)
  const ways = { teams, office: publicKeyOf(officeKey), workFactor }
  const people: PreparedPerson[] = []
  const sheets: SignInSheet[] = []
  for (const [index, person] of plan.people.entries()) {
    const passphrase = newPassphrase(random)
    const prepared = await preparePerson(person, index + 1, passphrase, ways)
    people.push(prepared)
    sheets.push({ name: person.name, role: person.role, handle: prepared.handle, passphrase })
    progress(index + 1, plan.people.length)
  }
  return {
    plan,
    officeKey,
    serverKey: newSigningKey(random),
    teams,
    people,
    sheets,
  }
}

async function prepareTeam(
  team: { code: string; name: string },
  id: number,
): Promise<PreparedTeam> {
  const identity = await newIdentity()
  return { ...team, id, identity, recipient: await recipientOf(identity) }
}

interface Ways {
  readonly teams: readonly PreparedTeam[]
  /** Goes into every identity file, so that nobody takes their office's key from a server. */
  readonly office: PublicKey
  readonly workFactor: number
}

async function preparePerson(
  person: PlannedPerson,
  id: number,
  passphrase: string,
  { teams, office, workFactor }: Ways,
): Promise<PreparedPerson> {
  const identity = await newIdentity()
  const signingKey = newSigningKey(random)
  const handle = newHandle()
  const file = await sealIdentity(
    passphrase,
    { v: 1, type: 'identity', user: handle, age: identity, sign: base64(signingKey), office },
    workFactor,
  )
  const numbers = person.teams
    .map((code) => teams.find((team) => team.code === code)?.id)
    .filter((number) => number !== undefined)
  return {
    id,
    name: person.name,
    role: person.role,
    handle,
    teams: numbers,
    sign: signingKey,
    recipient: await recipientOf(identity),
    file,
  }
}

/** Without 0, 1, l and o, which look alike on paper. Sixty bits: nobody finds a handle by trying. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

function newHandle(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return `${group()}-${group()}-${group()}`
}

/**
 * Writes a prepared office into its empty schema, as the schema's owner, in one transaction. `recovery` is one more
 * recipient of every team key, so that an office whose people have all lost their way in is not lost.
 */
export async function writeOffice(
  owner: Office,
  prepared: PreparedOffice,
  recovery: readonly Recipient[],
): Promise<void> {
  await owner.change(gate, async (change) => {
    await writeFacts(change, prepared)
    for (const team of prepared.teams) await writeTeam(change, team)
    for (const person of prepared.people) await writePerson(change, person)
    for (const team of prepared.teams) await writeGrant(change, team, prepared.people, recovery)
    await writeStaffList(change, prepared)
    await writeSigners(change, prepared)
    await writeBundle(change, prepared)
  })
}

async function writeFacts(
  change: Change,
  { plan, officeKey, teams }: PreparedOffice,
): Promise<void> {
  const facts = {
    name: plan.name,
    kind: plan.kind,
    zone: plan.zone,
    key: publicKeyOf(officeKey),
  }
  const { id: entry, object } = await change.enterNew('office.open', facts)
  const intake = intakeTeamOf(plan, teams)
  await change.tx
    .insertInto('office')
    .values({
      id: 1,
      object,
      name: plan.name,
      kind: plan.kind,
      key: Buffer.from(facts.key, 'base64'),
      intake_team: intake.id,
      zone: plan.zone,
      entry,
    })
    .execute()
}

/** The team that messages from the door are sealed to. */
function intakeTeamOf(plan: Plan, teams: readonly PreparedTeam[]): PreparedTeam {
  const team = teams.find(({ code }) => code === plan.intakeTeam)
  if (team === undefined)
    throw new Error(`There is no team ${plan.intakeTeam} to seal messages to.`)
  return team
}

async function writeTeam(
  change: Change,
  { id, code, name, recipient }: PreparedTeam,
): Promise<void> {
  const { id: entry, object } = await change.enterNew('team.create', { code, name, recipient })
  await change.tx.insertInto('team').values({ id, object, code, name, recipient, entry }).execute()
}

async function writePerson(change: Change, person: PreparedPerson): Promise<void> {
  const { id, name, role, handle, recipient, teams } = person
  const key = publicKeyOf(person.sign)
  const { id: entry, object } = await change.enterNew('staff.add', {
    name,
    role,
    recipient,
    sign: key,
    teams: teams.join(' '),
  })
  await change.tx
    .insertInto('staff')
    .values({ id, object, handle, name, role, recipient, sign: Buffer.from(key, 'base64'), entry })
    .execute()
  for (const team of teams)
    await change.tx.insertInto('membership').values({ staff: id, team, entry }).execute()
  await change.tx
    .insertInto('identity_file')
    .values({ staff: id, way: 'passphrase', file: Buffer.from(person.file), entry })
    .execute()
}

async function writeGrant(
  change: Change,
  team: PreparedTeam,
  people: readonly PreparedPerson[],
  recovery: readonly Recipient[],
): Promise<void> {
  const members = people.filter(({ teams }) => teams.includes(team.id))
  const [giver] = members
  if (giver === undefined) throw new Error(`Nobody is in the team ${team.code}.`)
  const grant = {
    v: 1,
    type: 'grant',
    team: team.id,
    epoch: 1,
    key: team.identity,
    previous: null,
    by: giver.id,
    day: dayOf(change.now),
  } as const
  const file = await sealGrant(
    [...members.map(({ recipient }) => recipient), ...recovery],
    grant,
    giver.sign,
  )
  const { id: entry } = await change.enterNew('grant.give', {
    team: String(team.id),
    epoch: '1',
    to: members.map(({ id }) => id).join(' '),
  })
  await change.tx
    .insertInto('team_grant')
    .values({ team: team.id, epoch: 1, file: Buffer.from(file), entry })
    .execute()
}

async function writeStaffList(
  change: Change,
  { plan, people, officeKey }: PreparedOffice,
): Promise<void> {
  const body: StaffListBody = {
    v: 1,
    type: 'staff-list',
    office: plan.name,
    issued: dayOf(change.now),
    members: people.map(({ id, name, role, teams, sign: key, recipient }) => ({
      id,
      name,
      role,
      teams,
      sign: publicKeyOf(key),
      age: recipient,
    })),
  }
  await writeSigned(change, 'staff-list', sign('staff-list', body, officeKey))
}

/**
 * What the door gives to anyone: keys of the team that reads, and nothing of whose they are, how many people work here or
 * in what else. Sorted by key, since the order of the staff list would tell who joined first.
 */
async function writeSigners(
  change: Change,
  { plan, teams, people, officeKey, serverKey }: PreparedOffice,
): Promise<void> {
  const { id: team } = intakeTeamOf(plan, teams)
  const keys = people
    .filter((person) => person.teams.includes(team))
    .map((person) => publicKeyOf(person.sign))
  const body: SignerListBody = {
    v: 1,
    type: 'signers',
    office: plan.name,
    issued: dayOf(change.now),
    server: publicKeyOf(serverKey),
    members: keys.toSorted().map((key) => ({ teams: [team], sign: key })),
  }
  await writeSigned(change, 'signers', sign('signers', body, officeKey))
}

/** How long an intake bundle is good. It warns when old and is never refused: an old key beats a closed door. */
const BUNDLE_DAYS = 90

async function writeBundle(change: Change, { plan, teams, people }: PreparedOffice): Promise<void> {
  const team = intakeTeamOf(plan, teams)
  const [first, second] = people.filter((person) => person.teams.includes(team.id))
  if (first === undefined || second === undefined)
    throw new Error('Two people of the intake team must sign what the door seals to.')
  const until = new Date(change.now.getTime() + BUNDLE_DAYS * 86_400_000)
  const body = {
    v: 1,
    type: 'intake',
    office: plan.name,
    team: team.id,
    epoch: 1,
    notBefore: dayOf(change.now),
    notAfter: dayOf(until),
    recipients: [team.recipient],
  } as const
  await writeSigned(
    change,
    'intake',
    countersign('intake', sign('intake', body, first.sign), second.sign),
  )
}

async function writeSigned(
  change: Change,
  type: 'staff-list' | 'signers' | 'intake',
  document: object,
): Promise<void> {
  const text = JSON.stringify(document)
  const { id: entry } = await change.enterNew('bundle.publish', { type, document: text })
  await change.tx.insertInto('signed_document').values({ type, document: text, entry }).execute()
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
