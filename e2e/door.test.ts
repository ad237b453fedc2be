import { languages, type LanguageCode } from '@amparo/door/locales'
import { mkdir } from 'node:fs/promises'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { textLimits } from '@amparo/seal'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DoorPage, type Told } from './door-page.ts'
import { DoorServer } from './door-server.ts'

const dist = join(import.meta.dirname, '../apps/door/dist')
const pictures = join(import.meta.dirname, '../.cache/pictures')

/** Invented words; each holds a mark that must be found nowhere outside the sealed envelope. */
const told: Record<'en' | 'ru', Told> = {
  en: {
    account:
      'My brother was taken from our street by men without badges. Two days later he came home and could not lift his arm. Canary-account. [Synthetic: invented for this test]',
    where: 'Our street, then a grey building. Canary-where',
    when: 'Mid-August, in the evening. Canary-when',
    authorities: 'They would come to the house again. Canary-authorities',
    contact: '+375 00 000 00 01 Canary-contact',
    safety: 'After six; my sister may pick up. Canary-safety',
  },
  ru: {
    account:
      'Моего брата увезли с нашей улицы люди без знаков различия. Через два дня он вернулся и не мог поднять руку. Метка-рассказ. [Синтетические данные: придумано для проверки]',
    where: 'Наша улица, потом серое здание. Метка-где',
    when: 'В середине августа, вечером. Метка-когда',
    authorities: 'Они снова пришли бы в дом. Метка-власти',
    contact: '+375 00 000 00 01 Метка-телефон',
    safety: 'После шести; трубку может взять сестра. Метка-осторожно',
  },
}
const answers: Record<'en' | 'ru', string> = {
  en: 'Thank you for writing to us. We have read it.\n\nA doctor can see your brother this week, if he wishes. Look here again on Thursday. [Synthetic]',
  ru: 'Спасибо, что написали нам. Мы прочли ваше сообщение.\n\nЕсли брат захочет, на этой неделе его может осмотреть врач. Загляните сюда в четверг. [Синтетические данные]',
}

let browser: Browser | undefined
let server: DoorServer
const open: DoorPage[] = []

beforeAll(async () => {
  browser = await testBrowser()
  server = await DoorServer.start()
  await mkdir(pictures, { recursive: true })
})
afterAll(async () => {
  await browser?.close()
  await server.stop()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((door) => door.close()))
  server.reset()
})

async function visit(
  context: TestContext,
  code: LanguageCode = 'en',
  options: BrowserContextOptions = {},
): Promise<DoorPage> {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const door = await DoorPage.open(browser, server.origin, code, options)
  open.push(door)
  return door
}

// The page begins its work while the message is read once more; before that its size is measured.
const workAsked = () =>
  expect.poll(() => posts('/api/work').length, { interval: 20, timeout: 10_000 }).toBeGreaterThan(0)

const inYears = (code: LanguageCode, day: string) =>
  new Intl.DateTimeFormat(languages[code].locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day))

const posts = (path: string) => server.requests.filter((request) => request.path === path)

/** Every request but the sealed envelope itself, in the forms in which words could hide. */
function expectNoWordOutside(words: readonly string[]): void {
  for (const { method, path, body, headers } of server.requests) {
    const open = `${method} ${path} ${headers} ${body} ${decoded(body)}`
    for (const word of words) {
      for (const form of [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1)]) {
        expect(open.includes(form), `${form} in ${path}`).toBe(false)
      }
    }
  }
}

// The envelope travels in base64; what could be read in it would be no seal.
function decoded(body: string): string {
  const texts = body.match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? []
  return texts.map((text) => Buffer.from(text, 'base64').toString('utf8')).join(' ')
}

const marks = ['Canary-', 'Метка-', 'Canary', 'Метка']

describe.each(['en', 'ru'] as const)('the whole path in %s', (code) => {
  test.each(['digits', 'words'] as const)('with a code in %s', async (form, ...rest) => {
    const context = rest.at(-1) as unknown as TestContext
    const door = await visit(context, code)
    const { messages } = door
    // Once in each language is enough: the two forms differ in one list.
    const isUsual = form === languages[code].code
    const look = async (name: string) => {
      if (isUsual) await door.expectAccessible(name)
      await door.expectNoTrace()
    }
    await look('language')
    await door.begin()
    await look('about')
    await door.tell(told[code], look)
    await door.send()
    await look('code')

    const shown = await door.shownCode(form)
    expect(shown).toHaveLength(form === 'digits' ? 10 : 12)
    await door.repeat(shown.with(2, shown[3]!).with(3, shown[2]!).join(' '))
    await door.page.getByRole('alert').getByText(/3.*4/).waitFor()
    await look('repeat')
    await door.write(messages.repeat.label, shown.join('\n'))
    await door.press(messages.repeat.check)
    await door.at(messages.next.title)
    await door.page.getByText(messages.next.proof.show).click()
    await look('next')

    await door.press(messages.next.mailbox)
    // A part of the page of its own, which comes when it is asked for.
    await door.at(messages.mailbox.title)
    await look('mailbox-code')
    await server.notice()
    await server.answer(answers[code], code)
    await server.answer('forged answer', code, 'stranger')
    await server.answer('answer of another team', code, 'outsider')
    await door.openMailbox(shown.join(', ').toUpperCase())
    await door.at(messages.mailbox.inside)
    await door.page.getByText(answers[code].slice(0, 20)).waitFor()
    await door.page.getByText(messages.mailbox.notSigned).nth(1).waitFor()
    expect(await door.page.getByText('forged answer').count()).toBe(0)
    expect(await door.page.getByText('answer of another team').count()).toBe(0)
    expect(await door.page.getByText('Canary').or(door.page.getByText('Метка')).count()).toBe(0)
    await door.write(messages.mailbox.addLabel, 'Canary-addition. Метка-дополнение')
    await door.press(messages.mailbox.addSend)
    await door.page.getByText(messages.mailbox.added).waitFor()
    await door.page.getByText(messages.mailbox.until(inYears(code, '2028-11-25'))).waitFor()
    await look('mailbox')

    const { document, triage, pass, additions, declined } = await server.opened()
    expect(pass.kind).toBe('work')
    expect(triage).toMatchObject({
      language: code,
      custody: 'yes',
      child: 'unsaid',
      missing: 'unknown',
      danger: 'unsaid',
      hurt: 'fresh',
      reach: 'unknown',
    })
    expect(document).toMatchObject({
      authorities: { told: 'no', reason: 'afraid-for-others', words: told[code].authorities },
      language: code,
      telling: 'relative',
      account: told[code].account,
      where: told[code].where,
      when: told[code].when,
      reach: { way: 'phone', contact: told[code].contact, safety: told[code].safety },
      consent: { keep: true, contact: 'as-told', askFirst: true },
    })
    expect(additions).toEqual(['Canary-addition. Метка-дополнение'])
    expect(declined).toBe(false)
    // Two words in a row: one alone may well stand in a header.
    const pairs = shown.map((part, at) => `${part} ${shown[at + 1] ?? part}`)
    expectNoWordOutside([...marks, ...(form === 'digits' ? shown : pairs)])
    door.expectNoTrouble()
  })
})

test('a code can be declined on purpose, and the office is told', async (context) => {
  const door = await visit(context)
  const { messages } = door
  await door.begin()
  await door.skipAll()
  await door.page.getByText(messages.review.empty).waitFor()
  await door.send()
  await door.press(messages.code.decline)
  await door.at(messages.decline.title)
  await door.expectAccessible('decline')
  await door.press(messages.decline.keep)
  await door.at(messages.code.title)
  await door.press(messages.code.decline)
  await door.press(messages.decline.confirm)
  await door.at(messages.next.title)
  await door.page.getByText(messages.next.withoutCode).waitFor()
  expect(await door.page.getByRole('button', { name: messages.next.mailbox }).count()).toBe(0)
  const { document, declined } = await server.opened()
  expect(declined).toBe(true)
  expect(document).toMatchObject({
    account: '',
    reach: { way: 'mailbox', contact: '', safety: '' },
    consent: { keep: false, contact: 'no', askFirst: true },
  })
  door.expectNoTrouble()
})

test('everything can be changed before it is sent', async (context) => {
  const door = await visit(context)
  const { messages } = door
  await door.begin()
  await door.tell(told.en)
  await door.press(messages.review.changeWhat(messages.review.reach))
  await door.choose(messages.reach.options.none)
  await door.press(messages.go)
  // The office may no longer write to a number that was taken back, so this is asked anew.
  await door.press(messages.review.send)
  await door.at(messages.mayContact.title)
  await door.choose(messages.mayContact.options.no)
  await door.press(messages.go)
  await door.send()
  const { document } = await server.opened()
  expect(document.reach).toEqual({ way: 'none', contact: '', safety: '' })
  expect(document.consent.contact).toBe('no')
})

test('the longest text arrives whole, and a longer one is told before anything is lost', async (context) => {
  const door = await visit(context, 'ru')
  const { messages, page } = door
  const longest = 'слово за словом, '.repeat(textLimits.account / 16).slice(0, textLimits.account)
  await door.begin()
  await door.press(messages.about.write)
  await door.choose(messages.telling.options.self)
  await door.press(messages.go)
  await door.at(messages.triage.title)
  await door.press(messages.skip)
  await door.write(messages.account.label, `${longest}ё`)
  await page.getByText(messages.account.over(1)).waitFor()
  await door.press(messages.go)
  await page.getByRole('heading', { name: messages.account.title }).waitFor()
  await door.write(messages.account.label, longest)
  await page.getByText(messages.account.near(0)).waitFor()
  await door.press(messages.go)
  for (const question of ['place', 'authorities', 'reach'] as const) {
    await door.at(messages[question].title)
    await door.press(messages.skip)
  }
  await door.choose(messages.keep.yes)
  await door.press(messages.go)
  await door.choose(messages.mayContact.options.no)
  await door.press(messages.go)
  await door.press(messages.go)
  await door.send()
  expect((await server.opened()).document.account === longest).toBe(true)
})

describe('when something fails', () => {
  test('in any call of cryptography, nothing is sent, and the page says so', async (context) => {
    const calls = await countedCalls(context)
    // Randomness for the code, the file key and the encapsulation at the least.
    expect(calls.filter(({ name }) => name === 'getRandomValues').length).toBeGreaterThan(2)
    for (const call of calls) {
      const door = await visit(context)
      const { messages, page } = door
      const arm = (armed: Call) =>
        page.evaluate((given) => Object.assign(globalThis, { arm: { ...given, calls: 0 } }), armed)
      await page.evaluate(failingCrypto)
      await door.begin()
      await door.tell(told.en)
      await workAsked()
      await arm(call)
      await door.press(messages.review.send)
      await door.at(messages.notSent.title)
      // A signature that cannot be checked is one that does not fit: then the keys are not trusted.
      const { notLocked, untrusted, kept } = messages.notSent
      await page.getByText(notLocked).or(page.getByText(untrusted)).waitFor()
      await page.getByText(kept).waitFor()
      const fired = await page.evaluate(() => (globalThis as unknown as Armed).arm.fired)
      expect(fired, `${call.name} ${call.nth}`).toBe(true)
      expect(posts('/api/submissions'), `${call.name} ${call.nth}`).toEqual([])
      expectNoWordOutside(marks)
      await arm({ name: '', nth: 0 })
      await door.press(messages.again)
      await door.at(messages.code.title)
      expect((await server.opened()).document.account).toBe(told.en.account)
      door.expectNoTrouble()
      await door.close()
      server.reset()
    }
  })

  // Every call the page makes into the browser's cryptography between Send and the first request;
  // of the many that only encode text, the first and a few more.
  async function countedCalls(context: TestContext): Promise<readonly Call[]> {
    const door = await visit(context)
    await door.page.evaluate(failingCrypto)
    await door.begin()
    await door.tell(told.en)
    await workAsked()
    await door.page.evaluate(() => (globalThis as unknown as Armed).counts.clear())
    await door.send()
    const counts = await door.page.evaluate(() => (globalThis as unknown as Armed).atRequest)
    server.reset()
    return counts.flatMap(([name, count]) =>
      Array.from({ length: Math.min(count, 8) }, (_, at) => ({ name, nth: at + 1 })),
    )
  }

  test('to load the sealing code, nothing is sent', async (context) => {
    const door = await visit(context)
    const { messages, page } = door
    await page.route('**/assets/sealing-*', (route) => route.abort())
    await page.reload()
    await door.press('English')
    await page.getByText(messages.about.unreachable).waitFor()
    expect(await page.getByRole('button', { name: messages.about.write }).count()).toBe(0)
    expect(server.requests.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('on the line, the same message goes again and arrives once', async (context) => {
    const door = await visit(context)
    const { messages } = door
    await door.begin()
    await door.tell(told.en)
    server.mood.dropAnswers = true
    await door.press(messages.review.send)
    await door.at(messages.notSent.title)
    await door.page.getByText(messages.refusals.unreachable).waitFor()
    expect(server.threads.size).toBe(1)
    server.mood.dropAnswers = false
    await door.expectAccessible('not sent')
    await door.press(messages.again)
    await door.at(messages.code.title)
    expect(server.threads.size).toBe(1)
    const bodies = new Set(posts('/api/submissions').map(({ body }) => body))
    expect(bodies.size).toBe(1)
  })

  test('at the office, its sentence is shown and the text is kept', async (context) => {
    const door = await visit(context, 'ru')
    const { messages } = door
    await door.begin()
    await door.tell(told.ru)
    for (const code of ['no-room', 'unavailable', 'envelope-refused', 'malformed'] as const) {
      server.mood.refuse = code
      await door.press(code === 'no-room' ? messages.review.send : messages.again)
      await door.page.getByText(messages.refusals[code]).waitFor()
    }
    await door.press(messages.notSent.toText)
    await door.at(messages.review.title)
    await door.page.getByText(told.ru.account).waitFor()
    await door.send()
    expect((await server.opened()).document.account).toBe(told.ru.account)
  })

  test('because two people did not sign the keys, no message is taken', async (context) => {
    const door = await visit(context)
    const { messages } = door
    server.mood.oneSigner = true
    await door.page.reload()
    await door.press('English')
    await door.page.getByText(messages.about.untrusted).waitFor()
    await door.expectAccessible('untrusted')
    expect(await door.page.getByRole('button', { name: messages.about.write }).count()).toBe(0)
    expect(await door.page.getByRole('button', { name: messages.about.haveCode }).count()).toBe(0)
  })

  test('because the keys are old, the page says so and takes the message', async (context) => {
    const door = await visit(context)
    const { messages } = door
    server.mood.notAfter = '2026-11-20'
    await door.page.reload()
    await door.begin()
    await door.page.getByText(messages.about.expired('20 November 2026')).waitFor()
    await door.skipAll()
    await door.send()
  })

  test('because a receipt is signed by somebody else, the page warns', async (context) => {
    const door = await visit(context)
    server.mood.foreignReceipts = true
    await door.begin()
    await door.skipAll()
    await door.send()
    await door.page.getByText(door.messages.code.unsigned).waitFor()
  })

  test('because the code opens nothing, the page says what to do', async (context) => {
    const door = await visit(context)
    const { messages } = door
    await door.begin()
    await door.press(messages.about.haveCode)
    await door.openMailbox('')
    await door.page.getByText(messages.typed.nothing).waitFor()
    await door.openMailbox(`${'abandon '.repeat(11)}about`)
    await door.page.getByText(messages.refusals['mailbox-unknown']).waitFor()
    await door.openMailbox(`${'abandon '.repeat(11)}abuot`)
    await door.page.getByText(messages.typed.unknownWord(12, ['about']).slice(0, 30)).waitFor()
    await door.expectAccessible('mailbox refused')
  })
})

describe('when very many write at once', () => {
  test('the page waits, counts down, and tries again by itself', async (context) => {
    const door = await visit(context)
    const { messages, page } = door
    Object.assign(server.mood, { busy: 3, busySeconds: 1 })
    await door.begin()
    await door.tell(told.en)
    await door.press(messages.review.send)
    await door.at(messages.sending.manyTitle)
    await page.getByText(messages.sending.waiting).waitFor()
    await door.at(messages.code.title)
    expect(posts('/api/submissions')).toHaveLength(4)
    // The same bytes and the same work each time: nothing is sealed or worked for twice.
    expect(new Set(posts('/api/submissions').map(({ body }) => body)).size).toBe(1)
    expect(posts('/api/work')).toHaveLength(1)
    door.expectNoTrouble(503)
  })

  test('it can be tried at once, or stopped, and the words stay', async (context) => {
    const door = await visit(context)
    const { messages, page } = door
    Object.assign(server.mood, { busy: 2, busySeconds: 300 })
    await door.begin()
    await door.tell(told.en)
    await door.press(messages.review.send)
    await door.at(messages.sending.manyTitle)
    await door.expectAccessible('waiting')
    await door.press(messages.sending.now)
    await expect.poll(() => posts('/api/submissions').length).toBe(2)
    await door.at(messages.sending.manyTitle)
    await door.press(messages.sending.stop)
    await door.at(messages.review.title)
    await page.getByText(told.en.account).waitFor()
    await door.expectNoTrace()
    await door.send()
    expect((await server.opened()).document.account).toBe(told.en.account)
  })

  test('the device works with a progress that is seen, and can be stopped', async (context) => {
    const door = await visit(context)
    const { messages, page } = door
    server.mood.most = 1_000_000
    await door.begin()
    await door.tell(told.en)
    await door.press(messages.review.send)
    await page.getByText(messages.sending.working).waitFor()
    await door.expectAccessible('working')
    const done = () => page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value)
    const first = await done()
    await expect.poll(done, { timeout: 15_000 }).toBeGreaterThan(first)
    await door.press(messages.sending.stop)
    await door.at(messages.review.title)
    expect(posts('/api/submissions')).toEqual([])
  })

  test('leaving ends the work at once', async (context) => {
    const door = await visit(context)
    const { messages, page } = door
    server.mood.most = 1_000_000
    await page.route('https://*.wikipedia.org/**', (route) => route.fulfill({ body: 'Elsewhere' }))
    await door.begin()
    await door.tell(told.en)
    await door.press(messages.review.send)
    await page.getByText(messages.sending.working).waitFor()
    await door.press(messages.leave)
    await page.waitForURL('https://en.wikipedia.org/**')
    expect(posts('/api/submissions')).toEqual([])
  })

  test('work that has grown old is done anew by itself', async (context) => {
    const door = await visit(context)
    server.mood.workRefused = 1
    await door.begin()
    await door.skipAll()
    await door.send()
    expect(posts('/api/work')).toHaveLength(2)
    expect(posts('/api/submissions')).toHaveLength(2)
    expect(server.threads.size).toBe(1)
  })

  test('a change that makes the message larger is paid for', async (context) => {
    const door = await visit(context)
    const { messages } = door
    await door.begin()
    await door.skipAll()
    await workAsked()
    await door.press(messages.review.changeWhat(messages.review.account))
    await door.write(messages.account.label, 'слово '.repeat(20_000))
    await door.press(messages.go)
    await door.send()
    expect(posts('/api/work')).toHaveLength(2)
  })

  test('work that fails on this device sends nothing, and says so', async (context) => {
    const door = await visit(context)
    const { messages, page } = door
    await page.evaluate(() => {
      const failing = () => Promise.reject(new Error('made to fail'))
      Object.defineProperty(SubtleCrypto.prototype, 'deriveBits', { value: failing })
    })
    await door.begin()
    await door.skipAll()
    await door.press(messages.review.send)
    await page.getByText(messages.refusals.unexpected).waitFor()
    expect(posts('/api/submissions')).toEqual([])
  })
})

describe('with an upload token', () => {
  test('no work is done, and the office learns how the person can be reached', async (context) => {
    const door = await visit(context)
    const { messages, page } = door
    const { triage } = messages
    await door.begin()
    await door.press(messages.about.haveToken)
    await door.at(messages.token.title)
    await door.expectAccessible('token')
    await door.write(messages.token.label, '1234')
    await door.press(messages.go)
    await page.getByRole('alert').locator('p').waitFor()
    await door.write(messages.token.label, server.token())
    await door.press(messages.go)
    await door.choose(messages.telling.options.lawyer)
    await door.press(messages.go)
    await door.tap(triage.reach.ask, triage.reaches['through-lawyer'])
    await door.press(messages.go)
    for (const question of ['account', 'place', 'authorities', 'reach'] as const) {
      await door.at(messages[question].title)
      await door.press(messages.skip)
    }
    await door.choose(messages.keep.yes)
    await door.press(messages.go)
    await door.choose(messages.mayContact.options.no)
    await door.press(messages.go)
    await door.press(messages.go)
    await page.getByText(messages.review.hasToken).waitFor()
    await door.send()
    const opened = await server.opened()
    expect(opened.pass.kind).toBe('token')
    expect(opened.triage.reach).toBe('through-lawyer')
    expect(posts('/api/work')).toEqual([])
    door.expectNoTrouble()
  })

  test('one that is refused can be left out, and one more can be typed', async (context) => {
    const door = await visit(context)
    const { messages, page } = door
    const used = server.token()
    await door.begin()
    await door.press(messages.about.haveToken)
    await door.write(messages.token.label, used)
    await door.press(messages.go)
    await door.at(messages.telling.title)
    await door.press(messages.back)
    await door.press(messages.back)
    // Writing without the token forgets it; so it is typed once more.
    await door.press(messages.about.haveToken)
    await door.write(messages.token.label, used)
    await door.press(messages.go)
    server.reset()
    await door.at(messages.telling.title)
    await door.finish()
    await door.press(messages.review.send)
    await page.getByText(messages.refusals['token-refused']).waitFor()
    await door.expectAccessible('token refused')
    await door.press(messages.notSent.otherToken)
    await door.at(messages.token.title)
    await door.press(messages.back)
    await door.at(messages.review.title)
    await door.press(messages.review.send)
    await door.press(messages.notSent.withoutToken)
    await door.at(messages.code.title)
    expect((await server.opened()).pass.kind).toBe('work')
  })
})

interface Call {
  readonly name: string
  readonly nth: number
}

interface Armed {
  arm: Call & { calls: number; fired?: boolean }
  counts: Map<string, number>
  /** What had been called when the message was handed in. */
  atRequest: [string, number][]
}

/** Runs in the page: every call counts, and the chosen one fails. */
function failingCrypto() {
  const armed = globalThis as unknown as Armed
  armed.arm = { name: '', nth: 0, calls: 0 }
  armed.counts = new Map()
  const wrap = (owner: object, key: string, name: string) => {
    const original = Reflect.get(owner, key) as (...given: unknown[]) => unknown
    const failing = function (this: unknown, ...given: unknown[]) {
      // The work for a message goes on beside it and is no part of sealing.
      if (JSON.stringify(given).includes('PBKDF2')) return original.apply(this, given)
      armed.counts.set(name, (armed.counts.get(name) ?? 0) + 1)
      if (armed.arm.name === name) {
        armed.arm.calls += 1
        if (armed.arm.calls === armed.arm.nth) {
          armed.arm.fired = true
          throw new Error('made to fail')
        }
      }
      return original.apply(this, given)
    }
    Object.defineProperty(owner, key, { value: failing, configurable: true, writable: true })
  }
  wrap(Crypto.prototype, 'getRandomValues', 'getRandomValues')
  for (const key of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
    if (key !== 'constructor') wrap(SubtleCrypto.prototype, key, key)
  }
  wrap(TextEncoder.prototype, 'encode', 'TextEncoder.encode')
  const { fetch } = globalThis
  globalThis.fetch = (...given) => {
    if (given[0] === '/api/submissions') armed.atRequest = [...armed.counts]
    return fetch(...given)
  }
}

describe('leaving', () => {
  test('by the button and by three times Esc leads elsewhere at once', async (context) => {
    for (const how of ['button', 'key'] as const) {
      const door = await visit(context)
      const { messages, page } = door
      let elsewhere = ''
      await page.route('https://*.wikipedia.org/**', async (route) => {
        elsewhere = route.request().url()
        expect(route.request().headers()['referer']).toBeUndefined()
        await route.fulfill({ body: '<title>Elsewhere</title>', contentType: 'text/html' })
      })
      await door.begin()
      await door.tell(told.en)
      if (how === 'button') {
        await door.press(messages.leave)
      } else {
        await page.keyboard.press('Escape')
        await page.getByText(messages.leaveByKey(2)).waitFor()
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
      }
      await page.waitForURL('https://en.wikipedia.org/**')
      expect(elsewhere).toContain('wikipedia.org')
      // The page was replaced: going back does not lead to it.
      await page.goBack().catch(() => null)
      expect(page.url()).not.toContain(server.origin)
    }
  })

  test('one Esc does not go back', async (context) => {
    const door = await visit(context)
    await door.begin()
    await door.press(door.messages.about.write)
    await door.at(door.messages.telling.title)
    await door.page.keyboard.press('Escape')
    await door.page.getByText(door.messages.leaveByKey(2)).waitFor()
    await door.page.getByRole('heading', { name: door.messages.telling.title }).waitFor()
  })

  test('a phone’s Back gesture goes back one page, and leaves no entry in the history', async (context) => {
    const door = await visit(context)
    const { messages, page } = door
    await page.evaluate(watchedGestures)
    const gesture = () =>
      page.evaluate(() => (globalThis as unknown as Watched).newest?.requestClose())
    await door.begin()
    await door.press(messages.about.write)
    await door.choose(messages.telling.options.self)
    await door.press(messages.go)
    await door.at(messages.triage.title)
    await gesture()
    await door.at(messages.telling.title)
    await gesture()
    await door.at(messages.about.title)
    await door.expectNoTrace()
  })

  test('is held back while a code is neither typed once more nor declined', async (context) => {
    const door = await visit(context)
    const { page } = door
    await door.begin()
    await door.skipAll()
    await door.send()
    expect(await isHeld(door)).toBe(true)
    const shown = await door.shownCode('digits')
    await door.repeat(shown.join(''))
    await door.at(door.messages.next.title)
    expect(await isHeld(door)).toBe(false)
    await page.close()
  })

  async function isHeld({ page }: DoorPage): Promise<boolean> {
    return page.evaluate(() => {
      const event = new Event('beforeunload', { cancelable: true })
      return !dispatchEvent(event)
    })
  }
})

interface Watched {
  CloseWatcher: new () => { requestClose(): void }
  newest?: { requestClose(): void }
}

/** Runs in the page: remembers the newest watcher, because only a phone makes the gesture itself. */
function watchedGestures() {
  const watched = globalThis as unknown as Watched
  watched.CloseWatcher = class extends watched.CloseWatcher {
    constructor() {
      super()
      watched.newest = this
    }
  }
}

test('the whole path can be walked by keyboard alone', async (context) => {
  const door = await visit(context)
  const { page, messages } = door
  const key = (...keys: readonly string[]) =>
    keys.reduce((before, one) => before.then(() => page.keyboard.press(one)), Promise.resolve())
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 30; presses += 1) {
      await key('Tab')
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        const label = (element as HTMLInputElement).labels?.[0]?.textContent
        return { name: label ?? element.textContent ?? '', ring: ringOf(element) }
        function ringOf(of: HTMLElement) {
          const style = getComputedStyle(of.matches('input') ? (of.parentElement ?? of) : of)
          return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        }
      })
      if (focused.name.startsWith(name)) {
        expect(focused.ring, `focus is seen on ${name}`).toBe(true)
        return
      }
    }
    expect.fail(`Tab does not reach ${name}`)
  }
  await tabTo('English')
  await key('Enter')
  await page.getByRole('button', { name: messages.about.write }).waitFor()
  await tabTo(messages.about.write)
  await key('Enter')
  await door.at(messages.telling.title)
  await tabTo(messages.telling.options.self)
  await key('ArrowDown')
  await tabTo(messages.go)
  await key('Enter')
  await door.at(messages.triage.title)
  await tabTo(messages.triage.answers.yes)
  await key('Space')
  await tabTo(messages.go)
  await key('Enter')
  await door.at(messages.account.title)
  await tabTo(messages.account.label)
  await page.keyboard.type('Typed by keyboard. [Synthetic]')
  await tabTo(messages.go)
  await key('Space')
  await door.at(messages.place.title)
  await tabTo(messages.skip)
  await key('Enter')
  await door.at(messages.authorities.title)
  await tabTo(messages.skip)
  await key('Enter')
  await door.at(messages.reach.title)
  await tabTo(messages.go)
  await key('Enter')
  for (const [title, answer] of [
    [messages.keep.title, messages.keep.yes],
    [messages.mayContact.title, messages.mayContact.options['mailbox-only']],
  ] as const) {
    await door.at(title)
    await tabTo(answer)
    await key('Space')
    await tabTo(messages.go)
    await key('Enter')
  }
  await door.at(messages.askFirst.title)
  await tabTo(messages.go)
  await key('Enter')
  await door.at(messages.review.title)
  await tabTo(messages.review.send)
  await key('Enter')
  await door.at(messages.code.title)
  await tabTo(messages.code.copied)
  await key('Enter')
  await door.at(messages.repeat.title)
  const arrived = await server.opened()
  expect(arrived.document).toMatchObject({
    telling: 'relative',
    account: 'Typed by keyboard. [Synthetic]',
  })
  expect(arrived.triage).toMatchObject({ custody: 'yes', child: 'unsaid' })
})

test('at 320 px nothing is cut off and every target is large enough', async (context) => {
  for (const code of ['en', 'ru'] as const) {
    const door = await visit(context, code, { viewport: { width: 320, height: 568 } })
    const { messages } = door
    await door.expectFits('language')
    await door.begin()
    await door.page.getByText(messages.about.details).click()
    await door.expectFits('about')
    await door.tell(told[code], (name) => door.expectFits(name))
    await door.send()
    for (const form of ['words', 'digits'] as const) {
      await door.shownCode(form)
      await door.expectFits(`code in ${form}`)
    }
    const shown = await door.shownCode('digits')
    await door.repeat(shown.join(' '))
    await door.at(messages.next.title)
    await door.page.getByText(messages.next.proof.show).click()
    await door.expectFits('next')
    await door.press(messages.next.mailbox)
    await server.answer(answers[code], code)
    await door.openMailbox(shown.join(' '))
    await door.at(messages.mailbox.inside)
    await door.expectFits('mailbox')
    server.reset()
  }
})

test('a demo says on every page that it is one, and a real office never does', async (context) => {
  const door = await visit(context)
  const { messages, page } = door
  await door.begin()
  await door.tell(told.en, async () => {
    expect(await page.getByText(messages.demo).isVisible()).toBe(true)
  })
  server.mood.kind = 'real'
  const other = await visit(context)
  await other.begin()
  expect(await other.page.getByText(messages.demo).count()).toBe(0)
})

describe('weight', () => {
  const sizes = (paths: readonly string[]) =>
    [...new Set(paths)].reduce((sum, path) => {
      const name = path === '/' ? 'index.html' : path.slice(1)
      return sum + statSync(join(dist, `${name}.br`)).size
    }, 0)
  const loaded = () =>
    server.requests.map(({ path }) => path).filter((path) => !path.startsWith('/api/'))

  test('the first page is at most 15 KB, all that is needed to send at most 60 KB', async (context) => {
    for (const code of ['en', 'ru'] as const) {
      server.reset()
      const door = await visit(context, code, { javaScriptEnabled: true })
      await door.page.waitForLoadState('networkidle')
      const first = loaded().filter((path) => !path.includes('/sealing-'))
      expect(sizes(first)).toBeLessThanOrEqual(15_000)
      await door.begin()
      await door.skipAll()
      await door.send()
      // What comes after sending: the code, the list of its words, files.
      const all = loaded().filter(
        (path) =>
          !/\/(?:arrived|typed-code|words|word-list|english|russian|belarusian|thai|files-part)-/.test(
            path,
          ),
      )
      expect(sizes(all)).toBeLessThanOrEqual(60_000)
    }
  })

  test('everything there is, is at most 200 KB', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    const packed = files.filter((file) => file.endsWith('.br'))
    const sum = packed.reduce((bytes, file) => bytes + statSync(join(dist, file)).size, 0)
    expect(sum).toBeLessThanOrEqual(200_000)
  })

  test('what is sent compressed is what was built', async (context) => {
    const door = await visit(context)
    await door.begin()
    for (const path of new Set(loaded())) {
      const name = path === '/' ? 'index.html' : path.slice(1)
      const packed = brotliDecompressSync(readFileSync(join(dist, `${name}.br`)))
      expect(packed.equals(readFileSync(join(dist, name))), name).toBe(true)
    }
  })
})

describe('pictures', () => {
  const every = (['en', 'ru'] as const).flatMap((code) =>
    ([1280, 390] as const).flatMap((width) =>
      (['light', 'dark'] as const).map((scheme) => ({ code, width, scheme })),
    ),
  )
  // Each language, width and scheme twice; `AMPARO_LOOKS=all` for every one, when somebody wants to look at them.
  const looks = every.filter(
    ({ code, width, scheme }) =>
      process.env['AMPARO_LOOKS'] === 'all' ||
      [code === 'en', width === 390, scheme === 'dark'].filter(Boolean).length % 2 === 1,
  )
  test.each(looks)('$code at $width, $scheme', async ({ code, width, scheme }, ...rest) => {
    const context = rest.at(-1) as unknown as TestContext
    const viewport = { width, height: 800 }
    const door = await visit(context, code, { viewport, colorScheme: scheme })
    const { messages, page } = door
    let number = 0
    const picture = async (name: string) => {
      await page.evaluate(() => scrollTo(0, 0))
      // The light theme is looked at on the whole path.
      if (scheme === 'dark' && code === 'en' && width === 390) await door.expectAccessible(name)
      number += 1
      const file = `door-${code}-${width}-${scheme}-${String(number).padStart(2, '0')}-${name}.png`
      await page.screenshot({ path: join(pictures, file), fullPage: true })
    }
    await picture('language')
    await door.begin()
    await picture('about')
    await door.press(messages.about.haveToken)
    await picture('token')
    await door.press(messages.back)
    // Long enough to be looked at however busy the machine is: it ends when it is stopped. More the page would not do.
    server.mood.most = 8_000_000
    await door.tell(told[code], picture)
    await door.press(messages.review.send)
    await page.locator('progress').waitFor()
    await picture('working')
    await door.press(messages.sending.stop)
    // What was begun for a million steps is begun anew for fewer when the message grows.
    Object.assign(server.mood, { most: 20, busy: 1 })
    await door.press(messages.review.changeWhat(messages.review.account))
    await door.write(messages.account.label, `${told[code].account}\n${' '.repeat(20_000)}`)
    await door.press(messages.go)
    await door.press(messages.review.send)
    await page.locator('.countdown').waitFor()
    await picture('waiting')
    await door.press(messages.sending.now)
    await door.at(messages.code.title)
    const digits = await door.shownCode('digits')
    await picture('code-digits')
    await door.shownCode('words')
    await picture('code-words')
    await door.repeat(digits.with(4, '0000-0').join(' '))
    await page.getByRole('alert').locator('p').waitFor()
    await picture('repeat')
    await door.write(messages.repeat.label, digits.join(' '))
    await door.press(messages.repeat.check)
    await door.at(messages.next.title)
    await picture('next')
    await server.notice()
    await server.answer(answers[code], code)
    await door.press(messages.next.mailbox)
    await door.openMailbox(digits.join(' '))
    await door.at(messages.mailbox.inside)
    await picture('mailbox')
    // A stand-in for languages written from right to left, until there is one.
    await page.evaluate(() => (document.documentElement.dir = 'rtl'))
    await picture('mailbox-rtl')
    door.expectNoTrouble(503)
  })
})
