import { setTimeout as sleep } from 'node:timers/promises'
import type { Events } from '../events.ts'
import type { Target } from './copied-files.ts'
import { expiredCopies, isAddedToLongEnough } from './expiry.ts'
import { makeFullCopy } from './full-copy.ts'
import { addNewer, continuable, dropSlot, nextTransaction, releaseLog } from './newer.ts'
import { connectTo, runningSource } from './source.ts'
import { removeCopy, type Described } from './target.ts'
import { openTarget } from './folder.ts'

/** Nothing acknowledged more than five minutes before is lost; so a part every minute, and time for some that fail. */
const SECONDS = 60
/** A part for every minute of a busy day, and a restore reads them all: then a new full copy begins. */
const MOST_PARTS = 1_440

/** Where the serving process keeps copies by itself, and how often it looks; null when it was not asked to. */
export interface CopyPlan {
  readonly folder: string
  readonly seconds: number
}

/** From AMPARO_BACKUP and AMPARO_BACKUP_SECONDS. Asked before anything is started. */
export function copyPlan(environment: NodeJS.ProcessEnv): CopyPlan | null {
  const folder = environment['AMPARO_BACKUP']
  if (folder === undefined || folder === '') return null
  if (environment['DATABASE_URL'] !== undefined)
    throw new Error(
      'AMPARO_BACKUP copies the PostgreSQL that Amparo brings. The one that DATABASE_URL names is copied by whoever runs it.',
    )
  const seconds = Number(environment['AMPARO_BACKUP_SECONDS'] ?? SECONDS)
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 240)
    throw new Error('AMPARO_BACKUP_SECONDS must be a whole number from 1 to 240.')
  return { folder, seconds }
}

/**
 * Keeps copies of the office while it is served: a full one when there is none that can be continued, it has too many parts, or
 * it is a week old; and what is newer, every minute. What fails is told and tried again in the next round: a disk for copies
 * that is away keeps nobody from reporting. Copies that have become too old go, also while nothing is recorded.
 */
export function keepingCopies(home: string, plan: CopyPlan, tell: Telling): AsyncDisposable {
  const keeper = new CopyKeeper(home, plan.folder, tell)
  let running: Promise<void> | undefined
  const round = () => {
    // A disk that is slow has no queue behind it.
    running ??= keeper.round().finally(() => {
      running = undefined
    })
  }
  round()
  const timer = setInterval(round, plan.seconds * 1000).unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      const last = async () => {
        await running
        // Once more, so that a copy holds all of an office that ended in order.
        await keeper.round()
      }
      await Promise.race([last(), sleep(PATIENCE_MS, undefined, { ref: false })])
    },
  }
}

/** Whoever ends a server waits no longer for a disk that does not answer. */
const PATIENCE_MS = 20_000

interface Telling {
  readonly events: Events
  readonly say: (line: string) => void
}

class CopyKeeper {
  readonly #home: string
  readonly #folder: string
  readonly #tell: Telling
  #quietUntil: string | null = null
  #full: Promise<void> | undefined
  #isFailing = false

  constructor(home: string, folder: string, tell: Telling) {
    this.#home = home
    this.#folder = folder
    this.#tell = tell
  }

  async round(): Promise<void> {
    await this.#trying(async () => {
      // Looked at each time: a disk that was taken away must not be replaced by a folder on ours.
      const target = await openTarget(this.#home, this.#folder)
      await this.#trying(async () => this.#addNewer(target))
      await removeOld(target)
    })
  }

  async #trying(story: () => Promise<void>): Promise<void> {
    await story().catch((error: unknown) => this.#failed(error))
  }

  #failed(error: unknown): void {
    this.#tell.events.copyNotMade(error)
    // Once in words; the log goes on counting.
    if (!this.#isFailing && error instanceof Error)
      this.#tell.say(`No copy is being made: ${error.message}`)
    this.#isFailing = true
  }

  async #addNewer(target: Target): Promise<void> {
    const source = await runningSource(this.#home)
    if (source === undefined) throw new Error('PostgreSQL does not answer.')
    const admin = await connectTo(source)
    try {
      const last = await continuable(admin, target.folder)
      if (last === undefined || isEnough(last)) this.#beginFull(target)
      if (last === undefined) return
      if ((await nextTransaction(admin)) === this.#quietUntil) return
      const { described, quietUntil } = await addNewer(source, admin, target, last)
      this.#quietUntil = quietUntil
      this.#isFailing = false
      // A full copy that is just being made will need the log from its beginning.
      if (this.#full === undefined && described.description.wal !== null)
        await releaseLog(admin, described.description.wal.next)
    } finally {
      await admin.end()
    }
  }

  #beginFull(target: Target): void {
    this.#full ??= this.#trying(async () => this.#makeFull(target)).finally(() => {
      this.#full = undefined
    })
  }

  async #makeFull(target: Target): Promise<void> {
    const source = await runningSource(this.#home)
    if (source === undefined) throw new Error('PostgreSQL does not answer.')
    await makeFullCopy(source, target, { say: () => {}, followed: true })
    this.#quietUntil = null
    this.#isFailing = false
    this.#tell.say('A full copy of the office is made.')
  }
}

function isEnough({ description: { part, copy } }: Described): boolean {
  return part >= MOST_PARTS || isAddedToLongEnough(copy, new Date())
}

async function removeOld({ folder }: Target): Promise<void> {
  for (const copy of await expiredCopies(folder, new Date())) await removeCopy(folder, copy)
}

/** Nobody copies this office's log any more: PostgreSQL need not keep it. */
export async function keepNoLog(home: string): Promise<void> {
  const source = await runningSource(home)
  if (source === undefined) return
  const admin = await connectTo(source)
  try {
    await dropSlot(admin)
  } finally {
    await admin.end()
  }
}
