import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { isRecipient, type Recipient } from '@amparo/seal'
import pg from 'pg'
import { readPrivate, writePrivate } from '../host/home.ts'
import { SUPERUSER } from '../postgres/cluster.ts'
import { readPostmaster } from '../postgres/postmaster.ts'
import { chooseSite } from '../postgres/site.ts'

/** A running office, as far as whoever copies it needs to know it. */
export interface Source {
  readonly home: string
  /** PostgreSQL's data folder. */
  readonly data: string
  /** A superuser's login to the offices' database. */
  readonly login: pg.ClientConfig
}

/**
 * The PostgreSQL that works on this home, whichever process of ours started it, or undefined when none does. A copy is made
 * beside it, without its lock.
 */
export async function runningSource(home: string): Promise<Source | undefined> {
  const site = await chooseSite(home, () => {})
  const running = await readPostmaster(site.data)
  if (running === undefined) return undefined
  const login = {
    host: running.socketFolder,
    port: running.port,
    user: SUPERUSER,
    password: site.password,
    database: 'amparo',
    application_name: 'amparo copy',
  }
  const source = { home, data: site.data, login }
  const client = await connectTo(source).catch(() => undefined)
  await client?.end()
  return client && source
}

export async function connectTo({ login }: Source): Promise<pg.Client> {
  const client = new pg.Client(login)
  client.on('error', () => {})
  await client.connect()
  return client
}

const recipientPath = (home: string): string => join(home, 'backup', 'recipient')
const numberPath = (home: string): string => join(home, 'backup', 'number')

/** Keeps the public half of the recovery key where copies find it. */
export function keepRecipient(home: string, recipient: Recipient): void {
  writePrivate(recipientPath(home), `${recipient}\n`)
}

/** To whom every copy is sealed. */
export function recipientFor(home: string): Recipient {
  const recipient = readPrivate(recipientPath(home))?.trim()
  if (recipient === undefined)
    throw new Error(
      'This office does not know its recovery key’s public half, to which copies are sealed. Say it once: npm run amparo -- backup <folder> --recipient age1pq1…',
    )
  if (!isRecipient(recipient)) throw new Error(`${recipientPath(home)} is damaged.`)
  return recipient
}

/** A random number by which folders of copies know whose they are. */
export function numberOf(home: string): string {
  const found = readPrivate(numberPath(home))?.trim()
  if (found !== undefined) return found
  const made = randomBytes(16).toString('hex')
  writePrivate(numberPath(home), `${made}\n`)
  return made
}

/** One segment of the write-ahead log, PostgreSQL's default for `initdb`. */
export const SEGMENT = 16 * 1024 * 1024

/** The segment in which a position of the log (`16/B374D848`) lies, counted from the beginning. */
export function segmentAt(position: string): number {
  const [, high = '', low = ''] = /^([0-9A-F]+)\/([0-9A-F]+)$/.exec(position) ?? []
  return Number(((BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`)) / BigInt(SEGMENT))
}

/** PostgreSQL's name for a segment: timeline, then its number in two halves. */
export function segmentName(timeline: number, segment: number): string {
  const perHalf = 2 ** 32 / SEGMENT
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0')
  return hex(timeline) + hex(Math.floor(segment / perHalf)) + hex(segment % perHalf)
}

/** Where a segment begins. */
export function positionOf(segment: number): string {
  const at = BigInt(segment) * BigInt(SEGMENT)
  const hex = (value: bigint) => value.toString(16).toUpperCase()
  return `${hex(at >> 32n)}/${hex(at & 0xffffffffn)}`
}

/** A file of a folder that another account may write in: never through a link. */
export async function readPlain(path: string): Promise<Buffer> {
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  return file.readFile()
}
