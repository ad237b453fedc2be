import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Frame, Locator, Page } from 'playwright-core'
import type { ElementHandle } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDemo } from '../apps/server/src/demo/make-demo.ts'
import { demoSheetsPath, readPrivate } from '../apps/server/src/host/home.ts'
import { openHost } from '../apps/server/src/host/host.ts'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { SignInSheet } from '../apps/server/src/staff/make-office.ts'
import { freePorts, lookInto, startOffice } from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { NO_FIREFOX, testFirefox } from '../testing/firefox.ts'
import { DeskPage } from './desk-page.ts'

/** Files at the desk on the real thing: the pages as they are built, a browser, PostgreSQL, three origins. */
const pictures = process.env['AMPARO_PICTURES'] ?? '.cache/pictures'

let browser: Browser | undefined
const stack = new AsyncDisposableStack()
let office: { desk: string; viewer: string; home: string; sheet: SignInSheet }

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  browser = await testBrowser()
  if (browser === undefined) return
  const home = stack.use(await temporaryHome())
  const sheets = await demoIn(home.path)
  const ports = await freePorts()
  const running = stack.use(await startOffice(home.path, ports))
  const sheet = sheets.find(({ role }) => role === 'intake-officer')
  if (sheet === undefined) throw new Error('no intake officer')
  const viewer = `http://localhost:${ports.viewer}`
  office = { desk: running.desk, viewer, home: home.path, sheet }
})
afterAll(async () => {
  await browser?.close()
  await stack.disposeAsync()
})

interface Visit extends AsyncDisposable {
  readonly desk: DeskPage
  readonly page: Page
  /** Bytes of sealed payload that were fetched so far. */
  readonly fetched: () => number
}

/** An officer with an opened message of the demo. */
async function visit(browser: Browser, message: string): Promise<Visit> {
  const desk = await DeskPage.open(browser, office.desk)
  const { page } = desk
  let fetched = 0
  page.on('response', (response) => {
    if (response.url().includes('/data/'))
      fetched += Number(response.headers()['content-length'] ?? 0)
  })
  await desk.signIn(office.sheet)
  await desk.openMessage(message)
  return {
    desk,
    page,
    fetched: () => fetched,
    async [Symbol.asyncDispose]() {
      await desk.close()
      const elsewhere = new RegExp(`^request: (${office.viewer}/|blob:${office.desk}/)`)
      const troubles = desk.troubles.filter((trouble) => !elsewhere.test(trouble))
      expect(troubles, troubles.join('\n')).toEqual([])
    },
  }
}

interface Given {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Attaches a file as the officer does, and gives the place where it then stands in the thread. */
async function attach(page: Page, file: Given | string, words = ''): Promise<Locator> {
  const given = typeof file === 'string' ? (file.split('/').at(-1) ?? '') : file.name
  const name = given.replace('\u202E', '[U+202E]')
  const summary = page.getByText('Attach files', { exact: true })
  if (!(await page.getByLabel('Choose files').isVisible())) await summary.click()
  await page.getByLabel('Choose files').setInputFiles(file)
  await page.getByLabel('Words about it').fill(words)
  await page.getByRole('button', { name: 'Seal and attach' }).click()
  const part = page
    .getByRole('listitem')
    .filter({ hasText: name })
    .filter({ hasText: 'as its sender says' })
  await part.waitFor({ timeout: 90_000 })
  return part
}

async function look(page: Page, part: Locator): Promise<Frame> {
  await part.getByRole('button', { name: 'Look at it (recorded)' }).click()
  const frame = await (await part.locator('iframe').elementHandle())?.contentFrame()
  if (!frame) throw new Error('no frame')
  await part.getByRole('button', { name: 'Save a copy, unsealed' }).waitFor()
  return frame
}

const filterOf = (frame: Frame, element: string) =>
  frame.locator(element).evaluate((shown) => getComputedStyle(shown).filter)

/** Nothing of a view is left on the viewer’s origin. */
async function expectNothingLeft(page: Page): Promise<void> {
  const other = await page.context().newPage()
  await other.goto(office.viewer)
  const kept = () =>
    other.evaluate(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      cookies: document.cookie,
    }))
  await expect
    .poll(kept)
    .toEqual({ workers: 0, local: 0, session: 0, databases: 0, caches: 0, cookies: '' })
  await other.close()
}

test('a photo is blurred until asked for, blurred again by the same button, checked, and leaves nothing', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  await using officer = await visit(browser, '1')
  const { page, desk } = officer
  const buffer = await photo(page)
  const part = await attach(
    page,
    { name: 'фото\u202Egpj.exe', mimeType: 'image/jpeg', buffer },
    'From the hallway. [Synthetic]',
  )
  await part.getByText('From the hallway.').waitFor()
  await part.getByText('фото[U+202E]gpj.exe').waitFor()
  const frame = await look(page, part)
  await frame.locator('img').waitFor()
  await expect.poll(() => filterOf(frame, 'img')).toContain('blur')
  expect(await filterOf(frame, 'img')).toContain('grayscale')
  await picture(part, 'desk-file-blurred')
  const toggle = part.getByRole('button', { name: 'Show clearly' })
  await toggle.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => filterOf(frame, 'img')).toBe('none')
  await picture(part, 'desk-file-clear')
  await page.keyboard.press('Enter')
  await expect.poll(() => filterOf(frame, 'img')).toContain('blur')
  // A small file is looked through by itself the first time.
  await part.getByText('It is whole, and as it was sent.').waitFor()
  await part.getByText(sha256(buffer)).waitFor()
  await part.getByText('Kept with the file').waitFor()
  await part.getByText(/written inside this picture/).click()
  await part.getByText('Synthetic camera').waitFor()
  await picture(part, 'desk-file-checked')
  await desk.expectAccessible('a file that is looked at')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await part.scrollIntoViewIfNeeded()
  await picture(part, 'desk-file-narrow-dark')
  await desk.expectAccessible('a file that is looked at, narrow and dark')
  await part.getByRole('button', { name: 'Close it' }).click()
  await part.locator('iframe').waitFor({ state: 'detached' })
  await expectNothingLeft(page)
  await desk.expectNothingKept()
  await part.getByText(/^Whole, and as it was sent: checked by/).waitFor()
  expect(await viewEntries()).toBe(1)
  expect(await findingsKept(buffer)).toEqual({ sealed: 1, entries: 1, inClear: 0 })
})

test('what was found of a file is told to whoever opens the message next, who need not look at it', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const buffer = await firstVisit(browser)
  const before = await viewEntries()
  await using officer = await visit(browser, '5')
  const part = officer.page.getByRole('listitem').filter({ hasText: 'next.jpg' })
  await part.getByText(/^Whole, and as it was sent: checked by/).click()
  await part.getByText(sha256(buffer)).waitFor()
  await part.getByText(/written inside this picture/).click()
  await part.getByText('Synthetic camera').waitFor()
  await picture(part, 'desk-file-findings')
  await officer.desk.expectAccessible('the findings kept with a file')
  expect(await viewEntries()).toBe(before)
})

/** Somebody attaches a photo and looks at it once. */
async function firstVisit(from: Browser): Promise<Buffer> {
  await using officer = await visit(from, '5')
  const { page } = officer
  const buffer = await photo(page)
  const part = await attach(page, { name: 'next.jpg', mimeType: 'image/jpeg', buffer })
  await look(page, part)
  await part.getByText('Kept with the file').waitFor()
  return buffer
}

/** How many findings are kept, and how often the fingerprint of this file stands in clear. */
async function findingsKept(file: Buffer): Promise<unknown> {
  const [row] = await asked(
    `select (select count(*)::int from media_findings) as sealed,
       (select count(*)::int from entry where body like '%kind submission.check%') as entries,
       (select count(*)::int from entry where body like '%' || $1 || '%')
         + (select count(*)::int from media_findings where position(convert_to($1, 'UTF8') in envelope) > 0
            or position(decode($1, 'hex') in envelope) > 0) as "inClear"`,
    [sha256(file)],
  )
  return row
}

test('a large video is sought in without being loaded, and its last bytes are exact', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  await using officer = await visit(browser, '2')
  const { page, fetched } = officer
  const bytes = Buffer.concat([mp4Beginning(), randomBytes(48 * 1024 * 1024)])
  const path = join(office.home, 'synthetic-video.mp4')
  await writeFile(path, bytes)
  const part = await attach(page, path)
  const frame = await look(page, part)
  const view = (await frame.locator('video').getAttribute('src')) ?? ''
  expect(view).toMatch(/^\/view\/[0-9a-f]{32}$/)
  const from = bytes.length - 70_001
  const told = await ranged(frame, view, `bytes=${from}-`)
  expect(told.status).toBe(206)
  expect(told.range).toBe(`bytes ${from}-${bytes.length - 1}/${bytes.length}`)
  expect(told.sha256).toBe(sha256(bytes.subarray(from)))
  // Browsers end a service worker that has little to do; the next question starts it again.
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('ServiceWorker.enable')
  await devTools.send('ServiceWorker.stopAllWorkers')
  const middle = await ranged(frame, view, 'bytes=65530-65540')
  expect(middle.sha256).toBe(sha256(bytes.subarray(65_530, 65_541)))
  expect((await ranged(frame, view, `bytes=${bytes.length}-`)).status).toBe(416)
  expect(fetched()).toBeLessThan(12 * 1024 * 1024)
  await part.getByRole('button', { name: 'Check that it is whole' }).click()
  await part.getByText('It is whole, and as it was sent.').waitFor({ timeout: 90_000 })
  await page.getByRole('button', { name: /Lock/ }).first().click()
  await page.getByLabel('Passphrase').waitFor()
  expect(await page.locator('iframe').count()).toBe(0)
  await expectNothingLeft(page)
})

test.for([
  ['an SVG with a script', 'drawing.svg', svg()],
  ['a page', 'letter.png', Buffer.from('<!doctype html><script>parent.hacked = 1</script>')],
  ['a PDF', 'paper.pdf', Buffer.from('%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript >> >>')],
] as const)(
  '%s is not shown, whatever it says it is; a copy is saved under a name that says nothing',
  async ([, name, buffer], context) => {
    if (browser === undefined) return context.skip(NO_CHROMIUM)
    await using officer = await visit(browser, '3')
    const { page } = officer
    const part = await attach(page, { name, mimeType: 'image/png', buffer })
    const frame = await look(page, part)
    await part.getByText('This cannot be shown here.').waitFor()
    expect(await frame.locator('img, video, audio').count()).toBe(0)
    const downloading = page.waitForEvent('download')
    await part.getByRole('button', { name: 'Save a copy, unsealed' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^amparo-[0-9a-f]{8}\.bin$/)
    expect(await readFile(await download.path())).toEqual(buffer)
  },
)

test('a picture that is also a script is only ever a picture', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  await using officer = await visit(browser, '4')
  const { page } = officer
  const part = await attach(page, {
    name: 'both.js',
    mimeType: 'text/javascript',
    buffer: polyglot(),
  })
  const frame = await look(page, part)
  const view = (await frame.locator('img').getAttribute('src')) ?? ''
  const headers = await frame.evaluate(async (address) => {
    const response = await fetch(address)
    return [...response.headers]
  }, view)
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/gif',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'no-store',
  })
  const ran = await frame.evaluate(async (address) => {
    const script = document.createElement('script')
    const { trustedTypes } = globalThis as unknown as { trustedTypes?: unknown }
    try {
      script.src = address
      document.body.append(script)
      await new Promise((resolve) => {
        script.addEventListener('load', () => resolve('loaded'))
        script.addEventListener('error', () => resolve('refused'))
        setTimeout(resolve, 2_000)
      })
    } catch {
      return 'refused by Trusted Types'
    }
    return trustedTypes === undefined ? 'no Trusted Types' : 'assigned'
  }, view)
  expect(ran).toBe('refused by Trusted Types')
  const { troubles } = officer.desk
  const isExpected = (trouble: string) => /require-trusted-types|TrustedScriptURL/.test(trouble)
  await expect
    .poll(() => troubles.filter(isExpected).map((one) => one.slice(0, 6)))
    .toContain('policy')
  troubles.splice(0, Infinity, ...troubles.filter((trouble) => !isExpected(trouble)))
})

test('a picture whose inside is written to never end is shown all the same', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  await using officer = await visit(browser, '5')
  const { page } = officer
  const part = await attach(page, {
    name: 'bomb.jpg',
    mimeType: 'image/jpeg',
    buffer: withExif(await drawn(page), bomb()),
  })
  const frame = await look(page, part)
  await frame.locator('img').waitFor()
  await part.getByText(/written inside/).waitFor({ timeout: 10_000 })
  await part.getByRole('button', { name: 'Show clearly' }).click()
  await expect.poll(() => filterOf(frame, 'img')).toBe('none')
})

test('a file that was begun goes on after a reload with the very same file, and with no other', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  await using officer = await visit(browser, '6')
  const { page, desk } = officer
  const path = join(office.home, 'synthetic-scan.bin')
  const bytes = randomBytes(12 * 1024 * 1024)
  await writeFile(path, bytes)
  await page.route('**/files/**', (route, request) => {
    const offset = Number(request.headers()['upload-offset'] ?? 0)
    return offset > 1_000_000 ? route.abort() : route.continue()
  })
  await page.getByText('Attach files', { exact: true }).click()
  await page.getByLabel('Choose files').setInputFiles(path)
  await picture(
    page.getByRole('group').filter({ hasText: 'Words about it' }).last(),
    'desk-file-attaching',
  )
  await page.getByRole('button', { name: 'Seal and attach' }).click()
  await page.getByText('Waiting for the line').waitFor()
  await picture(page.getByText('Waiting for the line').locator('..'), 'desk-file-waiting')
  await page.unroute('**/files/**')
  await page.goto(office.desk)
  await desk.signIn(office.sheet)
  await desk.openMessage('6')
  await page.getByText('Not finished:').waitFor()
  const changed = join(office.home, 'changed.bin')
  await writeFile(changed, Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1)! ^ 1])]))
  await page.getByLabel('Choose the same file again').setInputFiles(changed)
  await page.getByText('This is not the file that was begun').waitFor()
  await page.getByLabel('Choose the same file again').setInputFiles(path)
  const part = page.getByRole('listitem').filter({ hasText: 'as its sender says' })
  await part.waitFor()
  await look(page, part)
  await part.getByRole('button', { name: 'Check that it is whole' }).click()
  await part.getByText('It is whole, and as it was sent.').waitFor()
  await part.getByText(sha256(bytes)).waitFor()
})

test('a voice note is recorded, attached, and sounds only after a press', async (context) => {
  const listening = await testBrowser([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ])
  if (listening === undefined) return context.skip(NO_CHROMIUM)
  try {
    await using officer = await visit(listening, '7')
    const { page } = officer
    await page.getByText('Attach files', { exact: true }).click()
    await page.getByRole('button', { name: 'Record a voice note' }).click()
    await page.getByText('Recording, 0:01 of 15:00').waitFor()
    await page.getByRole('button', { name: 'Stop recording' }).click()
    await page.locator('audio').waitFor()
    await page.getByRole('button', { name: 'Use this recording' }).click()
    await page.getByRole('button', { name: 'Seal and attach' }).click()
    const part = page.getByRole('listitem').filter({ hasText: 'as its sender says' })
    await part.waitFor()
    const frame = await look(page, part)
    const isSilent = () =>
      frame.locator('video, audio').evaluate((one: HTMLMediaElement) => one.muted && one.paused)
    expect(await isSilent()).toBe(true)
    await part.getByRole('button', { name: 'Let it sound' }).click()
    await expect
      .poll(() => frame.locator('video, audio').evaluate((one: HTMLMediaElement) => one.muted))
      .toBe(false)
    await picture(part, 'desk-file-voice')
    await part.getByRole('button', { name: 'Silence it' }).click()
    await expect.poll(isSilent).toBe(true)
  } finally {
    await listening.close()
  }
})

test(
  'Firefox shows it the same way, seeks in it, and leaves nothing',
  { timeout: 240_000 },
  async (context) => {
    if (browser === undefined) return context.skip(NO_CHROMIUM)
    const firefox = await testFirefox()
    if (firefox === undefined) return context.skip(NO_FIREFOX)
    try {
      const page = await firefox.newPage()
      page.setDefaultTimeout(90_000)
      await page.setViewport({ width: 1280, height: 800 })
      const press = (text: string) =>
        page.locator(`::-p-xpath(//button[contains(., '${text}')])`).click()
      const path = join(office.home, 'synthetic.gif')
      await writeFile(path, polyglot())
      await page.goto(office.desk)
      await page.waitForSelector('form input')
      const [handle, passphrase] = await page.$$('form input, form textarea')
      await handle?.type(office.sheet.handle)
      await passphrase?.type(office.sheet.passphrase)
      await press('Unlock')
      await page.locator('a[href*="/messages/9"]').setTimeout(60_000).click()
      await press('Open the message')
      await page.locator(`::-p-xpath(//summary[contains(., 'Attach files')])`).click()
      const input = await page.waitForSelector('input[type=file]')
      await (input as ElementHandle<HTMLInputElement>).uploadFile(path)
      await press('Seal and attach')
      await press('Look at it')
      // Asked for anew each time: a frame that was found before it went to its address stays silent.
      const framed = async () => (await page.$('iframe'))?.contentFrame()
      await expect.poll(async () => (await framed())?.$('img'), { timeout: 90_000 }).toBeTruthy()
      const frame = await framed()
      if (!frame) throw new Error('no frame')
      const filter = () =>
        frame.$eval('img', (image) => `${getComputedStyle(image).filter} ${image.naturalWidth}`)
      await expect.poll(filter, { timeout: 60_000 }).toMatch(/^blur.* [1-9]\d*$/)
      await press('Show clearly')
      await expect.poll(filter, { timeout: 60_000 }).toMatch(/^none /)
      const part = await frame.$eval('img', async (image) => {
        const response = await fetch(image.src, { headers: { range: 'bytes=2-5' } })
        return `${response.status} ${await response.text()}`
      })
      expect(part).toBe('206 F89a')
      await press('Close it')
      await page.waitForFunction(() => document.querySelector('iframe') === null)
      const other = await firefox.newPage()
      await other.goto(office.viewer)
      const kept = () =>
        other.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
      await expect.poll(kept, { timeout: 60_000 }).toBe(0)
    } finally {
      await firefox.close()
    }
  },
)

async function ranged(frame: Frame, address: string, range: string) {
  return frame.evaluate(
    async ({ address, range }) => {
      const response = await fetch(address, { headers: { range } })
      const bytes = await response.arrayBuffer()
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      return {
        status: response.status,
        range: response.headers.get('content-range'),
        sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      }
    },
    { address, range },
  )
}

/** How many looks at files stand in the log. */
async function viewEntries(): Promise<number> {
  const [row] = await asked(
    `select count(*)::int as n from entry where body like '%submission.view%'`,
  )
  return Number(row?.['n'])
}

/** Asks the demo office's own tables. */
async function asked(query: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const sql = await lookInto(office.home)
  try {
    const found = await sql.query(`select schemaname from pg_tables where tablename = 'entry'`)
    const [{ schemaname }] = found.rows as [{ schemaname: string }]
    await sql.query(`set search_path = ${sql.escapeIdentifier(schemaname)}`)
    return (await sql.query(query, values)).rows as Record<string, unknown>[]
  } finally {
    await sql.end()
  }
}

/** A JPEG that names its camera. */
async function photo(page: Page): Promise<Buffer> {
  return withExif(await drawn(page), camera())
}

async function drawn(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 400)
    const context = canvas.getContext('2d')
    if (context === null) return ''
    for (let x = 0; x < 640; x += 1) {
      context.fillStyle = `hsl(${x} 70% ${30 + (x % 97) / 3}%)`
      context.fillRect(x, 0, 1, 400)
    }
    context.fillStyle = 'white'
    context.font = '48px sans-serif'
    context.fillText('Synthetic photo', 130, 220)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())))
  })
  return Buffer.from(base64, 'base64')
}

/** Puts TIFF bytes into a JPEG as its APP1 (Exif 2.32 §4.7.2). */
function withExif(jpeg: Buffer, tiff: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** TIFF with one entry: Make. */
function camera(): Buffer {
  const make = Buffer.from('Synthetic camera\0', 'latin1')
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x010f, 10)
  tiff.writeUInt16LE(2, 12)
  tiff.writeUInt32LE(make.length, 14)
  tiff.writeUInt32LE(26, 18)
  return Buffer.concat([tiff, make])
}

/** As many entries as fit, each of four thousand million values, and a directory that comes after itself. */
function bomb(): Buffer {
  const entries = 5_000
  const tiff = Buffer.alloc(14 + entries * 12)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(entries, 8)
  for (let at = 0; at < entries; at += 1) {
    const entry = 10 + at * 12
    tiff.writeUInt16LE([0x8769, 0x8825, 0xa005, 0x010f][at % 4] ?? 0, entry)
    tiff.writeUInt16LE(5, entry + 2)
    tiff.writeUInt32LE(0xffff_ffff, entry + 4)
    tiff.writeUInt32LE(8, entry + 8)
  }
  tiff.writeUInt32LE(8, 10 + entries * 12)
  return tiff
}

function svg(): Buffer {
  return Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>parent.hacked = 1</script><circle r="9"/></svg>',
  )
}

/** A GIF of one pixel whose bytes are also a script. */
function polyglot(): Buffer {
  const comment = Buffer.from('*/=1;globalThis.hacked=1//', 'latin1')
  const head = Buffer.from('GIF89a/*\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1')
  const said = Buffer.concat([Buffer.from([0x21, 0xfe, comment.length]), comment, Buffer.from([0])])
  const frame = Buffer.from(',\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;', 'latin1')
  return Buffer.concat([head, said, frame])
}

/** What an MP4 begins with (ISO/IEC 14496-12 §4.3); no browser decodes what follows here. */
function mp4Beginning(): Buffer {
  return Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isommp41', 'latin1')
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function demoIn(home: string): Promise<readonly SignInSheet[]> {
  await using host = await openHost(home, () => {})
  await makeDemo(host, home, () => {})
  return JSON.parse(readPrivate(demoSheetsPath(home)) ?? '[]') as SignInSheet[]
}

async function picture(place: Locator, name: string): Promise<void> {
  const path = `${pictures}/${name}.png`
  await place.screenshot({ path, animations: 'disabled' })
  expect((await stat(path)).size).toBeGreaterThan(1_000)
}
