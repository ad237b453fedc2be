import { violations } from '@amparo/vocabulary'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  badReasons,
  claim,
  code,
  FamiliesDesk,
  INTAKE,
  MEDICAL,
  nothingBad,
  PROTECTION,
} from '../testing/families.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { MOST_WEIGHED_A_DAY } from './enquirer-store.ts'

let office: TestOffice
let desk: FamiliesDesk

beforeAll(async () => {
  office = await testOffice()
  desk = await FamiliesDesk.of(office)
})

afterAll(async () => {
  expect(office.bugs.map(String)).toEqual([])
  await office[Symbol.asyncDispose]()
})

type Who = Parameters<FamiliesDesk['ask']>[0]

const ask = (who: Who, person: string) => desk.ask(who, `/api/subjects/${person}/by-mailbox`, {})
const askedFor = new Set<string>()

/** Asked of somebody for whom somebody asks. */
async function byMailbox(who: Who, person: string) {
  if (!askedFor.has(person)) await desk.enquirer(person)
  askedFor.add(person)
  return ask(who, person)
}

const answerFor = async (person: string) => (await byMailbox('intake', person)).body['byMailbox']

describe('whether a mailbox may tell of somebody', () => {
  test('is weighed by all that anybody knows, and said in the same bytes to every role and for every reason', async () => {
    const all = { ...badReasons, ...nothingBad }
    const denied = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(all)),
        fc.constantFrom(0, INTAKE, PROTECTION, MEDICAL),
        async (reason, audience) => {
          const person = await desk.person()
          await all[reason]?.(desk, person, audience)
          for (const who of ['rights', 'intake', 'head'] as const) {
            const { status, body, text } = await byMailbox(who, person)
            expect([status, body]).toEqual([200, { byMailbox: reason in nothingBad }])
            if (reason in badReasons) denied.add(text)
          }
        },
      ),
      { numRuns: 24 },
    )
    expect(denied.size).toBe(1)
  })

  test('knows every restricted type of act, and every way of losing one’s life', async () => {
    const types = Object.values(violations.entries).filter(
      (one) => one.restricted || (one.code.startsWith('LIFE.') && one.code !== 'LIFE.ATTEMPT'),
    )
    expect(types.length).toBeGreaterThan(8)
    const person = await desk.person()
    const act = await desk.below(person, 'act', code('act.type', 'INT.ASSAULT', PROTECTION))
    expect(await answerFor(person)).toBe(true)
    for (const type of types) {
      await desk.rows(
        `update claim set v_text = $2 where subject = $1 and property = 202`,
        act,
        type.code,
      )
      expect(await answerFor(person), type.code).toBe(false)
    }
  })

  test('forgets what was taken back', async () => {
    const person = await desk.person()
    await desk.said(person, code('person.alive', 'dead', PROTECTION))
    expect(await answerFor(person)).toBe(false)
    const [dead] = await desk.rows(
      `select id::text from claim where subject = $1 and property = 8`,
      person,
    )
    await desk.done('rights', `/api/claims/${String(dead?.['id'])}/retract`, {})
    expect(await answerFor(person)).toBe(true)
  })

  test('is asked about nobody whom the officer does not know, and by no role that does not speak with families', async () => {
    const unknown = await ask('intake', '999999')
    expect((await ask('intake', await desk.person(PROTECTION))).text).toBe(unknown.text)
    expect((await byMailbox('medical', await desk.person())).status).toBe(404)
  })

  test('is asked about nobody for whom nobody asks, and by nobody more than some times in a day', async () => {
    const [person, other] = [await desk.person(), await desk.person()]
    const unknown = await ask('rights', '999999')
    expect((await ask('rights', person)).text).toBe(unknown.text)
    await desk.enquirer(other, { audience: PROTECTION })
    expect((await ask('intake', other)).text).toBe(unknown.text)
    let asked = 0
    while ((await byMailbox('rights', person)).status === 200) asked += 1
    expect(asked).toBeLessThanOrEqual(MOST_WEIGHED_A_DAY)
    expect((await byMailbox('rights', person)).body['code']).toBe('enough-today')
    expect((await byMailbox('head', person)).status).toBe(200)
  })

  test('leaves an entry in the sequence of whoever asked', async () => {
    const asked = `select from entry where body like '%kind enquirer.weigh%'`
    const before = (await desk.rows(asked)).length
    await byMailbox('intake', await desk.person())
    expect(await desk.rows(asked)).toHaveLength(before + 1)
  })

  test('a wish against it, told to another team, is not told here, and makes what was agreed to a no', async () => {
    const person = await desk.person()
    const { submission } = await desk.family()
    await desk.done('intake', `/api/submissions/${submission}/consents/record`, {
      person,
      given: '2026-01-01',
      standing: 'self',
      means: 'signed',
      language: 'be',
      assent: null,
      lines: [{ purpose: 'FAMILY', answer: 'named', recipients: ['family'] }],
      note: null,
    })
    const agreed = async () => {
      const told = await desk.office.desk.request(
        `http://desk.test/api/subjects/${person}/agreed`,
        {
          headers: { cookie: desk.cookieOf('intake'), host: 'desk.test' },
        },
      )
      return (await told.json()) as unknown
    }
    const line = { purpose: 'FAMILY', recipients: ['family'], differs: false }
    expect(await agreed()).toEqual({ agreed: [{ ...line, answer: 'named', limited: false }] })
    await desk.notWished(person)
    expect(await answerFor(person)).toBe(true)
    expect(await agreed()).toEqual({
      agreed: [{ ...line, answer: 'no', recipients: [], limited: true }],
    })
  })
})

describe('records that count as one person', () => {
  test.each([0, PROTECTION])(
    'count together for a mailbox, by a decision of audience %i, until somebody takes them apart',
    async (audience) => {
      const [one, other] = [await desk.person(), await desk.person()]
      await desk.said(other, code('person.alive', 'dead', MEDICAL))
      expect(await answerFor(one)).toBe(true)
      await desk.decideSame(one, other, audience)
      expect(await answerFor(one)).toBe(false)
      await desk.takeApart(other, audience)
      expect([await answerFor(one), await answerFor(other)]).toEqual([true, false])
    },
  )

  test('have those who ask for either on the page they lead to, and each back where they were when taken apart', async () => {
    const [one, other] = [await desk.person(), await desk.person()]
    const [first, second] = [await desk.enquirer(one), await desk.enquirer(other)]
    const asking = async (person: string) => {
      const { enquirers } = await desk.done('rights', '/api/enquirers/list', {
        person,
        after: null,
      })
      return (enquirers as { id: string; person: string }[]).map(({ id, person: of }) => [id, of])
    }
    const before = [await asking(one), await asking(other)]
    expect(before).toEqual([[[first.id, one]], [[second.id, other]]])
    await desk.decideSame(one, other, 0)
    const both = [
      [second.id, other],
      [first.id, one],
    ]
    expect([await asking(one), await asking(other)]).toEqual([both, both])
    await desk.enquirer(other, { handle: second.handle, seq: 2 })
    await desk.takeApart(other, 0)
    expect([await asking(one), await asking(other)]).toEqual(before)
    await desk.enquirer(one, { handle: first.handle, seq: 2 })
  })

  test('claim is for whoever may see it: what a doctor recorded is on no page of the intake', async () => {
    const person = await desk.person()
    await desk.said(person, claim('person.alive', { kind: 'code', code: 'dead' }, MEDICAL))
    const page = await desk.ask('intake', `/api/subjects/${person}/open`, {})
    expect(page.text).not.toContain('person.alive')
  })
})
