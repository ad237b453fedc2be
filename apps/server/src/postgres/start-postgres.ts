import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { makeCluster, SUPERUSER } from './cluster.ts'
import { Keeper } from './keeper.ts'
import type { AnotherAmparo } from './lock.ts'
import type { Settings } from './settings.ts'
import { chooseSite, makeSocketFolder } from './site.ts'

export interface StartOptions {
  /** The office's home folder; made when missing, and then private. */
  readonly home: string
  /** Told, in a sentence for a person, what took long and when PostgreSQL goes and comes back. */
  readonly progress: (line: string) => void
  /** Called once if another Amparo takes the data while ours is being brought back. */
  readonly onLost?: (error: AnotherAmparo) => void
  /** Ends the start, not what has started: for that there is `stop`. */
  readonly signal?: AbortSignal
  /** On top of the usual ones. `fsync: 'off'` is for throwaway databases of tests alone. */
  readonly settings?: Settings
  /** A home that is being made again from copies is opened by nobody else. */
  readonly isRestoring?: boolean
  /** Another PostgreSQL than the one that npm installed. */
  readonly binaries?: Binaries
  /** The cluster that an upgrade makes beside the one that serves. */
  readonly isBeside?: boolean
}

/** The file that says that a home is being made again from copies. */
export const RESTORING = 'restoring'

/** A PostgreSQL of our own, reachable only through its socket and only with a password. */
export interface Postgres {
  /** The socket's folder, as `pg` wants it for `host`. It stays the same until `stop`. */
  readonly host: string
  readonly port: number
  readonly superuser: { readonly user: string; readonly password: string }
  /** For instance 18.4.0-beta.17. */
  readonly version: string
  /** PostgreSQL's own data folder. */
  readonly data: string
  /** The folder of its log, in which no statement and no value appears. */
  readonly log: string
  /** A killed Amparo had left its PostgreSQL running; it was ended in order and started anew. */
  readonly replacedOrphan: boolean
  /** Of the server process, which is another one after PostgreSQL has been brought back. */
  pid(): number | undefined
  /** Ends PostgreSQL in order and waits for it. May be called more than once. */
  stop(): Promise<void>
}

/**
 * Starts the office's PostgreSQL, and starts it again whenever it ends by itself, until `stop`.
 * Throws AnotherAmparo when another process works on the same home.
 */
export async function startPostgres(options: StartOptions): Promise<Postgres> {
  const { progress, settings = {}, onLost = () => {}, isRestoring = false } = options
  if (!isRestoring && existsSync(join(options.home, RESTORING)))
    throw new Error(
      `The office in ${options.home} is only half restored. Run the restore again; it begins anew.`,
    )
  const site = await chooseSite(options.home, progress, options)
  const start = performance.now()
  if (await makeCluster(site, settings)) progress(`Made the database in ${secondsSince(start)} s.`)
  const listener = { host: await makeSocketFolder(site), port: 5432 }
  const keeper = new Keeper(site, listener, { settings, progress, onLost })
  await keeper.start(options.signal)
  return {
    ...listener,
    superuser: { user: SUPERUSER, password: site.password },
    version: site.binaries.version,
    data: site.data,
    log: site.log,
    replacedOrphan: keeper.replacedOrphan,
    pid: () => keeper.pid,
    stop: () => keeper.stop(),
  }
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1)
}
