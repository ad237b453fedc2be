import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { chmod, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toldOf } from '../http/failure.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { hexHash } from '../testing/sealed-file.ts'
import { folderObjects, type ObjectStore } from './object-store.ts'

let home: Awaited<ReturnType<typeof temporaryHome>>
let folder = ''
let objects: ObjectStore

beforeAll(async () => {
  home = await temporaryHome()
  folder = join(home.path, 'objects', 'office')
  objects = folderObjects(folder)
})

afterAll(() => home[Symbol.asyncDispose]())

const newName = (): string => randomBytes(16).toString('hex')

async function* pieces(bytes: Buffer, each: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += each) yield bytes.subarray(at, at + each)
}

test('bytes put in by pieces of any size come out as they were, from any place to any other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 3_000 }),
      fc.integer({ min: 1, max: 700 }),
      fc.nat(),
      fc.nat(),
      async (given, each, a, b) => {
        const bytes = Buffer.from(given)
        const name = newName()
        await objects.begin(name)
        const half = a % bytes.length
        expect(await objects.append(name, 0, pieces(bytes.subarray(0, half), each))).toBe(half)
        await objects.append(name, half, pieces(bytes.subarray(half), each))
        expect(await objects.size(name)).toBe(bytes.length)
        expect((await objects.digest(name)).sha256.toString('hex')).toBe(hexHash(bytes))
        const from = b % bytes.length
        const read = await new Response(objects.read(name, from, bytes.length)).bytes()
        expect(Buffer.from(read)).toEqual(bytes.subarray(from))
        await objects.remove(name)
      },
    ),
    { numRuns: 30 },
  )
})

test('only the server’s own account reaches the folder and the files in it', async () => {
  const name = newName()
  await objects.begin(name)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
})

test.each([
  '',
  '..',
  '../x',
  'a'.repeat(31),
  'A'.repeat(32),
  `${'a'.repeat(32)}/x`,
  '%2e%2e',
  'a'.repeat(33),
])('the name "%s" never reaches the disk', async (name) => {
  const nothing = async function* () {}
  for (const use of [
    () => objects.begin(name),
    () => objects.size(name),
    () => objects.append(name, 0, nothing()),
    () => objects.digest(name),
    () => objects.remove(name),
  ])
    await expect(use()).rejects.toThrow('32 hexadecimal digits')
  expect(() => objects.read(name, 0, 1)).toThrow('32 hexadecimal digits')
})

test('what was written before the line broke stays, and is what the size tells', async () => {
  const name = newName()
  await objects.begin(name)
  const broken = (async function* () {
    yield Buffer.alloc(100, 1)
    throw new Error('the line broke')
  })()
  await expect(objects.append(name, 0, broken)).rejects.toThrow('the line broke')
  expect(await objects.size(name)).toBe(100)
  expect(await objects.append(name, 100, pieces(Buffer.alloc(50, 2), 50))).toBe(150)
  expect(await readFile(join(folder, name))).toEqual(
    Buffer.concat([Buffer.alloc(100, 1), Buffer.alloc(50, 2)]),
  )
})

test('a writer who finds that somebody else went on before them stops, and overwrites nothing', async () => {
  const name = newName()
  await objects.begin(name)
  let between = async () => {}
  const slow = (async function* () {
    yield Buffer.alloc(10, 1)
    await between()
    yield Buffer.alloc(10, 9)
  })()
  between = async () => {
    await objects.append(name, 10, pieces(Buffer.alloc(30, 2), 30))
  }
  await expect(objects.append(name, 0, slow)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect(await readFile(join(folder, name))).toEqual(
    Buffer.concat([Buffer.alloc(10, 1), Buffer.alloc(30, 2)]),
  )
})

test('an object that was never begun, or was taken away, takes no bytes', async () => {
  const name = newName()
  await expect(objects.append(name, 0, pieces(Buffer.alloc(1), 1))).rejects.toMatchObject({
    code: 'ENOENT',
  })
  await objects.begin(name)
  await objects.remove(name)
  await objects.remove(name)
  expect(existsSync(join(folder, name))).toBe(false)
  expect(await objects.size(name)).toBeUndefined()
  expect(await objects.mark(name)).toBeUndefined()
})

test('beginning under a name in use begins from nothing', async () => {
  const name = newName()
  await objects.begin(name)
  await objects.append(name, 0, pieces(Buffer.alloc(10), 10))
  const { mark } = await objects.digest(name)
  await objects.begin(name)
  expect(await objects.size(name)).toBe(0)
  expect(await objects.mark(name)).not.toBe(mark)
})

test('what is old is found, and nothing that is no object of ours', async () => {
  const [old, young] = [newName(), newName()]
  for (const name of [old, young]) await objects.begin(name)
  await writeFile(join(folder, 'notes.txt'), 'of the operator')
  const yesterday = new Date(Date.now() - 86_400_000)
  for (const file of [old, 'notes.txt']) await utimes(join(folder, file), yesterday, yesterday)
  const found = await objects.unchangedSince(new Date(Date.now() - 3_600_000))
  expect(found).toContain(old)
  expect(found).not.toContain(young)
  expect(found).not.toContain('notes.txt')
})

test('a folder is one office’s for good: another’s is refused with what to do, and the same one’s is not', async () => {
  const other = folderObjects(join(home.path, 'objects', 'claimed'))
  const [ours, theirs] = [newName(), newName()]
  await Promise.all([other.claim(ours), other.claim(ours)])
  await other.claim(ours)
  await expect(other.claim(theirs)).rejects.toThrow('AMPARO_OBJECTS')
  expect(await other.unchangedSince(new Date(Date.now() + 60_000))).toEqual([])
})

test('a disk that is full takes no more, loses nothing of what it has, and goes on once there is room', async (context) => {
  await using disk = await tinyDisk()
  if (disk === undefined) context.skip('only root can make a small file system to fill')
  const small = folderObjects(join(disk!.path, 'objects'))
  const name = newName()
  const bytes = randomBytes(3 * 1024 * 1024)
  await small.begin(name)
  const ballast = join(disk!.path, 'ballast')
  await writeFile(ballast, Buffer.alloc(2 * 1024 * 1024))
  const full = await small.append(name, 0, pieces(bytes, 60_000)).catch((error: unknown) => error)
  expect(toldOf(full).body.code).toBe('no-room')
  const kept = (await small.size(name)) ?? 0
  expect(kept).toBeGreaterThan(0)
  await rm(ballast)
  expect(await small.append(name, kept, pieces(bytes.subarray(kept), 60_000))).toBe(bytes.length)
  expect((await small.digest(name)).sha256.toString('hex')).toBe(hexHash(bytes))
})

/** A file system of 4 MB in memory, or undefined where one cannot be mounted. */
async function tinyDisk(): Promise<(AsyncDisposable & { readonly path: string }) | undefined> {
  const place = await temporaryHome()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', place.path], {
      stdio: 'ignore',
    })
  } catch {
    await place[Symbol.asyncDispose]()
    return undefined
  }
  return {
    path: place.path,
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['-l', place.path])
      await place[Symbol.asyncDispose]()
    },
  }
}

test('a folder that cannot be made is named, with what to do', async () => {
  const file = join(home.path, 'a-file')
  await writeFile(file, '')
  await chmod(file, 0o600)
  expect(() => folderObjects(join(file, 'objects'))).toThrow('AMPARO_OBJECTS')
})
