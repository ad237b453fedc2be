import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive, readDocument } from '@amparo/letters'
import { newIdentity, open, recipientOf } from '@amparo/seal'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { go, look } from './look.ts'
import { WaysOffice, writeDown } from './ways-office.ts'

/** From an event's page: what would leave is looked at, taken out sealed to a key, and opened as its recipient opens it. */
let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(async () => office?.[Symbol.asyncDispose]())

/** What was saved, and what opens it. */
let given: { readonly sealed: Uint8Array; readonly identity: string } | null = null

const named = 'Synthetic Aksana'
const silent = 'Synthetic Nobody-Asked'

const said = (property: string, value: object) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-12',
  audience: 0,
  replaces: null,
})

const text = (words: string) => ({ kind: 'text', text: words })
const at = (edtf: string) => ({ kind: 'date', edtf })
const one = (id: string) => ({ kind: 'subject', id })
const code = (of: string) => ({ kind: 'code', code: of })

async function made(desk: DeskPage, kind: string, values: Record<string, object>) {
  const claims = Object.entries(values).map(([name, value]) => said(`${kind}.${name}`, value))
  return String((await desk.post('/api/subjects', { kind, claims }))['subject'])
}

async function below(desk: DeskPage, owner: string, kind: string, values: Record<string, object>) {
  const claims = Object.entries(values).map(([name, value]) => said(`${kind}.${name}`, value))
  return String((await desk.post(`/api/subjects/${owner}/below`, { kind, claims }))['subject'])
}

async function answered(
  desk: DeskPage,
  message: string,
  person: string,
  answer: string,
  given: string,
) {
  await desk.post(`/api/submissions/${message}/consents/record`, {
    person,
    given,
    standing: 'self',
    means: 'spoken-remotely',
    language: 'be',
    assent: null,
    lines: [{ purpose: 'ACCOUNT', answer, recipients: [] }],
    note: null,
  })
}

/** Two people beaten in one yard, one of whom agreed to be named to prosecutors, and the body that is said to have done it. */
async function anEvent(desk: DeskPage, message: string) {
  const person = await made(desk, 'person', {
    name: { kind: 'name', text: named },
    birth: at('1991-04-02'),
  })
  const hidden = await made(desk, 'person', { name: { kind: 'name', text: silent } })
  const unit = await made(desk, 'authority', { name: { kind: 'name', text: 'Invented unit' } })
  const event = await made(desk, 'event', { title: text('A yard'), at: at('2020-08-10') })
  const beaten = { type: code('INT.ASSAULT'), event: one(event), at: at('2020-08-10T22') }
  const act = await below(desk, person, 'act', {
    ...beaten,
    at: at('2020-08-10'),
    method: text('With batons.'),
    place: text(`Beside ${silent}`),
  })
  await below(desk, hidden, 'act', { ...beaten, at: at('2020-08-10') })
  await below(desk, act, 'involvement', {
    authority: one(unit),
    degree: code('carried-out'),
    confidence: code('medium'),
  })
  const custody = await below(desk, person, 'custody', { from: at('2020-08-10T21:30') })
  await below(desk, custody, 'point', { type: code('release'), at: at('2020-08-13') })
  await answered(desk, message, person, 'named', '2020-08-20')
  return { event, person }
}

test('what is known of an event is looked at, sealed to a key and opened with it; whoever takes their word back meanwhile stops it', async (context: TestContext) => {
  const intake = await office.officer(context, 'intake-officer')
  const message = await writeDown(intake, 'Synthetic: we were beaten in the yard.')
  const desk = await office.officer(context, 'rights-officer')
  const { page } = desk
  const { event, person } = await anEvent(desk, message)

  await go(page, `/register/${event}`)
  await page.getByText('Nothing of this event has left the office').waitFor()
  await page.getByRole('link', { name: 'Evidence package…' }).click()
  await desk.heading(/^Evidence package: event/)
  await desk.press('See what would leave')
  await page.getByText('1 person by name:').waitFor()
  await page.getByText('nobody has asked them whether they agree').waitFor()
  await page.getByText('1 text that names, or may name').waitFor()
  expect(await page.content()).not.toContain('Nobody-Asked')
  await look(desk, 'evidence', 'plan')

  // A key that was cut on the way is noticed before anything leaves.
  const identity = await newIdentity()
  const key = await recipientOf(identity)
  await page.getByLabel('The recipient’s public key').fill(key.slice(0, -9))
  await desk.press('Seal and save')
  await page.getByText('This is no public age key').waitFor()

  // Somebody takes their word back while it is looked at: nothing leaves.
  await answered(desk, message, person, 'no', '2020-08-21')
  await page.getByLabel('The recipient’s public key').fill(key)
  await desk.press('Seal and save')
  await page.getByText('Something has changed since you looked').waitFor()
  await answered(desk, message, person, 'named', '2020-08-22')

  await desk.press('See what would leave')
  await page.getByLabel('The recipient’s public key').fill(key)
  const [saved] = await Promise.all([page.waitForEvent('download'), desk.press('Seal and save')])
  await page.getByText('Saved, sealed.').waitFor()
  await look(desk, 'evidence', 'saved')
  expect(saved.suggestedFilename()).toMatch(/^evidence-\d+-\d+\.zip\.age$/u)
  const sealed = new Uint8Array(await readFile(await saved.path()))
  given = { sealed, identity }
  const opened = await open(identity, sealed)
  if (opened.verdict !== 'opened') throw new Error(opened.verdict)
  const parts = partsOf(opened.plaintext)
  const docx = parts.get('event-file.docx') ?? new Uint8Array()
  const read = readDocument(docx)
  if (!read.ok) throw new Error('the Word file cannot be read')
  const words = read.texts.map((each) => each.text).join('\n')
  for (const expected of [named, 'With batons.', 'Invented unit', 'independent sources: 1'])
    expect(words).toContain(expected)
  const data = new TextDecoder().decode(parts.get('event-file.json'))
  expect(words + data).not.toContain('Nobody-Asked')
  expect(JSON.parse(data)).toMatchObject({ format: 'amparo/v1/event-file', acts: [{ person: 1 }] })
  await keepForLooking(docx)

  // That it left stands with the event, and is an entry.
  await page.getByRole('link', { name: 'The event', exact: true }).click()
  await page.getByText('Investigators, prosecutors and courts').waitFor()
  await page.getByText('names 1 person').waitFor()
  await look(desk, 'evidence', 'event')
})

function partsOf(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const opened = openArchive(archive)
  if (!opened.ok) throw new Error(opened.code)
  return opened.parts
}

/** The Word file beside the pictures of the pages. */
async function keepForLooking(docx: Uint8Array): Promise<void> {
  if (process.env.AMPARO_PICTURES !== undefined)
    await writeFile(join(import.meta.dirname, '../.cache/pictures/evidence.docx'), docx)
}

test('the age command of its recipient opens it as well', async ({ skip }) => {
  const age = process.env.AMPARO_AGE ?? 'age'
  const { stdout: told } = spawnSync(age, ['--version'], { encoding: 'utf8' })
  // Hybrid keys came with version 1.3.
  const has = Number(/v?1\.([0-9]+)/u.exec(told ?? '')?.[1] ?? 0) >= 3
  skip(!has, 'FAILED TO CHECK: no age command of version 1.3 or later (AMPARO_AGE)')
  skip(given === null, 'nothing was taken out')
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'))
  try {
    await writeFile(join(folder, 'key'), `${given?.identity}\n`, { mode: 0o600 })
    const { stdout } = spawnSync(age, ['-d', '-i', join(folder, 'key')], {
      input: given?.sealed,
      maxBuffer: 1 << 26,
    })
    expect(partsOf(new Uint8Array(stdout)).has('event-file.json')).toBe(true)
  } finally {
    await rm(folder, { recursive: true })
  }
})
