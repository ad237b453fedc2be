import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '@amparo/contract'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, type TestContext } from 'vitest'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { PreparedOffice, SignInSheet } from '../apps/server/src/staff/make-office.ts'
import {
  freePorts,
  makeHome,
  startOffice,
  type RunningOffice,
} from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DeskPage } from './desk-page.ts'

export const pictures = join(import.meta.dirname, '../.cache/pictures')

/** Filled before the first test of a file runs. */
export interface OwnOffice {
  /** None where there is no Chromium: then the file’s tests say so and are skipped. */
  browser: Browser | undefined
  prepared: PreparedOffice
  office: RunningOffice
}

/**
 * An office of its own for the walks of one file, on the real thing: the pages as they are built, a browser, PostgreSQL. `clockOf`
 * makes the file that says how far its clock stands off, where its days are others than ours.
 */
export function ownOffice(clockOf?: () => Promise<string>): OwnOffice {
  const stack = new AsyncDisposableStack()
  const own = { browser: undefined } as OwnOffice
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true })
    own.browser = await testBrowser()
    const home = stack.use(await temporaryHome())
    own.prepared = await makeHome(home.path)
    const ports = await freePorts()
    const clock = await clockOf?.()
    own.office = stack.use(
      await startOffice(home.path, clock === undefined ? ports : { ...ports, clock }),
    )
  })
  afterAll(async () => {
    await own.browser?.close()
    await stack.disposeAsync()
  })
  return own
}

/** Somebody of this role at the desk of the office, signed in; where there is no Chromium the test says so and is skipped. */
export async function signedIn(
  own: OwnOffice,
  context: TestContext,
  role: Role,
  options: BrowserContextOptions = {},
): Promise<DeskPage> {
  if (own.browser === undefined) return context.skip(NO_CHROMIUM)
  const desk = await DeskPage.open(own.browser, own.office.desk, options)
  await desk.signIn(sheetOf(own, role))
  return desk
}

/** What the first of this role signs in with. */
export function sheetOf(own: OwnOffice, role: Role): SignInSheet {
  const sheet = own.prepared.sheets.find((one) => one.role === role)
  if (sheet === undefined) throw new Error(`nobody is ${role}`)
  return sheet
}
