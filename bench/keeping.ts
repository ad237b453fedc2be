import { randomBytes } from 'node:crypto'
import { gate } from '@amparo/server/src/db/actor.ts'
import type { Office } from '@amparo/server/src/db/office.ts'
import { openOffice, openPage } from '@amparo/server/src/host/host.ts'
import { openLog } from '@amparo/server/src/log/keeping-log.ts'
import { publish } from '@amparo/server/src/log/publish.ts'
import { sequencerOf } from '@amparo/server/src/log/sequencer.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import pg from 'pg'
import { benchOfficeIn } from './bench-office.ts'
import { kept, percentile, type Bench, type Figure, type Group } from './figure.ts'

export const keeping: Group = {
  name: 'keeping',
  about: 'entries written by 8 callers, each with its own commit; sequenced; signed',
  measure,
}

const RUNS = 5
const CALLERS = 8
const EACH = 250
/** Sequenced in one go. */
const MANY = 40_000

/** One run: how long it took and how long each wait was. */
interface Done {
  readonly seconds: number
  readonly latencies: readonly number[]
}

async function measure(bench: Bench): Promise<readonly Figure[]> {
  const home = await kept(bench, temporaryHome())
  const host = await benchOfficeIn(bench, home.path)
  const { app, door } = await openOffice(host, 'bench')
  const logger = await openPage(host, 'bench', 'logger')
  for (const one of [app, door, logger]) bench.scope.defer(() => one.end())
  const log = await openLog(logger, { home: home.path, slug: 'bench' })
  bench.scope.use(log.signer)
  const plain = await plainTable(host.admin)
  bench.scope.defer(() => plain.end())
  const runs: { entries: Done; inserts: Done; sequenced: number; published: number }[] = []
  for (let run = 0; run <= RUNS; run++) {
    bench.say(run === 0 ? 'warming up' : `run ${run} of ${RUNS}`)
    const inserts = await byCallers(() => plain.query('insert into plain values ($1)', [body()]))
    const entries = await byCallers(() =>
      app.change(gate, (change) => change.enterNew('subject.create', { synthetic: 'bench' })),
    )
    await sequencerOf(logger, log.shard).run()
    await fill(app)
    const sequenced = await perSecond(MANY, () => sequencerOf(logger, log.shard).run())
    const published = await perSecond(MANY, () => publish(log))
    if (run > 0) runs.push({ entries, inserts, sequenced, published })
  }
  const rate = ({ seconds, latencies }: Done) => latencies.length / seconds
  const slow = ({ latencies }: Done) => percentile(latencies, 0.99)
  return [
    {
      name: 'entries through office.change, 8 callers',
      unit: 'entries/s',
      values: runs.map(({ entries }) => rate(entries)),
      peers: [{ name: 'plain INSERT', values: runs.map(({ inserts }) => rate(inserts)) }],
      target: { atLeast: 800 },
    },
    {
      name: '99 % of them kept within',
      unit: 'ms',
      values: runs.map(({ entries }) => slow(entries)),
      peers: [{ name: 'plain INSERT', values: runs.map(({ inserts }) => slow(inserts)) }],
      target: { atMost: 50 },
    },
    {
      name: 'entries given their index, by the sequencer alone',
      unit: 'entries/s',
      values: runs.map(({ sequenced }) => sequenced),
      target: { atLeast: 10_000 },
    },
    {
      name: 'entries brought under a signed checkpoint, tiles flushed to disk',
      unit: 'entries/s',
      values: runs.map(({ published }) => published),
    },
  ]
}

/** As long as the body of an entry. */
const body = () => randomBytes(120).toString('hex')

async function plainTable(admin: pg.Client): Promise<pg.Pool> {
  const password = randomBytes(24).toString('hex')
  await admin.query(`create role plain login password '${password}'`)
  await admin.query('create table public.plain (body text); grant insert on public.plain to plain')
  const { host, port, database } = admin
  return new pg.Pool({
    host,
    port,
    database: database ?? '',
    user: 'plain',
    password,
    max: CALLERS,
  })
}

async function byCallers(story: () => Promise<unknown>): Promise<Done> {
  const latencies: number[] = []
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (let at = 0; at < EACH; at++) {
        const from = performance.now()
        await story()
        latencies.push(performance.now() - from)
      }
    }),
  )
  return { seconds: (performance.now() - begun) / 1_000, latencies }
}

async function fill(app: Office): Promise<void> {
  for (let at = 0; at < MANY; at += 1_000)
    await app.change(gate, (change) =>
      change.enterAllNew(
        'subject.create',
        Array.from({ length: 1_000 }, () => ({ synthetic: 'bench' })),
      ),
    )
}

async function perSecond(count: number, story: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await story()
  return (1_000 * count) / (performance.now() - begun)
}
