import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileDocument } from '@amparo/seal'
import { openMediaHeader, openRange } from '@amparo/seal/media'
import { nodeEngine } from '@amparo/seal/media-node'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messages as words } from '../apps/door/src/files/locales/en.ts'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { PreparedOffice } from '../apps/server/src/staff/make-office.ts'
import {
  freePorts,
  makeHome,
  startOffice,
  type Ports,
  type RunningOffice,
} from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DoorPage } from './door-page.ts'
import { newestKept } from './kept-file.ts'
import { photoWithPlace } from './synthetic-photo.ts'

const MEBIBYTE = 1024 * 1024
const pictures = '.cache/pictures'

let browser: Browser | undefined
let home: Awaited<ReturnType<typeof temporaryHome>>
let prepared: PreparedOffice
let ports: Ports
let office: RunningOffice

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  browser = await testBrowser()
  if (browser === undefined) return
  home = await temporaryHome()
  prepared = await makeHome(home.path)
  ports = await freePorts()
  office = await startOffice(home.path, ports)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await office?.[Symbol.asyncDispose]()
  await home?.[Symbol.asyncDispose]()
})

/** A sender whose text has arrived and who has copied the code: the page that offers files. */
async function sender(from: Browser): Promise<{ door: DoorPage; code: string }> {
  const door = await DoorPage.open(from, office.door, 'en')
  await door.begin()
  await door.skipAll()
  await door.send()
  const code = (await door.shownCode('digits')).join(' ')
  await door.repeat(code)
  await door.at(door.messages.next.title)
  await door.page.getByRole('heading', { name: words.title }).waitFor()
  return { door, code }
}

/** The page in a new browser, as somebody finds it who types their code. */
async function back(from: Browser, code: string): Promise<DoorPage> {
  const door = await DoorPage.open(from, office.door, 'en')
  await door.begin()
  await door.press(door.messages.about.haveCode)
  await door.openMailbox(code)
  await door.at(door.messages.mailbox.inside)
  return door
}

const input = (page: Page) => page.getByLabel(words.choose, { exact: true })

async function fileOf(bytes: Buffer, name: string): Promise<string> {
  const path = join(home.path, name)
  await writeFile(path, bytes)
  return path
}

/** The newest file the office has, opened with the team's key: its description and its bytes. */
async function newestFile(): Promise<{ document: FileDocument; bytes: Buffer }> {
  const { document, header, payload, length, identity } = await newestKept(home.path, prepared)
  const key = await openMediaHeader(identity, header)
  if (key.verdict !== 'key') throw new Error('the header does not open')
  await using handle = await open(payload)
  const range = await openRange({
    fileKey: key.fileKey,
    nonce: Buffer.from(document.media.nonce, 'hex'),
    length,
    from: 0,
    to: document.size,
    readPayload: async (start, end) => {
      const bytes = Buffer.alloc(end - start)
      await handle.read(bytes, 0, bytes.length, start)
      return bytes
    },
    engine: nodeEngine,
  })
  if (!('plaintext' in range)) throw new Error('the file does not open')
  return { document, bytes: Buffer.from(range.plaintext) }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a photo', () => {
  test('shows what it would give away before it is sent, and arrives whole', async (context) => {
    if (browser === undefined) return context.skip(NO_CHROMIUM)
    const { door } = await sender(browser)
    const photo = photoWithPlace()
    await input(door.page).setInputFiles(await fileOf(photo, 'photo.jpg'))
    await door.page.getByText(words.place).waitFor()
    await door.page.getByText('Synthetic Camera').waitFor()
    await door.expectFits('a photo')
    await door.expectAccessible('a photo')
    await door.page.screenshot({
      path: `${pictures}/door-en-390-light-22-photo.png`,
      fullPage: true,
    })
    await door.press(words.send)
    await door.page.getByText(words.arrived).waitFor()
    const { document, bytes } = await newestFile()
    expect(document).toMatchObject({ name: 'photo.jpg', mime: 'image/jpeg', kind: 'photo' })
    expect(bytes.equals(photo)).toBe(true)
    door.expectNoTrouble()
    await door.expectNoTrace()
    await door.close()
  })

  test('that is empty or larger than the office takes is refused in a sentence, and nothing is sent', async (context) => {
    if (browser === undefined) return context.skip(NO_CHROMIUM)
    const { door } = await sender(browser)
    await input(door.page).setInputFiles(await fileOf(Buffer.alloc(0), 'empty.jpg'))
    await door.page.getByText(words.problems.empty).waitFor()
    const large = join(home.path, 'large.mp4')
    const handle = await open(large, 'w')
    await handle.truncate(4 * 1024 * MEBIBYTE + 1)
    await handle.close()
    await input(door.page).setInputFiles(large)
    await door.page.getByText(words.problems.tooLarge).waitFor()
    expect(await door.page.getByRole('button', { name: words.send, exact: true }).count()).toBe(0)
    await rm(large)
    await door.close()
  })
})

describe('a long file', () => {
  test(
    'survives the server’s death and a lost line, and arrives byte for byte',
    { timeout: 240_000 },
    async (context) => {
      if (browser === undefined) return context.skip(NO_CHROMIUM)
      const { door } = await sender(browser)
      const video = randomBytes(48 * MEBIBYTE)
      await input(door.page).setInputFiles(await fileOf(video, 'video.mp4'))
      await door.press(words.send)
      await someArrived(door.page)
      await office.end('SIGKILL')
      await door.page.getByText(words.waitingForLine).waitFor()
      office = await startOffice(home.path, ports)
      await door.page.getByText(words.arrived).waitFor({ timeout: 180_000 })
      const { document, bytes } = await newestFile()
      expect(document.size).toBe(video.length)
      expect(sha256(bytes)).toBe(sha256(video))
      await door.expectNoTrace()
      await door.close()
    },
  )

  test(
    'goes on after the page was closed, once the code is typed and the very same file chosen; a changed one is refused',
    { timeout: 240_000 },
    async (context) => {
      if (browser === undefined) return context.skip(NO_CHROMIUM)
      const { door, code } = await sender(browser)
      const video = randomBytes(24 * MEBIBYTE)
      const path = await fileOf(video, 'clip.mp4')
      await slowly(door.page)
      await input(door.page).setInputFiles(path)
      await door.press(words.send)
      await someArrived(door.page)
      await door.close()

      const again = await back(browser, code)
      await again.page.getByRole('heading', { name: words.unfinished }).waitFor()
      await again.page.screenshot({
        path: `${pictures}/door-en-390-light-23-unfinished.png`,
        fullPage: true,
      })
      const chooseAgain = again.page.getByLabel(words.chooseAgain, { exact: true })
      const changed = Buffer.from(video)
      changed[20 * MEBIBYTE] = (changed[20 * MEBIBYTE] ?? 0) ^ 1
      await chooseAgain.setInputFiles(await fileOf(changed, 'clip-changed.mp4'))
      await again.page.getByText(words.otherFile).waitFor()
      await chooseAgain.setInputFiles(path)
      await again.page.getByText(words.arrived).waitFor({ timeout: 120_000 })
      expect(sha256((await newestFile()).bytes)).toBe(sha256(video))
      await again.expectNoTrace()
      await again.close()
    },
  )

  test('that changes while it is sent is stopped before a byte of the change leaves', async (context) => {
    if (browser === undefined) return context.skip(NO_CHROMIUM)
    const { door } = await sender(browser)
    const video = randomBytes(24 * MEBIBYTE)
    const path = await fileOf(video, 'moving.mp4')
    await slowly(door.page)
    await input(door.page).setInputFiles(path)
    await door.press(words.send)
    await someArrived(door.page)
    const handle = await open(path, 'r+')
    await handle.write(randomBytes(64), 0, 64, 23 * MEBIBYTE)
    await handle.close()
    await door.page
      .getByText(words.problems.changed)
      .or(door.page.getByText(words.problems.unreadable))
      .waitFor({ timeout: 60_000 })
    await door.close()
  })
})

describe('a voice message', () => {
  test('is recorded in the page, listened to, sent, and leaves nothing on the device', async (context) => {
    const speaking = await testBrowser([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ])
    if (speaking === undefined) return context.skip(NO_CHROMIUM)
    try {
      const { door } = await sender(speaking)
      await door.page.context().grantPermissions(['microphone'])
      await door.press(words.record)
      await door.page.waitForTimeout(1_500)
      await door.press(words.finishRecording)
      await door.page.getByText(words.listen).first().waitFor()
      await door.press(words.send)
      await door.page.getByText(words.arrived).waitFor()
      expect((await newestFile()).document).toMatchObject({ kind: 'voice' })
      await door.expectNoTrace()
    } finally {
      await speaking.close()
    }
  })
})

async function someArrived(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const bar = document.querySelector<HTMLProgressElement>('.file progress')
    return bar !== null && bar.max > 1 && bar.value > 0
  })
}

/** As over a bad line: each piece takes a while. */
async function slowly(page: Page): Promise<void> {
  await page.route('**/api/files/data/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    await route.continue()
  })
}
