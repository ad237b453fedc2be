import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { SUPERUSER } from './cluster.ts'
import { lockName } from './lock.ts'
import { lastWords } from './program.ts'
import type { Site } from './site.ts'

/** Where a PostgreSQL listens: the socket's folder, and the number in the socket's name. */
export interface Listener {
  readonly host: string
  readonly port: number
}

/** The connection that will hold the lock, as superuser. */
export async function connect(site: Site, listener: Listener): Promise<pg.Client> {
  const client = new pg.Client({
    ...listener,
    user: SUPERUSER,
    password: site.password,
    database: 'postgres',
    application_name: lockName(),
  })
  // Without a listener a connection that breaks would end our whole process.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

/**
 * Connects as soon as PostgreSQL answers. Recovery after a crash can take minutes, so there is no
 * limit but the end of the process.
 */
export async function connectWhenReady(
  site: Site,
  listener: Listener,
  child: ChildProcess,
  signal: AbortSignal,
): Promise<pg.Client> {
  for (;;) {
    const client = await connect(site, listener).catch(unlessNotYet)
    if (client) return client
    if (hasEnded(child)) {
      throw new Error(`PostgreSQL did not start. It said:\n${await lastWords(site)}`)
    }
    await sleep(30, undefined, { signal })
  }
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** No socket yet; nobody listens on it; starting, ending or recovering (57P01 to 57P03). */
const notYet = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'])

/** Whether trying again makes sense. */
export function isNotYet(error: Error & { code?: string }): boolean {
  return error.message.includes('terminated unexpectedly') || notYet.has(error.code ?? '')
}

/** For `connect(…).catch`: undefined when trying again makes sense. */
export function unlessNotYet(error: Error): undefined {
  if (!isNotYet(error)) throw error
}
