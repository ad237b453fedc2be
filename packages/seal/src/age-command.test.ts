import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealDocument } from './envelope.ts'
import { sealIdentity } from './identity-file.ts'
import { mediaLength } from './file-document.ts'
import { newMediaSeal, openMediaHeader } from './media-header.ts'
import { nodeEngine } from './media-node.ts'
import { openRange, sealRange } from './media-range.ts'
import { readHeader } from './header.ts'
import { open, openDocument } from './opening.ts'
import { keyPair, random, seedOf, signer, submission, type KeyPair } from './testing/people.ts'

// What we seal must open with another implementation of age, and the other way round, without us.
// Hybrid keys came to the age command with version 1.3.

const versionOf = (command: string): readonly number[] | undefined => {
  const { stdout, status } = spawnSync(command, ['--version'], { encoding: 'utf8' })
  const match = status === 0 ? /v?(\d+)\.(\d+)/.exec(stdout) : null
  return match === null ? undefined : [Number(match[1]), Number(match[2])]
}

const knowsHybridKeys = (command: string): boolean => {
  const [major = 0, minor = 0] = versionOf(command) ?? []
  return major > 1 || (major === 1 && minor >= 3)
}

const age = [process.env.AMPARO_AGE, 'age', join(homedir(), 'go/bin/age')].find(
  (command) => command !== undefined && command !== '' && knowsHybridKeys(command),
)

const noAge = 'FAILED TO CHECK: no age command of version 1.3 or later (AMPARO_AGE)'

let folder: string
let team: KeyPair

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seal-age-'))
  team = await keyPair(1)
  writeFileSync(join(folder, 'key.txt'), `${team.identity}\n`, { mode: 0o600 })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[], input: Uint8Array): Uint8Array => {
  const { status, stdout, stderr } = spawnSync(age ?? '', args, { input, maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(stderr.toString())
  return new Uint8Array(stdout)
}

describe('the age command', () => {
  test('opens a document we sealed, and JSON.parse reads it with its padding', async ({ skip }) => {
    skip(age === undefined, noAge)
    const document = await submission()
    const file = await sealDocument([(await keyPair(2)).recipient, team.recipient], document)
    const plaintext = run(['-d', '-i', join(folder, 'key.txt')], file)
    expect(plaintext.length).toBe(4_096)
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(document)
  })

  test('seals a document we open', async ({ skip }) => {
    skip(age === undefined, noAge)
    const document = await submission()
    const input = new TextEncoder().encode(JSON.stringify(document))
    const file = run(['-e', '-r', team.recipient], input)
    expect(await openDocument(team.identity, file)).toEqual({ verdict: 'document', document })
  })

  test('derives the same recipient from our identity', async ({ skip }) => {
    skip(age === undefined, noAge)
    const file = run(['-e', '-i', join(folder, 'key.txt')], Uint8Array.of(1))
    expect(await open(team.identity, file)).toEqual({
      verdict: 'opened',
      plaintext: Uint8Array.of(1),
    })
  })

  test('opens a sealed file: header and payload in one, cut to its size', async ({ skip }) => {
    skip(age === undefined, noAge)
    const size = 200_000
    const file = Uint8Array.from({ length: size }, (_, at) => (at * 7) & 0xff)
    const seal = await newMediaSeal([(await keyPair(2)).recipient, team.recipient], random)
    const payload = await sealRange({
      seal,
      size,
      from: 0,
      to: mediaLength(size),
      read: async (start, end) => file.subarray(start, end),
      engine: nodeEngine,
    })
    writeFileSync(join(folder, 'header'), seal.header)
    writeFileSync(join(folder, 'payload'), payload)
    const line = 'cat header payload | "$0" -d -i key.txt | head -c "$1"'
    const { stdout, status, stderr } = spawnSync('sh', ['-c', line, age ?? '', String(size)], {
      cwd: folder,
      maxBuffer: 1 << 26,
    })
    expect([status, stderr.toString()]).toEqual([0, ''])
    expect(Buffer.compare(stdout, file)).toBe(0)
  })

  test('seals a file whose header and payload we open apart', async ({ skip }) => {
    skip(age === undefined, noAge)
    const plaintext = Uint8Array.from({ length: 262_144 }, (_, at) => (at * 7) & 0xff)
    const sealed = run(['-e', '-r', team.recipient], plaintext)
    const header = readHeader(sealed)
    if (header.verdict !== 'header') throw new Error(header.verdict)
    const opened = await openMediaHeader(team.identity, sealed.slice(0, header.length))
    if (opened.verdict !== 'key') throw new Error(opened.verdict)
    const payload = sealed.slice(header.length)
    const range = await openRange({
      fileKey: opened.fileKey,
      nonce: payload.subarray(0, 16),
      length: payload.length,
      from: 65_530,
      to: 131_080,
      readPayload: async (start, end) => payload.subarray(start, end),
      engine: nodeEngine,
    })
    if (range.verdict !== 'opened') throw new Error(range.verdict)
    expect(Buffer.compare(range.plaintext, plaintext.subarray(65_530, 131_080))).toBe(0)
  })

  test('sees a passphrase file in an identity file', async ({ skip }) => {
    skip(age === undefined, noAge)
    const sign = Buffer.from(seedOf(1)).toString('base64')
    const office = signer(100).key
    const identity = {
      v: 1,
      type: 'identity',
      user: 'u',
      age: team.identity,
      sign,
      office,
    } as const
    const file = await sealIdentity('synthetic words', identity, 4)
    // The command asks for a passphrase on a terminal only; that it asks shows that it understood.
    expect(() => run(['-d'], file)).toThrow(/passphrase/)
  })
})
