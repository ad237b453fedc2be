import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { compareViews } from '../register/compare-views.ts'
import { aRow, ListsDesk } from '../testing/lists.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

const PATIENCE = 120_000
const PROGRAM = fileURLToPath(new URL('../testing/list-process.ts', import.meta.url))
/** Three parts, the last of them short. */
const ROWS = 450
const PARTS = [1, 201, 401]

let office: TestOffice
let desk: ListsDesk

beforeAll(async () => {
  office = await testOffice()
  desk = await ListsDesk.of(office)
}, PATIENCE)

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

/** What the process said before it ended, and by which signal it did. */
async function work(failpoint: string | null) {
  const { app, schema } = office.names
  const options = `-c role=${app} -c search_path=${schema},pg_temp`
  const database = office.host.address.database ?? ''
  const connection = { ...inject('postgres'), database, options }
  const child = fork(PROGRAM, [JSON.stringify(connection)], {
    env: { ...process.env, ...(failpoint !== null && { AMPARO_FAILPOINT: failpoint }) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let said: unknown = null
  child.on('message', (message) => (said = message))
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return { said, signal }
}

const killed = { said: null, signal: 'SIGKILL' }
const whole = { said: { bugs: [] }, signal: null }

async function counted(query: string): Promise<number> {
  const { rows } = await office.host.admin.query<{ count: number }>(
    `select count(*)::int as count from ${query.replaceAll('@', `${office.names.schema}.`)}`,
  )
  return rows[0]?.count ?? 0
}

test(
  'a server that is killed in every part of recording a list, and of taking it back, does each row once',
  async () => {
    const known = await desk.letters.subject('person', 'Recognised Syntheticus')
    const partner = await desk.partner('Synthetic Partner')
    const before = await counted('@claim')
    const rows = Array.from({ length: ROWS }, (_, at) =>
      aRow(`k${at}`, `Synthetic Row ${at}`, {
        'person.birth': '1990',
        'custody.from': '2020-08-09',
      }),
    )
    const list = { kind: 'new', title: 'Killed', partner, audience: 0 }
    const { batch } = await desk.sent(list, rows)
    expect(await work(null)).toEqual(whole)
    await desk.judged(batch, 7, { kind: 'subject', subject: known })
    await desk.judged(batch, 300, { kind: 'row', row: 2 })
    await desk.startApply(batch)
    for (const part of PARTS) expect(await work(`list-applying-own-${part}`)).toEqual(killed)
    expect(await work('list-applying-of-a-row-201')).toEqual(killed)
    expect(await work(null)).toEqual(whole)
    expect(await desk.read(batch)).toMatchObject({ state: 'applied', applied: ROWS })
    expect(await counted('@list_outcome')).toBe(ROWS)
    // A name, a birth, and of a custody whose it is and since when.
    expect(await counted('@claim')).toBe(before + 4 * ROWS)
    await desk.letters.done(`/api/batches/${batch}/undo`, { reason: 'wrong-file' })
    for (const part of PARTS) {
      expect(await work(`list-undoing-${part}`)).toEqual(killed)
      expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
    }
    expect(await work(null)).toEqual(whole)
    expect(await desk.read(batch)).toMatchObject({ state: 'undone', undone: ROWS })
    expect(await counted('@standing_claim')).toBe(before)
    expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  },
  PATIENCE,
)
