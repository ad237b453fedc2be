import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { endOrphan } from '../postgres/orphan.ts'
import { chooseSite } from '../postgres/site.ts'

/**
 * Where a restore drill makes the office again: on the office's own volume, which is as well encrypted as the office, and always
 * under the same name, so that what a drill leaves that was cut off is found.
 */
export function drillFolder(home: string): string {
  return join(home, 'drill')
}

/** Takes away whatever a drill has made, also one that was cut off, with its PostgreSQL. Throws while another drill is at work. */
export async function clearDrill(home: string): Promise<void> {
  const folder = drillFolder(home)
  if (!existsSync(folder)) return
  const site = await chooseSite(folder, () => {}).catch(() => undefined)
  if (site !== undefined) {
    await endOrphan(site)
    // As root the database may lie in a shelter outside.
    await rm(site.folder, { recursive: true, force: true })
  }
  await rm(folder, { recursive: true, force: true })
}
