import { setTimeout as sleep } from 'node:timers/promises'
import { connect, unlessNotYet } from './connection.ts'
import { isJustStarted, takeLock } from './lock.ts'
import { disown, isAlive, mayBeAtWork, readPostmaster, type Postmaster } from './postmaster.ts'
import { run } from './program.ts'
import { clearSocketFolder, dropSocketFolder, type Site } from './site.ts'

/**
 * A PostgreSQL outlives an Amparo that was killed. Whoever gets its lock may end it; ending it
 * rather than taking it over means that every PostgreSQL of ours has our settings and is our
 * child. Says whether there was one. Throws AnotherAmparo when somebody still uses it.
 */
export async function endOrphan(site: Site): Promise<boolean> {
  // One that is just starting, recovering or ending will answer or be gone by then.
  const patience = Date.now() + 60_000
  for (let left; (left = await readPostmaster(site.data)); await sleep(50)) {
    if (await ended(site, left)) return true
    if (!(await mayBeAtWork(left.pid, site.data))) return cleanUp(site, left)
    if (Date.now() > patience) return false
  }
  return false
}

/** Its socket decides, not its number: seen from another container that number says nothing. */
async function ended(site: Site, left: Postmaster): Promise<boolean> {
  const listener = { host: left.socketFolder, port: left.port }
  const client = await connect(site, listener).catch(unlessNotYet)
  if (!client) return false
  try {
    if (await isJustStarted(client)) return false
    await takeLock(client)
    // Until it has ended the lock stays ours, or somebody would take it in between and believe that they serve.
    await stopInOrder(site)
  } finally {
    void client.end().catch(() => {})
  }
  await dropSocketFolder(left.socketFolder)
  return true
}

/** By its own account, so that a forged number can do no harm where we are root. */
async function stopInOrder(site: Site): Promise<void> {
  const stop = ['stop', '--pgdata', site.data, '--timeout', '30', '--mode']
  await run(site, 'pg_ctl', [...stop, 'fast']).catch(() =>
    run(site, 'pg_ctl', [...stop, 'immediate']),
  )
}

async function cleanUp(site: Site, left: Postmaster): Promise<false> {
  if (isAlive(left.pid)) await disown(site.data)
  await clearSocketFolder(site, left.socketFolder)
  return false
}
