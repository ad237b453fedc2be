import { readFile, stat, statfs } from 'node:fs/promises'
import { freemem } from 'node:os'

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm'

/** More than twice what a whole run has there at once; an office takes no files where little is left. */
const ENOUGH = 8 * 1024 ** 3

/**
 * Lets what is temporary lie in memory where the machine has plenty, and nobody named another place. A run writes many
 * gigabytes that nobody keeps, and a fifth of its time went into that. What is killed loses no more there than on a disk;
 * only a power cut would take more, which no test makes.
 */
export async function temporaryInMemory(): Promise<void> {
  if (process.env['TMPDIR'] === undefined && (await hasPlenty())) process.env['TMPDIR'] = MEMORY
}

/** Some systems let nothing run from there, or do not know when a file was made, which tests ask. */
async function hasPlenty(): Promise<boolean> {
  const place = await statfs(MEMORY).catch(() => undefined)
  if (place === undefined || Math.min(place.bavail * place.bsize, freemem()) < ENOUGH) return false
  const mounts = (await readFile('/proc/mounts', 'utf8')).split('\n').map((line) => line.split(' '))
  const how = mounts.findLast(([, at]) => at === MEMORY)?.[3]?.split(',') ?? ['noexec']
  return !how.includes('noexec') && (await stat(MEMORY)).birthtimeMs > 0
}
