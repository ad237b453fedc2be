import { constants } from 'node:fs'
import { open, readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'

/** What a PostgreSQL, running or killed, says of itself in its data folder: PostgreSQL 18 §66.1. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
}

export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port, socketFolder] = text.split('\n')
  if (!Number(pid) || !Number(port) || !socketFolder) return undefined
  return { pid: Number(pid), port: Number(port), socketFolder }
}

/** The process that holds a data folder or left it in a crash, also before it says where it listens. */
export async function postmasterPid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  return Number(text.split('\n')[0]) || undefined
}

/** Whether a process with this number exists, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Whether this process may still be the PostgreSQL of that data folder. Linux tells its name,
 * whether it is only the remains of one that nobody has noticed, and often where it stands;
 * elsewhere we believe the number.
 */
export async function mayBeAtWork(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  if (!/\(postgres\) [^Z]/.test(status)) return false
  const standsIn = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  return standsIn === undefined || standsIn === (await realpath(data))
}

/** No process can have this number. */
const NO_PROCESS = 2 ** 31 - 1

/**
 * After a restart of the machine the number in postmaster.pid may belong to some other program,
 * and PostgreSQL would refuse to start. We put a number there that nobody has and leave the rest,
 * by which PostgreSQL makes sure that no process of the old one is still at work.
 */
export async function disown(data: string): Promise<void> {
  // The folder belongs to another account, so never through a link.
  const flags = constants.O_RDWR | constants.O_NOFOLLOW
  await using file = await open(join(data, 'postmaster.pid'), flags)
  const [, ...rest] = (await file.readFile('utf8')).split('\n')
  const text = [NO_PROCESS, ...rest].join('\n')
  await file.truncate()
  await file.write(text, 0)
}
