import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Pass } from '@amparo/contract'
import { sealDocument } from '@amparo/seal'
import { workOffice } from '@amparo/server/src/submissions/work.ts'
import { doneWork } from '@amparo/server/src/testing/work.ts'
import type { Done, Work } from './accepting-senders.ts'
import { benchOffice, type BenchOffice } from './bench-office.ts'
import { percentile, type Bench, type Figure, type Group } from './figure.ts'

export const accepting: Group = {
  name: 'accepting',
  about: 'sealed messages handed in at the door, beside plain INSERTs of the same bytes',
  measure,
}

const RUNS = 5

/** How many send at once, and how many messages they send together in a run. */
const LOADS = [
  { senders: 1, messages: 150 },
  { senders: 8, messages: 400 },
  { senders: 32, messages: 400 },
] as const

async function measure(bench: Bench): Promise<readonly Figure[]> {
  const office = await benchOffice(bench)
  const database = await plainTable(office)
  const worker = new Worker(new URL('accepting-senders.ts', import.meta.url))
  bench.scope.defer(async () => {
    await worker.terminate()
  })
  const figures: Figure[] = []
  for (const { senders, messages } of LOADS) {
    const runs: { door: Done; plain: Done }[] = []
    // One run more than are counted: in the first, connections are opened and code is warmed.
    for (let run = 0; run <= RUNS; run++) {
      bench.say(`${sendersInWords(senders)}, ${run === 0 ? 'warming up' : `run ${run} of ${RUNS}`}`)
      const { triage, envelopes } = await sealedMessages(office, messages)
      const passes = await paidPasses(office, envelopes)
      const plain = await done(worker, { kind: 'insert', database, senders, envelopes })
      const door = await done(worker, {
        kind: 'door',
        url: office.door,
        senders,
        envelopes,
        triage,
        passes,
      })
      if (run > 0) runs.push({ door, plain })
    }
    figures.push(...figuresOf(sendersInWords(senders), runs))
  }
  return figures
}

function sendersInWords(senders: number): string {
  return senders === 1 ? '1 sender' : `${senders} senders`
}

function figuresOf(who: string, runs: readonly { door: Done; plain: Done }[]): Figure[] {
  const rate = ({ seconds, latencies }: Done) => latencies.length / seconds
  const latency = (share: number) => (of: Done) => percentile(of.latencies, share)
  const figure = (name: string, unit: string, value: (of: Done) => number): Figure => ({
    name: `${name}, ${who}`,
    unit,
    values: runs.map(({ door }) => value(door)),
    peers: [{ name: 'plain INSERT', values: runs.map(({ plain }) => value(plain)) }],
  })
  return [
    figure('accepted', 'messages/s', rate),
    figure('half answered within', 'ms', latency(0.5)),
    figure('99 % answered within', 'ms', latency(0.99)),
  ]
}

async function done(worker: Worker, work: Work): Promise<Done> {
  worker.postMessage(work)
  const [answer] = (await once(worker, 'message')) as [Done]
  return answer
}

/** A login and a table with nothing but the bytes: what the same PostgreSQL does without us. */
async function plainTable({
  host,
}: BenchOffice): Promise<Extract<Work, { kind: 'insert' }>['database']> {
  const password = randomBytes(24).toString('hex')
  await host.admin.query(`create role bench login password '${password}'`)
  await host.admin.query('create schema bench authorization bench')
  await host.admin.query(`create table bench.message (
    id bigint generated always as identity primary key, envelope bytea not null)`)
  await host.admin.query('grant insert on bench.message to bench')
  const { host: socket = '', port = 0, database = '' } = host.address
  return { host: socket, port, database, user: 'bench', password }
}

/**
 * One message sealed for real with its triage part, of the size a short one has (4 KiB of text after
 * padding), and copies of it whose ciphertext is random: only who holds the key can tell them from
 * other messages.
 */
async function sealedMessages(
  office: BenchOffice,
  count: number,
): Promise<{ triage: Uint8Array; envelopes: Uint8Array[] }> {
  const { plan, teams } = office.prepared
  const recipients = teams
    .filter(({ code }) => code === plan.intakeTeam)
    .map(({ recipient }) => recipient)
  const envelope = await sealDocument(recipients, { account: 'Synthetic account.' })
  const triage = await sealDocument(recipients, { danger: 'unsaid' })
  const envelopes = Array.from({ length: count }, () => {
    const copy = envelope.slice()
    copy.set(randomBytes(PAYLOAD), copy.length - PAYLOAD)
    return copy
  })
  return { triage, envelopes }
}

/** Work at the lowest price, done beforehand: what is measured is what it costs the office to check it. */
async function paidPasses(
  { prepared }: BenchOffice,
  envelopes: readonly Uint8Array[],
): Promise<Pass[]> {
  const work = workOffice(prepared.serverKey, () => 0)
  const passes: Pass[] = []
  for (const { length } of envelopes) {
    const { challenge } = await work.challenge(2 * length, 0)
    passes.push({ kind: 'work', ...(await doneWork(challenge)) })
  }
  return passes
}

/** Of the ciphertext that follows the header. */
const PAYLOAD = 4 * 1024
