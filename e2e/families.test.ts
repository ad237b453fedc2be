import type { Browser } from 'playwright-core'
import { expect, test } from 'vitest'
import { NO_CHROMIUM } from '../testing/chromium.ts'
import { DeskPage } from './desk-page.ts'
import { DoorPage } from './door-page.ts'
import { hourComes, keep, readMailbox, release } from './families-desk.ts'
import { look } from './look.ts'
import { ownOffice } from './own-office.ts'

/** Three who ask for one person, of whom different things are known; what each reads is the same. Everybody is invented. */
const own = ownOffice()

const name = 'Siarhei Prydumany'

test(
  'three who ask for one person read the same words at the hour, whatever is known of each',
  { timeout: 240_000 },
  async (context) => {
    const { browser } = own
    if (browser === undefined) return context.skip(NO_CHROMIUM)
    const codes = [await told(browser), await sent(browser), await sent(browser)]

    const desk = await DeskPage.open(browser, own.office.desk)
    const { page } = desk
    await desk.signIn(sheetOf('Intake One'))
    await desk.openMessage('1')
    await desk.recordPerson(name)
    await desk.press('Record 1 value')
    await page.getByRole('link', { name: 'Its sender asks for this person…' }).click()
    await page.getByLabel('Name of whoever asks').waitFor()
    const person = Number(new URL(page.url()).pathname.split('/').at(-1))

    // Somebody unknown, somebody found who has not agreed, somebody whose tie is not verified.
    expect(await page.getByLabel('Number of their message').inputValue()).toBe('1')
    await page.getByLabel('Name of whoever asks').fill('Synthetic Mother')
    expect(await page.getByLabel('Open a search for this person too.').isChecked()).toBe(true)
    await look(desk, 'families', 'form', '[role=dialog]')
    await keep(desk, { message: '1', tie: 'verified', photograph: 'not shown' })
    await page
      .getByText(/open since/)
      .first()
      .waitFor()
    await desk.press('Write down who asks')
    expect(await page.getByLabel('Open a search for this person too.').count()).toBe(0)
    await page.getByLabel('Name of whoever asks').fill('Synthetic Wife')
    await keep(desk, { message: '2', tie: 'verified', photograph: 'they know the person again' })
    await desk.press('Write down who asks')
    await page.getByLabel('Name of whoever asks').fill('Synthetic Caller')
    await keep(desk, {
      message: '3',
      tie: 'not verified',
      photograph: 'they know the person again',
    })
    await look(desk, 'families', 'person')
    for (const at of [0, 1, 2]) await release(desk, at)
    await page.getByRole('button', { name: 'Write to them…' }).first().click()
    await page.getByText('An update to the family waits.').waitFor()
    await look(desk, 'families', 'waits', '[role=dialog]')
    await desk.press('Close')

    const before = await Promise.all(codes.map((code) => readMailbox(own, code)))
    for (const answers of before) expect(answers).not.toContain('We are still looking')
    await hourComes(own)
    const after = await Promise.all(codes.map((code) => readMailbox(own, code, true)))
    expect(after[0]).toContain('We are still looking, and we go on.')
    expect(after[0]).toContain('Whoever sees this screen or knows the code reads this too.')
    expect(new Set(after).size).toBe(1)

    // Another team hears that the person died: nobody here is told so, and news goes into no mailbox.
    await agree(desk, person)
    await heardOfDeath(browser, person)
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Synthetic Wife' })
      .getByRole('button', { name: 'Write to them…' })
      .click()
    await page.getByText('What there is to tell is not for a mailbox.').waitFor()
    expect(await page.getByText('There is confirmed news.').count()).toBe(0)
    await look(desk, 'families', 'invite', '[role=dialog]')
    await page.getByText('Please come to us or call us.').waitFor()
    await releaseAfter(desk)
    await hourComes(own)
    expect(await readMailbox(own, codes[1] ?? '')).toContain('Please come to us or call us.')

    // The same human being asks for somebody else.
    await page.evaluate(async () => {
      const value = { kind: 'name', text: 'Aksana Prydumanaya' }
      const claim = { property: 'person.name', value, source: { kind: 'office' }, replaces: null }
      const told = { directness: 'first-hand', credibility: 4, saidOn: '2026-01-01', audience: 0 }
      const body = JSON.stringify({ kind: 'person', claims: [{ ...claim, ...told }] })
      const headers = { 'content-type': 'application/json' }
      await fetch('/api/subjects', { method: 'POST', headers, body })
    })
    await desk.goTo('People')
    await page.getByRole('link', { name: 'Aksana Prydumanaya' }).click()
    await desk.heading(/Aksana Prydumanaya/)
    await desk.press('Write down who asks')
    await desk.press('Somebody who asks for another person already…')
    await page.getByLabel('Look for them').fill('synthetic wife')
    await look(desk, 'families', 'known', '[role=dialog]')
    await page.getByRole('button', { name: 'Synthetic Wife' }).click()
    expect(await page.getByLabel('Number of their message').inputValue()).toBe('2')
    expect(await page.getByLabel('not verified').isChecked()).toBe(true)
    await desk.press('Seal and keep')
    await page.getByText('May be told: only that the search goes on').waitFor()

    // Once it is noted of one row that they are to be bewared of, what waits for another row of theirs goes too, and that is told.
    await page.getByRole('button', { name: 'Write to them…' }).click()
    await releaseAfter(desk)
    await page.getByText('An update to them waits.').waitFor()
    await desk.goTo('People')
    await page.getByRole('link', { name: new RegExp(name) }).click()
    await desk.heading(new RegExp(name))
    const wife = page.getByRole('listitem').filter({ hasText: 'Synthetic Wife' })
    await wife.getByRole('button', { name: 'Change…' }).click()
    await page.getByLabel('They may be passing on what they hear: write nothing to them.').check()
    await desk.press('Seal and keep')
    await page.getByText('The update that waited for them was taken back').first().waitFor()
    await page.getByText('Noted too wherever else they ask for somebody.').first().waitFor()
    await look(desk, 'families', 'told')
    await desk.goTo('People')
    await page.getByRole('link', { name: 'Who is looked for' }).click()
    const family = page.getByRole('listitem').filter({ hasText: 'Synthetic Wife' })
    await family.getByRole('link', { name: 'Aksana Prydumanaya' }).waitFor()
    expect(await family.getByRole('link', { name }).count()).toBe(1)
    await look(desk, 'families', 'who-asks')

    // Somebody else calls about her.
    await desk.goTo('People')
    await page.getByRole('link', { name: 'A caller asks about somebody' }).click()
    await page.getByLabel('Name, in any script or spelling').fill('Aksana')
    await page.getByRole('button', { name: /Aksana/ }).click()
    await look(desk, 'families', 'caller')
    await page.getByRole('link', { name: 'Whoever calls asks for this person…' }).click()
    await page.getByRole('dialog', { name: 'Write down who asks' }).waitFor()
    expect(await page.getByLabel('Number of their message').inputValue()).toBe('')
    expect(desk.troubles).toEqual([])
    await desk.close()
  },
)

function sheetOf(who: string): { readonly handle: string; readonly passphrase: string } {
  const sheet = own.prepared.sheets.find((one) => one.name === who)
  if (sheet === undefined) throw new Error(`nobody is ${who}`)
  return sheet
}

/** A mother’s message; gives back the return code. */
async function told(browser: Browser): Promise<string> {
  const door = await DoorPage.open(browser, own.office.door, 'en')
  await door.begin()
  await door.tell({
    account: `My son ${name} has been missing since 11 August. [Synthetic]`,
    where: 'Kirava street',
    when: '11 August',
    contact: '+375 00 000 00 77',
    safety: 'After eight.',
  })
  return codeOf(door)
}

/** The shortest message there is. */
async function sent(browser: Browser): Promise<string> {
  const door = await DoorPage.open(browser, own.office.door, 'en')
  await door.begin()
  await door.skipAll()
  return codeOf(door)
}

async function codeOf(door: DoorPage): Promise<string> {
  await door.send()
  const code = await door.shownCode('digits')
  await door.repeat(code.join(' '))
  door.expectNoTrouble()
  await door.close()
  return code.join(' ')
}

/** In the open dialog, where the page still believes that the update of before waits. */
async function releaseAfter(desk: DeskPage): Promise<void> {
  await desk.press('Take the update back')
  await desk.press('Open their message; this is recorded')
  const isReady = desk.page.getByRole('button', { name: 'I have read it: release it' })
  await isReady.click()
  await isReady.waitFor({ state: 'detached' })
  await desk.page.getByText('Released.').first().waitFor()
}

/** The person said that their family may be told. */
async function agree(desk: DeskPage, person: number): Promise<void> {
  const given = {
    person: String(person),
    given: '2026-01-01',
    standing: 'self',
    means: 'signed',
    language: 'be',
    assent: null,
    lines: [{ purpose: 'FAMILY', answer: 'named', recipients: ['family'] }],
    note: null,
  }
  await desk.post('/api/submissions/1/consents/record', given)
}

/** A doctor records, for their own team, that the person died. */
async function heardOfDeath(browser: Browser, person: number): Promise<void> {
  const desk = await DeskPage.open(browser, own.office.desk)
  await desk.signIn(sheetOf('Medical One'))
  const dead = {
    property: 'person.alive',
    value: { kind: 'code', code: 'dead' },
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 4,
    saidOn: '2026-01-01',
    audience: 3,
    replaces: null,
  }
  await desk.post(`/api/subjects/${person}/claims`, { claims: [dead] })
  await desk.close()
}
