import { execFile } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { temporaryHome } from '../postgres/temporary-home.ts'
import type { PreparedOffice } from '../staff/make-office.ts'
import { temporaryInMemory } from './in-memory.ts'

/** The folder of what a run makes once; undefined: every home is made anew. */
const FOLDER = 'AMPARO_MADE_ONCE'

/** Node's own: what is run as a process is compiled when it is first run, and kept here. */
const COMPILED = 'NODE_COMPILE_CACHE'

/** Vitest's global setup: a folder for the whole run, gone when it ends with all that is temporary in the run. */
export async function setup(): Promise<() => Promise<void>> {
  await temporaryInMemory()
  const folder = await temporaryHome()
  process.env['TMPDIR'] = folder.path
  process.env[FOLDER] = folder.path
  process.env[COMPILED] ??= join(folder.path, 'compiled')
  // A run that is cut short has no end of its own.
  const cut = () => rmSync(folder.path, { recursive: true, force: true })
  process.once('exit', cut)
  return async () => {
    process.off('exit', cut)
    // What is just ending may still put there what it compiled.
    await rm(folder.path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** What a run makes once lies here until it ends. */
export function folderOfRun(): string {
  const folder = process.env[FOLDER]
  if (folder === undefined) throw new Error('no run has begun')
  return folder
}

/**
 * Makes a home as `make` makes it, and what it returns. In a test run `make` is called once, by whoever comes first, and
 * everybody gets a copy: nothing of it runs, so a copy is a home as good as the first. Owners are kept, which are not all ours.
 */
export async function copyOfHome(
  home: string,
  make: (home: string) => Promise<PreparedOffice>,
): Promise<PreparedOffice> {
  const folder = process.env[FOLDER]
  if (folder === undefined) return make(home)
  const made = join(folder, 'made')
  while (!existsSync(made)) if (!(await makeAlone(folder, made, make))) await sleep(50)
  // Where only root can read the homes the database lies elsewhere, and a copy of the home would be none of it.
  if (!existsSync(join(made, 'home', 'postgres', 'data'))) return make(home)
  await mkdir(home, { recursive: true })
  await promisify(execFile)('cp', ['-a', `${join(made, 'home')}/.`, home])
  return deserialize(await readFile(join(made, 'prepared'))) as PreparedOffice
}

/** Whole or not at all. False: another process is at it. */
async function makeAlone(
  folder: string,
  made: string,
  make: (home: string) => Promise<PreparedOffice>,
): Promise<boolean> {
  const lock = join(folder, 'lock')
  if (!(await mkdir(lock).then(isTrue, isFalse))) return false
  const unfinished = join(folder, 'unfinished')
  try {
    if (existsSync(made)) return true
    await rm(unfinished, { recursive: true, force: true })
    await mkdir(unfinished)
    const prepared = await make(join(unfinished, 'home'))
    await writeFile(join(unfinished, 'prepared'), serialize(prepared))
    await rename(unfinished, made)
    return true
  } finally {
    await rmdir(lock)
  }
}

const isTrue = () => true
const isFalse = () => false
