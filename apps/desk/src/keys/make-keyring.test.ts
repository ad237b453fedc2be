import { isOpenedBy, commitment } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import {
  hashOf,
  isSignIn,
  mailboxAddress,
  mailboxOf,
  newIdentity,
  newReturnCode,
  newSigningKey,
  open,
  openDocument,
  openMailboxItem,
  publicKeyOf,
  recipientOf,
  sealDocument,
  sealGrant,
  sealIdentity,
  sign,
  signedBy,
  tagAddition,
  type GrantBody,
  type Identity,
  type SigningKey,
  type StaffIdentity,
  type StaffListBody,
  type SubmissionDocument,
} from '@amparo/seal'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'
import { makeKeyring } from './make-keyring.ts'
import type { Keyring, SealedPart, TrustInput } from './protocol.ts'

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
const origin = 'https://desk.example.org'
const passphrase = 'abandon ability able about above absent absorb abstract'

type Office = Awaited<ReturnType<typeof makeOffice>>

/** One invented office: a member, an operator and one team; sealing to hybrid keys is slow, so made once. */
async function makeOffice() {
  const officeKey = newSigningKey(random)
  const [age, team] = await Promise.all([newIdentity(), newIdentity()])
  const seed = random(32)
  const signingKey = newSigningKey(() => seed)
  const operatorKey = newSigningKey(random)
  const identity: StaffIdentity = {
    v: 1,
    type: 'identity',
    user: 'demo',
    age,
    sign: toBase64(seed),
    office: publicKeyOf(officeKey),
  }
  const file = await sealIdentity(passphrase, identity, 1)
  const member = {
    id: 4,
    name: 'Invented Officer',
    role: 'intake-officer',
    teams: [1],
    sign: publicKeyOf(signingKey),
    age: await recipientOf(age),
  }
  const operator = {
    id: 9,
    name: 'Invented Operator',
    role: 'operator',
    teams: [],
    sign: publicKeyOf(operatorKey),
    age: await recipientOf(await newIdentity()),
  }
  const body: StaffListBody = {
    v: 1,
    type: 'staff-list',
    office: 'Demo',
    issued: '2026-11-01',
    members: [member, operator],
  }
  const grant: GrantBody = {
    v: 1,
    type: 'grant',
    team: 1,
    epoch: 1,
    key: team,
    previous: null,
    by: 4,
    day: '2026-11-01',
  }
  const grantFile = await sealGrant([await recipientOf(age)], grant, signingKey)
  const mailbox = await mailboxOf(newReturnCode(random))
  const message: SubmissionDocument = {
    v: 1,
    type: 'submission',
    bundle: hashOf(random(32)),
    office: 'Demo',
    language: 'ru',
    day: '2020-08-10',
    telling: 'relative',
    account: 'Мой сын пропал. [Синтетические данные]',
    where: '',
    when: '',
    reach: { way: 'mailbox', contact: '', safety: '' },
    consent: { keep: true, contact: 'mailbox-only', askFirst: true },
    authorities: { told: 'unsaid', reason: '', words: '' },
    taking: null,
    mandate: null,
    mailbox: mailboxAddress(mailbox),
  }
  const envelope = await sealDocument([await recipientOf(team)], message)
  return {
    officeKey,
    signingKey,
    operatorKey,
    identity,
    age,
    team,
    file,
    body,
    grant,
    grantFile,
    mailbox,
    message,
    envelope,
  }
}

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})

function partOf(envelope: Uint8Array, seq: number, change: Partial<SealedPart> = {}): SealedPart {
  const sha256 = hashOf(envelope)
  return {
    seq,
    day: '2020-08-10',
    envelope: toBase64(envelope),
    sha256,
    committed: false,
    findings: null,
    ...change,
  }
}

const newKeyring = () => makeKeyring({ random, hashing: nodeHashing })

async function unlock(keyring: Keyring, file = office.file): Promise<void> {
  const challenge = toBase64(random(32))
  await keyring.unlock({ file: toBase64(file), passphrase, challenge, origin })
}

/** What an honest server says, with whatever a lying one changes. */
const said = (lie: Partial<TrustInput> = {}): TrustInput => ({
  me: 4,
  claimedOffice: publicKeyOf(office.officeKey),
  staffList: sign('staff-list', office.body, office.officeKey),
  grants: [{ team: 1, file: toBase64(office.grantFile) }],
  ...lie,
})

async function unlocked(lie: Partial<TrustInput> = {}) {
  const keyring = newKeyring()
  await unlock(keyring)
  return { keyring, trusted: await keyring.trust(said(lie)) }
}

/** A grant as the server hands it out, sealed to our own member. */
async function grantFile(change: Partial<GrantBody>, by: SigningKey): Promise<string> {
  const recipient = await recipientOf(office.age)
  return toBase64(await sealGrant([recipient], { ...office.grant, ...change }, by))
}

const openParts = (keyring: Keyring, parts: readonly SealedPart[]) =>
  keyring.openParts({ submission: '1', team: 1, parts })

async function addition(seq: number, prev: string, threadKey = office.mailbox.threadKey) {
  const body = {
    v: 1,
    type: 'addition',
    mailbox: office.mailbox.id,
    seq,
    prev,
    day: '2020-08-11',
    language: 'ru',
    text: 'Он вернулся. [Синтетические данные]',
  } as const
  return sealDocument([await recipientOf(office.team)], tagAddition(threadKey, body))
}

const anAnswer = {
  submission: '1',
  team: 1,
  seq: 1,
  prev: null,
  day: '2026-11-25',
  text: 'x',
  language: 'ru',
} as const

describe('unlocking', () => {
  test('answers the challenge for this origin with the person’s own key', async () => {
    const keyring = newKeyring()
    const challenge = random(32)
    const unlock = await keyring.unlock({
      file: toBase64(office.file),
      passphrase: `  ${passphrase.toUpperCase().replaceAll(' ', ', ')} `,
      challenge: toBase64(challenge),
      origin,
    })
    if (unlock.verdict !== 'opened') throw new Error(unlock.verdict)
    expect(isSignIn(challenge, origin, publicKeyOf(office.signingKey), unlock.signature)).toBe(true)
    expect(
      isSignIn(
        challenge,
        'https://other.example.org',
        publicKeyOf(office.signingKey),
        unlock.signature,
      ),
    ).toBe(false)
  })

  test('a wrong passphrase and a broken file are verdicts', async () => {
    const keyring = newKeyring()
    const ask = { challenge: toBase64(random(32)), origin }
    const file = toBase64(office.file)
    expect(await keyring.unlock({ ...ask, file, passphrase: 'zoo zoo zoo' })).toEqual({
      verdict: 'wrong-passphrase',
    })
    expect(await keyring.unlock({ ...ask, file, passphrase: ' ' })).toEqual({
      verdict: 'wrong-passphrase',
    })
    expect(await keyring.unlock({ ...ask, file: toBase64(random(100)), passphrase })).toEqual({
      verdict: 'damaged',
    })
  })

  test('trusts only a list the office signed, and only if our own keys stand in it', async () => {
    expect((await unlocked()).trusted).toMatchObject({ verdict: 'trusted', teams: [1] })
    const forged = sign('staff-list', office.body, newSigningKey(random))
    expect((await unlocked({ staffList: forged })).trusted).toEqual({
      verdict: 'staff-list-untrusted',
    })
    const [member] = office.body.members
    for (const swapped of [
      { sign: publicKeyOf(newSigningKey(random)) },
      { age: await recipientOf(await newIdentity()) },
    ]) {
      const body = { ...office.body, members: [{ ...member!, ...swapped }] }
      const list = sign('staff-list', body, office.officeKey)
      expect((await unlocked({ staffList: list })).trusted).toEqual({ verdict: 'not-your-keys' })
    }
  })

  test('an office key of the server’s own is refused, whatever it has signed', async () => {
    const own = newSigningKey(random)
    const staffList = sign('staff-list', office.body, own)
    const { keyring, trusted } = await unlocked({ claimedOffice: publicKeyOf(own), staffList })
    expect(trusted).toEqual({ verdict: 'not-your-keys' })
    await expect(openParts(keyring, [partOf(office.envelope, 1)])).rejects.toThrow('locked')
    // Nor does it help to name the right key over a list that another one signed.
    expect((await unlocked({ staffList })).trusted).toEqual({ verdict: 'staff-list-untrusted' })
    // Nor to keep the true list and name another key.
    expect((await unlocked({ claimedOffice: publicKeyOf(own) })).trusted).toEqual({
      verdict: 'not-your-keys',
    })
  })

  test('a team key from an invented member opens nothing and is sealed to by nobody', async () => {
    const invented = newSigningKey(random)
    const planted = await newIdentity()
    const file = await grantFile({ key: planted, epoch: 7, by: 77 }, invented)
    const asUs = await grantFile({ key: planted, epoch: 7 }, invented)
    const { keyring, trusted } = await unlocked({
      grants: [
        { team: 1, file },
        { team: 1, file: asUs },
      ],
    })
    expect(trusted).toMatchObject({ verdict: 'trusted', teams: [] })
    const envelope = await sealDocument([await recipientOf(planted)], office.message)
    expect(await openParts(keyring, [partOf(envelope, 1)])).toEqual([
      { verdict: 'not-for-this-key', seq: 1 },
    ])
  })

  test('a team key from the operator, or from a member for a team that is not theirs, does not count', async () => {
    const planted = await newIdentity()
    const honest = { team: 1, file: toBase64(office.grantFile) }
    const fromOperator = await grantFile({ key: planted, epoch: 2, by: 9 }, office.operatorKey)
    const fromElsewhere = await grantFile({ key: planted, team: 2 }, office.signingKey)
    const inOurName = await grantFile({ key: planted, epoch: 2, by: 4 }, office.operatorKey)
    const { keyring, trusted } = await unlocked({
      grants: [
        honest,
        { team: 1, file: fromOperator },
        { team: 1, file: inOurName },
        { team: 2, file: fromElsewhere },
        { team: 1, file: fromElsewhere },
      ],
    })
    expect(trusted).toMatchObject({ verdict: 'trusted', teams: [1] })
    await openParts(keyring, [partOf(office.envelope, 1)])
    const { copy } = await keyring.sealAnswer(anAnswer)
    expect((await open(planted, fromBase64(copy))).verdict).toBe('not-for-this-key')
    expect((await open(office.team, fromBase64(copy))).verdict).toBe('opened')
  })

  test('what is written is sealed to the newest epoch, in whatever order the grants come', async () => {
    const newest = await newIdentity()
    const next = await grantFile(
      { key: newest, epoch: 2, previous: office.team },
      office.signingKey,
    )
    const grants = [
      { team: 1, file: toBase64(office.grantFile) },
      { team: 1, file: next },
    ]
    for (const order of [grants, grants.toReversed()]) {
      const { keyring } = await unlocked({ grants: order })
      await openParts(keyring, [partOf(office.envelope, 1)])
      const { copy } = await keyring.sealAnswer(anAnswer)
      expect((await open(newest, fromBase64(copy))).verdict).toBe('opened')
    }
  })

  test('again does not put unchecked keys in the place of those in use', async () => {
    const { keyring } = await unlocked()
    const { envelope } = await keyring.sealDraft({ key: 'answer-1', content: 'before' })
    const own = newSigningKey(random)
    const other: StaffIdentity = {
      ...office.identity,
      age: await newIdentity(),
      sign: toBase64(random(32)),
      office: publicKeyOf(own),
    }
    await unlock(keyring, await sealIdentity(passphrase, other, 1))
    const draft = { key: 'answer-1', envelope }
    expect(await keyring.openDraft(draft)).toMatchObject({ content: 'before' })
    const lie = said({
      claimedOffice: publicKeyOf(own),
      staffList: sign('staff-list', office.body, own),
    })
    expect(await keyring.trust(lie)).toEqual({ verdict: 'not-your-keys' })
    expect(await keyring.openDraft(draft)).toMatchObject({ content: 'before' })
    expect(await openParts(keyring, [partOf(office.envelope, 1)])).toMatchObject([
      { verdict: 'submission' },
    ])
  })

  test('alone gives nothing to work with', async () => {
    const keyring = newKeyring()
    await unlock(keyring)
    await expect(keyring.sealDraft({ key: 'answer-1', content: '' })).rejects.toThrow('locked')
  })
})

describe('opening a message', () => {
  test('gives the document and a commitment to exactly the bytes that age opens', async () => {
    const { keyring } = await unlocked()
    const [part] = await openParts(keyring, [partOf(office.envelope, 1)])
    if (part?.verdict !== 'submission') throw new Error(part?.verdict)
    expect(part.document).toEqual(office.message)
    const opening = await openDocument(office.team, fromBase64(part.commitment?.opening ?? ''))
    if (opening.verdict !== 'document') throw new Error(opening.verdict)
    const { key, envelope } = opening.document as { key: string; envelope: string }
    expect(envelope).toBe(hashOf(office.envelope))
    const plaintext = await open(office.team, office.envelope)
    if (plaintext.verdict !== 'opened') throw new Error(plaintext.verdict)
    const entryKey = fromBase64(key)
    const { fieldList } = commitment(nodeHashing, entryKey, { plaintext: plaintext.plaintext })
    expect(isOpenedBy(nodeHashing, entryKey, fieldList, part.commitment?.commit ?? '')).toBe(true)
  })

  test('makes no second commitment to what is committed', async () => {
    const { keyring } = await unlocked()
    const [part] = await openParts(keyring, [partOf(office.envelope, 1, { committed: true })])
    expect(part).toMatchObject({ verdict: 'submission', commitment: null })
  })

  test('what does not open is a verdict, and the other parts are opened all the same', async () => {
    const { keyring } = await unlocked()
    const foreign = await sealDocument([await recipientOf(await newIdentity())], office.message)
    const cut = office.envelope.slice(0, -5)
    const strange = await sealDocument([await recipientOf(office.team)], { hello: 1 })
    const parts = await openParts(keyring, [
      partOf(office.envelope, 1),
      partOf(foreign, 2),
      partOf(cut, 3),
      partOf(strange, 4),
      partOf(office.envelope, 5, { sha256: hashOf(random(3)) }),
    ])
    expect(parts.map(({ verdict }) => verdict)).toEqual([
      'submission',
      'not-for-this-key',
      'damaged',
      'malformed',
      'not-what-arrived',
    ])
  })

  test('an addition is its sender’s only with the thread’s key, and in order only after the part it names', async () => {
    const { keyring } = await unlocked()
    const first = partOf(office.envelope, 1)
    const good = await addition(2, first.sha256)
    const stranger = await addition(2, first.sha256, random(32))
    const elsewhere = await addition(2, hashOf(random(3)))
    const opened = async (envelope: Uint8Array, seq = 2) =>
      (await openParts(keyring, [first, partOf(envelope, seq)]))[1]
    expect(await opened(good)).toMatchObject({ verdict: 'addition', tag: 'right', order: 'right' })
    expect(await opened(stranger)).toMatchObject({ tag: 'wrong', order: 'right' })
    expect(await opened(elsewhere)).toMatchObject({ tag: 'right', order: 'wrong' })
    expect(await opened(good, 3)).toMatchObject({ order: 'wrong' })
  })

  test('a later part cannot turn the answer to another mailbox', async () => {
    const { keyring } = await unlocked()
    const other = await mailboxOf(newReturnCode(random))
    const planted = await sealDocument([await recipientOf(office.team)], {
      ...office.message,
      mailbox: mailboxAddress(other),
    })
    await openParts(keyring, [partOf(office.envelope, 1), partOf(planted, 2)])
    const { envelope } = await keyring.sealAnswer(anAnswer)
    expect(await open(other.identity, fromBase64(envelope))).toEqual({
      verdict: 'not-for-this-key',
    })
  })
})

test('without its first part a message names no mailbox, whatever a later one claims', async () => {
  const { keyring } = await unlocked()
  const [part] = await openParts(keyring, [partOf(office.envelope, 2)])
  expect(part).toMatchObject({ verdict: 'submission' })
  await expect(keyring.sealAnswer(anAnswer)).rejects.toThrow('not opened')
})

describe('writing', () => {
  test('an answer opens in the sender’s mailbox, signed, and its copy for the team', async () => {
    const { keyring } = await unlocked()
    await openParts(keyring, [partOf(office.envelope, 1)])
    const text = 'Мы прочли ваше сообщение. [Синтетические данные]'
    const answer = await keyring.sealAnswer({
      submission: '1',
      team: 1,
      seq: 2,
      prev: null,
      day: '2026-11-25',
      text,
      language: 'ru',
    })
    const keys = [publicKeyOf(office.signingKey)]
    const place = { mailbox: office.mailbox.id, seq: 2, prev: null }
    const opened = await openMailboxItem(
      office.mailbox.identity,
      fromBase64(answer.envelope),
      keys,
      place,
    )
    expect(opened).toMatchObject({ verdict: 'item', item: { type: 'answer', text } })
    expect(answer.sha256).toBe(hashOf(fromBase64(answer.envelope)))
    const written = await keyring.openWritten({
      submission: '1',
      written: [{ seq: 2, copy: answer.copy }],
    })
    expect(written).toEqual([
      {
        verdict: 'answer',
        seq: 2,
        text,
        language: 'ru',
        day: '2026-11-25',
        signedBy: 'Invented Officer',
      },
    ])
  })

  test('a copy that stands in another place or is signed by a stranger is not shown', async () => {
    const { keyring } = await unlocked()
    await openParts(keyring, [partOf(office.envelope, 1)])
    const answer = await keyring.sealAnswer({
      submission: '1',
      team: 1,
      seq: 2,
      prev: null,
      day: '2026-11-25',
      text: 'x',
      language: 'ru',
    })
    const body = {
      v: 1,
      type: 'answer',
      mailbox: office.mailbox.id,
      seq: 3,
      prev: null,
      day: '2026-11-25',
      text: 'x',
      language: 'ru',
    } as const
    const forged = await sealDocument(
      [await recipientOf(office.team)],
      sign('answer', body, newSigningKey(random)),
    )
    const written = await keyring.openWritten({
      submission: '1',
      written: [
        { seq: 9, copy: answer.copy },
        { seq: 3, copy: toBase64(forged) },
        { seq: 4, copy: toBase64(random(200)) },
      ],
    })
    expect(written.map(({ verdict }) => verdict)).toEqual([
      'wrong-signer',
      'wrong-signer',
      'not-opened',
    ])
  })

  test('the notice names the envelope that was opened', async () => {
    const { keyring } = await unlocked()
    await openParts(keyring, [partOf(office.envelope, 1)])
    const { envelope } = await keyring.sealNotice({
      submission: '1',
      seq: 1,
      prev: null,
      day: '2026-11-25',
    })
    const opened = await openDocument(office.mailbox.identity, fromBase64(envelope))
    if (opened.verdict !== 'document') throw new Error(opened.verdict)
    expect(signedBy('opened', opened.document, publicKeyOf(office.signingKey))).toBe(true)
    expect(opened.document).toMatchObject({ body: { envelope: hashOf(office.envelope) } })
  })

  test('nothing is sealed to a mailbox before its message was opened', async () => {
    const { keyring } = await unlocked()
    await expect(
      keyring.sealNotice({ submission: '1', seq: 1, prev: null, day: '2026-11-25' }),
    ).rejects.toThrow('not opened')
  })

  test('a draft opens for its writer alone, and only under its own name', async () => {
    const { keyring } = await unlocked()
    const { envelope } = await keyring.sealDraft({ key: 'answer-1', content: { text: 'half' } })
    expect(await keyring.openDraft({ key: 'answer-1', envelope })).toEqual({
      verdict: 'draft',
      content: { text: 'half' },
    })
    expect(await keyring.openDraft({ key: 'answer-2', envelope })).toEqual({
      verdict: 'not-opened',
    })
    const stranger: Identity = await newIdentity()
    expect(await open(stranger, fromBase64(envelope))).toEqual({ verdict: 'not-for-this-key' })
  })
})
