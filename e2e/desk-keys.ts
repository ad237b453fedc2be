import { randomBytes } from 'node:crypto'
import type { Role } from '@amparo/contract'
import { demoMessages, demoOffice, demoStaff, demoTeams } from '@amparo/scenario'
import {
  hashOf,
  mailboxAddress,
  mailboxOf,
  newIdentity,
  newPassphrase,
  newReturnCode,
  newSigningKey,
  publicKeyOf,
  recipientOf,
  sealDocument,
  sealGrant,
  sealIdentity,
  sign,
  tagAddition,
  type AdditionDocument,
  type Identity,
  type Mailbox,
  type PublicKey,
  type Random,
  type SigningKey,
  type SignedStaffList,
  type StaffListBody,
  type SubmissionDocument,
  type TriageDocument,
  type Urgency,
} from '@amparo/seal'

export const random: Random = (length) => new Uint8Array(randomBytes(length))

/** One invented member of staff, with everything their card and their paper say. */
export interface Card {
  readonly id: number
  readonly key: string
  readonly name: string
  readonly role: Role
  readonly teams: readonly number[]
  readonly handle: string
  readonly passphrase: string
  readonly age: Identity
  readonly sign: SigningKey
  readonly file: Uint8Array
  readonly grants: readonly {
    readonly team: number
    readonly epoch: number
    readonly file: Uint8Array
  }[]
}

export interface SealedMessage {
  readonly document: SubmissionDocument
  readonly mailbox: Mailbox
  readonly envelope: Uint8Array
  readonly triage: Uint8Array
}

/** An invented office: real keys, real seals, made anew for each run. */
export interface DeskKeys {
  readonly office: SigningKey
  readonly staffList: SignedStaffList
  readonly cards: readonly Card[]
  readonly teams: ReadonlyMap<number, Identity>
  readonly messages: readonly SealedMessage[]
}

// Enough to exercise scrypt, and not so much that a test run waits for it.
const workFactor = 12

export async function makeDeskKeys(messages = 8): Promise<DeskKeys> {
  const office = newSigningKey(random)
  const teams = new Map<number, Identity>()
  for (const { number } of demoTeams) teams.set(number, await newIdentity())
  const officeKey = publicKeyOf(office)
  const bare = await Promise.all(demoStaff.map((_, at) => makeCard(at, officeKey)))
  const cards = await Promise.all(bare.map((card) => withGrants(card, bare, teams)))
  const staffList = sign<StaffListBody>('staff-list', await staffListOf(cards), office)
  const intake = await recipientOf(identityOf(teams, 1))
  const sealed = await Promise.all(
    demoMessages.slice(0, messages).map((told) => sealMessage(told, intake)),
  )
  return { office, staffList, cards, teams, messages: sealed }
}

type BareCard = Omit<Card, 'grants'>

async function makeCard(at: number, office: PublicKey): Promise<BareCard> {
  const member = demoStaff[at]
  if (member === undefined) throw new Error('no such member')
  const handle = `demo-${member.key.padEnd(4, '0').slice(0, 4)}-${String(at + 1).padStart(4, '0')}`
  const passphrase = newPassphrase(random)
  const age = await newIdentity()
  const seed = random(32)
  const identity = {
    v: 1,
    type: 'identity',
    user: handle,
    age,
    sign: Buffer.from(seed).toString('base64'),
    office,
  } as const
  const file = await sealIdentity(passphrase, identity, workFactor)
  const { key, name, role, teams } = member
  return {
    id: at + 1,
    key,
    name,
    role,
    teams,
    handle,
    passphrase,
    age,
    sign: seed as SigningKey,
    file,
  }
}

async function withGrants(
  card: BareCard,
  all: readonly BareCard[],
  teams: ReadonlyMap<number, Identity>,
): Promise<Card> {
  const grants = card.teams.map(async (team) => {
    const giver = all.find((one) => one.teams.includes(team)) ?? card
    const grant = {
      v: 1,
      type: 'grant',
      team,
      epoch: 1,
      key: identityOf(teams, team),
      previous: null,
      by: giver.id,
      day: '2026-11-01',
    } as const
    const file = await sealGrant([await recipientOf(card.age)], grant, giver.sign)
    return { team, epoch: 1, file }
  })
  return { ...card, grants: await Promise.all(grants) }
}

async function staffListOf(cards: readonly Card[]): Promise<StaffListBody> {
  const members = cards.map(async ({ id, name, role, teams, sign: key, age }) => ({
    id,
    name,
    role,
    teams,
    sign: publicKeyOf(key),
    age: await recipientOf(age),
  }))
  return {
    v: 1,
    type: 'staff-list',
    office: demoOffice.name,
    issued: '2026-11-01',
    members: await Promise.all(members),
  }
}

async function sealMessage(
  told: (typeof demoMessages)[number],
  recipient: Awaited<ReturnType<typeof recipientOf>>,
): Promise<SealedMessage> {
  const mailbox = await mailboxOf(newReturnCode(random))
  const { language, day, telling, account, where, when, reach, consent, urgency, authorities } =
    told
  const document: SubmissionDocument = {
    v: 1,
    type: 'submission',
    bundle: hashOf(random(32)),
    office: demoOffice.name,
    language,
    day,
    telling,
    account,
    where,
    when,
    reach,
    consent,
    authorities,
    taking: null,
    mandate: null,
    mailbox: mailboxAddress(mailbox),
  }
  const envelope = await sealDocument([recipient], document)
  const triage = await sealDocument([recipient], triageOf(envelope, document, urgency))
  return { document, mailbox, envelope, triage }
}

function triageOf(
  envelope: Uint8Array,
  { language }: SubmissionDocument,
  urgency: Urgency,
): TriageDocument {
  return { v: 1, type: 'triage', message: hashOf(envelope), language, reach: 'unknown', ...urgency }
}

/** Another small part for a message. */
export async function sealTriage(
  keys: DeskKeys,
  { envelope, document }: SealedMessage,
  urgency: Urgency,
): Promise<Uint8Array> {
  const recipient = await recipientOf(identityOf(keys.teams, 1))
  return sealDocument([recipient], triageOf(envelope, document, urgency))
}

/** An addition of the sender, or one made by somebody who lacks the thread's key. */
export async function sealAddition(
  keys: DeskKeys,
  message: SealedMessage,
  text: string,
  by: 'sender' | 'stranger' = 'sender',
): Promise<Uint8Array> {
  const { mailbox, envelope, document } = message
  const addition: Omit<AdditionDocument, 'tag'> = {
    v: 1,
    type: 'addition',
    mailbox: mailbox.id,
    seq: 2,
    prev: hashOf(envelope),
    day: document.day,
    language: document.language,
    text,
  }
  const tagged = tagAddition(by === 'sender' ? mailbox.threadKey : random(32), addition)
  return sealDocument([await recipientOf(identityOf(keys.teams, 1))], tagged)
}

export function identityOf(teams: ReadonlyMap<number, Identity>, team: number): Identity {
  const identity = teams.get(team)
  if (identity === undefined) throw new Error(`no key of team ${team}`)
  return identity
}
