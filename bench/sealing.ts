import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newIdentity, open, recipientOf, seal, type Identity, type Recipient } from '@amparo/seal'
import { ageCommand, NO_AGE, type AgeCommand } from './age-command.ts'
import type { Bench, Figure, Group, Line, Peer } from './figure.ts'
import {
  decryptChunks,
  encryptChunks,
  newHybridKeys,
  newKey,
  openHybrid,
  sealHybrid,
} from './plain-crypto.ts'

export const sealing: Group = {
  name: 'sealing',
  about: 'packages/seal beside Node’s own cryptography and the age command',
  measure,
}

const RUNS = 5
const LARGE = 64 * 2 ** 20
const SMALL = 4 * 2 ** 10

interface Keys {
  readonly identity: Identity
  readonly recipient: Recipient
  /** The identity as a file, for the command. */
  readonly file: string
  readonly folder: string
}

/** Something done over and over to the same bytes, and how much of it is done in a run. */
interface Contestant {
  readonly name: string
  readonly times: number
  readonly act: () => unknown
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const keys = await newKeys(bench)
  const age = ageCommand()
  const lines: Line[] = [
    ...(await payload(bench, keys, age)),
    ...(await documents(bench, keys, age)),
  ]
  return age === undefined ? [...lines, { name: 'the age command', why: NO_AGE }] : lines
}

async function newKeys({ scope }: Bench): Promise<Keys> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-bench-'))
  scope.defer(() => rmSync(folder, { recursive: true, force: true }))
  const identity = await newIdentity()
  const file = join(folder, 'key.txt')
  writeFileSync(file, `${identity}\n`, { mode: 0o600 })
  return { identity, recipient: await recipientOf(identity), file, folder }
}

/** One large payload, where the header no longer counts. */
async function payload(bench: Bench, keys: Keys, age: AgeCommand | undefined): Promise<Figure[]> {
  const plain = randomBytes(LARGE)
  const sealed = await seal([keys.recipient], plain)
  const key = newKey()
  const sealedByNode = encryptChunks(key, plain)
  const files = { plain: kept(keys, 'plain', plain), sealed: kept(keys, 'sealed', sealed) }
  const megabytes = (seconds: number) => LARGE / 1e6 / seconds
  const node = 'node:crypto ChaCha20-Poly1305, 64 KiB chunks'
  return [
    await contest(bench, 'sealing 64 MiB', 'MB/s', megabytes, [
      { name: 'seal', times: 1, act: () => seal([keys.recipient], plain) },
      { name: node, times: 1, act: () => encryptChunks(key, plain) },
      ...byAge(age, 1, ['-r', keys.recipient], files.plain),
    ]),
    await contest(bench, 'opening 64 MiB', 'MB/s', megabytes, [
      { name: 'open', times: 1, act: () => opened(keys, sealed) },
      { name: node, times: 1, act: () => decryptChunks(key, sealedByNode) },
      ...byAge(age, 1, ['-d', '-i', keys.file], files.sealed),
    ]),
  ]
}

/** Many small documents, where the header is most of the work. */
async function documents(bench: Bench, keys: Keys, age: AgeCommand | undefined): Promise<Figure[]> {
  const plain = randomBytes(SMALL)
  const sealed = await seal([keys.recipient], plain)
  const hybrid = newHybridKeys()
  const sealedByNode = sealHybrid(hybrid, plain)
  const files = { plain: kept(keys, 'plain', plain), sealed: kept(keys, 'sealed', sealed) }
  const perSecond = (seconds: number) => 1 / seconds
  const node = 'node:crypto ML-KEM-768 + X25519 + ChaCha20'
  return [
    await contest(bench, 'sealing documents of 4 KiB', 'documents/s', perSecond, [
      { name: 'seal', times: 100, act: () => seal([keys.recipient], plain) },
      { name: node, times: 500, act: () => sealHybrid(hybrid, plain) },
      ...byAge(age, 10, ['-r', keys.recipient], files.plain),
    ]),
    await contest(bench, 'opening documents of 4 KiB', 'documents/s', perSecond, [
      { name: 'open', times: 100, act: () => opened(keys, sealed) },
      { name: node, times: 500, act: () => openHybrid(hybrid, sealedByNode) },
      ...byAge(age, 10, ['-d', '-i', keys.file], files.sealed),
    ]),
  ]
}

function byAge(
  age: AgeCommand | undefined,
  times: number,
  args: readonly string[],
  file: string,
): Contestant[] {
  if (age === undefined) return []
  return [{ name: `age ${age.version}, a process each`, times, act: () => age.run(args, file) }]
}

function kept({ folder }: Keys, name: string, bytes: Uint8Array): string {
  const file = join(folder, `${name}-${bytes.length}`)
  writeFileSync(file, bytes)
  return file
}

async function opened({ identity }: Keys, sealed: Uint8Array): Promise<void> {
  const { verdict } = await open(identity, sealed)
  if (verdict !== 'opened') throw new Error(`the envelope was not opened: ${verdict}`)
}

/** All contestants in turn, run after run; the first is ours. */
async function contest(
  { say }: Bench,
  name: string,
  unit: string,
  valueOf: (seconds: number) => number,
  contestants: readonly Contestant[],
): Promise<Figure> {
  const results = contestants.map(({ name: who }) => ({ name: who, values: [] as number[] }))
  // One run more than are counted: the first warms the code.
  for (let run = 0; run <= RUNS; run++) {
    say(`${name}, ${run === 0 ? 'warming up' : `run ${run} of ${RUNS}`}`)
    for (const [at, contestant] of contestants.entries()) {
      const seconds = await secondsEach(contestant)
      if (run > 0) results[at]?.values.push(valueOf(seconds))
    }
  }
  const [ours, ...peers] = results as readonly Peer[]
  return { name, unit, values: ours?.values ?? [], peers }
}

async function secondsEach({ times, act }: Contestant): Promise<number> {
  const start = performance.now()
  for (let done = 0; done < times; done++) await act()
  return (performance.now() - start) / 1000 / times
}
