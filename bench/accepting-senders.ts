import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { parentPort } from 'node:worker_threads'
import type { Pass } from '@amparo/contract'
import pg from 'pg'

// The senders have a thread of their own, so that the server's thread does the server's work alone.

/** What to do with the envelopes: hand them in at the door, or put them into one plain table. */
export type Work = {
  readonly senders: number
  readonly envelopes: readonly Uint8Array[]
} & (
  | {
      readonly kind: 'door'
      readonly url: string
      readonly triage: Uint8Array
      /** What each message is paid with, in the order of the envelopes. */
      readonly passes: readonly Pass[]
    }
  | {
      readonly kind: 'insert'
      readonly database: {
        readonly host: string
        readonly port: number
        readonly database: string
        readonly user: string
        readonly password: string
      }
    }
)

export interface Done {
  /** From the first byte sent to the last answer. */
  readonly seconds: number
  /** Milliseconds from sending to the answer, one for each envelope. */
  readonly latencies: readonly number[]
}

type Send = (index: number, sender: number) => Promise<void>

parentPort?.on('message', (work: Work) => {
  void (work.kind === 'door' ? throughDoor(work) : byInsert(work)).then((done) =>
    parentPort?.postMessage(done),
  )
})

async function throughDoor(work: Extract<Work, { kind: 'door' }>): Promise<Done> {
  const { triage, passes } = work
  const bodies = work.envelopes.map((envelope, index) =>
    requestBody(envelope, triage, passes[index]),
  )
  const agent = new Agent({ keepAlive: true, maxSockets: work.senders })
  try {
    return await timed(work, (index) => handIn(agent, work.url, bodies[index] ?? ''))
  } finally {
    agent.destroy()
  }
}

/**
 * As the page makes it. The server never sees what a mailbox is derived from, so any name will do.
 */
function requestBody(envelope: Uint8Array, triage: Uint8Array, pass: Pass | undefined): string {
  return JSON.stringify({
    envelope: Buffer.from(envelope).toString('base64'),
    triage: Buffer.from(triage).toString('base64'),
    pass,
    mailbox: { id: randomBytes(16).toString('hex'), access: randomBytes(32).toString('hex') },
  })
}

async function handIn(agent: Agent, url: string, body: string): Promise<void> {
  const headers = {
    origin: url,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  }
  await new Promise<void>((resolve, reject) => {
    const sending = request(`${url}/api/submissions`, { method: 'POST', agent, headers })
    sending.on('error', reject)
    sending.on('response', (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 200
          ? resolve()
          : reject(new Error(`the door answered ${response.statusCode}`)),
      )
    })
    sending.end(body)
  })
}

async function byInsert(work: Extract<Work, { kind: 'insert' }>): Promise<Done> {
  const clients = Array.from({ length: work.senders }, () => new pg.Client(work.database))
  try {
    await Promise.all(clients.map((client) => client.connect()))
    const values = work.envelopes.map((envelope) => [Buffer.from(envelope)])
    // Named: parsed once for each connection. No transaction around it, so each commits, and waits
    // for the disk, by itself.
    const insert = { name: 'insert', text: 'insert into bench.message (envelope) values ($1)' }
    return await timed(work, async (index, sender) => {
      await clients[sender]?.query({ ...insert, values: values[index] ?? [] })
    })
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

/** Each sender sends its next envelope as soon as the one before is answered. */
async function timed({ senders, envelopes }: Work, send: Send): Promise<Done> {
  const latencies: number[] = []
  let next = 0
  const sendAll = async (sender: number): Promise<void> => {
    while (next < envelopes.length) {
      const index = next++
      const start = performance.now()
      await send(index, sender)
      latencies.push(performance.now() - start)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: senders }, (_, sender) => sendAll(sender)))
  return { seconds: (performance.now() - start) / 1000, latencies }
}
