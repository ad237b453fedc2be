import { generateKeyPairSync } from 'node:crypto'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatNote, parseNote, signText, type Note } from '@amparo/log'
import { nodeSigner } from '@amparo/log/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { asOwner } from '../host/host.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import {
  auditLog,
  mostFindings,
  type AuditCode,
  type AuditOptions,
  type AuditReport,
} from './audit.ts'
import { keepCosignatures } from './checkpoint-store.ts'
import { openLogFolder } from './log-folder.ts'
import { publish } from './publish.ts'

/** An office whose log has three checkpoints, the second one cosigned; put back as it was after each test. */
let office: TestOffice
let kept: TestLog
let size: number
let second: number
const cosigner = nodeSigner(
  'partner.example/c',
  'ed25519-cosignature',
  generateKeyPairSync('ed25519').privateKey,
)
const saved = ['entry', 'log_leaf', 'checkpoint', 'cosignature']

beforeAll(async () => {
  office = await testOffice()
  kept = await testLog(office)
  await writeEntries(office, 300)
  await kept.sequenceAll()
  await publish(kept.log)
  await writeEntries(office, 5)
  second = await kept.sequenceAll()
  await publish(kept.log)
  await cosign(second)
  await writeEntries(office, 400)
  size = await kept.sequenceAll()
  await publish(kept.log)
  for (const table of saved) await admin(`create table saved_${table} as table ${table}`)
  cpSync(kept.folder, `${kept.folder}-saved`, { recursive: true })
})

afterAll(async () => {
  await kept[Symbol.asyncDispose]()
  await office[Symbol.asyncDispose]()
})

async function cosign(of: number): Promise<void> {
  const { text } = await noteOf(of)
  const signed = signText(cosigner, text, 1_800_000_000)
  await kept.logger.change(gate, (change) =>
    keepCosignatures(change, kept.log.shard.number, of, [signed]),
  )
}

async function noteOf(of: number): Promise<Note> {
  const rows = await admin<{ note: string }>(`select note from checkpoint where size = ${of}`)
  const reading = parseNote(rows[0]?.note ?? '')
  if (reading.verdict !== 'note') throw new Error('no note')
  return reading.note
}

/** As whoever owns the machine: no right, no rule of the database holds them back. */
async function admin<T extends object>(statement: string): Promise<T[]> {
  const { admin: client } = office.host
  await client.query(
    `set search_path to ${office.names.schema}; set session_replication_role to replica`,
  )
  const { rows } = await client.query<T>(statement)
  await client.query('reset search_path; reset session_replication_role')
  return rows
}

async function putBack(): Promise<void> {
  for (const table of saved) {
    await admin(`delete from ${table}`)
    await admin(`insert into ${table} overriding system value table saved_${table}`)
  }
  rmSync(kept.folder, { recursive: true })
  cpSync(`${kept.folder}-saved`, kept.folder, { recursive: true })
}

async function audit(options?: AuditOptions): Promise<AuditReport> {
  const { keys } = await kept.log.signer.state()
  const { shard } = kept.log
  const folder = openLogFolder(kept.folder)
  const cosigners = [cosigner.key]
  return asOwner(office.host, office.slug, (owner) =>
    auditLog({ office: owner, shard, folder, keys, cosigners, isOpen: true }, options),
  )
}

const codesOf = ({ findings }: AuditReport) => findings.map(({ code, index }) => [code, index])

test('a log as it should be is whole, from the first entry to the last signature', async () => {
  const report = await audit()
  expect(report).toEqual({
    size,
    reached: size,
    findings: [],
    lost: [],
    waiting: 0,
    checkpoints: 3,
    cosignatures: 1,
    unknownCosignatures: 0,
  })
})

test('entries that have no index yet wait, and nothing is wrong', async () => {
  await writeEntries(office, 2)
  expect(await audit()).toMatchObject({ waiting: 2, findings: [] })
  await putBack()
})

/** What whoever owns the machine does, and the findings that have to come of it, by index. */
type Tampering = readonly [
  name: string,
  does: () => Promise<unknown>,
  finds: () => readonly (readonly [AuditCode, number])[],
]

const file = (name: string) => join(kept.folder, name)
async function flip(name: string, at: number): Promise<void> {
  const bytes = readFileSync(file(name))
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file(name), bytes)
}
const entryAt = (index: number) => `(select of_entry from log_leaf where index = ${index})`
const changedBody = "replace(body, 'kind subject.create', 'kind claim.retract')"

const tamperings: readonly Tampering[] = [
  [
    'an entry changed after it was logged',
    () => admin(`update entry set body = ${changedBody} where id = ${entryAt(120)}`),
    () => [['entry-differs', 120]],
  ],
  [
    'an entry and its leaf changed to fit',
    () =>
      admin(`update entry set body = ${changedBody} where id = ${entryAt(120)};
        update log_leaf l set leaf = sha256(convert_to(e.body, 'UTF8')) from entry e where e.id = l.of_entry and index = 120`),
    () => [
      ['tile-differs', 120],
      ['root-differs', 120],
    ],
  ],
  [
    'an entry that is gone',
    () => admin(`delete from entry where id = ${entryAt(120)}`),
    () => [['entry-gone', 120]],
  ],
  [
    'a leaf that is gone',
    () => admin('delete from log_leaf where index = 120'),
    () => [
      ['index-missing', 120],
      ['tile-differs', 120],
      ['root-differs', 120],
      ['entry-skipped', 121],
    ],
  ],
  [
    'an entry said to be lost that is there',
    () => admin('update log_leaf set of_entry = null where index = 120'),
    () => [
      ['entry-gone', 120],
      ['entry-skipped', 121],
    ],
  ],
  [
    'an entry deleted, the last about its object, as if a restore had lost it',
    () =>
      admin(`delete from entry where id = ${entryAt(120)};
        update log_leaf set of_entry = null where index = 120`),
    () => [['entry-gone', 120]],
  ],
  [
    'an entry that is no entry',
    () =>
      admin(`update entry set body = body || 'x' where id = ${entryAt(120)};
        update log_leaf l set leaf = sha256(convert_to(e.body, 'UTF8')) from entry e where e.id = l.of_entry and index = 120`),
    () => [
      ['entry-grammar', 120],
      ['tile-differs', 120],
      ['root-differs', 120],
    ],
  ],
  [
    'the row of an entry moved to another object',
    () =>
      admin(
        `update entry set object = decode('${'ab'.repeat(16)}', 'hex'), seq = 1 where id = ${entryAt(120)}`,
      ),
    () => [['entry-row-differs', 120]],
  ],
  [
    'a number left out in the story of an object',
    () => admin(`update entry set seq = 3 where id = ${entryAt(120)}`),
    () => [
      ['entry-row-differs', 120],
      ['sequence-gap', 120],
    ],
  ],
  ['a bit of a tile', () => flip('tile/0/001', 32 * 7), () => [['tile-differs', 263]]],
  [
    'a bit of a bundle of leaves',
    () => flip('tile/entries/000', 34 * 9 + 5),
    () => [['tile-differs', 9]],
  ],
  ['a bit of a tile of tiles', () => flip('tile/1/000.p/2', 40), () => [['tile-differs', 256]]],
  ['a file that is missing', async () => rmSync(file('tile/0/001')), () => [['tile-missing', 256]]],
  [
    'a checkpoint of another tree',
    async () => {
      const { text, signatures } = await noteOf(size)
      const other = text.replace(/\n.(?=.*\n$)/, (found) => (found === '\nA' ? '\nB' : '\nA'))
      await admin(
        `update checkpoint set note = '${formatNote({ text: other, signatures })}' where size = ${size}`,
      )
      writeFileSync(file('checkpoint'), formatNote({ text: other, signatures }))
    },
    () => [
      ['root-differs', second],
      ['log-signature-wrong', size - 1],
    ],
  ],
  [
    'a checkpoint that one key of the log did not sign',
    async () => {
      const { text, signatures } = await noteOf(size)
      await admin(
        `update checkpoint set note = '${formatNote({ text, signatures: signatures.slice(0, 1) })}' where size = ${size}`,
      )
    },
    () => [['log-signature-wrong', size - 1]],
  ],
  [
    'a checkpoint that is none',
    () => admin("update checkpoint set note = 'x' where size = (select max(size) from checkpoint)"),
    () => [
      ['checkpoint-malformed', size - 1],
      ['published-differs', size - 1],
    ],
  ],
  [
    'a checkpoint of more than there is',
    () =>
      admin(
        'update checkpoint set size = size + 100 where size = (select max(size) from checkpoint)',
      ),
    () => [
      ['published-differs', size - 1],
      ['checkpoint-beyond', size],
    ],
  ],
  [
    'a cosignature over something else',
    () => admin(`update cosignature set signature = decode(repeat('00', 72), 'hex')`),
    () => [['cosignature-wrong', second - 1]],
  ],
  [
    'another checkpoint in the place of the published one',
    async () => {
      const note = formatNote(await noteOf(second))
      writeFileSync(
        file('checkpoint'),
        note.replace(/\n.(?=.*\n\n)/, (found) => (found === '\nA' ? '\nB' : '\nA')),
      )
    },
    () => [['published-differs', second - 1]],
  ],
]

describe('whoever owns the machine is seen', () => {
  test.each(tamperings)('%s', async (_, does, finds) => {
    await does()
    const found = codesOf(await audit())
    await putBack()
    expect(found).toEqual(finds())
  })
})

test('two entries with one number of an object are seen', async () => {
  const [constraint] = await admin<{ name: string }>(
    "select conname as name from pg_constraint where conrelid = 'entry'::regclass and contype = 'u' and conname like '%seq%'",
  )
  await admin(`alter table entry drop constraint ${constraint?.name}`)
  await admin(
    `update entry set object = (select object from entry where id = ${entryAt(100)}) where id = ${entryAt(120)}`,
  )
  const found = codesOf(await audit())
  await putBack()
  await admin(`alter table entry add constraint ${constraint?.name} unique (object, seq)`)
  expect(found).toEqual([
    ['entry-row-differs', 120],
    ['sequence-twice', 120],
  ])
})

test('an audit ended early goes on where it was, and finds what is behind and what is before', async () => {
  await writeEntries(office, 17_000)
  const larger = await kept.sequenceAll()
  await publish(kept.log)
  const told = new AbortController()
  const first = await audit({ told: told.signal, onProgress: () => told.abort() })
  expect(first).toMatchObject({ size: larger, findings: [] })
  expect(first.reached).toBeLessThan(larger)
  await admin(`update entry set body = ${changedBody} where id = ${entryAt(first.reached + 100)}`)
  const second = await audit({ from: first.reached })
  expect(codesOf(second)).toEqual([['entry-differs', first.reached + 100]])
  expect(second.reached).toBe(larger)
  await admin('update entry set body = replace(body, $$kind subject.create$$, $$kind claim.add$$)')
  const third = await audit()
  expect(third.findings.length).toBe(mostFindings)
  expect(third.reached).toBeLessThan(larger)
})
