import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { openDocument, readFile, type FileDocument, type Identity } from '@amparo/seal'
import type { PreparedOffice } from '../apps/server/src/staff/make-office.ts'
import { lookInto } from '../apps/server/src/testing/running-office.ts'

/** A file as the office keeps it: sealed, in two parts that together are one age file. */
export interface KeptFile {
  /** What its sender says of it, opened. */
  readonly document: FileDocument
  readonly header: Buffer
  /** Where the payload lies, and how long it is by the books. */
  readonly payload: string
  readonly length: number
  /** Of the team it is sealed to. */
  readonly identity: Identity
}

/** The newest file an office has. Rejects when there is none, or its description does not open. */
export async function newestKept(home: string, prepared: PreparedOffice): Promise<KeptFile> {
  const { id, header, length, envelope } = await newestRow(home)
  const identity = intakeIdentity(prepared)
  const opened = await openDocument(identity, envelope)
  const read = readFile(opened.verdict === 'document' ? opened.document : null)
  if (read.verdict !== 'ok') throw new Error('the description does not open')
  const payload = await payloadPath(home, id.toString('hex'))
  return { document: read.document, header, payload, length: Number(length), identity }
}

/** The private key of the team that reads what comes in. */
export function intakeIdentity({ teams, plan }: PreparedOffice): Identity {
  const team = teams.find(({ code }) => code === plan.intakeTeam)
  if (team === undefined) throw new Error('no team')
  return team.identity
}

async function newestRow(home: string) {
  const client = await lookInto(home)
  try {
    const { rows } = await client.query<{
      id: Buffer
      header: Buffer
      length: string
      envelope: Buffer
    }>(
      `select m.id, m.header, m.length, p.envelope from media m
       join submission_part p on p.submission = m.submission and p.seq = m.part
       order by m.entry desc limit 1`,
    )
    const [row] = rows
    if (row === undefined) throw new Error('no file was kept')
    return row
  } finally {
    await client.end()
  }
}

async function payloadPath(home: string, id: string): Promise<string> {
  const found = await readdir(join(home, 'objects'), { recursive: true })
  const path = found.find((name) => name.endsWith(id))
  if (path === undefined) throw new Error('the payload is not in the object store')
  return join(home, 'objects', path)
}

/** What a stream brought: the SHA-256 of its first bytes, and whether only zeros followed them. */
export interface Contents {
  readonly sha256: string
  readonly length: number
  readonly isPaddedWithZeros: boolean
}

/** Opens a kept file with the `age` command `age`, as a stream; rejects with what the command said. */
export async function openedByAge(age: string, kept: KeptFile): Promise<Contents> {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-age-'))
  try {
    const keys = join(folder, 'keys.txt')
    await writeFile(keys, `${kept.identity}\n`, { mode: 0o600 })
    const child = spawn(age, ['--decrypt', '--identity', keys])
    const closed = once(child, 'close') as Promise<[number | null]>
    const [, contents, said] = await Promise.all([
      // A command that gives up closes its input; why, it says on its standard error.
      pipeline(wholeFile(kept), child.stdin).catch(() => {}),
      contentsOf(child.stdout, kept.document.size),
      text(child.stderr),
    ])
    const [code] = await closed
    if (code !== 0) throw new Error(said)
    return contents
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function* wholeFile({ header, payload }: KeptFile): AsyncIterable<Buffer> {
  yield header
  yield* createReadStream(payload, { highWaterMark: 1024 * 1024 })
}

/** Reads a stream to its end and holds nothing of it. `size`: what counts as its content. */
export async function contentsOf(stream: Readable, size = Infinity): Promise<Contents> {
  const hash = createHash('sha256')
  let length = 0
  let isPaddedWithZeros = true
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const content = chunk.subarray(0, Math.max(0, size - length))
    hash.update(content)
    isPaddedWithZeros &&= chunk.subarray(content.length).every((byte) => byte === 0)
    length += chunk.length
  }
  return { sha256: hash.digest('hex'), length, isPaddedWithZeros }
}
