import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { languages, type LanguageCode, type Messages } from '@amparo/door/locales'
import { checkIntake, fingerprint, hashOf, publicKeyOf, type PublicKey } from '@amparo/seal'
import { readSealedForm } from '@amparo/seal/offline'
import {
  checkOfflineForm,
  fileFingerprint,
  fillForm,
  intakeInForm,
} from '@amparo/seal/offline-form'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { formMessages } from '../apps/door/src/form/locales/form-languages.ts'
import { inForm } from '../apps/door/src/form/locales/form-messages.ts'
import { sealedOffice } from '../apps/door/src/testing/sealed-office.ts'
import { NO_FIREFOX, testFirefox } from '../testing/firefox.ts'
import { DoorPage } from './door-page.ts'
import { FirefoxDoor } from './firefox-door.ts'
import { ageCommand, NO_AGE, openWithKeys } from './promises/age-command.ts'
import { expectSaidAloud } from './reading-order.ts'
import { expectLedWell, follow, pictures, WaysOffice } from './ways-office.ts'

/** The form that travels as one file: saved at the desk, filled in without any line, handed in at the desk. */
let office: WaysOffice
let folder: string
beforeAll(async () => {
  office = await WaysOffice.start()
  folder = await mkdtemp(join(tmpdir(), 'amparo-form-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await office[Symbol.asyncDispose]()
})

const blankForm = join(import.meta.dirname, '../apps/door/form/dist/index.html')

const told = {
  account:
    'We had no line for three days. They took my brother from the square. [Synthetic: invented for this test]',
  where: 'The square',
  when: 'The first evening',
  contact: '+375 00 000 00 02',
  safety: 'Only by day.',
}

async function wordsOf(code: LanguageCode): Promise<Messages> {
  return inForm(await languages[code].load(), formMessages[code])
}

/** Presses a button that saves a file; what was saved, and under which name. */
async function saved(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Writes a form to a disk, as whoever was given it has it. */
async function onDisk(name: string, html: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, html)
  return pathToFileURL(path).href
}

/** The form in a browser without any line. Whatever it asks for but itself is counted as trouble. */
async function opened(context: TestContext, address: string, code: LanguageCode = 'en') {
  const browser = office.browser(context)
  const form = await DoorPage.open(browser, address, code, { offline: true }, await wordsOf(code))
  context.onTestFinished(() => form.close())
  return form
}

/** Writes the whole message and locks it. */
async function fillIn(form: DoorPage, onPage?: (name: string) => Promise<void>): Promise<void> {
  await form.tell(told, onPage)
  await form.send()
}

/** Takes the code along, and saves the file. */
async function finish(form: DoorPage, shown: readonly string[]): Promise<Buffer> {
  const { save } = formMessages[form.code]
  await form.repeat(shown.join(' '))
  await form.at(save.title)
  const file = await saved(form.page, () => form.press(save.save))
  expect(file.name).toBe('amparo-message')
  await expectSaidAloud(form.page.getByText(save.saved('amparo-message')))
  return file.bytes
}

/** Saves the form and its signature at the desk. */
async function savedAtDesk(context: TestContext) {
  const desk = await office.officer(context, 'intake-officer')
  const { page } = desk
  await follow(desk, 'Form as one file')
  const form = await saved(page, () => desk.press('Save the form as one file'))
  expect(form.name).toBe('amparo-form.html')
  const signature = await saved(page, () => desk.press('Save its signature'))
  return { desk, html: form.bytes, signature: JSON.parse(signature.bytes.toString()) as unknown }
}

async function handIn(context: TestContext, file: Buffer) {
  const desk = await office.officer(context, 'intake-officer')
  await follow(desk, 'Take in a sealed form')
  await desk.page
    .getByLabel('The files they brought')
    .setInputFiles({ name: 'amparo-message', mimeType: 'application/octet-stream', buffer: file })
  const kept = desk.page.getByRole('link', { name: /kept as message \d+/ })
  await kept.click()
  await desk.press('Open the message')
  return desk
}

test('an officer saves the form; somebody fills it in without any line, and what they hand in is read and answered', async (context) => {
  const { desk, html, signature } = await savedAtDesk(context)
  await expectLedWell(desk, 'form as one file')
  await desk.page.screenshot({ path: join(pictures, 'offline-form-desk.png'), fullPage: true })
  const { signers, team } = readersIn(html.toString())
  const checked = checkOfflineForm({ signers, team }, signature, html)
  if (checked.verdict !== 'good') throw new Error(checked.verdict)
  await desk.page.getByText(fileFingerprint(checked.form.sha256)).waitFor()
  const changed = Buffer.from(html)
  changed.writeUInt8(changed.readUInt8(1_000) ^ 1, 1_000)
  expect(checkOfflineForm({ signers, team }, signature, changed)).toEqual({ verdict: 'changed' })
  expect(fileFingerprint(hashOf(changed))).not.toBe(fileFingerprint(checked.form.sha256))
  const officeKey = fingerprint(publicKeyOf(office.prepared.officeKey))
  await desk.page.getByText(officeKey).last().waitFor()
  expect(desk.troubles).toEqual([])
  await desk.close()

  const form = await opened(context, await onDisk('amparo-form.html', html))
  let number = 0
  const look = async (name: string) => {
    number += 1
    const file = `offline-form-${String(number).padStart(2, '0')}-${name}.png`
    await form.page.screenshot({ path: join(pictures, file), fullPage: true })
    await expectLedWell(form, name, 'body')
    await form.expectFits(name)
  }
  await look('language')
  await form.begin()
  await form.page.getByText(officeKey).waitFor()
  await look('about')
  await fillIn(form, look)
  await look('code')
  const shown = await form.shownCode('words')
  const file = await finish(form, shown)
  await look('saved')
  await expectNothingKept(form.page)
  form.expectNoTrouble()
  expect(file.toString()).not.toContain('brother')

  const reader = await handIn(context, file)
  await reader.page.getByText('We had no line for three days.').first().waitFor()
  await reader.page.getByLabel('Answer').fill('A lawyer is on the way. [Synthetic]')
  await reader.press('Sign and send')
  await reader.page.getByText('A lawyer is on the way.').first().waitFor()
  const door = await office.door(context)
  await door.begin()
  await door.press(door.messages.about.haveCode)
  await door.openMailbox(shown.join(' '))
  await door.page.getByText('A lawyer is on the way.').waitFor()
}, 240_000)

/** Who may sign in the name of the office, by its key as it stands on paper. */
function readersIn(html: string) {
  const intake = intakeInForm(html) as { signers: unknown; bundle: unknown; today: string }
  const key = publicKeyOf(office.prepared.officeKey)
  const check = checkIntake(key, intake.signers, intake.bundle, intake.today)
  if (check.verdict === 'untrusted') throw new Error(check.why)
  return { signers: check.signers, team: check.bundle.team }
}

async function expectNothingKept(page: Page): Promise<void> {
  const kept = await page.evaluate(async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    history: history.length,
  }))
  expect(kept).toEqual({ cookie: '', local: [], session: [], databases: 0, history: 2 })
}

test('whoever declines the code is known to have none once the file is handed in', async (context) => {
  const { desk, html } = await savedAtDesk(context)
  await desk.close()
  const form = await opened(context, await onDisk('declined.html', html))
  const { messages, page } = form
  await form.begin()
  await fillIn(form)
  await form.press(messages.code.decline)
  await form.at(messages.decline.title)
  await expectLedWell(form, 'declining', 'body')
  await form.press(messages.decline.confirm)
  const { save } = formMessages.en
  await form.at(save.title)
  const { bytes } = await saved(page, () => form.press(save.save))
  // Once more is the same message.
  expect((await saved(page, () => form.press(save.again))).bytes.equals(bytes)).toBe(true)
  form.expectNoTrouble()
  const reader = await handIn(context, bytes)
  await reader.page.getByText('The sender kept no return code').first().waitFor()
}, 180_000)

describe('in one file', () => {
  /** A form of an invented office, as far as `changes` do not say otherwise. */
  async function formOf(
    changes: object = {},
    signedBy: Parameters<typeof sealedOffice>[0] = 'two',
    change = (html: string) => html,
  ) {
    const made = await sealedOffice(signedBy)
    const html = fillForm(await readFile(blankForm, 'utf8'), { ...made.intake, ...changes })
    return { ...made, html: change(html) }
  }

  test.for(['en', 'ru', 'be', 'th'] as const)(
    'everything is there in %s',
    { timeout: 60_000 },
    async (code, context) => {
      const { html, intake } = await formOf()
      const form = await opened(context, await onDisk(`${code}.html`, html), code)
      const { messages } = form
      await form.begin()
      await form.page.getByText(fingerprint(intake.office.key as PublicKey)).waitFor()
      await form.expectAccessible('about')
      await form.skipAll()
      await form.expectAccessible('review')
      await form.send()
      // Shown and read back in the language's own words, whose list is in the file.
      const words = await form.shownCode('words')
      expect(words).toHaveLength(12)
      await form.repeat(words.join(' '))
      await form.at(formMessages[code].save.title)
      await form.expectAccessible('save')
      await form.press(messages.leave)
      await form.page.waitForURL('about:blank')
      form.expectNoTrouble()
    },
  )

  test('what is saved opens with another program that knows age', async (context) => {
    const age = await ageCommand()
    if (age === undefined) return context.skip(NO_AGE)
    const { html, team } = await formOf()
    const form = await opened(context, await onDisk('age.html', html))
    await form.begin()
    await fillIn(form)
    const reading = readSealedForm(await finish(form, await form.shownCode('digits')))
    if (reading.verdict !== 'form') throw new Error(reading.verdict)
    const keys = join(folder, 'keys')
    await writeFile(keys, `${team}\n`, { mode: 0o600 })
    const opens = (part: Uint8Array) => openWithKeys(age, keys, part)
    expect((await opens(reading.form.envelope)).toString()).toContain('no line for three days')
    expect((await opens(reading.form.triage)).toString()).toContain('"custody":"yes"')
  }, 240_000)

  test('old keys are spoken of, and the message is taken', async (context) => {
    const { html } = await formOf({ today: '2027-06-01' })
    const form = await opened(context, await onDisk('old.html', html))
    await form.begin()
    await form.page.getByText(form.messages.about.expired('31 January 2027')).waitFor()
    await form.skipAll()
    await form.send()
  }, 60_000)

  test('keys that two of the team did not sign take no message', async (context) => {
    const { html } = await formOf({}, 'one')
    const form = await opened(context, await onDisk('untrusted.html', html))
    await form.press(languages.en.name)
    await form.page.getByText(form.messages.about.untrusted).waitFor()
    expect(await form.page.getByRole('button', { name: form.messages.about.write }).count()).toBe(0)
  }, 60_000)

  test('a part that is damaged is told', async (context) => {
    const { html } = await formOf({ signers: null })
    const form = await opened(context, await onDisk('damaged.html', html))
    await form.press(languages.en.name)
    await form.page.getByText(form.messages.about.unreachable).waitFor()
  }, 60_000)

  test('a changed byte of what runs keeps all of it from running', async (context) => {
    const { html } = await formOf({}, 'two', (whole) =>
      whole.replace('amparo-message', 'Amparo-message'),
    )
    const page = await office.browser(context).newPage({ offline: true })
    context.onTestFinished(() => page.close())
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    await page.goto(await onDisk('changed.html', html))
    await expect.poll(() => said.join(' ')).toMatch(/Content Security Policy/)
    expect(await page.getByRole('button').count()).toBe(0)
  }, 60_000)

  test('closing is held back until the file is saved', async (context) => {
    const { html } = await formOf()
    const form = await opened(context, await onDisk('held.html', html))
    const { save } = formMessages.en
    await form.begin()
    await form.skipAll()
    await form.send()
    await form.repeat((await form.shownCode('digits')).join(' '))
    await form.at(save.title)
    const asked: string[] = []
    form.page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await form.page.close({ runBeforeUnload: true })
    await expect.poll(() => asked).toEqual(['beforeunload'])
    await saved(form.page, () => form.press(save.save))
    await form.page.close({ runBeforeUnload: true })
    await expect.poll(() => form.page.isClosed()).toBe(true)
    expect(asked).toEqual(['beforeunload'])
  }, 60_000)

  test('all of it works in Firefox too', async (context) => {
    const firefox = await testFirefox()
    if (firefox === undefined) return context.skip(NO_FIREFOX)
    context.onTestFinished(() => firefox.close())
    const { html } = await formOf()
    const { save } = formMessages.en
    const words = await wordsOf('en')
    const form = await FirefoxDoor.open(firefox, await onDisk('firefox.html', html), {
      ...words,
      next: { ...words.next, title: save.title },
    })
    await form.begin()
    await form.tell('We had no line for three days. [Synthetic]')
    await form.send()
    await form.keepCode()
    await form.press(save.save)
    await form.sees(save.saved('amparo-message'))
  }, 180_000)
})
