import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checkLogProof,
  checkNote,
  formatPolicy,
  leafHash,
  organisationPolicy,
  parseCheckpoint,
  parseLogProof,
  parseNote,
  parsePolicy,
  parseVerifierKey,
  type Checkpoint,
  type VerifierKey,
} from '@amparo/log'
import { nodeHashing, nodeSigner, nodeVerifying } from '@amparo/log/node'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { go, look } from './look.ts'
import { mirroringBrowser } from './right-to-left.ts'
import { WaysOffice, type OfficerRole } from './ways-office.ts'

/** The log at the desk, with everything real: it is sealed, proved, watched, and an alarm is raised. Everybody is invented. */
const deskDist = join(import.meta.dirname, '../apps/desk/dist')

let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(() => office[Symbol.asyncDispose]())

interface Shown {
  readonly keys: readonly string[]
  readonly note: string
}

/** What the server shows every browser. */
const shownBy = (page: Page): Promise<Shown | null> =>
  page.evaluate(async () => {
    const response = await fetch('/api/checkpoint')
    return ((await response.json()) as { checkpoint: Shown | null }).checkpoint
  })

const headOf = (text: string): Checkpoint => {
  const note = parseNote(text)
  const head = note.verdict === 'note' ? parseCheckpoint(note.note.text) : undefined
  if (head?.verdict !== 'checkpoint') throw new Error('no checkpoint')
  return head.checkpoint
}

const keyOf = (text: string): VerifierKey => {
  const reading = parseVerifierKey(nodeHashing, text)
  if (reading.verdict === 'malformed') throw new Error(reading.fault)
  return reading.key
}

/** Until a seal holds more than so many entries. */
async function sealedBeyond(page: Page, size: number): Promise<Shown> {
  let shown: Shown | null = null
  await expect
    .poll(
      async () => {
        shown = await shownBy(page)
        return shown === null ? 0 : headOf(shown.note).size
      },
      { timeout: 120_000, interval: 1_000 },
    )
    .toBeGreaterThan(size)
  return shown ?? { keys: [], note: '' }
}

/** The size of the seal that this browser remembers. */
const remembered = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('amparo-log') ?? 'null') as {
      seen: { note: string } | null
    } | null
    return Number(kept?.seen?.note.split('\n')[1] ?? 0)
  })

async function comeBack(desk: DeskPage, role: OfficerRole): Promise<void> {
  await desk.page.reload()
  await desk.signIn(office.sheet(role))
}

async function saved(desk: DeskPage, button: string): Promise<SavedFile> {
  const download = desk.page.waitForEvent('download')
  await desk.press(button)
  const file = await download
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

interface SavedFile {
  readonly name: string
  readonly text: string
}

/** What the script for strangers says, as the page tells them to call it. */
async function checkedByScript([entry, proof, policy]: readonly [
  SavedFile,
  SavedFile,
  SavedFile,
]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'amparo-proof-'))
  try {
    for (const { name, text } of [entry, proof, policy]) await writeFile(join(folder, name), text)
    const script = join(import.meta.dirname, '../apps/verify/verify.sh')
    const args = [script, entry.name, proof.name, `--${policy.name}`, policy.name]
    return spawnSync('bash', args, { cwd: folder, encoding: 'utf8' }).stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Somebody records a person; the number of the subject. */
async function recordPerson({ page }: DeskPage): Promise<string> {
  return page.evaluate(async () => {
    const claim = {
      property: 'person.name',
      value: { kind: 'name', text: 'Synthetic Person' },
      source: { kind: 'office' },
      directness: 'first-hand',
      credibility: 2,
      saidOn: '2026-01-01',
      audience: 0,
      replaces: null,
    }
    const response = await fetch('/api/subjects', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'person', claims: [claim] }),
    })
    return ((await response.json()) as { subject: string }).subject
  })
}

const partner = nodeSigner(
  'partner.example/cosigner',
  'ed25519-cosignature',
  generateKeyPairSync('ed25519').privateKey,
)

// These two wait for the same next seal, each in a browser session of its own.
test.concurrent(
  'the number of a record leads to its proof, which checks without us',
  { timeout: 300_000 },
  async (context) => {
    const desk = await office.officer(context, 'rights-officer')
    const person = await recordPerson(desk)
    await go(desk.page, `/people/${person}`)
    await desk.page
      .getByRole('link', { name: /^No\. .*proof in the log/ })
      .first()
      .click()
    await desk.heading(/^Entry \d+$/)
    const save = desk.page.getByRole('button', { name: 'Save the proof' })
    const again = desk.page.getByRole('button', { name: 'Look again' })
    await expect
      .poll(
        async () => {
          if (await again.isVisible()) await again.click()
          return save.isVisible()
        },
        { timeout: 120_000, interval: 1_000 },
      )
      .toBe(true)
    await desk.page.getByText(/This page has checked: the entry has place/).waitFor()
    await look(desk, 'log-en', 'proof')

    const entry = await saved(desk, 'Save the entry')
    const proof = await saved(desk, 'Save the proof')
    const policy = await saved(desk, 'Save the office’s policy')
    expect(proof.name).toBe(`${entry.name}.tlog-proof`)
    expect(policy.name).toBe('policy-as-the-office-says')
    const [readProof, readPolicy] = [
      parseLogProof(proof.text),
      parsePolicy(nodeHashing, policy.text),
    ]
    if (readProof.verdict !== 'proof' || readPolicy.verdict !== 'policy')
      throw new Error('a saved file does not read')
    const check = (text: string) =>
      checkLogProof(
        nodeHashing,
        nodeVerifying,
        readPolicy.policy,
        leafHash(nodeHashing, text),
        readProof.logProof,
      ).verdict
    expect(entry.text).toContain('kind subject.create\n')
    expect(check(entry.text)).toBe('trusted')
    expect(check(entry.text.replace('subject.create', 'claim.add'))).toBe('root-mismatch')
    expect(desk.troubles).toEqual([])
    await desk.expectNothingKept()
    if (spawnSync('openssl', ['version']).status !== 0)
      context.skip('the script for strangers was not run: there is no openssl')
    expect(await checkedByScript([entry, proof, policy])).toMatch(/^INTEGRITY ONLY /)
  },
)

test.concurrent(
  'who remembers a longer log is told on every page, until the evidence is saved and others are told',
  { timeout: 600_000 },
  async (context) => {
    const desk = await office.officer(context, 'head')
    const { page } = desk
    const before = await sealedBeyond(page, 0)
    await recordPerson(desk)
    await sealedBeyond(page, headOf(before.note).size)
    await comeBack(desk, 'head')
    await expect.poll(() => remembered(page)).toBeGreaterThan(headOf(before.note).size)

    // Yesterday’s backup, as the log’s own keys signed it.
    await page.route('**/api/checkpoint', (route) =>
      route.fulfill({ json: { checkpoint: before } }),
    )
    await comeBack(desk, 'head')
    const alarm = page.getByRole('alert').filter({ hasText: 'The log is shorter than it was' })
    await alarm.getByText('The server was given the same evidence.').waitFor()
    await page.unroute('**/api/checkpoint')
    await comeBack(desk, 'head')
    await alarm.waitFor()
    await desk.goTo('People')
    await alarm.waitFor()
    expect(
      await page.getByRole('button', { name: 'I have told them. Watch the log anew' }).isDisabled(),
    ).toBe(true)
    await look(desk, 'log-en', 'alarm')

    const evidence = JSON.parse((await saved(desk, 'Save the evidence')).text) as {
      readonly keysAtFirstSight: string[]
      readonly seen: string
      readonly offered: string
    }
    const keys = evidence.keysAtFirstSight.map(keyOf)
    for (const text of [evidence.seen, evidence.offered]) {
      const note = parseNote(text)
      if (note.verdict === 'malformed') throw new Error(note.fault)
      const check = checkNote(nodeVerifying, keys, note.note)
      expect(check.verdict === 'signed' && check.by.length).toBe(2)
    }
    expect(headOf(evidence.offered).size).toBeLessThan(headOf(evidence.seen).size)

    await desk.press('I have told them. Watch the log anew')
    await alarm.waitFor({ state: 'detached' })
    await comeBack(desk, 'head')
    await desk.heading('People')
    expect(await alarm.count()).toBe(0)
    await desk.goTo('Log')
    await page.getByRole('heading', { name: 'Alarms' }).waitFor()
    await page.getByText('Found by the browser of somebody of this office').waitFor()
    expect(desk.troubles).toEqual([])
  },
)

const shown = ['en', 'ru', 'be', 'th', 'rtl'] as const
const locales = { en: 'en-GB', ru: 'ru-RU', be: 'be-BY', th: 'th-TH', rtl: 'en-GB' } as const

/** Set by whichever language comes first. */
let wanted: Promise<void> | undefined

/** The office wants the signature of two organisations, and has none. */
async function wantCosigners(context: TestContext): Promise<void> {
  const { page } = await office.officer(context, 'auditor')
  const { keys } = await sealedBeyond(page, 0)
  const partners = ['synthetic-partner.example', 'invented-partner.example'].map((name, at) => ({
    name,
    keys: [
      at === 0
        ? partner.key
        : nodeSigner(
            'second.example/cosigner',
            'ed25519-cosignature',
            generateKeyPairSync('ed25519').privateKey,
          ).key,
    ],
  }))
  const policy = organisationPolicy(keys.map(keyOf), partners, 2)
  await writeFile(join(office.home, 'log/running/policy'), formatPolicy(nodeHashing, policy))
}

test.for(shown)(
  'the log can be read by an auditor in %s',
  { timeout: 300_000 },
  async (language, context: TestContext) => {
    wanted ??= wantCosigners(context)
    await wanted
    const browser = office.browser(context)
    const turned = language === 'rtl' ? mirroringBrowser(browser, deskDist) : browser
    const desk = await office.desk(context, { locale: locales[language] }, turned)
    const { page } = desk
    const { handle, passphrase } = office.sheet('auditor')
    await page.locator('form input').first().fill(handle)
    await page.locator('form input').nth(1).fill(passphrase)
    await page.locator('form button[type=submit]').click()
    await page.locator('main h1').waitFor({ timeout: 60_000 })
    await go(page, '/log')
    await page.locator('dl dd').first().waitFor()
    await page.locator('tbody tr').first().waitFor()
    await page.locator('main ul li bdi').first().waitFor()
    await look(desk, `log-${language}`, 'standing')
    await go(page, '/log/1')
    await page.locator('pre').first().waitFor()
    await page.locator('main ul, main [class*="_notice_"]').first().waitFor()
    await look(desk, `log-${language}`, 'entry')
    expect(desk.troubles).toEqual([])
  },
)
