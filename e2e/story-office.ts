import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@amparo/contract'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, type TestContext } from 'vitest'
import { shiftDate } from '../apps/server/src/testing/shift-date.ts'
import type { DeskPage } from './desk-page.ts'
import { ownOffice, signedIn, type OwnOffice } from './own-office.ts'

/**
 * An office whose days are those of a story: its server and its pages show the day that was said last, and run on from there.
 * Whoever works there signs in on a day and leaves at the end of it.
 */
export interface StoryOffice {
  readonly own: OwnOffice
  /** From now on it is this day, about noon in Minsk. Days go forward alone. */
  readonly day: (day: string) => void
  readonly officer: (context: TestContext, role: Role) => Promise<DeskPage>
}

export function storyOffice(begins: string): StoryOffice {
  let by = 0
  let clock = ''
  const set = (day: string) => {
    by = Date.parse(`${day}T09:00:00Z`) - Date.now()
    writeFileSync(clock, String(by))
  }
  const own = ownOffice(async () => {
    clock = join(await mkdtemp(join(tmpdir(), 'amparo-clock-')), 'clock')
    set(begins)
    return clock
  })
  beforeAll(() => {
    if (own.browser !== undefined) own.browser = onTheDay(own.browser, () => by)
  })
  afterAll(() => rm(join(clock, '..'), { recursive: true, force: true }))
  const officer = async (context: TestContext, role: Role) => {
    const desk = await signedIn(own, context, role)
    context.onTestFinished(() => desk.close())
    return desk
  }
  return { own, day: set, officer }
}

/** Every page that it opens shows the day of the story. */
function onTheDay(browser: Browser, by: () => number): Browser {
  const newContext = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext(options)
    await context.addInitScript(shiftDate, by())
    return context
  }
  // The pages’ drivers ask a browser for nothing else, and whoever opened it closes it.
  return { newContext, close: () => browser.close() } as Browser
}
