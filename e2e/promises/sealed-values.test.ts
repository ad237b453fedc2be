import { randomInt } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import {
  freePorts,
  lookInto,
  makeHome,
  startOffice,
  type RunningOffice,
} from '../../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../../testing/chromium.ts'
import { DeskPage } from '../desk-page.ts'
import { findBelow, Finder, type Canary } from './finder.ts'
import { recordingProxy, type RecordingProxy } from './recording-proxy.ts'

// A restricted act is recorded on the real page of a real server, and one that is not, beside it; then every byte the
// server was sent, and every byte it left on the disk and in its log, is looked through.

const PATIENCE = { timeout: 240_000 }

/** Letters at random, long enough to be found in pieces of eight. */
function word(): string {
  return Array.from({ length: 32 }, () => 'bcdfghjklmnpqrstvwxz'[randomInt(20)]).join('')
}

const [how, by, open] = [word(), word(), word()]
/** What tells of the restricted act; its type by its code, as the register would hold it. */
const hidden: readonly Canary[] = [
  { name: 'how it was done', is: how, random: true },
  { name: 'by whom', is: by, random: true },
  { name: 'its type', is: 'INT.RAPE' },
]
const shown: Canary = { name: 'how another act was done', is: open, random: true }

let browser: Browser | undefined
let home = ''
let office: RunningOffice
let desk: RecordingProxy
const stack = new AsyncDisposableStack()

beforeAll(async () => {
  browser = await testBrowser()
  if (browser === undefined) return
  home = await mkdtemp(join(tmpdir(), 'amparo-walk-'))
  await chmod(home, 0o711)
  stack.defer(() => rm(home, { recursive: true, force: true }))
  const prepared = await makeHome(home)
  const ports = await freePorts()
  desk = stack.use(await recordingProxy(() => ports.desk))
  const origins = {
    door: `http://localhost:${ports.door}`,
    desk: `http://localhost:${desk.port}`,
  }
  office = stack.use(await startOffice(home, { ...ports, origins }))
  const sheet = prepared.sheets.find(({ role }) => role === 'rights-officer')
  if (sheet === undefined) throw new Error('no rights officer')
  const page = await DeskPage.open(browser, office.desk)
  await page.signIn(sheet)
  await recordBoth(page)
  await page.close()
}, PATIENCE.timeout)

afterAll(async () => {
  await browser?.close()
  await stack.disposeAsync()
})

async function recordBoth(desk: DeskPage): Promise<void> {
  await desk.goTo('People')
  await desk.press('Record: Person')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Synthetic Person')
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await desk.heading(/Synthetic Person/)
  await recordAct(desk, { How: open })
  await recordAct(desk, { How: how, 'By whom, as alleged': by }, 'INT.RAPE')
}

async function recordAct(
  desk: DeskPage,
  said: Readonly<Record<string, string>>,
  type?: string,
): Promise<void> {
  await desk.page.getByRole('button', { name: 'Add: Act' }).first().click()
  const dialog = desk.page.getByRole('dialog')
  if (type !== undefined) await dialog.getByLabel('What was done').selectOption(type)
  for (const [label, text] of Object.entries(said))
    await dialog.getByLabel(label, { exact: true }).fill(text)
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const text of Object.values(said)) await desk.page.getByText(text).first().waitFor()
}

const skipped = (context: TestContext): boolean => {
  if (browser === undefined) context.skip(NO_CHROMIUM)
  return browser === undefined
}

test('the server is sent nothing that tells what was done in a restricted act', (context) => {
  if (skipped(context)) return
  const find = (canaries: readonly Canary[]) =>
    desk.received().flatMap((bytes) => new Finder(canaries).find(bytes, 'to the desk'))
  expect(find([shown])).not.toEqual([])
  expect(find(hidden)).toEqual([])
})

test(
  'the house holds nothing that tells what was done in a restricted act',
  PATIENCE,
  async (context) => {
    if (skipped(context)) return
    const client = await lookInto(home)
    await client.query('checkpoint')
    await client.end()
    expect(await findBelow(new Finder([shown]), home)).not.toEqual([])
    expect(await findBelow(new Finder(hidden), home)).toEqual([])
    expect(await findBelow(new Finder(hidden), office.temporary)).toEqual([])
    const log = await readFile(join(office.said, 'stderr'))
    expect(new Finder([...hidden, shown]).find(log, 'the log')).toEqual([])
  },
)
