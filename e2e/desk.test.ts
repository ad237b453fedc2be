import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openMailboxItem, publicKeyOf } from '@amparo/seal'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DeskPage } from './desk-page.ts'
import { DeskServer } from './desk-server.ts'

const pictures = join(import.meta.dirname, '../.cache/pictures')

/** Invented words; found nowhere but in the page and inside what is sealed. */
const answerText = 'Thank you for writing. We have read it. Canary-answer [Synthetic]'

let browser: Browser | undefined
let server: DeskServer
const open: DeskPage[] = []

beforeAll(async () => {
  browser = await testBrowser()
  server = await DeskServer.start()
  await mkdir(pictures, { recursive: true })
})
afterAll(async () => {
  await browser?.close()
  await server.stop()
})
afterEach(async () => {
  const troubles = open.flatMap((desk) => desk.troubles)
  await Promise.all(open.splice(0).map((desk) => desk.close()))
  server.reset()
  expect(troubles).toEqual([])
})

async function visit(
  context: TestContext,
  options: BrowserContextOptions = {},
  path = '/',
): Promise<DeskPage> {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const desk = await DeskPage.open(browser, server.origin, options, path)
  open.push(desk)
  return desk
}

async function signedIn(
  context: TestContext,
  who = 'alena',
  options: BrowserContextOptions = {},
  path = '/',
): Promise<DeskPage> {
  const desk = await visit(context, options, path)
  await desk.signIn(server.card(who))
  return desk
}

const calls = (name: string) => server.requests.filter((request) => request.name === name)

describe('five hundred that wait', () => {
  test('are sorted on the device: the child in custody, number 187, comes first', async (context) => {
    const calm = { custody: 'no', child: 'no', missing: 'no', danger: 'no', hurt: 'no' } as const
    const held = { ...calm, custody: 'yes' } as const
    const fresh = { ...calm, hurt: 'fresh' } as const
    await server.fill(500, (number) => {
      if (number === 187) return { ...held, child: 'yes' }
      return number % 7 === 0 ? held : number % 3 === 0 ? fresh : calm
    })
    const desk = await visit(context)
    const began = Date.now()
    await desk.signIn(server.card('alena'))
    const rows = desk.page.getByRole('link', { name: /^Message \d+/ })
    await expect.poll(() => rows.count(), { timeout: 60_000 }).toBe(500)
    const signedIn = Date.now()
    await desk.page
      .getByText('Sorting on this computer')
      .waitFor({ state: 'hidden', timeout: 60_000 })
    await expect.poll(() => rows.first().textContent(), { timeout: 60_000 }).toMatch(/^Message 187/)
    console.log(
      `500 messages: signed in and listed in ${signedIn - began} ms, sorted ${Date.now() - signedIn} ms later`,
    )
    const numbers = await rows.evaluateAll((links) =>
      links.map((link) => Number(/\/(\d+)(?:\?|$)/.exec(link.getAttribute('href') ?? '')?.[1])),
    )
    expect(numbers.slice(1, 4)).toEqual([7, 14, 21])
    const firstFresh = numbers.indexOf(3)
    expect(numbers.slice(1, firstFresh).every((number) => number % 7 === 0)).toBe(true)
    await desk.page.screenshot({ path: join(pictures, 'desk-queue-500.png') })
    expect(calls('listTriage')).toHaveLength(5)
    expect(calls('openSubmission')).toEqual([])
  }, 180_000)
})

describe('the way in', () => {
  test('a wrong passphrase is said in words, and the right one opens whatever its case and spaces', async (context) => {
    const desk = await visit(context)
    const { handle, passphrase } = server.card('alena')
    await desk.page.getByLabel('Sign-in name').fill(handle.toUpperCase().replaceAll('-', ' '))
    await desk.page
      .getByLabel('Passphrase')
      .fill('abandon ability able about above absent absorb act')
    await desk.press('Unlock')
    await desk.page.getByText('These words do not open your keys').waitFor()
    await desk.page
      .getByLabel('Passphrase')
      .fill(`  ${passphrase.toUpperCase().replaceAll(' ', '   ')} `)
    await desk.press('Unlock')
    await desk.heading('Messages')
  })

  test.for([
    ['keys that differ from the signed staff list', { foreignKeys: true }],
    ['office keys of the server’s own', { foreignOffice: true }],
  ] as const)('%s open nothing, and the session ends', async ([, lie], context) => {
    Object.assign(server.mood, lie)
    const desk = await visit(context)
    const { handle, passphrase } = server.card('alena')
    await desk.page.getByLabel('Sign-in name').fill(handle)
    await desk.page.getByLabel('Passphrase').fill(passphrase)
    await desk.press('Unlock')
    await desk.page.getByText('Do not go on').waitFor()
    expect(await desk.page.getByRole('navigation', { name: 'Sections' }).count()).toBe(0)
    await expect.poll(() => server.sessions).toBe(0)
  })

  test('closing the page ends the session, and so does opening it where one was left', async (context) => {
    const desk = await signedIn(context)
    await desk.heading('Messages')
    expect(server.sessions).toBe(1)
    await desk.page.goto('about:blank')
    await expect.poll(() => server.sessions).toBe(0)
    await desk.page.goto(server.origin)
    await desk.signIn(server.card('alena'))
    await desk.heading('Messages')
    expect(server.sessions).toBe(1)
    const other = await desk.page.context().newPage()
    await other.goto(server.origin)
    await expect.poll(() => server.sessions).toBe(0)
  })

  test('a reload keeps the address and nothing else', async (context) => {
    const desk = await signedIn(context, 'alena', {}, '/messages/2?state=waiting')
    await desk.heading('Message 2')
    await desk.page.reload()
    await desk.heading('Unlock your keys')
    await desk.signIn(server.card('alena'))
    await desk.heading('Message 2')
    await desk.expectNothingKept()
  })

  test('each role sees its own sections and no other', async (context) => {
    const sections = async (who: string) => {
      const desk = await signedIn(context, who)
      const list = desk.page.getByRole('navigation', { name: 'Sections' }).getByRole('listitem')
      await desk.page.getByRole('button', { name: 'Lock', exact: true }).waitFor()
      return (await list.allInnerTexts()).map((text) => text.trim())
    }
    const register = 'Places, bodies, events'
    expect(await sections('alena')).toEqual(['Messages', 'People', register])
    expect(await sections('nina')).toEqual(['People', register])
    expect(await sections('joana')).toEqual(['Messages', 'People', register, 'Log'])
    expect(await sections('owen')).toEqual(['Log'])
    expect(await sections('pavel')).toEqual([])
  })
})

describe('a message', () => {
  test('goes from sealed to a person’s page with the keyboard alone', async (context) => {
    const desk = await visit(context)
    const { page } = desk
    const { handle, passphrase } = server.card('alena')
    const type = async (text: string) => page.keyboard.type(text)
    const tabTo = async (name: RegExp) => {
      for (let step = 0; step < 80; step += 1) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(() => {
          const { activeElement: at } = document
          const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null
          return `${at?.getAttribute('aria-label') ?? ''} ${label ?? ''} ${at?.textContent ?? ''}`
        })
        if (name.test(focused)) return
      }
      throw new Error(`the keyboard does not reach ${name}`)
    }
    await tabTo(/Sign-in name/)
    await type(handle)
    await page.keyboard.press('Tab')
    await type(passphrase)
    await page.keyboard.press('Enter')
    await desk.heading('Messages')
    await page.getByText('Message 5').waitFor()
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await desk.heading('Message 5')
    await tabTo(/Open the message/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /The account/ }).waitFor()
    // The focus comes to the account's heading: the next stop is the text itself.
    await page.locator('h2:focus', { hasText: 'The account' }).waitFor()
    await page.keyboard.press('Tab')
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.getByText(/Marked: Мельник Андрей Викторович/).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog')
      .getByRole('option', { name: 'Name', exact: true })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('form', { name: 'Name' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'None of these: a new person' }).waitFor()
    await tabTo(/None of these/)
    await page.keyboard.press('Enter')
    await tabTo(/Record 1 value/)
    await page.keyboard.press('Enter')
    await page.getByText('Recorded:').waitFor()
    for (let step = 0; step < 40; step += 1) {
      if (await page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement)) break
      await page.keyboard.press('Tab')
    }
    await type(answerText)
    await tabTo(/Sign and send/)
    await page.keyboard.press('Enter')
    await page.getByText('The answer is in the sender’s mailbox.').waitFor()
    // The account says the name as well, and comes before the link.
    await tabTo(/^\s*Мельник/)
    await page.keyboard.press('Enter')
    await desk.heading('Мельник Андрей Викторович')
    await tabTo(/Source 1/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Message 5, part 1' }).waitFor()
  })

  test('is told to its sender once, and the answer opens in their mailbox, signed', async (context) => {
    const desk = await signedIn(context)
    await desk.openMessage('1')
    // Bad news is told face to face: words that sound like it are read once more before anything is sent.
    await desk.page.getByLabel('Answer', { exact: true }).fill('We heard that he died. [Synthetic]')
    const send = desk.page.getByRole('button', { name: 'Sign and send' })
    await expect.poll(() => send.isDisabled()).toBe(true)
    await desk.page.getByLabel(/Some words sound like death/).check()
    expect(await send.isDisabled()).toBe(false)
    await desk.page.getByLabel('Answer', { exact: true }).fill(answerText)
    await desk.press('Sign and send')
    await desk.page.getByText('The answer is in the sender’s mailbox.').waitFor()
    await desk.page.getByText('signed by').waitFor()
    const thread = server.threads[0]!
    const { mailbox, document } = thread.sealed
    const staff = [publicKeyOf(server.card('alena').sign)]
    const [notice, answer] = thread.written
    expect(thread.written.map(({ kind }) => kind)).toEqual(['notice', 'answer'])
    const first = await openMailboxItem(mailbox.identity, notice!.envelope, staff, {
      mailbox: document.mailbox.id,
      seq: 1,
      prev: null,
    })
    expect(first).toMatchObject({ verdict: 'item', item: { type: 'opened' } })
    const { hashOf } = await import('@amparo/seal')
    const second = await openMailboxItem(mailbox.identity, answer!.envelope, staff, {
      mailbox: document.mailbox.id,
      seq: 2,
      prev: hashOf(notice!.envelope),
    })
    expect(second).toMatchObject({ verdict: 'item', item: { type: 'answer', text: answerText } })
  })

  test('shows a damaged part as a verdict, and the others all the same', async (context) => {
    await server.addTo('1', 'He is back. Canary-addition [Synthetic]')
    const desk = await signedIn(context)
    server.mood.damage = true
    await desk.page.getByRole('link', { name: 'Message 1' }).first().click()
    await desk.press('Open the message')
    await desk.page
      .getByText('What the server handed out is not what it says arrived')
      .first()
      .waitFor()
  })

  test('says when an addition is not its sender’s', async (context) => {
    await server.addTo('1', 'He is back. [Synthetic]')
    await server.addTo('2', 'Send money to this account. [Synthetic]', 'stranger')
    const desk = await signedIn(context)
    await desk.openMessage('1')
    await desk.page.getByText('He is back.').waitFor()
    expect(await desk.page.getByText('It cannot be shown').count()).toBe(0)
    await desk.page.getByRole('link', { name: 'All messages' }).click()
    await desk.openMessage('2')
    await desk.page
      .getByText('It cannot be shown that the sender of the message wrote this')
      .waitFor()
  })

  test('that somebody wrote into meanwhile is loaded anew, and the text is kept', async (context) => {
    const desk = await signedIn(context)
    // Who is told that another is writing compares first; here the line is such that nobody is told.
    await desk.page.route('**/presence', (route) => route.abort())
    await desk.openMessage('1')
    await desk.page.getByLabel('Answer', { exact: true }).fill(answerText)
    const other = await signedIn(context, 'marek')
    await other.openMessage('1')
    await other.page.getByLabel('Answer', { exact: true }).fill('From Marek. [Synthetic]')
    await other.press('Sign and send')
    await other.page.getByText('The answer is in').waitFor()
    await desk.press('Sign and send')
    await desk.page.getByText('Something newer has gone into this mailbox').waitFor()
    await desk.page.getByText('From Marek.').waitFor()
    expect(await desk.page.getByLabel('Answer', { exact: true }).inputValue()).toBe(answerText)
    await desk.press('Sign and send')
    await desk.page.getByText('The answer is in').waitFor()
  })

  test('is taken over, set aside with a reason, and put back by undoing', async (context) => {
    const desk = await signedIn(context)
    await desk.page.getByRole('link', { name: 'Message 1' }).first().click()
    await desk.press('Take over')
    await desk.page.getByText('Message 1 is with you.').waitFor()
    await desk.press('Set aside…')
    await desk.page.getByRole('radio', { name: 'Somebody trying out the page' }).check()
    await desk.press('Set aside')
    await desk.page.getByText('Message 1 is set aside.').waitFor()
    await desk.page.getByRole('button', { name: 'Undo' }).first().click()
    await desk.page.getByText('Undone.').waitFor()
    expect(server.threads[0]!.state).toBe('waiting')
  })

  test('that somebody else acted on is not overruled unseen', async (context) => {
    const desk = await signedIn(context)
    await desk.page.getByRole('link', { name: 'Message 1' }).first().click()
    await desk.page.getByRole('button', { name: 'Take over' }).waitFor()
    const other = await signedIn(context, 'marek')
    await other.page.getByRole('link', { name: 'Message 1' }).first().click()
    await other.press('Take over')
    await other.page.getByText('Message 1 is with you.').waitFor()
    await desk.press('Take over')
    await desk.page.getByText('Somebody else changed this').waitFor()
    await desk.page.getByText('Take over from them').waitFor()
  })
})

describe('what is typed', () => {
  test('survives a session that ends while it is typed', async (context) => {
    const desk = await signedIn(context)
    await desk.openMessage('1')
    const field = desk.page.getByLabel('Answer', { exact: true })
    await field.fill('Half a sentence')
    await desk.draftSign('kept').waitFor()
    server.expireSessions()
    await field.fill(answerText)
    await desk.page.getByRole('dialog', { name: 'Unlock again' }).waitFor()
    await desk.unlock(server.card('alena').passphrase)
    await desk.draftSign('kept').waitFor()
    expect(await field.inputValue()).toBe(answerText)
    server.expireSessions()
    await desk.press('Sign and send')
    await desk.page.getByRole('dialog', { name: 'Unlock again' }).waitFor()
    await desk.unlock(server.card('alena').passphrase)
    await desk.page.getByText('The answer is in the sender’s mailbox.').waitFor()
  })

  test('is sealed before the page locks, and there again after unlocking', async (context) => {
    const desk = await signedIn(context)
    await desk.openMessage('1')
    await desk.page.getByLabel('Answer', { exact: true }).fill(answerText)
    await desk.use('14 мая 1994', 'Place of residence')
    await desk.press('Add to the record')
    await desk.page.keyboard.press('Control+Shift+L')
    await desk.heading('Locked')
    expect(await desk.page.locator('body').innerText()).not.toContain('Canary')
    expect([...server.drafts.keys()].map((key) => key.split(' ')[1])).toEqual(
      expect.arrayContaining(['answer-1', 'record-1']),
    )
    for (const draft of server.drafts.values()) {
      expect(Buffer.from(draft, 'base64').toString('latin1')).not.toContain('Canary')
    }
    await desk.unlock(server.card('alena').passphrase)
    await desk.press('Open the message')
    const field = desk.page.getByLabel('Answer', { exact: true })
    await expect.poll(() => field.inputValue()).toBe(answerText)
    await desk.page.getByRole('button', { name: 'Leave out: Place of residence' }).waitFor()
  })

  test('waits sealed in the page when it cannot be sent, and goes out after unlocking', async (context) => {
    const desk = await signedIn(context)
    await desk.openMessage('1')
    const answers = () => [...server.drafts.keys()].filter((key) => key.includes('answer-')).length
    // What was opened is taken into the index, which is kept the same way.
    await expect.poll(() => server.drafts.size).toBe(1)
    server.mood.refuse = { name: 'keepDraft', code: 'unavailable' }
    await desk.page.getByLabel('Answer', { exact: true }).fill(answerText)
    await desk.page.keyboard.press('Control+Shift+L')
    await desk.page.getByText('Do not close this window').waitFor()
    expect(answers()).toBe(0)
    await desk.unlock(server.card('alena').passphrase)
    await expect.poll(answers).toBe(1)
  })

  test('locks itself after a quarter of an hour without a sign of life', async (context) => {
    const desk = await visit(context)
    await desk.page.clock.install()
    await desk.page.reload()
    await desk.signIn(server.card('alena'))
    await desk.openMessage('1')
    await desk.page.clock.runFor('14:30')
    expect(await desk.page.getByRole('heading', { name: 'Locked' }).count()).toBe(0)
    await desk.page.clock.runFor('01:00')
    await desk.heading('Locked')
    expect(await desk.page.getByText('Шаповалов').count()).toBe(0)
  })

  test('reaches the server only sealed, and nothing of it stays in the browser', async (context) => {
    const desk = await signedIn(context)
    const { passphrase } = server.card('alena')
    await desk.openMessage('1')
    await desk.page.getByLabel('Answer', { exact: true }).fill(answerText)
    await desk.press('Sign and send')
    await desk.page.getByText('The answer is in the sender’s mailbox.').waitFor()
    const account = server.keys.messages[0]!.document.account.slice(0, 30)
    for (const { path, body } of server.requests) {
      for (const word of [answerText, passphrase, account, 'AGE-SECRET-KEY']) {
        expect(`${path} ${body}`).not.toContain(word)
      }
    }
    expect(calls('commitOpened')).toHaveLength(1)
    await desk.expectNothingKept()
  })
})

describe('the register', () => {
  test('finds a person in another script, and adds to them only when told to', async (context) => {
    const desk = await signedIn(context)
    await desk.goTo('People')
    await desk.page.getByLabel('Name, in any script or spelling').fill('Shapavalau')
    await desk.page.getByRole('link', { name: 'Шаповалов' }).waitFor()
    await desk.page.getByRole('link', { name: 'Шаповалов' }).click()
    await desk.heading(/Шаповалов/)
    await desk.page.getByRole('link', { name: 'People' }).last().click()
    expect(await desk.page.getByLabel('Name, in any script or spelling').inputValue()).toBe(
      'Shapavalau',
    )
    expect(desk.page.url()).not.toContain('Shapavalau')
  })

  test('shows two birth dates that disagree, and why one is first; taking one back ends it', async (context) => {
    const desk = await signedIn(context)
    await desk.openMessage('5')
    await desk.use('Мельник Андрей Викторович', 'Name')
    await desk.press('Add to the record')
    await desk.page
      .getByRole('list', { name: 'People with such a name' })
      .getByRole('button')
      .first()
      .click()
    await desk.use('1985', 'Date of birth')
    const form = desk.page.getByRole('form', { name: 'Date of birth' })
    await form.getByLabel('Year').fill('1986')
    await form.getByText('How we know it').click()
    await form.getByLabel('This information is').selectOption('4')
    await desk.press('Add to the record')
    await desk.press('Record 2 values')
    await desk.page.getByText('Recorded:').getByRole('link').first().click()
    await desk.heading(/Мельник/)
    // Browsers keep titles and addresses in their history.
    expect(await desk.page.title()).toMatch(/^Person \d+ · Amparo$/)
    expect(desk.page.url()).toMatch(/\/people\/\d+$/)
    await desk.press('sources differ')
    const dialog = desk.page.getByRole('dialog', { name: /what the sources say/ })
    await dialog.getByText('Why it is shown so:').waitFor()
    expect(await dialog.getByText('1985').count()).toBeGreaterThan(0)
    expect(await dialog.getByText('1986').count()).toBeGreaterThan(0)
    await desk.expectAccessible('quarrel')
    await desk.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('a correction and a retraction stay in the record, marked', async (context) => {
    const desk = await signedIn(context)
    await desk.openMessage('3')
    await desk.goTo('People')
    await desk.page.getByRole('link', { name: 'Терехов' }).click()
    await desk.heading(/Терехов/)
    const born = desk.page.locator('dl > div', { hasText: 'Date of birth' }).first()
    await born.getByRole('button', { name: 'Source 1' }).click()
    await desk.press('Correct…')
    const dialog = desk.page.getByRole('dialog', { name: 'Correct: Date of birth' })
    await dialog.getByLabel('Day', { exact: true }).fill('3')
    await dialog.getByRole('button', { name: 'Correct it' }).click()
    await desk.page.getByText('Corrected. The earlier value stays').waitFor()
    await born.getByText('3 November 1988').waitFor()
    await born.getByRole('button', { name: 'Source 1' }).click()
    await desk.press('Take back')
    await desk.page.getByText('Taken back. It stays').waitFor()
    await born.getByText('2 November 1988').waitFor()
    await desk.press(/Show what was taken back/)
    await born.getByText('taken back or corrected:').waitFor()
  })

  test('custody without a known end is unknown since, never released', async (context) => {
    const desk = await signedIn(context)
    await desk.openMessage('5')
    await desk.recordPerson('Мельник Андрей Викторович')
    await desk.use('Окрестина', 'Place of custody')
    await desk.press('Add to the record')
    await desk.page.getByLabel('Add', { exact: true }).selectOption('custody.to')
    await desk.page.getByRole('radio', { name: 'unknown since' }).check()
    await desk.page.getByLabel('Day', { exact: true }).fill('14')
    await desk.page.getByLabel('Month', { exact: true }).selectOption('8')
    await desk.page.getByLabel('Year', { exact: true }).fill('2020')
    await desk.page.getByLabel('Hour and minute, if known').fill('09:00')
    await desk.press('Add to the record')
    await desk.press('Record 3 values')
    await desk.page.getByText('Recorded:').getByRole('link').first().click()
    await desk.page.getByText('unknown since 14 August 2020', { exact: true }).waitFor()
    await desk.page.getByText('unknown since 14 August 2020, 09:00').waitFor()
    expect(await desk.page.getByText('released').count()).toBe(0)
  })

  test('leads from a value to the very words it rests on', async (context) => {
    const desk = await signedIn(context)
    await desk.goTo('People')
    await desk.page.getByRole('link', { name: 'Терехов' }).click()
    await desk.heading(/Терехов/)
    await desk.page.getByRole('button', { name: 'Source 1' }).first().click()
    await desk.page.getByRole('link', { name: 'Show the passage' }).click()
    await desk.heading('Message 3')
    await desk.page.getByText('The passage you came for').waitFor()
    await desk.press('Open the message')
    await desk.page.getByRole('heading', { name: /The account/ }).waitFor()
    const shown = () =>
      desk.page.evaluate(() =>
        [...(CSS.highlights.get('amparo-shown') ?? [])].map((range) => (range as Range).toString()),
      )
    await expect.poll(shown).toEqual(['Мой брат Евгений Терехов'])
  })

  test('a value that the server will not keep is said, and nothing collected is lost', async (context) => {
    const desk = await signedIn(context)
    await desk.openMessage('5')
    await desk.recordPerson('Мельник Андрей Викторович')
    server.mood.refuse = { name: 'recordAll', code: 'value-refused' }
    await desk.press('Record 1 value')
    await desk.page.getByText('One of the values cannot be kept').waitFor()
    await desk.press('Record 1 value')
    await desk.page.getByText('Recorded:').waitFor()
  })

  test('restricted kinds of act are offered in a group of their own, and what is chosen is sealed to the team', async (context) => {
    const desk = await signedIn(context)
    await desk.openMessage('5')
    await desk.page.getByLabel('Add', { exact: true }).selectOption('act.type')
    const types = desk.page.getByRole('combobox', { name: 'What was done' })
    const restricted = types.locator('optgroup[label="Only sealed to a team"] option')
    expect(await restricted.count()).toBe(4)
    await types.selectOption('RESTRICTED')
    await desk.page.getByText('Its details stay in the sealed message').waitFor()
    const chosen = (await restricted.first().textContent()) ?? ''
    await types.selectOption({ label: chosen })
    await desk.page.getByText('Sealed on this device to').waitFor()
    await desk.press('Add to the record')
    await desk.recordPerson('Мельник Андрей Викторович')
    const sent: string[] = []
    desk.page.on('request', (request) => sent.push(request.postData() ?? ''))
    await desk.press('Record 2 values')
    await desk.page.getByText('Recorded:').waitFor()
    expect(sent.join('\n')).toContain('RESTRICTED')
    expect(sent.join('\n')).not.toMatch(/INT\.RAPE/)
    await desk.page.getByRole('link', { name: 'Мельник Андрей Викторович' }).click()
    await desk.heading(/Мельник/)
    const main = desk.page.locator('main')
    await main.getByText(new RegExp(`^${chosen}$`, 'i')).waitFor()
    expect(await main.getByText('sources differ').count()).toBe(0)
  })

  test('the palette finds people and sections, and locks', async (context) => {
    const desk = await signedIn(context)
    await desk.page.keyboard.press('Control+k')
    await desk.page.getByLabel('Find people, sections, commands').fill('терехов')
    await desk.page.getByRole('option', { name: /Терехов/ }).waitFor()
    await desk.expectAccessible('palette')
    await desk.page.keyboard.press('Enter')
    await desk.heading(/Терехов/)
    await desk.page.keyboard.press('Control+k')
    await desk.page.getByLabel('Find people, sections, commands').fill('lock')
    await desk.page.keyboard.press('Enter')
    await desk.heading('Locked')
  })
})

describe('every screen', () => {
  const looks = [
    { name: 'wide-light-en', options: {} },
    { name: 'wide-dark-ru', options: { locale: 'ru-RU', colorScheme: 'dark' } },
    {
      name: 'narrow-light-ru',
      options: { locale: 'ru-RU', viewport: { width: 390, height: 844 } },
    },
    {
      name: 'narrow-dark-en',
      options: { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    },
  ] as const satisfies { name: string; options: BrowserContextOptions }[]

  for (const look of looks) {
    test(`is accessible and drawn: ${look.name}`, async (context) => {
      await server.addTo('1', 'Он вернулся. [Синтетические данные]')
      await server.addTo('1', 'Send money. [Synthetic]', 'stranger')
      const desk = await visit(context, look.options)
      const { page } = desk
      const draw = async (name: string) => {
        await page.evaluate(() => document.fonts.ready)
        await page.screenshot({ path: join(pictures, `desk-${name}-${look.name}.png`) })
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(wider, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
        await desk.expectAccessible(name)
      }
      const card = server.card('joana')
      await draw('sign-in')
      await page.locator('input').nth(0).fill(card.handle)
      await page.locator('input').nth(1).fill(card.passphrase)
      await page.locator('button[type=submit]').click()
      await page.locator('a[href^="/messages/1"]').waitFor()
      await draw('messages')
      await page.locator('a[href^="/messages/1?"]').click()
      await page.locator('article h1').waitFor()
      await draw('sealed')
      await page.locator('article section button').click()
      await page.getByRole('textbox').first().waitFor()
      await draw('opened')
      await page.locator('textarea').first().fill(answerText)
      await page.locator('[data-draft=kept]').waitFor()
      await page.locator('textarea').first().scrollIntoViewIfNeeded()
      await draw('answer')
      await page.locator('nav a[href="/people"]').click()
      await page.locator('table a').first().waitFor()
      await draw('people')
      await page.locator('table a', { hasText: 'Мельник Андрей' }).first().click()
      await page.locator('dl').first().waitFor()
      await draw('person')
      await page.locator('article header button').first().click()
      await page.getByRole('dialog').waitFor()
      await draw('source')
      await page.keyboard.press('Escape')
      await page.locator('nav a[href="/log"]').click()
      await page.locator('table a').first().waitFor()
      await draw('log')
      await page.locator('table a').first().click()
      await page.locator('pre').first().waitFor()
      await draw('entry')
      await page.keyboard.press('Control+Shift+L')
      await page.locator('input[type=password]').waitFor()
      await draw('locked')
    })
  }

  test('reads from right to left as well', async (context) => {
    const desk = await signedIn(context)
    await desk.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    await desk.openMessage('1')
    await desk.page.screenshot({ path: join(pictures, 'desk-opened-rtl.png') })
    await desk.goTo('People')
    await desk.page.getByRole('link', { name: 'Мельник Андрей Викторович' }).click()
    await desk.heading(/Мельник/)
    await desk.page.screenshot({ path: join(pictures, 'desk-person-rtl.png') })
    await desk.expectAccessible('person, right to left')
  })

  test('of a person fits 1280 × 800 and prints with its sources', async (context) => {
    const desk = await signedIn(context)
    await desk.goTo('People')
    await desk.page.getByRole('link', { name: 'Мельник Андрей Викторович' }).click()
    await desk.heading(/Мельник/)
    const height = await desk.page.evaluate(() => document.documentElement.scrollHeight)
    expect(height).toBeLessThanOrEqual(800)
    await desk.page.emulateMedia({ media: 'print' })
    await desk.page.getByText('Sources', { exact: true }).waitFor()
    await desk.page.screenshot({ path: join(pictures, 'desk-person-print.png'), fullPage: true })
  })
})
