import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { TreeHead } from '@amparo/log'
import { gate } from '../db/actor.ts'
import { dayOf } from '../db/office.ts'
import { raise } from './alarm-store.ts'
import { failpoint } from './failpoints.ts'
import { DifferentTiles, openLogFolder, type LogFolder } from './log-folder.ts'
import { extend, showNewest, type ShownFiles } from './publish.ts'

/**
 * The files of a log once more, on another disk. It has what is going to be signed before it is signed, so that whoever loses
 * the first disk can show, and fill in, all that was.
 */
export interface Mirror {
  readonly folder: LogFolder
  /** What is shown there; 0 where that is nothing, or the disk is not there. */
  publishedSize(): number
  /**
   * Writes what is missing up to this tree. Where the disk is not there or takes nothing an alarm is kept, once a day, and the
   * log goes on; throws `DifferentMirror` where other files lie there.
   */
  extend(log: ShownFiles, head: TreeHead): Promise<void>
  /** Shows there what is shown here. */
  show(log: ShownFiles): Promise<void>
}

/** `path` is of one shard; what stands above it must be there, for an empty place is what a disk leaves that is not plugged in. */
export function openMirror(path: string | null): Mirror | null {
  if (path === null) return null
  const folder = openLogFolder(path)
  const disk = dirname(dirname(path))

  async function attempt({ logger }: ShownFiles, story: () => Promise<unknown>): Promise<boolean> {
    try {
      if (!existsSync(disk)) throw new Gone()
      await mkdir(path ?? disk, { recursive: true, mode: 0o700 })
      await story()
      return true
    } catch (error) {
      const why = whyNot(error)
      if (why === undefined) throw error
      await logger.change(gate, (change) =>
        raise(change, {
          kind: 'mirror-missing',
          raisedBy: 'sequencer',
          evidence: `${why}\n${dayOf(change.now)}\n`,
        }),
      )
      return false
    }
  }

  return {
    folder,
    publishedSize() {
      try {
        return folder.publishedSize()
      } catch (error) {
        if (whyNot(error) === undefined) throw error
        return 0
      }
    },
    async extend(log, { size, root }) {
      const isThere = await attempt(log, async () => {
        const there = await extended({ ...log, folder }, size)
        if (Buffer.compare(there, root) !== 0) throw new DifferentMirror(`tree of ${size}`)
      })
      if (isThere) failpoint('mirror-durable')
    },
    async show(log) {
      await attempt(log, () => showNewest({ ...log, folder }))
    },
  }
}

/** What lies in the mirror is not what the log's entries make: somebody changed it, or it is another log's. Nothing is written over. */
export class DifferentMirror extends Error {
  override readonly name = 'DifferentMirror'
  readonly tile: string
  constructor(tile: string) {
    super(`The mirror's file ${tile} is not what the log's entries make.`)
    this.tile = tile
  }
}

async function extended(log: ShownFiles, size: number): Promise<Uint8Array> {
  try {
    return await extend(log, size)
  } catch (error) {
    throw error instanceof DifferentTiles ? new DifferentMirror(error.tile) : error
  }
}

class Gone extends Error {
  readonly code = 'ENOENT'
}

/** The code of what a disk can say; undefined for what is no fault of a disk. */
function whyNot(error: unknown): string | undefined {
  const isOfDisk = error instanceof Error && 'syscall' in error
  if (!(error instanceof Gone) && !isOfDisk) return undefined
  return String('code' in error ? error.code : 'EIO')
}
