import type { ViewingKey } from '@amparo/contract'
import {
  isTaggedFile,
  mailboxAddress,
  mailboxOf,
  newIdentity,
  newReturnCode,
  openDocument,
  readFile,
  recipientOf,
  type Identity,
  type Mailbox,
} from '@amparo/seal'
import { leavesOf, openRange } from '@amparo/seal/media'
import { browserDigest, scriptEngine } from '@amparo/seal/media-browser'
import { beforeAll, expect, test } from 'vitest'
import { fromBase64 } from './base64.ts'
import {
  knownUpload,
  resumeUpload,
  sealFile,
  sealUpload,
  showFile,
  uploadSlice,
  type HeldUploads,
  type SealUploadInput,
} from './files.ts'

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

/** Synthetic. */
const bytes = Uint8Array.from({ length: 150_000 }, (_, at) => (at * 31) % 251)
const file = new Blob([new Uint8Array(bytes)])
const upload = 'a1'.repeat(16)
const words = 'Found under the door. [Synthetic]'

let team: Identity
let own: Identity
let mailbox: Mailbox

beforeAll(async () => {
  ;[team, own] = await Promise.all([newIdentity(), newIdentity()])
  mailbox = await mailboxOf(newReturnCode(random))
})

const known = () => ({ address: mailboxAddress(mailbox), envelopeHash: '0'.repeat(64) })
const place = { upload, seq: 2, prev: '1'.repeat(64), day: '2026-01-02' }

async function leaves(of: Blob = file): Promise<string[]> {
  const found: string[] = []
  const read = async (start: number, end: number) =>
    new Uint8Array(await of.slice(start, end).arrayBuffer())
  for await (const leaf of leavesOf(of.size, read, browserDigest)) found.push(leaf)
  return found
}

async function begun(change: Partial<SealUploadInput> = {}) {
  const held: HeldUploads = new Map()
  const recipients = { team: await recipientOf(team), own: await recipientOf(own) }
  const input: SealUploadInput = {
    team: 1,
    upload,
    file,
    name: 'synthetic.jpg',
    mime: 'image/jpeg',
    kind: 'photo',
    words,
    leaves: await leaves(),
    ...change,
  }
  return { held, ...(await sealUpload(held, random, recipients, input)) }
}

async function stateOf(state: string, by: Identity = own): Promise<unknown> {
  const opened = await openDocument([by], fromBase64(state))
  return opened.verdict === 'document' ? opened.document : undefined
}

async function all(held: HeldUploads, length: number): Promise<Uint8Array> {
  const slice = await uploadSlice(held, { upload, from: 0, to: length })
  if (slice.verdict !== 'bytes') throw new Error(slice.verdict)
  return slice.bytes
}

/** What the viewer is given, or what kept it from that. */
async function shown(change: { header?: string; media?: string } = {}, keys = [team]) {
  const { held, length } = await begun()
  const { document, header } = await sealFile(held, await recipientOf(team), known(), place)
  const sent: ViewingKey[] = []
  let isClosed = false
  const port = {
    postMessage: (key: ViewingKey) => void sent.push(key),
    close: () => {
      isClosed = true
    },
  }
  const handed = { media: upload, header, ticket: 'dA==', ...change }
  const verdict = await showFile(keys, { document, ...handed, port })
  return { verdict, sent, isClosed, payload: await all(held, length) }
}

test('the viewer is given the key of that one file, which opens its bytes', async () => {
  const { verdict, sent, isClosed, payload } = await shown()
  expect([verdict, isClosed]).toEqual(['shown', true])
  const [key] = sent
  const readPayload = async (from: number, to: number) => payload.slice(from, to)
  const range = { ...key!, from: 0, to: bytes.length, readPayload, engine: scriptEngine }
  const opened = await openRange(range)
  expect(opened.verdict === 'opened' && Buffer.from(opened.plaintext)).toEqual(Buffer.from(bytes))
  expect(Object.keys(key!).toSorted()).toEqual([
    'fileKey',
    'leaves',
    'length',
    'media',
    'nonce',
    'size',
    'ticket',
  ])
})

test('another file than the one that was described is not opened, and nothing is sent', async () => {
  const other = await begun()
  const { header } = await sealFile(other.held, await recipientOf(team), known(), place)
  for (const change of [{ header }, { media: 'b2'.repeat(16) }]) {
    const { verdict, sent } = await shown(change)
    expect([verdict, sent]).toEqual(['not-what-arrived', []])
  }
})

test('without the team’s key nothing is sent', async () => {
  const { verdict, sent } = await shown({}, [own])
  expect([verdict, sent]).toEqual(['not-for-this-key', []])
})

test('the description is a part of the thread, with its tag, and names what was sent', async () => {
  const { held, length } = await begun()
  const sealed = await sealFile(held, await recipientOf(team), known(), place)
  const opened = await openDocument([team], fromBase64(sealed.envelope))
  const read = readFile(opened.verdict === 'document' ? opened.document : null)
  expect(read).toEqual({ verdict: 'ok', document: sealed.document })
  expect(isTaggedFile(mailbox.threadKey, sealed.document)).toBe(true)
  expect(sealed.document).toMatchObject({ seq: 2, words, kind: 'photo', size: bytes.length })
  expect(sealed.document.media).toMatchObject({ id: upload, length })
})

test('after a reload the same file makes the same bytes, with the state sealed to its officer alone', async () => {
  const first = await begun()
  expect(await stateOf(first.state, team)).toBeUndefined()
  const state = await stateOf(first.state)
  expect(knownUpload(state, upload)).toMatchObject({ verdict: 'known', name: 'synthetic.jpg' })
  const later: HeldUploads = new Map()
  expect(resumeUpload(later, state, { upload, state: first.state, file })).toBe(true)
  const [one, two] = [await all(first.held, first.length), await all(later, first.length)]
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
})

test('a file that was changed gives no byte to send', async () => {
  const { state } = await begun()
  const changed = new Uint8Array(bytes)
  changed[149_999] = (changed[149_999] ?? 0) ^ 1
  const held: HeldUploads = new Map()
  const again = { upload, state, file: new Blob([changed]) }
  expect(resumeUpload(held, await stateOf(state), again)).toBe(true)
  expect(await uploadSlice(held, { upload, from: 0, to: 100 })).toEqual({ verdict: 'changed' })
})

test('a state of another upload, or of another size, is not taken up', async () => {
  const { state } = await begun()
  const document = await stateOf(state)
  const held: HeldUploads = new Map()
  expect(resumeUpload(held, document, { upload: 'b2'.repeat(16), state, file })).toBe(false)
  expect(resumeUpload(held, document, { upload, state, file: new Blob([]) })).toBe(false)
  for (const other of [
    undefined,
    null,
    {},
    { type: 'draft' },
    { type: 'upload', state: { v: 1, upload } },
  ])
    expect(knownUpload(other, upload)).toEqual({ verdict: 'not-opened' })
  expect(held.size).toBe(0)
})
