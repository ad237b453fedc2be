import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { endIfNamed } from '../failpoint.ts'
import { flushFolder } from '../host/flush-folder.ts'

/** Beside the data folder that serves: where another PostgreSQL's is made, which serves only once it is in its place. */
export const BESIDE = 'upgrade'

/** Where the old data folder stays. */
export function asideIn(folder: string, major: string): string {
  return join(folder, `data.${major}`)
}

/**
 * Puts the data folder that was made beside in the place of the old one, which stays as `data.<major>`. Nothing may run on
 * either. Cut off between its two renames it is gone on with by whoever looks for the data next (`goForward`).
 */
export async function switchOver(folder: string, major: string): Promise<void> {
  await flushFolder(join(folder, BESIDE))
  await rename(join(folder, 'data'), asideIn(folder, major))
  await flushFolder(folder)
  endIfNamed('upgrade-aside')
  await goForward(folder)
}

/** Without data, but with an old folder put aside and a new one beside, it is the middle of a switch: the new one is whole. */
export async function goForward(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  const isMiddle = !names.includes('data') && names.some((name) => /^data\.\d+$/.test(name))
  const made = join(folder, BESIDE, 'data')
  if (!isMiddle || !(await stat(made).catch(() => undefined))) return
  await rename(made, join(folder, 'data'))
  await flushFolder(folder)
  await rm(join(folder, BESIDE), { recursive: true, force: true })
}
