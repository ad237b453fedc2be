import { randomInt } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mailboxOf, toDigits, type Mailbox, type ReturnCode } from '@amparo/seal'
import { fromWords } from '@amparo/seal/words'
import type { Browser, Page } from 'playwright-core'
import type { PreparedOffice } from '../../apps/server/src/staff/make-office.ts'
import {
  freePorts,
  makeHome,
  startOffice,
  type RunningOffice,
} from '../../apps/server/src/testing/running-office.ts'
import { DeskPage } from '../desk-page.ts'
import { DoorPage } from '../door-page.ts'
import type { Canary } from './finder.ts'
import { recordingProxy, type RecordingProxy } from './recording-proxy.ts'

/** Everything somebody writes in the walk; random, so that each stands nowhere else in the world. */
export type Written = Readonly<
  Record<
    | 'account'
    | 'where'
    | 'when'
    | 'authorities'
    | 'contact'
    | 'safety'
    | 'addition'
    | 'draft'
    | 'answer',
    string
  >
>

/** An intake from the first tap to the answer, on the real pages of a real server, all of it watched. */
export interface Walk extends AsyncDisposable {
  readonly started: number
  readonly home: string
  readonly office: RunningOffice
  readonly prepared: PreparedOffice
  readonly written: Written
  /** The secret of the officer's session. */
  readonly session: string
  readonly code: ReturnCode
  readonly words: readonly string[]
  readonly mailbox: Mailbox
  readonly door: RecordingProxy
  readonly desk: RecordingProxy
  /** What the sender's browser drew from its generator of random bytes. */
  readonly drawn: readonly Uint8Array[]
  /** What was wrong with the sender's page: storages, cookies, other origins, the policy. */
  readonly traces: readonly string[]
  /** What the answer said on the sender's own screen. */
  readonly answerRead: string
  /** What the browser calls itself: it must stand nowhere. */
  readonly userAgents: { readonly door: string; readonly desk: string }
}

/** Letters at random, long enough to be found in pieces of eight. */
function word(): string {
  return Array.from({ length: 26 }, () => 'bcdfghjklmnpqrstvwxz'[randomInt(20)]).join('')
}

export async function walk(browser: Browser): Promise<Walk> {
  await using stack = new AsyncDisposableStack()
  const started = Date.now()
  const home = await mkdtemp(join(tmpdir(), 'amparo-walk-'))
  await chmod(home, 0o711)
  stack.defer(() => rm(home, { recursive: true, force: true }))
  const prepared = await makeHome(home)
  const ports = await freePorts()
  const door = stack.use(await recordingProxy(() => ports.door))
  const desk = stack.use(await recordingProxy(() => ports.desk))
  const at = { door: `http://localhost:${door.port}`, desk: `http://localhost:${desk.port}` }
  const office = stack.use(await startOffice(home, { ...ports, origins: at }))
  const userAgents = { door: `Door/${word()}`, desk: `Desk/${word()}` }
  const written = newWritten()
  const sender = await report(browser, office.door, userAgents.door, written)
  const session = await answer(browser, office.desk, userAgents.desk, prepared, written)
  const answerRead = await readAnswer(browser, office.door, userAgents.door, sender.words, written)
  const held = stack.move()
  return {
    started,
    home,
    office,
    prepared,
    written,
    session,
    ...sender,
    mailbox: await mailboxOf(sender.code),
    door,
    desk,
    answerRead,
    userAgents,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}

function newWritten(): Written {
  return {
    account: `Invented. They came at night: ${word()}. «Пример ${word()}»`,
    where: `Square ${word()}`,
    when: `Tuesday ${word()}`,
    authorities: `They would come again: ${word()}`,
    contact: `+000 ${word()}`,
    safety: `Never call ${word()}`,
    addition: `One more thing: ${word()}`,
    draft: `Dear sender, not yet finished ${word()}`,
    answer: `We have read it. ${word()}`,
  }
}

interface Sent {
  readonly code: ReturnCode
  readonly words: readonly string[]
  readonly drawn: readonly Uint8Array[]
  readonly traces: readonly string[]
}

/** The sender: tells, sends, writes the code down, leaves. */
async function report(
  browser: Browser,
  origin: string,
  userAgent: string,
  written: Written,
): Promise<Sent> {
  const door = await DoorPage.open(browser, origin, 'en', { userAgent })
  await watchRandomness(door.page)
  await door.page.reload()
  await door.begin()
  await door.tell(written)
  await door.send()
  const words = await door.shownCode('words')
  await door.shownCode('digits')
  await door.repeat(words.join(' '))
  await door.at(door.messages.next.title)
  const traces = await tracesOf(door)
  const drawn = await randomnessOf(door.page)
  await door.close()
  const reading = fromWords(words.join(' '))
  if (reading.verdict !== 'code') throw new Error('the page shows words that are no code')
  return { code: reading.code, words, drawn, traces }
}

async function tracesOf(door: DoorPage): Promise<string[]> {
  const traces = [...door.troubles]
  await door.expectNoTrace().catch((error: unknown) => traces.push(String(error)))
  return traces
}

/** Keeps what the page draws from the browser's generator, without changing any of it. */
async function watchRandomness(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const drawn: number[][] = []
    const original = crypto.getRandomValues.bind(crypto)
    Object.defineProperty(globalThis, 'drawnInTest', { value: drawn })
    crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
      const filled = original(array as never) as T
      if (filled !== null)
        drawn.push([...new Uint8Array(filled.buffer, filled.byteOffset, filled.byteLength)])
      return filled
    }
  })
}

async function randomnessOf(page: Page): Promise<Uint8Array[]> {
  const drawn = await page.evaluate(
    () => (globalThis as unknown as { drawnInTest: number[][] }).drawnInTest,
  )
  return drawn.map((bytes) => Uint8Array.from(bytes))
}

/** An officer: unlocks, opens, begins an answer that is kept as a draft, writes another, sends it. */
async function answer(
  browser: Browser,
  origin: string,
  userAgent: string,
  { sheets }: PreparedOffice,
  written: Written,
): Promise<string> {
  const sheet = sheets.find(({ role }) => role === 'intake-officer')
  if (sheet === undefined) throw new Error('nobody takes messages in')
  const desk = await DeskPage.open(browser, origin, { userAgent }, '/messages/1')
  const enter = async () => {
    await desk.signIn(sheet)
    await desk.press('Open the message')
    await desk.page.getByText(written.account).waitFor()
  }
  await enter()
  const field = desk.page.getByRole('textbox', { name: 'Answer' })
  await field.fill(written.draft)
  await desk.draftSign('kept').waitFor()
  await desk.page.reload()
  await enter()
  await desk.page.waitForFunction(
    (draft) => [...document.querySelectorAll('textarea')].some(({ value }) => value === draft),
    written.draft,
  )
  await field.fill(written.answer)
  await desk.press('Sign and send')
  await desk.page.getByText('The answer is in the sender’s mailbox.').waitFor()
  // A draft stays behind for the search: one that was never sent.
  await field.fill(`${written.draft} and more`)
  await desk.draftSign('kept').waitFor()
  const [cookie] = await desk.page.context().cookies()
  await desk.close()
  return cookie?.value ?? ''
}

/** The sender again, with the code: reads the answer and adds something. */
async function readAnswer(
  browser: Browser,
  origin: string,
  userAgent: string,
  words: readonly string[],
  written: Written,
): Promise<string> {
  const door = await DoorPage.open(browser, origin, 'en', { userAgent })
  await door.begin()
  await door.press(door.messages.about.haveCode)
  await door.openMailbox(words.join(' '))
  await door.at(door.messages.mailbox.inside)
  const shown = door.page.getByText(written.answer)
  await shown.waitFor()
  const read = (await shown.textContent()) ?? ''
  await door.write(door.messages.mailbox.addLabel, written.addition)
  await door.press(door.messages.mailbox.addSend)
  await door.page.getByText(door.messages.mailbox.added).waitFor()
  await door.close()
  return read
}

/** What may lie nowhere in the office's house: also what shows who somebody is, of which it keeps hashes. */
export function keptNowhere(one: Walk): Canary[] {
  return [
    ...secretsOf(one),
    { name: 'secret of the mailbox', is: one.mailbox.access, random: true },
    { name: 'secret of the session', is: one.session },
  ]
}

/** What may never reach the office's server, and so lies nowhere in its house either. */
export function secretsOf({ written, code, words, mailbox, prepared }: Walk): Canary[] {
  const texts = Object.entries(written).flatMap(([name, text]) => wordsOf(name, text))
  return [
    ...texts,
    { name: 'return code', is: code, random: true },
    { name: 'return code in words', is: words.join(' ') },
    { name: 'return code in digits', is: toDigits(code).join(' ') },
    {
      name: 'return code in digits alone',
      is: BigInt(`0x${Buffer.from(code).toString('hex')}`).toString(),
    },
    { name: 'mailbox key', is: mailbox.identity },
    { name: 'thread key', is: mailbox.threadKey, random: true },
    ...prepared.sheets.map(({ name, passphrase }) => ({
      name: `passphrase of ${name}`,
      is: passphrase,
    })),
    ...prepared.people.map(({ name, sign }) => ({ name: `signing key of ${name}`, is: sign })),
    ...prepared.teams.map(({ name, identity }) => ({ name: `key of ${name}`, is: identity })),
    { name: 'office key', is: prepared.officeKey },
  ]
}

/** The random words in a text: what stands around them is nobody's secret. */
function wordsOf(name: string, text: string): Canary[] {
  return (text.match(/[a-z]{26}/g) ?? []).map((is) => ({ name, is, random: true }))
}

/** Bytes that a test plants to show that it would find them. */
export function planted(): Canary {
  return { name: 'planted', is: word(), random: true }
}
