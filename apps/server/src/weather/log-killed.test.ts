import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  checkNote,
  emptyFrontier,
  grow,
  hashLeaf,
  leafData,
  parseCheckpoint,
  parseNote,
  rootOf,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { failpoints, type Failpoint } from '../log/failpoints.ts'
import { sizeOf } from '../log/leaf-store.ts'
import { publish } from '../log/publish.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import type { LogProcessPlace } from '../testing/log-process.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

/** How often the log is killed at random. A thousand take half an hour: AMPARO_KILLS=1000. */
const KILLS = Number(process.env['AMPARO_KILLS'] ?? 12)

/** Processes begin slowly on a machine that has much to do. */
const PATIENCE = 180_000

const PROGRAM = fileURLToPath(new URL('../testing/log-process.ts', import.meta.url))

let office: TestOffice
let kept: TestLog
let place: LogProcessPlace
/** The second disk: what is killed writes it too. */
let disk: string

beforeAll(async () => {
  office = await testOffice()
  kept = await testLog(office)
  disk = mkdtempSync(join(tmpdir(), 'amparo-mirror-'))
  const { logger, schema } = office.names
  // As the log's role, by the login of the run: another password would lock out what else is connected here.
  const options = `-c role=${logger} -c search_path=${schema},pg_temp`
  const server = inject('postgres')
  const connection = { ...server, database: office.host.address.database ?? '', options }
  place = { connection, home: kept.home, slug: office.slug }
})

afterAll(async () => {
  await kept[Symbol.asyncDispose]()
  await office[Symbol.asyncDispose]()
  rmSync(disk, { recursive: true })
})

function begin(failpoint?: Failpoint): ChildProcess {
  return fork(PROGRAM, [JSON.stringify(place)], {
    env: {
      ...process.env,
      AMPARO_LOG_MIRROR: disk,
      ...(failpoint && { AMPARO_FAILPOINT: failpoint }),
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** Acknowledged: their transaction has ended before they are named here. */
async function writeWhile(story: () => Promise<void>): Promise<readonly string[]> {
  const acknowledged: string[] = []
  let isOver = false
  const writing = Array.from({ length: 3 }, async (_, at) => {
    while (!isOver) {
      acknowledged.push(...(await writeEntries(office, 1 + ((acknowledged.length + at) % 40))))
      await sleep(25)
    }
  })
  await story().finally(() => (isOver = true))
  await Promise.all(writing)
  return acknowledged
}

/** Rows, files and signatures: every entry once, dense; every checkpoint that was ever signed begins the tree that is there. */
async function expectWhole(acknowledged: readonly string[]): Promise<void> {
  // Through the ordinary way: what was interrupted is gone on with.
  const total = await kept.sequenceAll()
  expect(await publish(kept.log)).toBe(total)
  const { rows } = await office.host.admin.query<{ at: string; id: string; body: string }>(
    `select l.index as at, e.id, e.body from ${office.names.schema}.log_leaf l join ${office.names.schema}.entry e on e.id = l.of_entry order by l.index`,
  )
  expect(rows.map(({ at }) => Number(at))).toEqual(rows.map((_, at) => at))
  expect(rows).toHaveLength(total)
  const ids = new Set(rows.map(({ id }) => id))
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
  const notes = await office.host.admin.query<{ note: string }>(
    `select note from ${office.names.schema}.checkpoint order by size`,
  )
  const { keys } = await kept.log.signer.state()
  let frontier = emptyFrontier
  for (const { note } of notes.rows) {
    const reading = parseNote(note)
    if (reading.verdict !== 'note') throw new Error(reading.fault)
    expect(checkNote(nodeVerifying, keys, reading.note).verdict).toBe('signed')
    const text = parseCheckpoint(reading.note.text)
    if (text.verdict !== 'checkpoint') throw new Error(text.fault)
    const { size, root } = text.checkpoint
    const between = rows
      .slice(frontier.size, size)
      .map(({ body }) => hashLeaf(nodeHashing, leafData(nodeHashing, body)))
    frontier = grow(nodeHashing, frontier, between)
    expect(Buffer.from(rootOf(nodeHashing, frontier)).equals(Buffer.from(root))).toBe(true)
  }
  expect(frontier.size).toBe(total)
  expect(readFileSync(join(kept.folder, 'checkpoint'), 'utf8')).toContain(`\n${total}\n`)
  expectMirrored()
}

/** Nothing lies on the second disk that is otherwise here. */
function expectMirrored(): void {
  const mirror = join(disk, office.slug, '1')
  const tiles = readdirSync(join(mirror, 'tile'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\d$/.test(name) && statSync(join(mirror, 'tile', name)).isFile(),
  )
  expect(tiles).not.toEqual([])
  for (const name of tiles) {
    const own = join(kept.folder, 'tile', name)
    if (!existsSync(own)) continue
    const isSame = readFileSync(own).equals(readFileSync(join(mirror, 'tile', name)))
    expect(isSame, name).toBe(true)
  }
}

describe('the log, killed', () => {
  // Those of cosigning are reached where there is a cosigner: cosign-killed.test.ts, cosign/processes.test.ts.
  const ofServer = failpoints.filter((name) => !/^(signer-|cosign)/.test(name))

  test(
    `at each of ${ofServer.length} places, one after the other, goes on without a gap or a fork`,
    async () => {
      const acknowledged = await writeWhile(async () => {
        for (const name of ofServer) {
          const [code, signal] = await once(begin(name), 'exit')
          expect([code, signal], name).toEqual([null, 'SIGKILL'])
        }
      })
      await expectWhole(acknowledged)
    },
    PATIENCE,
  )

  test(
    'in the process that signs, at each of its places, goes on without a gap or a fork',
    async () => {
      const acknowledged = await writeWhile(async () => {
        for (const name of failpoints.filter((one) => one.startsWith('signer-'))) {
          const crippled = begin(name)
          await once(crippled, 'message')
          await sleep(800)
          crippled.kill('SIGKILL')
          await once(crippled, 'exit')
        }
      })
      await expectWhole(acknowledged)
    },
    PATIENCE,
  )

  test(`${KILLS} times at random goes on without a gap or a fork`, async () => {
    const acknowledged = await writeWhile(async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        const child = begin()
        await once(child, 'message')
        // Mostly soon, while places are given; often enough late, while it signs and publishes.
        await sleep(Math.random() ** 3 * 2_500)
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
    })
    await expectWhole(acknowledged)
  }, 3_600_000)

  test(
    'kept by two processes at once has no gap and no fork',
    async () => {
      const acknowledged = await writeWhile(async () => {
        const both = [begin(), begin()]
        await Promise.all(both.map((child) => once(child, 'message')))
        await sleep(1_500)
        for (const child of both) child.kill('SIGKILL')
        await Promise.all(both.map((child) => once(child, 'exit')))
      })
      await expectWhole(acknowledged)
      expect(await kept.logger.read(gate, (tx) => sizeOf(tx, 1))).toBeGreaterThan(0)
    },
    PATIENCE,
  )
})
