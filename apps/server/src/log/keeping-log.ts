import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import type { Events } from '../events.ts'
import { toldOf } from '../http/failure.ts'
import { raise, type Alarm } from './alarm-store.ts'
import type { Fetch } from './ask-cosigner.ts'
import { cosigning, heldElsewhere, type CosigningCadence } from './cosigning.ts'
import { DifferentTiles, openLogFolder } from './log-folder.ts'
import { DifferentMirror, openMirror } from './mirror.ts'
import { ForeignPolicy } from './policy-file.ts'
import {
  compareWithMemory,
  Forked,
  NumbersBehind,
  publish,
  showNewest,
  type KeptLog,
} from './publish.ts'
import { sequencerOf, type Sequencer } from './sequencer.ts'
import { newestShard, openShard } from './shard-store.ts'
import { LostMemory } from './signer/signing.ts'
import { signerClient } from './signer/signer-client.ts'
import { logFolder, logMirror, signerFolder } from '../host/home.ts'

/** How often the log looks for entries without an index, and how long after the last it is signed while there are new ones. */
export interface Cadence extends CosigningCadence {
  /** In milliseconds. */
  readonly sequence: number
  readonly publish: number
  /** How long cosigners who do not answer hold up the first signature after a start. */
  readonly hear: number
}

const LONGEST_PAUSE = 30_000

const usual: Cadence = {
  sequence: 250,
  publish: 30_000,
  hear: 600_000,
  cosign: 3_600_000,
  look: 60_000,
}

/** How often cosigners are asked, as the environment says. Throws a sentence on what is no time. */
export function cadenceFrom(environment: NodeJS.ProcessEnv): Partial<Cadence> {
  const minutes = Number(environment['AMPARO_COSIGN_MINUTES'] ?? 60)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 10_080)
    throw new Error('AMPARO_COSIGN_MINUTES must be a number of minutes, from 1 to 10080.')
  return { cosign: minutes * 60_000 }
}

export interface KeepingLog extends AsyncDisposable {
  readonly log: KeptLog
  /** Sequences and publishes now; what is published then. Rejects with what stops the log. */
  now(): Promise<number>
}

/** Opens the log of an office, with its first entry the first time. */
export async function openLog(logger: Office, place: LogPlace): Promise<KeptLog> {
  const shard = await logger.change(
    gate,
    async (change) => (await newestShard(change.tx)) ?? openShard(change, { kind: 'log.open' }),
  )
  return {
    logger,
    shard,
    folder: openLogFolder(logFolder(place.home, place.slug, shard.number)),
    mirror: openMirror(logMirror(place.slug, shard.number)),
    signer: signerClient(signerFolder(place.home, place.slug, shard.number), shard.origin),
  }
}

/** Whose log it is, and where its files are. */
export interface LogPlace {
  readonly home: string
  readonly slug: string
}

/**
 * Keeps the log until disposed: entries get their index, tiles are written, the tree is signed. Where the signer remembers
 * what the database does not bear out nothing more is sequenced or signed, an alarm is kept, and the office works on: its
 * entries wait.
 */
export async function keepingLog(
  logger: Office,
  place: LogPlace & { readonly events: Events },
  given: Partial<Cadence> = {},
): Promise<KeepingLog> {
  const cadence = { ...usual, ...given }
  const log = await openLog(logger, place)
  const ended = new AbortController()
  const overLine: Fetch = (url, init) => fetch(url, init)
  const keeper = new Keeper(log, {
    told: ended.signal,
    patience: cadence.hear,
    events: place.events,
    elsewhere: (silent) => heldElsewhere(log, place, overLine, silent),
  })
  let lastPublished = 0
  let isStopped = false
  let pause = cadence.sequence

  async function round(): Promise<void> {
    await keeper.sequence()
    if (Date.now() - lastPublished < cadence.publish) return
    lastPublished = Date.now()
    if (await keeper.isHeard()) await keeper.publish()
  }

  /** How long until the next: what fails for a while (no database, a full disk) is tried ever less often. */
  async function toldRound(): Promise<number> {
    if (isStopped) return LONGEST_PAUSE
    try {
      await round()
      pause = cadence.sequence
      return pause
    } catch (error) {
      const alarm = alarmOf(error)
      isStopped = alarm !== undefined
      if (alarm === undefined && toldOf(error).bug) place.events.bug('log', error)
      if (alarm !== undefined) {
        place.events.logStopped(alarm.kind)
        await keeper.raise(alarm).catch((failure: unknown) => place.events.bug('alarm', failure))
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE)
      return pause
    }
  }

  const asking = cosigning(log, place, {
    cadence,
    fetch: overLine,
    events: place.events,
    isStopped: () => isStopped,
    cosigned: () => next(() => showNewest(log)),
    forked(kind) {
      isStopped = true
      place.events.logStopped(kind)
    },
  })

  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  /** One after the other, whatever becomes of the one before. */
  function next<T>(story: () => Promise<T>): Promise<T> {
    const result = running.then(story)
    running = result.catch(() => {})
    return result
  }

  /** The next round begins a while after the last has ended: a slow one has no queue behind it. */
  function goOn(): void {
    void next(toldRound).then((wait) => {
      if (!ended.signal.aborted) timer = setTimeout(goOn, wait).unref()
    })
  }
  goOn()

  return {
    log,
    now: () =>
      next(async () => {
        await keeper.sequence()
        return keeper.publish()
      }),
    async [Symbol.asyncDispose]() {
      ended.abort()
      clearTimeout(timer)
      await asking[Symbol.asyncDispose]()
      await running
      await log.signer[Symbol.asyncDispose]()
    },
  }
}

interface KeeperOptions {
  readonly told: AbortSignal
  /** How long silent cosigners are waited for before the first signature, in milliseconds. */
  readonly patience: number
  readonly events: Events
  /** What a cosigner holds and the database does not bear out; who does not answer is named. */
  readonly elsewhere: (silent: (organisation: string) => void) => Promise<string | undefined>
}

/** Nothing is done before the database was held against what was signed, here and as cosigners know it. */
class Keeper {
  readonly #log: KeptLog
  readonly #given: KeeperOptions
  readonly #sequencer: Sequencer
  readonly #begun = Date.now()
  #isCompared = false
  #silent: readonly string[] = []

  constructor(log: KeptLog, given: KeeperOptions) {
    this.#log = log
    this.#given = given
    this.#sequencer = sequencerOf(log.logger, log.shard)
  }

  async sequence(): Promise<number> {
    if (!this.#isCompared) await this.#compare()
    this.#isCompared = true
    return this.#sequencer.run(this.#given.told)
  }

  /**
   * Whether every cosigner with an address has said what it holds. Asked again each time; after a while those who stay silent
   * are named and no longer waited for.
   */
  async isHeard(): Promise<boolean> {
    if (this.#silent.length === 0) return true
    await this.#compare()
    if (this.#silent.length === 0) return true
    if (Date.now() - this.#begun < this.#given.patience) return false
    for (const organisation of this.#silent)
      this.#given.events.notCosigned(organisation, 'not-heard-at-the-start')
    this.#silent = []
    return true
  }

  async #compare(): Promise<void> {
    const silent: string[] = []
    const size = await compareWithMemory(this.#log)
    const held = await this.#given.elsewhere((organisation) => silent.push(organisation))
    if (held !== undefined) throw new Forked('held-elsewhere', held, size)
    this.#silent = silent
  }

  publish(): Promise<number> {
    return publish(this.#log)
  }

  async raise(alarm: Alarm): Promise<void> {
    await this.#log.logger.change(gate, (change) => raise(change, alarm))
  }
}

/** What stops a log for good until somebody has looked; undefined for what may pass by itself. */
function alarmOf(error: unknown): Alarm | undefined {
  if (error instanceof Forked)
    return { kind: error.kind, raisedBy: 'signer', evidence: `${error.last}\n${error.size}\n` }
  if (error instanceof LostMemory)
    return { kind: 'memory-lost', raisedBy: 'signer', evidence: error.message }
  if (error instanceof ForeignPolicy)
    return { kind: 'policy-unreadable', raisedBy: 'cosigner', evidence: error.message }
  if (error instanceof NumbersBehind)
    return { kind: 'numbers-behind', raisedBy: 'sequencer', evidence: error.message }
  if (error instanceof DifferentMirror)
    return { kind: 'mirror-differs', raisedBy: 'sequencer', evidence: error.tile }
  if (error instanceof DifferentTiles)
    return { kind: 'tiles-differ', raisedBy: 'sequencer', evidence: error.tile }
  return undefined
}
