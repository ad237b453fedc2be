import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { findBelow, Finder, formsOf } from './finder.ts'

// A test that finds nothing is worth what its finder finds.

const CANARY = 'канарейка-qzvxkjwpyrtbnm'
const finder = new Finder([{ name: 'canary', is: CANARY, random: true }])
const noise = (length: number) => randomBytes(length)

test.each(formsOf(CANARY))('finds a canary in $form in the midst of noise', ({ form, bytes }) => {
  const hay = Buffer.concat([noise(1_001), bytes, noise(999)])
  expect(finder.find(hay, 'here')).toContain(`canary, ${form}, here`)
})

test.each([0, 1, 2, 3])('finds it in base64 whatever stands before it (%i bytes)', (before) => {
  const hay = Buffer.concat([noise(before), Buffer.from(CANARY), noise(7)])
  for (const form of ['base64', 'base64url'] as const)
    expect(finder.find(Buffer.from(hay.toString(form)), 'here')).toContain(`canary, ${form}, here`)
})

test.each([
  ['gzip', gzipSync],
  ['zlib', deflateSync],
])('finds it in %s that begins anywhere, and was cut', (_name, pack) => {
  const packed = pack(`${noise(300).toString('hex')}${CANARY}${noise(300).toString('hex')}`)
  const hay = Buffer.concat([noise(50), packed.subarray(0, packed.length - 20)])
  expect(finder.find(hay, 'here')).toContain('canary, as it is, compressed in here')
})

test('finds it in brotli, and in gzip within gzip', () => {
  expect(finder.find(brotliCompressSync(CANARY), 'here')).toContain(
    'canary, as it is, compressed in here',
  )
  expect(finder.find(gzipSync(gzipSync(CANARY)), 'here')).toContain(
    'canary, as it is, compressed in compressed in here',
  )
})

test('finds it where a control byte stands before each eight bytes, as pglz writes new text', () => {
  const bytes = Buffer.from(CANARY)
  const written = Array.from({ length: Math.ceil(bytes.length / 8) }, (_, at) =>
    Buffer.concat([Buffer.from([0]), bytes.subarray(at * 8, at * 8 + 8)]),
  )
  expect(finder.find(Buffer.concat(written), 'here')).toContain('canary, as it is, here')
})

test('finds bytes that are no text', () => {
  const secret = noise(16)
  const one = new Finder([{ name: 'secret', is: secret }])
  expect(one.find(Buffer.concat([noise(10), secret]), 'here')).toEqual(['secret, as it is, here'])
  expect(one.find(Buffer.from(secret.toString('hex').toUpperCase()), 'here')).toContain(
    'secret, hexadecimal, here',
  )
  expect(one.find(Buffer.from(secret.toString('base64')), 'here')).toContain('secret, base64, here')
})

test('finds it in the name of a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'finder-'))
  await writeFile(join(folder, `draft-${encodeURIComponent('qzvxkjwpyrtbnm')}.txt`), '')
  const one = new Finder([{ name: 'canary', is: 'qzvxkjwpyrtbnm' }])
  expect(await findBelow(one, folder)).toContain('canary, as it is, a file name')
  await rm(folder, { recursive: true })
})

test('finds nothing in noise', () => {
  expect(finder.find(noise(4 * 1024 * 1024), 'here')).toEqual([])
})
