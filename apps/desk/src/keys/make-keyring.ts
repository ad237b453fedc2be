import { commitment, type Hashing } from '@amparo/log'
import {
  fingerprint,
  hashOf,
  isTaggedAddition,
  isTaggedFile,
  normalisePassphrase,
  identityWorkFactor,
  open,
  openDocument,
  openGrant,
  openIdentity,
  publicKeyOf,
  readAddition,
  readFile,
  readStaffList,
  readSubmission,
  recipientOf,
  sealDocument,
  sealMailboxItem,
  sign,
  signedBy,
  signIn,
  signingKeyOf,
  type AnswerBody,
  type GrantBody,
  type Identity,
  type OpenedNoticeBody,
  type PublicKey,
  type Random,
  type ScreeningDocument,
  type SigningKey,
  type StaffIdentity,
  type StaffMember,
} from '@amparo/seal'
import { fromBase64, toBase64 } from './base64.ts'
import { openHead, openVersions, sealAccount } from './accounts.ts'
import { openEnquirer, sealEnquirer } from './enquirers.ts'
import { openFindings, sealFindings, type OpenedFindings } from './findings.ts'
import {
  knownUpload,
  resumeUpload,
  sealFile,
  sealUpload,
  showFile,
  uploadSlice,
  type HeldUploads,
} from './files.ts'
import { signForm } from './forms.ts'
import { sealMandate, signFreeze } from './mandates.ts'
import { sealOutside } from './outside.ts'
import { openValue, sealValue } from './sealed-values.ts'
import { sealTaken } from './taking.ts'
import { openTriage, type OpenedTriage } from './triage.ts'
import { noteIn, type NoteDocument } from './notes.ts'
import type {
  Commitment,
  Keyring,
  KnownMailbox,
  OpenedDraft,
  OpenedPart,
  OpenedWritten,
  PlaceInput,
  SealAnswerInput,
  SealedItem,
  SealedPart,
  TrustInput,
  Trusted,
  UnlockInput,
  Unlocked,
} from './protocol.ts'

export interface KeyringTools {
  readonly random: Random
  readonly hashing: Hashing
}

/** What a keyring in use holds; it lives in a closure and ends with the worker around it. */
interface Ring {
  readonly identity: StaffIdentity
  /** Our own number in the staff list. */
  readonly me: number
  readonly members: readonly StaffMember[]
  /** Of each team the keys of its epochs, newest first. */
  readonly teams: ReadonlyMap<number, readonly Identity[]>
}

interface Held {
  /** Opened by the passphrase and not yet checked: it answers the challenge and does nothing else. */
  unchecked: StaffIdentity | null
  ring: Ring | null
  readonly mailboxes: Map<string, KnownMailbox>
  readonly uploads: HeldUploads
}

/** A keyring that holds nothing yet. Runs in a worker in the desk and as it is in a test. */
export function makeKeyring(tools: KeyringTools): Keyring {
  const held: Held = { unchecked: null, ring: null, mailboxes: new Map(), uploads: new Map() }
  return {
    unlock: (input) => unlock(held, input),
    trust: (input) => trust(held, input),
    openParts: async ({ submission, team, parts }) => {
      const opened: OpenedPart[] = []
      for (const part of parts) {
        opened.push(await openPart(held, tools, { submission, team, part, all: parts }))
      }
      return opened
    },
    sealNotice: (place) => sealNotice(held, place),
    sealAnswer: (input) => sealAnswer(held, input),
    openWritten: ({ submission, written }) =>
      Promise.all(written.map((item) => openWritten(held, submission, item))),
    sealDraft: async ({ key, content }) => {
      const own = await recipientOf(ringOf(held).identity.age)
      return {
        envelope: toBase64(await sealDocument([own], { v: 1, type: 'draft', key, content })),
      }
    },
    openDraft: ({ key, envelope }) => openDraft(held, key, envelope),
    openTriage: async ({ items }) => {
      const opened: OpenedTriage[] = []
      for (const item of items) opened.push(await openTriage(teamKeys(held), item))
      return opened
    },
    sealScreening: async ({ team, submission, message, day, persons, note, ...asked }) => {
      const { custody, child, missing, danger, hurt } = asked
      const screening: ScreeningDocument = {
        v: 1,
        type: 'screening',
        submission,
        message,
        day,
        by: meIn(held),
        custody,
        child,
        missing,
        danger,
        hurt,
        persons,
        note,
      }
      return { envelope: await sealToTeam(held, team, screening) }
    },
    sealTaken: async (input) =>
      sealTaken(tools.random, await recipientOf(teamKey(held, input.team)), meIn(held), input),
    sealMandate: async (input) =>
      sealMandate(
        tools.random,
        await recipientOf(teamKey(held, input.team)),
        signingKey(held),
        input,
      ),
    signFreeze: async (input) => signFreeze(signingKey(held), input),
    signForm: async (input) => signForm(ringOf(held).identity.office, signingKey(held), input),
    sealWriting: async ({ team, submission, text }) => {
      const note: NoteDocument = { v: 1, type: 'note', about: writingAbout(submission), text }
      return { envelope: await sealToTeam(held, team, note) }
    },
    openWriting: ({ submission, envelopes }) =>
      Promise.all(envelopes.map((envelope) => openNote(held, writingAbout(submission), envelope))),
    sealNote: async ({ team, about, text }) => {
      const note: NoteDocument = { v: 1, type: 'note', about, text }
      return { envelope: await sealToTeam(held, team, note) }
    },
    openNotes: ({ about, envelopes }) =>
      Promise.all(envelopes.map((envelope) => openNote(held, about, envelope))),
    showFile: (input) => showFile(teamKeys(held), input),
    sealUpload: async (input) => {
      const own = await recipientOf(ringOf(held).identity.age)
      const team = await recipientOf(teamKey(held, input.team))
      return sealUpload(held.uploads, tools.random, { team, own }, input)
    },
    openUpload: async ({ upload, state }) => knownUpload(await ownDocument(held, state), upload),
    resumeUpload: async (input) =>
      resumeUpload(held.uploads, await ownDocument(held, input.state), input),
    uploadSlice: (input) => uploadSlice(held.uploads, input),
    sealFile: async (input) => {
      const team = await recipientOf(teamKey(held, input.team))
      return sealFile(held.uploads, team, mailboxFor(held, input.submission), input)
    },
    forgetUpload: async ({ upload }) => {
      held.uploads.delete(upload)
    },
    sealValues: ({ values }) =>
      Promise.all(
        values.map(async (value) =>
          sealValue(
            {
              ...tools,
              recipient: await recipientOf(teamKey(held, value.team)),
              signingKey: signingKey(held),
            },
            value,
          ),
        ),
      ),
    openValues: ({ values }) =>
      Promise.all(
        values.map((value) =>
          openValue(tools.hashing, teamKeyring(held, value.team), ringOf(held).members, value),
        ),
      ),
    sealAccount: async (input) =>
      sealAccount(
        {
          ...tools,
          recipient: await recipientOf(teamKey(held, input.team)),
          signingKey: signingKey(held),
          me: meIn(held),
        },
        input,
      ),
    sealEnquirer: async (input) =>
      sealEnquirer(
        {
          ...tools,
          recipient: await recipientOf(teamKey(held, input.team)),
          signingKey: signingKey(held),
        },
        input,
      ),
    openEnquirers: ({ enquirers }) =>
      Promise.all(
        enquirers.map((one) =>
          openEnquirer(tools.hashing, teamKeyring(held, one.team), ringOf(held).members, one),
        ),
      ),
    openHeads: ({ heads }) =>
      Promise.all(
        heads.map((head) => openHead(teamKeyring(held, head.team), ringOf(held).members, head)),
      ),
    openVersions: (input) =>
      openVersions(tools.hashing, teamKeyring(held, input.team), ringOf(held).members, input),
    sealOutside: (input) =>
      sealOutside({ random: tools.random, workFactor: identityWorkFactor }, input),
    sealFindings: async (input) => {
      const recipient = await recipientOf(teamKey(held, input.team))
      const envelope = await sealFindings(recipient, signingKey(held), input)
      if (envelope === null) return null
      return { envelope, findings: await findingsIn(held, input.described, envelope) }
    },
  }
}

async function unlock(held: Held, input: UnlockInput): Promise<Unlocked> {
  held.unchecked = null
  const passphrase = normalisePassphrase(input.passphrase)
  if (passphrase === '') return { verdict: 'wrong-passphrase' }
  const opened = await openIdentity(passphrase, fromBase64(input.file))
  if (opened.verdict !== 'opened') return opened
  held.unchecked = opened.identity
  const challenge = fromBase64(input.challenge)
  const signature = signIn(challenge, input.origin, signingKeyOf(opened.identity))
  return { verdict: 'opened', signature }
}

async function trust(held: Held, input: TrustInput): Promise<Trusted> {
  const identity = held.unchecked ?? held.ring?.identity
  held.unchecked = null
  if (identity === undefined) throw new Error('keyring: locked')
  const { claimedOffice, staffList } = input
  // The office key came to this person on paper, under their passphrase. A server that names another
  // one has brought an office of its own.
  if (claimedOffice !== identity.office) return { verdict: 'not-your-keys' }
  const read = readStaffList(staffList)
  if (read.verdict !== 'ok' || !signedBy('staff-list', staffList, identity.office)) {
    return { verdict: 'staff-list-untrusted' }
  }
  const { members, issued } = read.document
  const listed = members.find((member) => member.id === input.me)
  if (listed === undefined || !(await areKeysOf(identity, listed))) {
    return { verdict: 'not-your-keys' }
  }
  const teams = await openGrants(identity, members, input)
  held.ring = { identity, me: input.me, members, teams }
  return {
    verdict: 'trusted',
    teams: [...teams.keys()],
    officeFingerprint: fingerprint(identity.office),
    issued,
  }
}

// A server that plants an identity file of its own must not get one message sealed to it.
async function areKeysOf(identity: StaffIdentity, listed: StaffMember): Promise<boolean> {
  const age = await recipientOf(identity.age)
  return listed.age === age && listed.sign === publicKeyOf(signingKeyOf(identity))
}

async function openGrants(
  identity: StaffIdentity,
  members: readonly StaffMember[],
  { grants }: TrustInput,
): Promise<Map<number, Identity[]>> {
  const given: GrantBody[] = []
  for (const { team, file } of grants) {
    const opened = await openGrant(identity.age, fromBase64(file), (signer, grant) =>
      mayGive(members, signer, grant),
    )
    if (opened.verdict === 'grant' && opened.grant.team === team) given.push(opened.grant)
  }
  const teams = new Map<number, Identity[]>()
  // By epoch, in whatever order they came: what is sealed goes to the newest, the others still open.
  for (const { team, key, previous } of given.toSorted((a, b) => b.epoch - a.epoch)) {
    const keys = previous === null ? [key] : [key, previous]
    teams.set(team, [...new Set([...(teams.get(team) ?? []), ...keys])])
  }
  return teams
}

// Who gave it is read from the key that signed it, and must be of this very team: an operator, or a
// member of another team, has no key of this one to give.
function mayGive(members: readonly StaffMember[], signer: PublicKey, grant: GrantBody): boolean {
  const giver = members.find(({ sign }) => sign === signer)
  return giver?.id === grant.by && giver.teams.includes(grant.team)
}

interface PartToOpen {
  readonly submission: string
  readonly team: number
  readonly part: SealedPart
  readonly all: readonly SealedPart[]
}

async function openPart(held: Held, tools: KeyringTools, ask: PartToOpen): Promise<OpenedPart> {
  const { seq, sha256 } = ask.part
  const envelope = fromBase64(ask.part.envelope)
  if (hashOf(envelope) !== sha256) return { verdict: 'not-what-arrived', seq }
  const opened = await open(teamKeys(held), envelope)
  if (opened.verdict !== 'opened') return { verdict: opened.verdict, seq }
  const read = parse(opened.plaintext)
  if (!read.ok) return { verdict: 'not-a-document', seq }
  const known = await readPart(held, ask, read.document, envelope)
  if (known === null) return { verdict: 'malformed', seq }
  const commitment = ask.part.committed ? null : await commitTo(held, tools, ask, opened.plaintext)
  return { ...known, commitment }
}

function parse(plaintext: Uint8Array): { ok: true; document: unknown } | { ok: false } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(plaintext)
    return { ok: true, document: JSON.parse(text) as unknown }
  } catch {
    return { ok: false }
  }
}

type KnownPart = Extract<OpenedPart, { document: unknown }>

async function readPart(
  held: Held,
  { submission, part, all }: PartToOpen,
  document: unknown,
  envelope: Uint8Array,
): Promise<KnownPart | null> {
  const { seq } = part
  const message = readSubmission(document)
  if (message.verdict === 'ok') {
    const { mailbox } = message.document
    // Only the first part may name the mailbox: a later one could send our answer elsewhere, also
    // when the server hands out none before it.
    if (seq === 1) {
      held.mailboxes.set(submission, { address: mailbox, envelopeHash: hashOf(envelope) })
    }
    return { verdict: 'submission', seq, document: message.document, commitment: null }
  }
  const known = held.mailboxes.get(submission)
  const addition = readAddition(document)
  if (addition.verdict === 'ok') {
    const tag = tagOf(known, addition.document.mailbox, (key) =>
      isTaggedAddition(key, addition.document),
    )
    const order = orderOf(addition.document, part, all)
    return { verdict: 'addition', seq, document: addition.document, tag, order, commitment: null }
  }
  const file = readFile(document)
  if (file.verdict !== 'ok') return null
  const tag = tagOf(known, file.document.mailbox, (key) => isTaggedFile(key, file.document))
  const order = orderOf(file.document, part, all)
  const findings =
    part.findings === null ? null : await findingsIn(held, hashOf(envelope), part.findings)
  return { verdict: 'file', seq, document: file.document, tag, order, findings, commitment: null }
}

async function findingsIn(
  held: Held,
  described: string,
  envelope: string,
): Promise<OpenedFindings> {
  return openFindings(teamKeys(held), ringOf(held).members, { envelope, described })
}

function tagOf(
  known: KnownMailbox | undefined,
  mailbox: string,
  isTagged: (threadKey: Uint8Array) => boolean,
): 'right' | 'wrong' | 'unknown' {
  if (known === undefined) return 'unknown'
  const isTheirs = mailbox === known.address.id && isTagged(fromBase64(known.address.threadKey))
  return isTheirs ? 'right' : 'wrong'
}

// The sender names the envelope before theirs by its hash, so a part the server dropped, repeated
// or moved cannot go unseen.
function orderOf(
  addition: { readonly seq: number; readonly prev: string },
  part: SealedPart,
  all: readonly SealedPart[],
): 'right' | 'wrong' {
  const before = all.find(({ seq }) => seq === part.seq - 1)
  const fits = before !== undefined && addition.prev === before.sha256 && addition.seq === part.seq
  return fits ? 'right' : 'wrong'
}

async function commitTo(
  held: Held,
  { random, hashing }: KeyringTools,
  { submission, team, part }: PartToOpen,
  plaintext: Uint8Array,
): Promise<Commitment> {
  const key = random(32)
  const { commit } = commitment(hashing, key, { plaintext })
  const opening = await sealToTeam(held, team, {
    v: 1,
    type: 'opening',
    submission,
    part: part.seq,
    envelope: part.sha256,
    key: toBase64(key),
  })
  return { commit, opening }
}

async function sealNotice(held: Held, place: PlaceInput): Promise<SealedItem> {
  const { address, envelopeHash } = mailboxFor(held, place.submission)
  const signed = sign<OpenedNoticeBody>(
    'opened',
    {
      v: 1,
      type: 'opened',
      mailbox: address.id,
      seq: place.seq,
      prev: place.prev,
      day: place.day,
      envelope: envelopeHash,
    },
    signingKey(held),
  )
  return sealedItem(await sealMailboxItem(address.recipient, signed))
}

function sealedItem(envelope: Uint8Array): SealedItem {
  return { envelope: toBase64(envelope), sha256: hashOf(envelope) }
}

async function sealAnswer(held: Held, input: SealAnswerInput) {
  const { address } = mailboxFor(held, input.submission)
  const { seq, prev, day, text, language } = input
  const signed = sign<AnswerBody>(
    'answer',
    { v: 1, type: 'answer', mailbox: address.id, seq, prev, day, text, language },
    signingKey(held),
  )
  const [envelope, copy] = await Promise.all([
    sealMailboxItem(address.recipient, signed),
    sealToTeam(held, input.team, signed),
  ])
  return { ...sealedItem(envelope), copy }
}

async function openWritten(
  held: Held,
  submission: string,
  { seq, copy }: { readonly seq: number; readonly copy: string },
): Promise<OpenedWritten> {
  const opened = await openDocument(teamKeys(held), fromBase64(copy))
  if (opened.verdict !== 'document') return { verdict: 'not-opened', seq }
  const body = bodyOf(opened.document)
  const signer = ringOf(held).members.find((member) =>
    signedBy('answer', opened.document, member.sign),
  )
  const here = held.mailboxes.get(submission)?.address.id
  if (body === null) return { verdict: 'not-opened', seq }
  // A true answer to somebody else, shown here, would be as wrong as a false one.
  if (signer === undefined || body.seq !== seq || (here !== undefined && body.mailbox !== here)) {
    return { verdict: 'wrong-signer', seq }
  }
  const { text, language, day } = body
  return { verdict: 'answer', seq, text, language, day, signedBy: signer.name }
}

interface WrittenBody {
  readonly mailbox: string
  readonly seq: number
  readonly text: string
  readonly language: string
  readonly day: string
}

function bodyOf(document: unknown): WrittenBody | null {
  const body = (document as { readonly body?: Partial<WrittenBody> } | null)?.body
  const { mailbox, seq, text, language, day } = body ?? {}
  const isWhole =
    typeof mailbox === 'string' &&
    typeof seq === 'number' &&
    typeof text === 'string' &&
    typeof language === 'string' &&
    typeof day === 'string'
  return isWhole ? { mailbox, seq, text, language, day } : null
}

async function openDraft(held: Held, key: string, envelope: string): Promise<OpenedDraft> {
  const draft = ((await ownDocument(held, envelope)) ?? null) as {
    readonly key?: unknown
    readonly content?: unknown
  } | null
  return draft?.key === key
    ? { verdict: 'draft', content: draft.content }
    : { verdict: 'not-opened' }
}

/** What was sealed to this officer alone, else undefined. */
async function ownDocument(held: Held, envelope: string): Promise<unknown> {
  const opened = await openDocument([ringOf(held).identity.age], fromBase64(envelope))
  return opened.verdict === 'document' ? opened.document : undefined
}

/** Who works here, as the signed staff list names them. */
function meIn(held: Held): { readonly id: number; readonly name: string } {
  const { me, members } = ringOf(held)
  return { id: me, name: members.find(({ id }) => id === me)?.name ?? '' }
}

function writingAbout(submission: string): string {
  return `answer to message ${submission}`
}

async function openNote(held: Held, about: string, envelope: string): Promise<string | null> {
  const opened = await openDocument(teamKeys(held), fromBase64(envelope))
  return opened.verdict === 'document' ? noteIn(opened.document, about) : null
}

async function sealToTeam(held: Held, team: number, document: unknown): Promise<string> {
  // From the key we opened, never from what the server says the team's public key is.
  return toBase64(await sealDocument([await recipientOf(teamKey(held, team))], document))
}

function teamKey(held: Held, team: number): Identity {
  const key = ringOf(held).teams.get(team)?.[0]
  if (key === undefined) throw new Error(`keyring: no key of team ${team}`)
  return key
}

function mailboxFor(held: Held, submission: string): KnownMailbox {
  const known = held.mailboxes.get(submission)
  if (known === undefined) throw new Error('keyring: this message was not opened')
  return known
}

function ringOf(held: Held): Ring {
  if (held.ring === null) throw new Error('keyring: locked')
  return held.ring
}

/** Every key of one team that we hold. */
function teamKeyring(held: Held, team: number): readonly Identity[] {
  return ringOf(held).teams.get(team) ?? []
}

function teamKeys(held: Held): readonly Identity[] {
  return [...ringOf(held).teams.values()].flat()
}

function signingKey(held: Held): SigningKey {
  return signingKeyOf(ringOf(held).identity)
}
