import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { fillDay, type DeskPage } from './desk-page.ts'
import { mirroringBrowser } from './right-to-left.ts'
import { go, look as lookAt } from './look.ts'
import { standsInOrder } from './sticks-out.ts'
import { WaysOffice, writeDown } from './ways-office.ts'

/** Pages of the register, narrow and wide, light and dark, in Thai, Belarusian and from right to left. Everybody is invented. */
const deskDist = join(import.meta.dirname, '../apps/desk/dist')

let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(() => office[Symbol.asyncDispose]())

const shown = ['th', 'be', 'rtl'] as const
type Shown = (typeof shown)[number]
const locales = { th: 'th-TH', be: 'be-BY', rtl: 'en-GB' } as const satisfies Record<Shown, string>

const claim = (property: string, value: object) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-20',
  audience: 0,
  replaces: null,
})
const dated = (property: string, edtf: string) => claim(property, { kind: 'date', edtf })
const named = (property: string, text: string) => claim(property, { kind: 'name', text })

/** Asks as the page does, with the session of whoever is signed in there. */
async function make({ page }: DeskPage, path: string, body: object): Promise<string> {
  const { status, reply } = await page.evaluate(
    async ([to, text]) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(to, { method: 'POST', headers, body: text })
      return { status: response.status, reply: (await response.json()) as Record<string, unknown> }
    },
    [path, JSON.stringify(body)] as const,
  )
  expect(status, path).toBe(200)
  return String(reply['subject'])
}

interface Made {
  readonly person: string
  readonly facility: string
  readonly message: string
}

/** Made by whichever language comes first. */
let made: Promise<Made> | undefined

/** A night arrest, an attempt to find the person, and a place with two names that surely held nobody and perhaps one. */
async function prepare(context: TestContext): Promise<Made> {
  const desk = await office.officer(context, 'rights-officer')
  const facility = await make(desk, '/api/subjects', {
    kind: 'facility',
    claims: [
      named('facility.name', 'Synthetic remand prison no. 4'),
      named('facility.name', 'Сінтэтычны СІЗА № 4'),
      claim('facility.capacity', { kind: 'number', number: 3 }),
    ],
  })
  const person = await make(desk, '/api/subjects', {
    kind: 'person',
    claims: [
      named('person.name', 'Аляксандр Мікалаевіч Сінтэтычны-Прыдуманы'),
      dated('person.birth', '1990-03-02'),
      dated('person.birth', '1991'),
    ],
  })
  const custody = await make(desk, `/api/subjects/${person}/below`, {
    kind: 'custody',
    claims: [
      dated('custody.from', '2020-08-10T23:50'),
      claim('custody.facility', { kind: 'subject', id: facility }),
    ],
  })
  for (const [type, at] of [
    ['arrest', '2020-08-10T23:50'],
    ['lawyer', '2020-08-12'],
  ] as const)
    await make(desk, `/api/subjects/${custody}/below`, {
      kind: 'point',
      claims: [claim('point.type', { kind: 'code', code: type }), dated('point.at', at)],
    })
  await make(desk, `/api/subjects/${person}/below`, {
    kind: 'search-action',
    claims: [
      claim('search-action.place', { kind: 'code', code: 'parcel-window' }),
      claim('search-action.where', { kind: 'text', text: 'Synthetic remand prison no. 4' }),
      dated('search-action.day', '2020-08-13'),
      claim('search-action.result', { kind: 'code', code: 'parcel-refused' }),
    ],
  })
  const message = await writeDown(desk, 'My brother Ivan Prydumany was taken. [Synthetic]')
  return { person, facility, message }
}

const look = (desk: DeskPage, language: Shown, name: string) =>
  lookAt(desk, `register-${language}`, name)

test.for(shown)(
  'the register can be read and used in %s',
  { timeout: 300_000 },
  async (language, context) => {
    made ??= prepare(context)
    const { person, facility, message } = await made
    const browser = office.browser(context)
    const turned = language === 'rtl' ? mirroringBrowser(browser, deskDist) : browser
    const desk = await office.desk(context, { locale: locales[language] }, turned)
    const { page } = desk
    const { handle, passphrase } = office.sheet('rights-officer')
    await page.locator('form input').first().fill(handle)
    await page.locator('form input').nth(1).fill(passphrase)
    await page.locator('form button[type=submit]').click()
    await page.locator('main h1').waitFor({ timeout: 60_000 })

    await go(page, '/people')
    await page.locator('tbody th a').first().waitFor()
    await look(desk, language, 'people')

    await go(page, `/people/${person}`)
    await page.locator('main ol strong').first().waitFor()
    if (language === 'rtl') {
      expect(await standsInOrder(page, 'main ol bdi', '10 August 2020, 23:50')).toBe(true)
      expect(await standsInOrder(page, 'main dd', '2 March 1990')).toBe(true)
    }
    await look(desk, language, 'person')

    await go(page, `/register/${facility}`)
    const days = page.locator('main form fieldset')
    await fillDay(days.first(), '2020-08-10')
    await fillDay(days.last(), '2020-08-14')
    await page.locator('main form button[type=submit]').click()
    await page.locator('tbody tr').first().waitFor()
    if (language === 'rtl') {
      expect(await standsInOrder(page, 'tbody tr', '10 August 2020')).toBe(true)
      expect(await standsInOrder(page, 'tbody tr', '0–1')).toBe(true)
    }
    await look(desk, language, 'facility')
    await fillDay(days.last(), '2020-08-01')
    await page.getByRole('alert').first().waitFor()
    expect(await page.locator('tbody tr').count()).toBe(0)
    await look(desk, language, 'facility-turned-round')

    await go(page, `/messages/${message}`)
    await page
      .locator('main button')
      .filter({ has: page.locator('svg') })
      .last()
      .click()
    const account = page.locator('main [role=textbox][dir=auto]').first()
    await account.waitFor()
    await account.evaluate((element) => {
      const range = document.createRange()
      const text = element.firstChild
      if (text === null) throw new Error('no text')
      range.setStart(text, 11)
      range.setEnd(text, 25)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      element.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
    })
    await page.getByText('Ivan Prydumany', { exact: true }).first().waitFor()
    await look(desk, language, 'marking')
    expect(desk.troubles).toEqual([])
  },
)
