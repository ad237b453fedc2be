import { statfs } from 'node:fs/promises'

/**
 * How much a disk still takes. Whoever is in danger writes text, so text is the last thing to go: files close first, then
 * the public may only be brief, and at `full` nothing is taken in from anybody.
 */
export const roomLevels = ['wide', 'files-closed', 'short-text-only', 'full'] as const
export type RoomLevel = (typeof roomLevels)[number]

export type AskRoom = () => Promise<RoomLevel>

const MEBIBYTE = 1024 * 1024
const GIBIBYTE = 1024 * MEBIBYTE

/**
 * Kept free on the disk. PostgreSQL that cannot write its log stops for everybody; so we stop taking things in before that,
 * and what is left carries the small writes of people who read, lock and sign out.
 */
const RESERVE = 64 * MEBIBYTE

/**
 * The level of a disk with so many bytes in all and so many left for us. Files close below 2 GiB or 5 % of the disk,
 * whichever is more, but never above 10 %: a rented machine of 20 GB takes files down to its last 2 GB, a disk of 1 TB
 * to its last 50. The public lane takes short text alone below 512 MiB or 1 %, but never above 2.5 %. On a disk so small
 * that these come below the reserve, files still close first.
 */
export function roomOn(disk: { readonly total: number; readonly free: number }): RoomLevel {
  const { total, free } = disk
  if (free <= RESERVE) return 'full'
  if (free < between(512 * MEBIBYTE, total * 0.01, total * 0.025)) return 'short-text-only'
  if (free < Math.max(between(2 * GIBIBYTE, total * 0.05, total * 0.1), 2 * RESERVE))
    return 'files-closed'
  return 'wide'
}

function between(least: number, share: number, most: number): number {
  return Math.min(Math.max(least, share), most)
}

/** Looks at the disk under a folder; asking costs microseconds. A disk that cannot be asked has room until a write fails. */
export function roomIn(folder: string): AskRoom {
  return async () => {
    try {
      const { blocks, bavail, bsize } = await statfs(folder)
      return roomOn({ total: blocks * bsize, free: bavail * bsize })
    } catch {
      return 'wide'
    }
  }
}

/** For a PostgreSQL elsewhere, whose disk is its own business. */
export const roomElsewhere: AskRoom = () => Promise.resolve('wide')

/** What the fuller of several disks still takes. */
export function leastRoom(...disks: readonly AskRoom[]): AskRoom {
  return async () => {
    const levels = await Promise.all(disks.map((ask) => ask()))
    return levels.reduce(
      (worst, level) => (roomLevels.indexOf(level) > roomLevels.indexOf(worst) ? level : worst),
      'wide',
    )
  }
}
