import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { SUPERUSER, writeForPostgres } from './cluster.ts'
import { connectWhenReady, hasEnded, isNotYet, type Listener } from './connection.ts'
import { AnotherAmparo, takeLock } from './lock.ts'
import { endOrphan } from './orphan.ts'
import { mayBeAtWork, postmasterPid } from './postmaster.ts'
import { startServer } from './program.ts'
import { settingsFile, type Settings } from './settings.ts'
import { dropSocketFolder, type Site } from './site.ts'

export interface KeeperOptions {
  readonly settings: Settings
  readonly progress: (line: string) => void
  readonly onLost: (error: AnotherAmparo) => void
}

/** Seconds to wait before each new attempt; the last one for ever after. */
const PAUSES = [0, 0.2, 1, 2, 5, 10, 30]

/** One that has just begun says within moments where it listens; from then on it is waited for. */
const MOST_LOOKS = 40

/** Keeps one PostgreSQL process running, and the lock on it in our hands, until `stop`. */
export class Keeper {
  readonly #site: Site
  readonly #listener: Listener
  readonly #options: KeeperOptions
  readonly #stopping = new AbortController()
  #child: ChildProcess | undefined
  #lock: Client | undefined
  #held = false
  #watch: Promise<void> = Promise.resolve()
  #replacedOrphan = false

  constructor(site: Site, listener: Listener, options: KeeperOptions) {
    this.#site = site
    this.#listener = listener
    this.#options = options
  }

  /** Throws when PostgreSQL cannot be started or the signal comes, leaving nothing running. */
  async start(signal: AbortSignal | undefined): Promise<void> {
    const stop = () => this.#stopping.abort(signal?.reason)
    signal?.addEventListener('abort', stop)
    try {
      await this.#bringUp()
      signal?.throwIfAborted()
    } catch (error) {
      await this.stop()
      throw signal?.aborted ? signal.reason : error
    } finally {
      signal?.removeEventListener('abort', stop)
    }
    this.#watch = this.#keep()
  }

  get replacedOrphan(): boolean {
    return this.#replacedOrphan
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#watch
    const how = this.#held ? 'SIGINT' : 'SIGQUIT'
    await this.#lock?.end().catch(() => {})
    if (this.#child) await end(this.#child, how)
    await dropSocketFolder(this.#listener.host)
  }

  /**
   * Two that start at once both find nothing there and both launch one; PostgreSQL lets one of them live. Whoever's has
   * ended looks again: it is told whose the data are, or takes them over.
   */
  async #bringUp(): Promise<void> {
    for (let looks = 1; !(await this.#isUp(looks < MOST_LOOKS)); looks += 1)
      await sleep(50, undefined, { signal: this.#stopping.signal })
  }

  /** False: somebody else ended it or began theirs first, and it may be looked again. */
  async #isUp(mayLookAgain: boolean): Promise<boolean> {
    if (!this.#child || hasEnded(this.#child)) this.#child = await this.#launch()
    const [child, { signal }] = [this.#child, this.#stopping]
    try {
      const lock = await connectWhenReady(this.#site, this.#listener, child, signal)
      this.#lock = lock
      await takeLock(lock)
      this.#held = true
      lock.once('end', () => (this.#held = false))
      return true
    } catch (error) {
      // Somebody else's now, the process as well as the data.
      if (error instanceof AnotherAmparo) this.#child = undefined
      else if (!signal.aborted && mayLookAgain && (await this.#isTakenOver(child, error)))
        return false
      throw error
    }
  }

  /** It ended as it was told, though not by us; or another one has the data. */
  async #isTakenOver(child: ChildProcess, error: unknown): Promise<boolean> {
    if (isNotYet(anError(error)) || child.exitCode === 0) return true
    const pid = await postmasterPid(this.#site.data)
    return pid !== undefined && pid !== child.pid && mayBeAtWork(pid, this.#site.data)
  }

  async #launch(): Promise<ChildProcess> {
    this.#replacedOrphan = await endOrphan(this.#site)
    const settings = settingsFile(this.#listener.host, this.#options.settings)
    const config = await writeForPostgres(this.#site, 'postgresql.conf', settings)
    const hba = await writeForPostgres(this.#site, 'pg_hba.conf', HBA)
    const files = ['-c', `config_file=${config}`, '-c', `hba_file=${hba}`]
    return startServer(this.#site, ['-D', this.#site.data, ...files])
  }

  /** The lock's connection breaks when PostgreSQL ends, and also when only its backends do. */
  async #keep(): Promise<void> {
    while (await this.#lost()) {
      this.#options.progress('PostgreSQL is gone; starting it again.')
      const error = await this.#bringBack()
      if (error) return this.#options.onLost(error)
      if (!this.#stopping.signal.aborted) this.#options.progress('PostgreSQL is back.')
    }
  }

  /** True when the lock is lost, false when we are to stop. */
  async #lost(): Promise<boolean> {
    const { signal } = this.#stopping
    if (!this.#lock || signal.aborted) return false
    const lock = this.#lock
    return new Promise((resolve) => {
      lock.once('end', () => resolve(true))
      signal.addEventListener('abort', () => resolve(false), { once: true })
    })
  }

  async #bringBack(): Promise<AnotherAmparo | undefined> {
    const { signal } = this.#stopping
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 0
      await sleep(pause * 1000, undefined, { signal }).catch(() => {})
      if (signal.aborted) break
      const error = await this.#bringUp().then(nothing, anError)
      if (!error) break
      if (error instanceof AnotherAmparo) return error
      if (attempt === 2) this.#options.progress(`PostgreSQL does not come back. ${error.message}`)
    }
    return undefined
  }
}

/** Every role, over the socket, with a password; over a network nobody. The last line is for whoever copies the database. */
const HBA = `local all all scram-sha-256
local replication ${SUPERUSER} scram-sha-256
`

/**
 * SIGINT cuts the sessions and writes what is committed; if that takes too long, or if PostgreSQL
 * does not answer, SIGQUIT ends it at once and the next start recovers. One that is recovering has
 * nothing to write, and 18.4 does not end by SIGINT while it recovers from a session's crash.
 */
async function end(child: ChildProcess, how: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (hasEnded(child)) return
  child.ref()
  const ended = once(child, 'exit')
  child.kill(how)
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 30_000)
  await ended
  clearTimeout(impatience)
}

function nothing(): undefined {}

function anError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
