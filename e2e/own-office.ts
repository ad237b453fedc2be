import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { PreparedOffice } from '../apps/server/src/staff/make-office.ts'
import {
  freePorts,
  makeHome,
  startOffice,
  type RunningOffice,
} from '../apps/server/src/testing/running-office.ts'
import { testBrowser } from '../testing/chromium.ts'

export const pictures = join(import.meta.dirname, '../.cache/pictures')

/** Filled before the first test of a file runs. */
export interface OwnOffice {
  /** None where there is no Chromium: then the file’s tests say so and are skipped. */
  browser: Browser | undefined
  prepared: PreparedOffice
  office: RunningOffice
}

/** An office of its own for the walks of one file, on the real thing: the pages as they are built, a browser, PostgreSQL. */
export function ownOffice(): OwnOffice {
  const stack = new AsyncDisposableStack()
  const own = { browser: undefined } as OwnOffice
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true })
    own.browser = await testBrowser()
    const home = stack.use(await temporaryHome())
    own.prepared = await makeHome(home.path)
    own.office = stack.use(await startOffice(home.path, await freePorts()))
  })
  afterAll(async () => {
    await own.browser?.close()
    await stack.disposeAsync()
  })
  return own
}
