import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The system account a PostgreSQL process runs as. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Who PostgreSQL runs as when we are root, which it refuses to be. Whoever owns data made earlier
 * goes on: an account added to the machine later must not lock us out. Otherwise an account of
 * our own, which nothing else runs as; `nobody` comes last, because other services may run as it
 * and could read what it owns.
 */
export async function unprivilegedAccount(data: string | undefined): Promise<Account> {
  const accounts = await readAccounts()
  const owner = data === undefined ? undefined : await stat(data)
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid, accounts), ...pick(owner) }
  const preferred = ['amparo', 'postgres', 'nobody']
  return preferred.flatMap((name) => accounts.filter((a) => a.name === name))[0] ?? NOBODY
}

/** A machine without /etc/passwd still has the number that means nobody. */
const NOBODY: Account = { name: 'nobody', uid: 65534, gid: 65534 }

function nameOf(uid: number, accounts: readonly Account[]): string {
  return accounts.find((account) => account.uid === uid)?.name ?? `account ${uid}`
}

function pick({ uid, gid }: { uid: number; gid: number }): { uid: number; gid: number } {
  return { uid, gid }
}

async function readAccounts(): Promise<Account[]> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    // An alias of root is root: PostgreSQL would refuse it too.
    return name && Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** Whether the account may walk down to this path. What does not exist yet is no hindrance. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  const parent = dirname(path)
  if (parent !== path && !(await canReach(account, parent))) return false
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return true
  return (found.mode & searchBit(account, found)) !== 0
}

function searchBit(account: Account, folder: { uid: number; gid: number }): number {
  if (folder.uid === account.uid) return 0o100
  return folder.gid === account.gid ? 0o010 : 0o001
}
