import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Bytes a folder takes on the disk: whole blocks, and a file with several names once. `except`:
 * names at its top.
 */
export function diskOf(folder: string, except: readonly string[] = []): number {
  const seen = new Set<number>()
  const sizeOf = (path: string): number => {
    const { blocks, ino, nlink } = lstatSync(path)
    if (nlink > 1 && seen.has(ino)) return 0
    seen.add(ino)
    return blocks * 512
  }
  const inside = (path: string): number =>
    readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => path !== folder || !except.includes(name))
      .reduce((sum, entry) => {
        const full = join(path, entry.name)
        return sum + sizeOf(full) + (entry.isDirectory() ? inside(full) : 0)
      }, 0)
  return inside(folder)
}
