import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Runs a story while nobody else on this machine is in one under the same path; undefined when somebody is. The system itself
 * takes the lock from a process that dies, however it dies: SQLite locks its file by fcntl(2), and keeps nothing in it.
 */
export function whileAlone<T extends object>(path: string, story: () => T): T | undefined {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600))
  const lock = new DatabaseSync(path, { timeout: 0 })
  try {
    if (!isTaken(lock)) return undefined
    return story()
  } finally {
    lock.close()
  }
}

const SQLITE_BUSY = 5

function isTaken(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive')
    return true
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false
    throw error
  }
}
