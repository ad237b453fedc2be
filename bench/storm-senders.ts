import { createHash, randomBytes } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { Pass, WorkChallenge } from '@amparo/contract'
import { hashOf, sealDocument, tagFile, type Recipient } from '@amparo/seal'
import { leavesOf, mediaSource, newMediaSeal, sealUploadState } from '@amparo/seal/media'
import { browserGcm } from '@amparo/seal/media-browser'
import { nodeDigest, nodeEngine } from '@amparo/seal/media-node'
import { workOffice } from '@amparo/server/src/submissions/work.ts'
import { doneWork } from '@amparo/server/src/testing/work.ts'
import { uploadPayload } from '@amparo/upload'
import { asPage, base64, nodeClock, post, sealedMessage, type Sealed } from './sender.ts'

// Senders have threads of their own, so that the server's thread does the server's work alone.

/** One stretch of senders. Rates are arrivals a second, whether or not the ones before were answered. */
export type Storm = {
  readonly door: string
  readonly recipient: Recipient
  readonly office: string
} & (
  | {
      /** People as they are: everything sealed by the real code, one in `fileEach` with a file. */
      readonly kind: 'people'
      readonly count: number
      readonly rate: number
      readonly fileEach: number
      readonly fileBytes: number
    }
  /**
   * Somebody who asks for the work and pays it, on so many processors that it takes no time. This machine has not so many: what
   * they show is minted with the office's own key, so that the office alone is measured.
   */
  | {
      readonly kind: 'flood'
      readonly seconds: number
      readonly rate: number
      readonly serverKey: Uint8Array
    }
  /** Holders of a mailbox who look and add, one after the other. */
  | { readonly kind: 'mailboxes'; readonly seconds: number }
  /** Honest senders of the public whose processor is so many times slower. */
  | { readonly kind: 'slow'; readonly seconds: number; readonly slower: number }
)

export interface Weather {
  readonly accepted: number
  /** Answers other than yes, by their code; `busy` is counted each time it was said. */
  readonly refused: Readonly<Record<string, number>>
  /** Milliseconds, one for each request or sender. */
  readonly latencies: readonly number[]
  /** Access to what was sent, so that somebody can look whether all of it opens. */
  readonly sent: number
}

parentPort?.on('message', (storm: Storm) => {
  void weather(storm).then(
    (seen) => parentPort?.postMessage(seen),
    (error: unknown) => {
      throw error
    },
  )
})

class Book {
  accepted = 0
  sent = 0
  readonly refused: Record<string, number> = {}
  readonly latencies: number[] = []

  refuse(code: string): void {
    this.refused[code] = (this.refused[code] ?? 0) + 1
  }
}

async function weather(storm: Storm): Promise<Weather> {
  const book = new Book()
  switch (storm.kind) {
    case 'people':
      await people(storm, book)
      break
    case 'flood':
      await flood(storm, book)
      break
    case 'mailboxes':
      await mailboxes(storm, book)
      break
    case 'slow':
      await slow(storm, book)
      break
  }
  return {
    accepted: book.accepted,
    refused: book.refused,
    latencies: book.latencies,
    sent: book.sent,
  }
}

async function people(storm: Extract<Storm, { kind: 'people' }>, book: Book): Promise<void> {
  await atRate(storm.count, storm.rate, async (index) => {
    const sealed = await sealedMessage(storm, `Synthetic message ${index}. `.repeat(20))
    const began = performance.now()
    await untilAccepted(storm.door, sealed, book, 1)
    book.latencies.push(performance.now() - began)
    if (index % storm.fileEach === 0) await sendFile(storm, sealed, book)
  })
}

async function flood(storm: Extract<Storm, { kind: 'flood' }>, book: Book): Promise<void> {
  const model = await sealedMessage(storm, 'Synthetic flood.')
  const mint = workOffice(storm.serverKey, () => 0)
  await atRate(storm.seconds * storm.rate, storm.rate, async () => {
    // Another ciphertext of the same shape: only who holds the key can tell. Sealing is not what is measured.
    const envelope = Buffer.concat([model.envelope.subarray(0, -4_096), randomBytes(4_096)])
    const shown = { id: randomBytes(16).toString('hex'), access: randomBytes(32).toString('hex') }
    await once(storm.door, { ...model, envelope, shown }, book, async (size) => {
      const { challenge } = await mint.challenge(size, 0)
      return doneWork(challenge)
    })
  })
}

async function mailboxes(storm: Extract<Storm, { kind: 'mailboxes' }>, book: Book): Promise<void> {
  const end = performance.now() + storm.seconds * 1_000
  const sealed = await sealedMessage(storm, 'Synthetic: has a mailbox.')
  await untilAccepted(storm.door, sealed, book, 1)
  const access = { id: sealed.mailbox.id, access: base64(sealed.mailbox.access) }
  let prev = hashOf(sealed.envelope)
  let additions = 0
  while (performance.now() < end) {
    const began = performance.now()
    const looked = await post(storm.door, '/api/mailbox/open', access)
    if (looked.code !== null) book.refuse(looked.code)
    book.latencies.push(performance.now() - began)
    if (additions < 60) {
      additions += 1
      const envelope = Buffer.concat([sealed.envelope.subarray(0, -4_096), randomBytes(4_096)])
      const adding = performance.now()
      const added = await post(storm.door, '/api/mailbox/add', {
        ...access,
        envelope: base64(envelope),
        prev,
      })
      book.latencies.push(performance.now() - adding)
      if (added.code === null) prev = hashOf(envelope)
      else book.refuse(added.code)
    }
    await pause(200)
  }
}

async function slow(storm: Extract<Storm, { kind: 'slow' }>, book: Book): Promise<void> {
  const end = performance.now() + storm.seconds * 1_000
  while (performance.now() < end) {
    const sealed = await sealedMessage(storm, 'Synthetic: an honest sender with an old telephone.')
    const began = performance.now()
    await untilAccepted(storm.door, sealed, book, storm.slower)
    book.latencies.push(performance.now() - began)
    await pause(2_000)
  }
}

/** Pays and sends, and does so again as long as the office is busy, like the page. */
async function untilAccepted(
  door: string,
  sealed: Sealed,
  book: Book,
  slower: number,
): Promise<void> {
  for (;;) {
    const wait = await once(door, sealed, book, (_, { challenge }) => doneWork(challenge, slower))
    if (wait === null) return
    await pause(wait)
  }
}

/** One attempt; the milliseconds to wait before the next, or null when there is none to make. */
async function once(
  door: string,
  sealed: Sealed,
  book: Book,
  pay: (size: number, asked: Asked) => Promise<Paid>,
): Promise<number | null> {
  const size = sealed.envelope.length + sealed.triage.length
  const asked = await post(door, '/api/work', { size })
  if (asked.code !== null) {
    book.refuse(asked.code)
    return asked.wait
  }
  const paid = await pay(size, asked.body as Asked)
  const answer = await post(door, '/api/submissions', {
    envelope: base64(sealed.envelope),
    triage: base64(sealed.triage),
    mailbox: sealed.shown,
    pass: { kind: 'work', ...paid },
  })
  if (answer.code === null) {
    book.accepted += 1
    return null
  }
  book.refuse(answer.code)
  return answer.wait
}

interface Asked {
  readonly challenge: WorkChallenge
}

type Paid = Omit<Extract<Pass, { kind: 'work' }>, 'kind'>

async function sendFile(
  storm: Extract<Storm, { kind: 'people' }>,
  { mailbox, envelope }: Sealed,
  book: Book,
): Promise<void> {
  const bytes = randomBytes(storm.fileBytes)
  const read = async (from: number, to: number) => bytes.subarray(from, to)
  const leaves: string[] = []
  for await (const leaf of leavesOf(bytes.length, read, nodeDigest)) leaves.push(leaf)
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const seal = await newMediaSeal([storm.recipient], random)
  const source = mediaSource({
    seal,
    size: bytes.length,
    leaves,
    read,
    digest: nodeDigest,
    engine: nodeEngine,
  })
  const upload = randomBytes(16).toString('hex')
  const access = { id: mailbox.id, access: base64(mailbox.access) }
  const about = { name: 'synthetic.mp4', mime: 'video/mp4', kind: 'video', words: '' } as const
  const nonce = Buffer.from(seal.nonce).toString('hex')
  const state = await sealUploadState({
    draftKey: mailbox.draftKey,
    state: {
      v: 1,
      upload,
      header: base64(seal.header),
      fileKey: base64(seal.fileKey),
      nonce,
      size: bytes.length,
      leaves,
      ...about,
    },
    random,
    gcm: browserGcm,
  })
  const started = await post(storm.door, '/api/files/start', {
    ...access,
    upload,
    length: source.length,
    state: base64(state),
  })
  if (started.code !== null) return book.refuse(started.code)
  const sent = await uploadPayload({
    fetch: asPage(storm.door),
    url: `${storm.door}/api/files/data/${upload}`,
    headers: { authorization: `Bearer ${access.access}` },
    payload: source,
    onProgress: () => {},
    signal: new AbortController().signal,
    clock: nodeClock,
  })
  if (sent.end !== 'complete') return book.refuse(sent.end === 'refused' ? sent.code : sent.end)
  const document = tagFile(mailbox.threadKey, {
    v: 1,
    type: 'file',
    mailbox: mailbox.id,
    seq: 2,
    prev: hashOf(envelope),
    day: '2026-01-01',
    media: { id: upload, header: sha256(seal.header), nonce, length: source.length },
    size: bytes.length,
    leaf: 8_388_608,
    leaves,
    ...about,
  })
  const finished = await post(storm.door, '/api/files/finish', {
    ...access,
    upload,
    header: base64(seal.header),
    envelope: base64(await sealDocument([storm.recipient], document)),
    prev: hashOf(envelope),
  })
  if (finished.code === null) book.sent += 1
  else book.refuse(finished.code)
}

/** Begins so many stories at a rate, whether or not the ones before have ended, and waits for all. */
async function atRate(
  count: number,
  rate: number,
  story: (index: number) => Promise<void>,
): Promise<void> {
  const began = performance.now()
  const stories: Promise<void>[] = []
  for (let index = 0; index < count; index++) {
    const due = began + (index * 1_000) / rate
    await pause(Math.max(0, due - performance.now()))
    stories.push(story(index))
  }
  await Promise.all(stories)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
