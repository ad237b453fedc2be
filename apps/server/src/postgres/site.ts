import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, link, lstat, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { rmdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { canReach, isRoot, unprivilegedAccount, type Account } from './account.ts'
import { canRun, copiedBinaries, installedBinaries, type Binaries } from './binaries.ts'
import { BESIDE, goForward } from './switch.ts'

/** Where one office's PostgreSQL lives, as whom it runs, and with what. */
export interface Site {
  /** Ours. PostgreSQL's account may read its settings here and write only inside its own folders. */
  readonly folder: string
  /** PostgreSQL's own data folder. */
  readonly data: string
  readonly log: string
  /** Undefined: PostgreSQL runs as ourselves. */
  readonly account: Account | undefined
  readonly binaries: Binaries
  /** The superuser's. */
  readonly password: string
}

/** Where data and binaries go when only root can read the home: any account can walk into it. */
const SHELTER = '/var/lib/amparo'

/** Of a cluster that is not the one that serves, or not with the PostgreSQL that npm installed. */
export interface Otherwise {
  readonly binaries?: Binaries | undefined
  /** The one that is being made beside the old one (see `switch.ts`). */
  readonly isBeside?: boolean | undefined
}

/**
 * Decides where everything lies and makes the folders. The database lives inside the home, but
 * as root, in a home that the unprivileged account cannot reach, in the shelter.
 */
export async function chooseSite(
  home: string,
  say: (line: string) => void,
  { binaries, isBeside = false }: Otherwise = {},
): Promise<Site> {
  const inHome = join(await makeHome(home), 'postgres')
  await makeFolder(inHome, isRoot() ? 0o711 : 0o700)
  await goForward(inHome)
  const place = isRoot() ? await asRoot(inHome, say) : await asOurselves(inHome)
  const { account } = place
  const folder = isBeside ? join(place.folder, BESIDE) : place.folder
  if (isBeside) await makeFolder(folder, isRoot() ? 0o711 : 0o700)
  const data = join(folder, 'data')
  return {
    folder,
    data,
    log: join(folder, 'log'),
    account,
    binaries: await binariesFor(account, binaries ?? (await installedBinaries())),
    password: await superuserPassword(join(inHome, 'password'), data),
  }
}

/** A home we make is private; root's can be walked through, so that PostgreSQL gets to its part. */
async function makeHome(home: string): Promise<string> {
  const made = await mkdir(home, { recursive: true })
  if (made) await chmod(home, isRoot() ? 0o711 : 0o700)
  return realpath(home)
}

interface Place {
  readonly folder: string
  readonly account: Account | undefined
}

async function asOurselves(inHome: string): Promise<Place> {
  const owner = await stat(join(inHome, 'data')).catch(() => undefined)
  if (owner && owner.uid !== process.getuid?.()) {
    throw new Error(
      `The database in ${inHome} belongs to account ${owner.uid}. Start Amparo as root.`,
    )
  }
  return { folder: inHome, account: undefined }
}

async function asRoot(inHome: string, say: (line: string) => void): Promise<Place> {
  const sheltered = join(SHELTER, shortHash(inHome))
  await goForward(sheltered)
  const existing = await firstWithData([inHome, sheltered])
  const account = await unprivilegedAccount(existing && join(existing, 'data'))
  const reachable = await canReach(account, inHome)
  if (existing === inHome && !reachable) throw outOfReach(inHome, account)
  const folder = existing ?? (reachable ? inHome : sheltered)
  if (folder === inHome) return { folder, account }
  say(`The account ${account.name} cannot reach ${inHome}; the database is in ${sheltered}.`)
  await makeFolder(SHELTER, 0o711)
  await makeFolder(sheltered, 0o711)
  return { folder, account }
}

/** Never start empty beside data that are merely out of reach: it would look like a loss. */
function outOfReach(inHome: string, account: Account): Error {
  return new Error(
    `PostgreSQL runs as ${account.name}, which cannot reach ${inHome}. Let others walk through the folders above it (chmod o+x).`,
  )
}

async function firstWithData(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    if (await stat(join(folder, 'data')).catch(() => undefined)) return folder
  }
  return undefined
}

/** The mode is set apart from the making: the process's umask must not decide it. */
async function makeFolder(folder: string, mode: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, mode)
}

async function binariesFor(account: Account | undefined, found: Binaries): Promise<Binaries> {
  if (!account || (await canRun(account, found))) return found
  await makeFolder(SHELTER, 0o711)
  return copiedBinaries(found, SHELTER)
}

/** Gives a folder to PostgreSQL's account and shuts it to everyone else. */
export async function makePrivateFolder(
  folder: string,
  account: Account | undefined,
): Promise<void> {
  await makeFolder(folder, 0o700)
  if (account) await chown(folder, account.uid, account.gid)
}

/** No system binds a socket whose whole path is longer than 103 bytes. */
const LONGEST_FOLDER = 85

/**
 * A folder for the socket, reachable by PostgreSQL and by us alone. Where the office lies too
 * deep for a socket's path it is among the temporary files, under a random name which PostgreSQL
 * itself remembers in postmaster.pid.
 */
export async function makeSocketFolder(site: Site): Promise<string> {
  const inSite = join(site.folder, 'socket')
  const folder = Buffer.byteLength(inSite) <= LONGEST_FOLDER ? inSite : await temporaryFolder()
  await makePrivateFolder(folder, site.account)
  return folder
}

async function temporaryFolder(): Promise<string> {
  const parent = Buffer.byteLength(tmpdir()) < LONGEST_FOLDER - 20 ? tmpdir() : '/tmp'
  return mkdtemp(join(parent, 'amparo-'))
}

/**
 * Removes what a PostgreSQL that was killed left of its socket. The path may come from a file
 * that PostgreSQL's account can write, so nothing goes but what such a folder can hold.
 */
export async function clearSocketFolder(site: Site, folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined)
  const owner = site.account?.uid ?? process.getuid?.()
  if (!found?.isDirectory() || found.uid !== owner) return
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    await rm(join(folder, name), { force: true })
  }
  await dropSocketFolder(folder)
}

/** Removes an empty socket folder when it lies among the temporary files. */
export async function dropSocketFolder(folder: string): Promise<void> {
  if (/^amparo-\w{6}$/.test(basename(folder))) await rmdir(folder).catch(() => {})
}

/**
 * The superuser's password, random, in a file that only we can read. There is one although the
 * socket's folder is private: that is the first wall and this is the second.
 */
async function superuserPassword(file: string, data: string): Promise<string> {
  // In this order: whoever makes both at this moment writes the password first.
  const hasData = await stat(data).catch(() => undefined)
  if (!(await stat(file).catch(() => undefined))) {
    if (hasData) throw passwordMissing(file)
    await writeOnce(file, `${randomBytes(32).toString('base64url')}\n`)
  }
  return (await readFile(file, 'utf8')).trim()
}

function passwordMissing(file: string): Error {
  return new Error(`The database is there, its password is not. Put ${file} back from a backup.`)
}

/** Whole or not at all; of two processes that write at once the first one wins. */
async function writeOnce(file: string, text: string): Promise<void> {
  const unfinished = `${file}.new-${process.pid}`
  await writeFile(unfinished, text, { mode: 0o600, flush: true })
  await link(unfinished, file).catch(unlessThere)
  await rm(unfinished)
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

function shortHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
