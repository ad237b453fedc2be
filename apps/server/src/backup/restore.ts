import { chown, lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Identity } from '@amparo/seal'
import { rewriteWhatWasErased } from '../db/rewrite.ts'
import { namesOf } from '../db/schema.ts'
import { keptObjects } from '../files/kept-objects.ts'
import { writePrivate } from '../host/home.ts'
import { checkRestoredLog } from '../log/restored-log.ts'
import {
  asEraser,
  asOwner,
  officesOf,
  openRestored,
  type Host,
  type Progress,
} from '../host/host.ts'
import { RESTORING } from '../postgres/start-postgres.ts'
import { majorOf } from '../postgres/binaries.ts'
import { majorVersion } from '../postgres/cluster.ts'
import { flushFolder } from '../host/flush-folder.ts'
import { endOrphan } from '../postgres/orphan.ts'
import { makePrivateFolder, chooseSite, type Site } from '../postgres/site.ts'
import { compareViews } from '../register/compare-views.ts'
import { upTo, usableCopies, usablePartsOf } from './choice.ts'
import { erasedInCopies, type Erased } from './erased-in-copies.ts'
import { DamagedPart, hashOfFile, readPart } from './part.ts'
import { FILES, unlessMissing, type Described } from './target.ts'
import { addTombstones, eachOnce, eraseAgain, tombstonesOf } from './tombstones.ts'

export interface Restoring {
  /** Of the copies. */
  readonly folder: string
  /** Where the office is made again; see `prepareHome`. */
  readonly home: string
  /** Where the sealed files of an office go. */
  readonly objects: (slug: string) => string
  readonly identity: Identity
  /** To which instant; null for the newest. */
  readonly at: Date | null
  /** The home whose knowledge of what was erased counts beside that of the copies. */
  readonly knowing: string
  readonly say: Progress
  /** Gives up as soon as it is aborted, and throws its reason. */
  readonly told?: AbortSignal
  /** What else is seen to in each office before it may serve. */
  readonly also?: (host: Host, slug: string) => Promise<void>
}

/** What came of a restore. */
export interface Restored {
  /** Everything acknowledged until then is here: ISO 8601, UTC. */
  readonly until: string
  /** Where a fault cut the copy short, in sentences; and what else is not as it should be. */
  readonly faults: readonly string[]
  readonly offices: readonly string[]
  readonly erasedAgain: number
  readonly files: number
  readonly views: number
  /** Held against the newest checkpoint the log had signed. */
  readonly entries: number
}

/** These outlive a database that is lost, and may be there before a restore: they are looked at and never replaced. */
const MAY_STAY = ['signer', 'log', 'cosigner']

/**
 * Makes a home ready to be restored into: one that is empty, but for what may stay, or in which a restore was cut off, whose
 * remains are cleared away. From here on until the end of the restore nothing serves from this home.
 */
export async function prepareHome(home: string): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o711 })
  const marker = join(home, RESTORING)
  if (existsSync(marker))
    return clearRemains(home, JSON.parse(readFileSync(marker, 'utf8')) as Marker)
  const names = await readdir(home)
  const others = names.filter((name) => !MAY_STAY.includes(name))
  if (others.length > 0)
    throw new Error(
      `${home} is not empty (${others[0]}). Move it away as a whole and keep it; then restore into an empty AMPARO_HOME.`,
    )
  writePrivate(marker, JSON.stringify({ stays: names }))
}

interface Marker {
  readonly stays: readonly string[]
}

async function clearRemains(home: string, { stays }: Marker): Promise<void> {
  if (existsSync(join(home, 'postgres', 'password'))) {
    const site = await chooseSite(home, () => {})
    await endOrphan(site)
    await rm(site.data, { recursive: true, force: true })
  }
  for (const name of await readdir(home))
    if (name !== RESTORING && !stays.includes(name))
      await rm(join(home, name), { recursive: true, force: true })
}

/**
 * Makes an office again from its copies: the newest whole state there is, or that of an instant. Everything that was erased
 * is erased again and is in no file when this returns. The home serves nothing until the caller calls `letServe`.
 */
export async function restoreOffice(asked: Restoring): Promise<Restored> {
  const faults: string[] = []
  for (const { parts, fault, copy } of await candidates(asked)) {
    if (fault !== null) faults.push(fault)
    if (parts.length === 0) continue
    asked.say(`Reading the copy ${copy}.`)
    try {
      return await restoreFrom(asked, parts, faults)
    } catch (error) {
      if (!(error instanceof DamagedBeginning)) throw error
      faults.push(error.message)
      await prepareHome(asked.home)
    }
  }
  throw new Error(['No copy here can be restored.', ...faults].join('\n  '))
}

/** Takes the mark away that nothing may serve from this home. */
export async function letServe(home: string): Promise<void> {
  await rm(join(home, RESTORING), { force: true })
  await flushFolder(home)
}

async function candidates({ folder, at }: Restoring) {
  const usable = await usableCopies(folder)
  if (usable.length === 0) throw new Error(`There are no copies in ${folder}.`)
  if (at === null) return usable
  const reaching = usable.flatMap((one) => {
    const parts = upTo(one, at)
    return parts === null ? [] : [{ ...one, parts }]
  })
  if (reaching.length === 0)
    throw new Error(`No copy in ${folder} goes back to ${at.toISOString()}.`)
  // The one with the least to go through: the last that was begun before.
  return reaching.toSorted((a, b) => b.copy.localeCompare(a.copy))
}

/** The full copy itself cannot be used: another one may be. */
class DamagedBeginning extends Error {
  override readonly name = 'DamagedBeginning'
}

async function restoreFrom(
  asked: Restoring,
  parts: readonly Described[],
  faults: string[],
): Promise<Restored> {
  const { say } = asked
  const [first, ...later] = parts
  if (first === undefined) throw new Error('a copy without a beginning')
  const taking = new Taking(asked)
  await taking.read(first).catch((error: unknown) => {
    throw error instanceof DamagedPart ? new DamagedBeginning(error.message) : error
  })
  let last = first
  for (const part of later) {
    try {
      await taking.read(part)
    } catch (error) {
      if (!(error instanceof DamagedPart)) throw error
      faults.push(error.message)
      break
    }
    last = part
  }
  await expectSameMajor(taking.site())
  const until = untilWhen(asked, last)
  say(`The database is read, until ${until}. Reading the sealed files.`)
  await readFiles(asked, taking, last, faults)
  const site = taking.site()
  await giveToPostgres(site)
  asked.told?.throwIfAborted()
  say('PostgreSQL goes through its log.')
  await using host = await openRestored(asked.home, say, recoverySettings(asked, last))
  return { until, faults, ...(await finish(host, asked, faults)) }
}

/** PostgreSQL's files can only be gone through by the major version that made them. */
async function expectSameMajor(site: Site): Promise<void> {
  const major = await majorVersion(site)
  if (major === majorOf(site.binaries)) return
  throw new Error(
    `These copies are of PostgreSQL ${major}. Restore them with the version of Amparo that made them; after that, bring the office over: npm run amparo -- upgrade`,
  )
}

function untilWhen({ at }: Restoring, { description }: Described): string {
  return at !== null && at.getTime() < Date.parse(description.at)
    ? at.toISOString()
    : description.at
}

/** All that is in a copy, put where it belongs. */
class Taking {
  readonly #asked: Restoring
  readonly #stays: readonly string[]
  #site: Site | undefined
  /** Of the part that is being read. */
  #arrived: string[] = []

  constructor(asked: Restoring) {
    this.#asked = asked
    const marker = JSON.parse(readFileSync(join(asked.home, RESTORING), 'utf8')) as Marker
    this.#stays = marker.stays
  }

  site(): Site {
    if (this.#site === undefined) throw new DamagedPart('The copy holds no database.')
    return this.#site
  }

  async read({ path, description }: Described): Promise<void> {
    this.#arrived = []
    try {
      await this.#readWhole({ path, description })
    } catch (error) {
      for (const waiting of this.#arrived) await rm(waiting, { force: true })
      this.#asked.told?.throwIfAborted()
      throw error
    }
    for (const waiting of this.#arrived) await rename(waiting, waiting.replace(/\.new$/, ''))
  }

  async #readWhole({ path, description }: Pick<Described, 'path' | 'description'>): Promise<void> {
    const about = await readPart(
      path,
      description,
      this.#asked.identity,
      async (member, chunks) => {
        this.#asked.told?.throwIfAborted()
        const to = await this.#placeOf(member.name)
        if (to === undefined) return
        await put(to, member.name, chunks)
      },
    )
    const { bytes: _bytes, sha256: _sha256, ...place } = description
    if (JSON.stringify(about) !== JSON.stringify(place))
      throw new DamagedPart(
        `${path} is not what its description says; it was put in another's place.`,
      )
  }

  async #placeOf(name: string): Promise<string | undefined> {
    const { home, objects } = this.#asked
    const [kind = '', ...rest] = name.split('/')
    const inside = rest.join('/')
    if (kind === 'objects') return join(objects(namedSlug(rest[0])), rest.slice(1).join('/'))
    if (kind === 'home' && !this.#stays.includes(rest[0] ?? ''))
      return this.#until(join(home, inside))
    if (kind === 'wal') return this.#until(join(this.site().data, 'pg_wal', inside))
    if (kind === 'data') return join((await this.#madeSite()).data, inside)
    return undefined
  }

  /** Under another name until its part was whole. Where the full copy is not, all that is in the home goes. */
  #until(path: string): string {
    if (this.#site === undefined) return path
    const waiting = `${path}.new`
    this.#arrived.push(waiting)
    return waiting
  }

  /** With the password of the copy, which was put in its place before. */
  async #madeSite(): Promise<Site> {
    if (this.#site === undefined) {
      this.#site = await chooseSite(this.#asked.home, this.#asked.say)
      await mkdir(this.#site.data, { mode: 0o700 })
    }
    return this.#site
  }
}

function namedSlug(slug = ''): string {
  return namesOf(slug) && slug
}

async function put(path: string, name: string, chunks: Readable): Promise<void> {
  if (name.endsWith('/')) {
    await mkdir(path, { recursive: true, mode: 0o700 })
    return
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, chunks, { mode: 0o600, flush: !name.startsWith('data/') })
}

async function readFiles(
  { folder }: Restoring,
  taking: Taking,
  { description }: Described,
  faults: string[],
): Promise<void> {
  if (description.files === null) return
  const { parts, fault } = await usablePartsOf(folder, FILES)
  if (fault !== null) faults.push(fault)
  for (const part of parts) {
    try {
      await taking.read(part)
    } catch (error) {
      if (!(error instanceof DamagedPart)) throw error
      faults.push(error.message)
    }
  }
}

async function giveToPostgres({ data, account }: Site): Promise<void> {
  for (const folder of ['pg_wal/archive_status', 'pg_wal/summaries'])
    await mkdir(join(data, folder), { recursive: true, mode: 0o700 })
  await writeFile(join(data, 'recovery.signal'), '', { mode: 0o600 })
  if (account !== undefined) await giveAll(data, account)
  await makePrivateFolder(data, account)
}

async function giveAll(path: string, account: { uid: number; gid: number }): Promise<void> {
  const found = await lstat(path)
  if (found.isDirectory())
    for (const name of await readdir(path)) await giveAll(join(path, name), account)
  if (!found.isSymbolicLink()) await chown(path, account.uid, account.gid)
}

/**
 * The log lies in its place already, so nothing is fetched; nobody is let in before its end. What is recorded from now on is on
 * a timeline of its own, so that no later copy mixes it with the one that ended.
 */
function recoverySettings({ at }: Restoring, { description }: Described): Record<string, string> {
  const usual = {
    restore_command: 'false',
    hot_standby: 'off',
    recovery_target_timeline: 'current',
    recovery_target_action: 'promote',
  }
  return at === null || at.getTime() >= Date.parse(description.at)
    ? usual
    : { ...usual, recovery_target_time: at.toISOString().replace('T', ' ').replace('Z', '+00') }
}

async function finish(
  host: Host,
  asked: Restoring,
  faults: string[],
): Promise<Omit<Restored, 'until' | 'faults'>> {
  const offices = (await officesOf(host)).map(({ slug }) => slug)
  const done = { erasedAgain: 0, files: 0, views: 0, entries: 0 }
  // Of every copy, not only of what was restored: that may be from before it was erased.
  const known = await erasedInCopies(asked.folder, asked.identity)
  faults.push(...known.faults)
  for (const slug of offices) {
    asked.told?.throwIfAborted()
    done.erasedAgain += await forget(host, asked, known.erased, slug)
    done.files += await checkFiles(host, asked, slug, faults)
    const log = await asOwner(host, slug, checkRestoredLog)
    done.entries += log.entries
    faults.push(...log.faults)
    await asked.also?.(host, slug)
    const { checked, wrong } = await compareViews(host.admin, namesOf(slug))
    done.views += checked
    if (wrong.length > 0)
      faults.push(
        `${wrong.length} of ${checked} lists are not what their claims fold to: npm run amparo -- views`,
      )
  }
  // What was replayed holds what was erased since the full copy.
  await host.admin.query('select pg_switch_wal()')
  await host.admin.query('checkpoint')
  return { offices, ...done }
}

/** Erases again what was erased after the state that came back, and what is left of it in files. */
async function forget(
  host: Host,
  { home, knowing, say }: Restoring,
  erased: Erased,
  slug: string,
): Promise<number> {
  const tombstones = eachOnce([...(erased.get(slug) ?? []), ...(await tombstonesOf(knowing, slug))])
  if (tombstones.length === 0) return 0
  await addTombstones(home, slug, tombstones)
  say('What was erased is erased again, and the tables are written anew.')
  const count = await asEraser(host, slug, (eraser) => eraseAgain(eraser, tombstones))
  const remaining = await rewriteWhatWasErased(host.admin, namesOf(slug))
  if (remaining.length > 0) throw new Error(`Not gone yet: ${remaining.join(' ')}`)
  return count
}

/** Every file that a message names is there and is the one that was received; how many there are. */
async function checkFiles(
  { admin }: Host,
  { objects }: Restoring,
  slug: string,
  faults: string[],
): Promise<number> {
  const kept = await keptObjects(admin, namesOf(slug))
  let missing = 0
  for (const { name, sha256 } of kept) {
    const found = await hashOfFile(join(objects(slug), name)).catch(unlessMissing)
    if (found !== sha256) missing += 1
  }
  if (missing > 0) faults.push(`${missing} of ${kept.length} sealed files are missing or damaged.`)
  return kept.length
}
