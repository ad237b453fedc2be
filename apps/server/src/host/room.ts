import { statfs } from 'node:fs/promises'

/** Whether there is still room to keep something. */
export type HasRoom = () => Promise<boolean>

/**
 * Kept free on the disk. PostgreSQL that cannot write its log stops for everybody; so we stop taking things in before that,
 * and what is left carries the small writes of people who read, lock and sign out.
 */
const RESERVE = 64 * 1024 * 1024

/** Looks at the disk under a folder; asking costs microseconds. A disk that cannot be asked has room until a write fails. */
export function roomIn(folder: string): HasRoom {
  return async () => {
    try {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize > RESERVE
    } catch {
      return true
    }
  }
}

/** For a PostgreSQL elsewhere, whose disk is its own business. */
export const roomElsewhere: HasRoom = () => Promise.resolve(true)
