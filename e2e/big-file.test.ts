import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, type TestContext } from 'vitest'
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
import { NO_FIREFOX, testFirefox } from '../testing/firefox.ts'
import { DoorPage } from './door-page.ts'
import { FirefoxDoor } from './firefox-door.ts'
import { contentsOf, newestKept, openedByAge } from './kept-file.ts'
import { lineTo, type Line } from './line.ts'
import { ageCommand, NO_AGE } from './promises/age-command.ts'
import { writeSyntheticVideo } from './synthetic-video.ts'

const MEBIBYTE = 1024 * 1024

/** `AMPARO_BIG_FILE=2048` is the whole of it. Each fifth of the least is still more than one request. */
const mebibytes = Number(process.env['AMPARO_BIG_FILE'] ?? 32)

/** Of the bytes of an upload, as the page sends them; what broke may have gone out a second time. */
const LONGEST_REQUEST = 4 * MEBIBYTE

/** Everything else a page sends: the text message, headers, what is asked. */
const ASIDE = 4 * MEBIBYTE

/** A minute, and a second for each mebibyte: what a machine with other things to do needs without its compiler. */
const patience = 60_000 + mebibytes * 1_000

/** What the story needs of a browser, whichever drives it. */
interface Sender {
  /** From the language to the page that offers files; the return code. */
  readonly arrive: () => Promise<string>
  readonly chooseFile: (label: string, path: string) => Promise<void>
  readonly press: (name: string) => Promise<void>
  readonly sees: (sentence: string, patience: number) => Promise<void>
  /** Loads the page again, which forgets everything, and opens the mailbox with the code. */
  readonly comeBack: (code: string) => Promise<void>
}

let home: Awaited<ReturnType<typeof temporaryHome>>
let prepared: PreparedOffice
let ports: Ports
let line: Line
let office: RunningOffice

beforeEach(async () => {
  home = await temporaryHome()
  prepared = await makeHome(home.path)
  const free = await freePorts()
  line = await lineTo(free.door)
  const desk = `http://localhost:${free.desk}`
  ports = { ...free, origins: { door: `http://localhost:${line.port}`, desk } }
  office = await startOffice(home.path, ports)
}, 180_000)

afterEach(async () => {
  await line?.[Symbol.asyncDispose]()
  await office?.[Symbol.asyncDispose]()
  await home?.[Symbol.asyncDispose]()
}, 180_000)

describe(`a video of ${mebibytes} MiB outlives a cut line, a killed server and a reload, and opens with age as it was`, () => {
  test('in Chromium', { timeout: 3 * patience }, async (context) => {
    const browser = await testBrowser()
    if (browser === undefined) return context.skip(NO_CHROMIUM)
    try {
      const door = await DoorPage.open(browser, office.door, 'en')
      await story(context, inChromium(door))
      await door.expectNoTrace()
    } finally {
      await browser.close()
    }
  })

  test('in Firefox', { timeout: 3 * patience }, async (context) => {
    const browser = await testFirefox()
    if (browser === undefined) return context.skip(NO_FIREFOX)
    try {
      await story(context, inFirefox(await FirefoxDoor.open(browser, office.door)))
    } finally {
      await browser.close()
    }
  })
})

/** The file's way: a fifth of it, and each time something else breaks it; then the rest, and the look at what is kept. */
async function story(context: TestContext, sender: Sender): Promise<void> {
  const age = await ageCommand()
  if (age === undefined) return context.skip(NO_AGE)
  const path = join(home.path, 'video.mp4')
  await writeSyntheticVideo(path, mebibytes)
  const part = (mebibytes * MEBIBYTE) / 5
  const code = await sender.arrive()
  const begun = performance.now()

  const first = line.holdAfter(part)
  await sender.chooseFile(words.choose, path)
  await sender.press(words.send)
  await first
  line.cut()
  await sender.sees(words.waitingForLine, patience)

  const second = line.holdAfter(part)
  line.open()
  await second
  await office.end('SIGKILL')
  await sender.sees(words.waitingForLine, patience)

  const third = line.holdAfter(part)
  office = await startOffice(home.path, ports)
  await third
  await sender.comeBack(code)
  await sender.sees(words.unfinished, patience)
  await sender.chooseFile(words.chooseAgain, path)
  await sender.sees(words.arrived, patience)
  const minutes = (performance.now() - begun) / 60_000

  const source = await contentsOf(createReadStream(path))
  const kept = await newestKept(home.path, prepared)
  expect(kept.document).toMatchObject({ name: 'video.mp4', kind: 'video', size: source.length })
  const opened = await openedByAge(age, kept)
  expect(opened.sha256).toBe(source.sha256)
  expect(opened.isPaddedWithZeros).toBe(true)
  // Each break costs one request at most: what has arrived is not sent again.
  expect(line.carried()).toBeLessThan(kept.length + 3 * LONGEST_REQUEST + ASIDE)
  process.stdout.write(
    `${context.task.name}: ${mebibytes} MiB in ${minutes.toFixed(1)} minutes, equal\n`,
  )
}

function inChromium(door: DoorPage): Sender {
  return {
    async arrive() {
      await door.begin()
      await door.skipAll()
      await door.send()
      const code = (await door.shownCode('digits')).join(' ')
      await door.repeat(code)
      await door.at(door.messages.next.title)
      return code
    },
    chooseFile: (label, path) => door.page.getByLabel(label, { exact: true }).setInputFiles(path),
    press: (button) => door.press(button),
    sees: (sentence, timeout) =>
      door.page.getByText(sentence, { exact: true }).first().waitFor({ timeout }),
    async comeBack(code) {
      await door.page.reload()
      await door.begin()
      await door.press(door.messages.about.haveCode)
      await door.openMailbox(code)
      await door.at(door.messages.mailbox.inside)
    },
  }
}

function inFirefox(door: FirefoxDoor): Sender {
  return {
    async arrive() {
      await door.begin()
      await door.tell()
      await door.send()
      return door.keepCode()
    },
    chooseFile: (label, path) => door.chooseFile(label, path),
    press: (button) => door.press(button),
    sees: (sentence, timeout) => door.sees(sentence, timeout),
    async comeBack(code) {
      await door.page.reload()
      await door.begin()
      await door.openMailbox(code)
    },
  }
}
