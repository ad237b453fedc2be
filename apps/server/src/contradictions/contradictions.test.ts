import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@amparo/contract'
import { property } from '@amparo/register'
import { drawn, inventedName, LettersDesk, today } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

let office: TestOffice
let desk: LettersDesk
let ministry = ''
const PROTECTION = 2
const roles: readonly Role[] = ['rights-officer', 'intake-officer', 'medical', 'head']

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
  ministry = await desk.subject('authority', 'Ministry of Synthetic Affairs')
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

let many = 0
const someone = (audience = 0) => desk.subject('person', inventedName((many += 1)), audience)

const day = (edtf: string) => ({ kind: 'date', edtf })
const subject = (id: string) => ({ kind: 'subject', id })

interface Told {
  readonly person: string
  readonly name: string
  readonly code: string
  readonly sides: readonly { readonly lines: string[]; readonly replies: string[] }[]
  readonly persons: number | null
  readonly wording: string
  readonly quote: string | null
}

async function list(role: Role = 'rights-officer', given: object = {}) {
  const body = { code: null, language: 'en', skip: 0, ...given }
  const told = await desk.done('/api/contradictions/list', body, role)
  return told as unknown as { found: Told[]; total: number; counts: { code: string }[] }
}

async function wholeList(role: Role): Promise<Told[]> {
  const all: Told[] = []
  for (;;) {
    const { found, total } = await list(role, { skip: all.length })
    all.push(...found)
    if (all.length >= total) return all
  }
}

async function of(person: string, role: Role = 'rights-officer'): Promise<Told[]> {
  const told = await desk.done(`/api/subjects/${person}/contradictions`, { language: 'en' }, role)
  return told['found'] as Told[]
}

/** The ministry answers that it does not hold this person. */
async function denied(person: string, received = today()): Promise<void> {
  const reply = await desk.replied(ministry, null, { received, dated: received })
  const answers = [desk.answer(person, { content: 'denies', quality: 'rejected-unsubstantiated' })]
  await desk.done(`/api/replies/${reply}/answers`, { answers, once: drawn() })
}

async function heldAt(person: string, facility: string): Promise<void> {
  const custody = await desk.below(person, 'custody', {
    from: day('2026-01-08'),
    facility: subject(facility),
  })
  const seen = { type: { kind: 'code', code: 'seen' }, at: day('2026-01-10') }
  await desk.below(custody, 'point', { ...seen, facility: subject(facility) })
}

/** Whoever told last where somebody was seen takes it back. */
async function takeBackSeeing(): Promise<void> {
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select c.id::text from ${office.names.schema}.claim c where c.property = $1 and c.retracts is null
       and not exists (select from ${office.names.schema}.claim r where r.retracts = c.id) order by c.id desc limit 1`,
    [property('point.facility').number],
  )
  if (rows[0] !== undefined) await desk.done(`/api/claims/${rows[0].id}/retract`, {})
}

describe('an answer of an authority', () => {
  test('that denies holding somebody others saw held is found, on the page and in the list', async () => {
    const person = await someone()
    const prison = await desk.subject('facility', 'Synthetic Prison')
    await heldAt(person, prison)
    expect(await of(person)).toEqual([])
    await denied(person, '2026-01-10')
    const [found] = await of(person)
    expect(found).toMatchObject({ person, code: 'denied-but-held', persons: 0, wording: 'general' })
    expect(found?.sides[0]?.replies).toHaveLength(1)
    const listed = (await list()).found.filter((one) => one.person === person)
    expect(listed).toEqual([found])
    expect(found?.quote).toContain('Ministry of Synthetic Affairs')
    expect(found?.quote).not.toContain('Synthetic Prison')
    // Whoever may not read letters is not told what they brought.
    expect(await of(person, 'medical')).toEqual([])
  })

  test('is quoted with place and day only where ten others were surely held there', async () => {
    const person = await someone()
    const prison = await desk.subject('facility', 'Prison of Many')
    await heldAt(person, prison)
    await denied(person, '2026-01-10')
    for (let others = 0; others < 9; others++) await heldAt(await someone(), prison)
    // The list remembers who was there, and not beyond what is said next.
    const everywhere = async () => {
      const [page] = await of(person)
      expect((await list()).found.filter((one) => one.person === person)).toEqual([page])
      return page
    }
    expect(await everywhere()).toMatchObject({ persons: 9, wording: 'general' })
    await heldAt(await someone(), prison)
    const found = await everywhere()
    expect(found).toMatchObject({ persons: 10, wording: 'precise' })
    expect(found?.quote).toContain('Prison of Many')
    await takeBackSeeing()
    await everywhere()
  })
})

test('the list is of one rule where that is asked, page after page, and counts all', async () => {
  const all = await list()
  expect(all.counts.map(({ code }) => code)).toContain('denied-but-held')
  expect(await list('rights-officer', { code: 'place-differs' })).toMatchObject({ found: [] })
  expect((await list('rights-officer', { skip: all.total })).found).toEqual([])
})

test('whatever is recorded, taken back and answered, for every audience: the list is what each page says, and names only whom its reader may see', async () => {
  const prison = await desk.subject('facility', 'Prison of the property')
  const before = new Set((await list('head')).found.map(({ person }) => person))
  const step = fc.record({
    who: fc.nat({ max: 2 }),
    what: fc.constantFrom('held', 'taken-back', 'denied', 'born-1990', 'born-1991', 'hidden'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const people = [await someone(), await someone(), await someone(PROTECTION)]
      for (const { who, what } of steps) {
        const person = people[who] ?? ''
        const audience = who === 2 || what === 'hidden' ? PROTECTION : 0
        if (what === 'held' && who < 2) await heldAt(person, prison)
        else if (what === 'taken-back') await takeBackSeeing()
        else if (what === 'denied' && who < 2) await denied(person, '2026-01-10')
        else if (what.startsWith('born')) {
          const birth = day(`${what.slice(5)}-05-05`)
          await desk.claimed(person, 'person.birth', birth, audience)
        } else if (what === 'hidden')
          await desk.claimed(person, 'person.birth', day('1975-05-05'), audience)
        for (const role of roles) {
          const own = (await wholeList(role)).filter(({ person: one }) => people.includes(one))
          const pages: Told[] = []
          for (const one of people) {
            const told = await desk.ask(
              `/api/subjects/${one}/contradictions`,
              { language: 'en' },
              role,
            )
            if (told.status === 200) pages.push(...(told.body['found'] as Told[]))
          }
          const inOrder = (all: readonly Told[]) => all.map((x) => JSON.stringify(x)).toSorted()
          expect(inOrder(own), role).toEqual(inOrder(pages))
        }
      }
    }),
    { numRuns: 4 },
  )
  expect(before.size).toBeGreaterThan(0)
}, 120_000)
