import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { newIdentity, recipientOf } from '@amparo/seal'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPart, writePart, type Add, type SealedPart } from './part.ts'

const identity = await newIdentity()
const recipient = await recipientOf(identity)
const files = new Map([
  ['home/keys/one', Buffer.from('a key')],
  ['data/base/1', randomBytes(3_000_000)],
  ['data/empty', Buffer.of()],
])
let folder: string
let path: string
let written: SealedPart

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amparo-part-'))
  path = join(folder, 'part.tar.zst.age')
  written = await writePart(path, recipient, fill)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const fill = async (add: Add) => {
  await add('data/pg_notify/', 0, [])
  for (const [name, bytes] of files) await add(name, bytes.length, [bytes])
  return { part: 7 }
}

async function read(at: string, expected: { bytes: number; sha256: string }, key = identity) {
  const found = new Map<string, Buffer>()
  const about = await readPart(at, expected, key, async ({ name }, chunks) => {
    found.set(name, await buffer(chunks))
  })
  return { about, found }
}

test('a part gives back its files and its place, and nothing unfinished is left', async () => {
  const { about, found } = await read(path, written)
  expect(about).toEqual({ part: 7 })
  expect(found).toEqual(new Map([['data/pg_notify/', Buffer.of()], ...files]))
  expect(await readdir(folder)).toEqual(['part.tar.zst.age'])
  const kept = await readFile(path)
  expect(kept.length).toBe(written.bytes)
  expect(kept.includes(Buffer.from('a key'))).toBe(false)
})

test('files that nobody takes out are passed over, however large', async () => {
  const written = await writePart(join(folder, 'passed-over.age'), recipient, fill)
  const about = await readPart(join(folder, 'passed-over.age'), written, identity, async () => {})
  expect(about).toEqual({ part: 7 })
  await rm(join(folder, 'passed-over.age'))
})

test('cut off or changed anywhere it is said to be damaged, and so for another key and another file', async () => {
  const other = await writePart(join(folder, 'other.age'), recipient, fill)
  const whole = await readFile(join(folder, 'other.age'))
  const spoiled = join(folder, 'spoiled.age')
  const damaged = { name: 'DamagedPart' }
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (at) => {
      await writeFile(spoiled, whole.subarray(0, at))
      await expect(read(spoiled, other)).rejects.toMatchObject(damaged)
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      await writeFile(spoiled, changed)
      await expect(read(spoiled, other)).rejects.toMatchObject(damaged)
    }),
    { numRuns: 15 },
  )
  await expect(read(path, other)).rejects.toMatchObject(damaged)
  await expect(read(join(folder, 'other.age'), other, await newIdentity())).rejects.toMatchObject(
    damaged,
  )
}, 60_000)

test.each(['../up', '/absolute', 'data/../../up', 'data/.', 'data/a b'])(
  'a part made by a stranger puts nothing at %s',
  async (name) => {
    const strange = join(folder, 'strange.age')
    const written = await writePart(strange, recipient, async (add) => add(name, 1, [Buffer.of(1)]))
    await expect(read(strange, written)).rejects.toMatchObject({ name: 'DamagedPart' })
    await rm(strange)
  },
)

test('what fails while a part is written, before or after much of it, leaves nothing', async () => {
  for (const sizes of [[1], [5_000_000, 1]])
    await expect(
      writePart(join(folder, 'failed.age'), recipient, async (add) => {
        for (const size of sizes) await add(`data/${size}`, size, [randomBytes(size)])
        throw new Error('the database is gone')
      }),
    ).rejects.toThrow('the database is gone')
  expect((await readdir(folder)).filter((name) => name.startsWith('failed'))).toEqual([])
  await expect(writePart(join(folder, 'nowhere', 'x'), recipient, fill)).rejects.toMatchObject({
    code: 'ENOENT',
  })
})

test('age, zstd and tar open it without us', async (context) => {
  const tools = [
    ['age', '--version'],
    ['zstd', '--version'],
    ['tar', '--version'],
  ] as const
  for (const [tool, flag] of tools)
    try {
      execFileSync(tool, [flag], { stdio: 'ignore' })
    } catch {
      context.skip(`${tool} is not on this machine`)
    }
  await writeFile(join(folder, 'key'), `${identity}\n`)
  const listed = execFileSync(
    'sh',
    ['-c', 'age -d -i "$1" "$2" | zstd -dc | tar -t', 'sh', join(folder, 'key'), path],
    { encoding: 'utf8' },
  )
  expect(listed.trim().split('\n')).toEqual(['data/pg_notify/', ...files.keys(), 'manifest.json'])
})
