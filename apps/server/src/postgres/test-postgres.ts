import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { temporaryInMemory } from '../testing/in-memory.ts'
import { isAlive } from './postmaster.ts'
import { startPostgres } from './start-postgres.ts'
import { temporaryHome } from './temporary-home.ts'

/** Where the run's PostgreSQL is; `inject('postgres')` in a test. As superuser. */
export interface TestPostgres {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: TestPostgres
  }
}

/**
 * Vitest's global setup of the server's tests: one PostgreSQL for the run, in a temporary folder.
 * It forgets everything at a power cut, which is why it is quick; a test of durability starts
 * its own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await temporaryInMemory()
  const home = await temporaryHome()
  const quick = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
  const settings = { ...quick, max_connections: '120' }
  const postgres = await startPostgres({ home: home.path, settings, progress: () => {} })
  // A run that is cut short has no end of its own.
  const cut = () => {
    const pid = postgres.pid()
    if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGQUIT')
    rmSync(home.path, { recursive: true, force: true })
  }
  process.once('exit', cut)
  const { host, port, superuser } = postgres
  project.provide('postgres', { host, port, ...superuser })
  return async () => {
    process.off('exit', cut)
    await postgres.stop()
    await home[Symbol.asyncDispose]()
  }
}
