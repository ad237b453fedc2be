import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newIdentity, recipientOf } from '@amparo/seal'
import { openTarget } from '@amparo/server/src/backup/folder.ts'
import { makeFullCopy } from '@amparo/server/src/backup/full-copy.ts'
import { prepareHome, restoreOffice } from '@amparo/server/src/backup/restore.ts'
import { keepRecipient, runningSource } from '@amparo/server/src/backup/source.ts'
import type { StaffActor } from '@amparo/server/src/db/actor.ts'
import { openPage, type Host } from '@amparo/server/src/host/host.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import { recordList } from '@amparo/server/src/register/record-many.ts'
import { benchOfficeIn } from './bench-office.ts'
import { kept, type Bench, type Figure, type Group, type Line } from './figure.ts'
import { seeded, syntheticPerson } from './synthetic-people.ts'

const MEGABYTES = Number(process.env['AMPARO_RESTORE_MB'] ?? 200)
/** What the project has set itself: 5 GB within a quarter of an hour. */
const WHOLE = { megabytes: 5_000, seconds: 900 }

export const restore: Group = {
  name: 'restore',
  about: `an office of ${MEGABYTES} MB copied, and made again from its copy (AMPARO_RESTORE_MB=5000: the size the limit is for)`,
  measure,
}

/** One part in ten is the register, as it is in an office that keeps many sealed messages. */
const PEOPLE = Math.round(MEGABYTES * 4)
const AT_ONCE = 2_000

const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const { say } = bench
  const home = await kept(bench, temporaryHome())
  const copies = await kept(bench, temporaryHome())
  const made = await kept(bench, temporaryHome())
  const host = await benchOfficeIn(bench, home.path)
  await fill(bench, host)
  const identity = await newIdentity()
  keepRecipient(home.path, await recipientOf(identity))
  const target = await openTarget(home.path, join(copies.path, 'copies'))
  const source = await runningSource(home.path)
  if (source === undefined) throw new Error('PostgreSQL does not answer.')

  say('copying')
  let sealed = ''
  const copying = await timed(async () => {
    sealed = (await makeFullCopy(source, target, { say, followed: false })).path
  })
  const reading = await timed(() => hashOf(sealed))
  say('making it again')
  const restoring = await timed(async () => {
    await prepareHome(made.path)
    await restoreOffice({
      folder: target.folder,
      home: made.path,
      objects: (slug) => join(made.path, 'objects', slug),
      identity,
      at: null,
      knowing: made.path,
      say,
    })
  })
  await rm(made.path, { recursive: true, force: true })
  const peers = [{ name: 'reading the copy and hashing it', values: [reading] }]
  const share = MEGABYTES / WHOLE.megabytes
  const size = `${MEGABYTES} MB`
  const figures: Figure[] = [
    { name: `a full copy, ${size}`, unit: 's', values: [copying], peers },
    {
      name: `a restore, ${size}`,
      unit: 's',
      values: [restoring],
      peers,
      target: { atMost: WHOLE.seconds * share },
    },
  ]
  return figures
}

/** People with their claims, and bytes that no packing makes smaller, as sealed messages are. */
async function fill(bench: Bench, host: Host): Promise<void> {
  const office = await openPage(host, 'bench', 'app')
  const random = seeded(7)
  try {
    for (let done = 0; done < PEOPLE; done += AT_ONCE) {
      const many = Math.min(AT_ONCE, PEOPLE - done)
      const people = Array.from({ length: many }, () => syntheticPerson(random))
      await recordList(office, officer, people)
      bench.say(`${done + many} of ${PEOPLE} people`)
    }
  } finally {
    await office.end()
  }
  await host.admin.query('create table public.bench_sealed (bytes bytea not null)')
  await host.admin.query('alter table public.bench_sealed alter bytes set storage external')
  const { rows } = await host.admin.query<{ megabytes: number }>(
    'select (pg_database_size(current_database()) / 1e6)::int as megabytes',
  )
  for (let there = rows[0]?.megabytes ?? 0; there < MEGABYTES; there++) {
    const messages = Array.from({ length: 100 }, () => randomBytes(10_000))
    await host.admin.query('insert into public.bench_sealed select unnest($1::bytea[])', [messages])
  }
  // What an office receives in years came in minutes here, and PostgreSQL would tidy it while it is copied.
  await host.admin.query('vacuum analyze')
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return (performance.now() - start) / 1_000
}
