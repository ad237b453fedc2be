import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreedAbout } from './agreed.ts'
import { NARROWEST_FIRST, type Given } from './standing.ts'

const given = (
  id: number,
  person: string | null,
  answer: string,
  recipients: string[] = [],
): Given => ({
  id,
  person,
  given: '2026-01-01',
  standing: 'self',
  assent: null,
  lines: [{ purpose: 'FAMILY', answer, recipients }],
})
const message = (...consents: Given[]) => ({ consents, decisions: [] })

test('nothing is agreed to where nobody was asked about that person', () => {
  expect(agreedAbout('1', [])).toEqual([])
  expect(agreedAbout('1', [message(given(1, '2', 'named'), given(2, null, 'named'))])).toEqual([])
})

test('whoever was asked something else was not asked this, whatever was said of nobody in particular', () => {
  const other = { purpose: 'MEDIA', answer: 'no', recipients: [] }
  const asked = { ...given(1, '1', 'no'), lines: [other] }
  expect(agreedAbout('1', [message(given(2, null, 'named'), asked)])).toMatchObject([
    { purpose: 'MEDIA' },
  ])
})

test('of all messages the narrowest answer counts, and of recipients those that all name', () => {
  const asked = [message(given(1, '1', 'named', ['family', 'media']))]
  expect(agreedAbout('1', asked)).toEqual([
    { purpose: 'FAMILY', answer: 'named', recipients: ['family', 'media'], differs: false },
  ])
  expect(agreedAbout('1', [...asked, message(given(2, null, 'ask-each-time'))])).toMatchObject([
    { answer: 'ask-each-time' },
  ])
  expect(agreedAbout('1', [...asked, message(given(2, '1', 'named', ['family']))])).toMatchObject([
    { answer: 'named', recipients: ['family'] },
  ])
  expect(agreedAbout('1', [...asked, message(given(2, '1', 'named', ['ngo']))])).toMatchObject([
    { answer: 'no' },
  ])
})

test('more messages never let more through', () => {
  const answer = fc.constantFrom(...NARROWEST_FIRST)
  const person = fc.constantFrom('1', '2', null)
  const messages = fc.array(
    fc
      .array(fc.tuple(person, answer), { minLength: 1, maxLength: 3 })
      .map((said) => message(...said.map(([one, what], at) => given(at + 1, one, what)))),
    { maxLength: 4 },
  )
  const breadth = (all: ReturnType<typeof agreedAbout>) =>
    NARROWEST_FIRST.indexOf((all[0]?.answer ?? 'no') as (typeof NARROWEST_FIRST)[number])
  fc.assert(
    fc.property(messages, messages, (some, others) => {
      const named = message(given(1, '1', 'named'))
      expect(breadth(agreedAbout('1', [named, ...some, ...others]))).toBeLessThanOrEqual(
        breadth(agreedAbout('1', [named, ...some])),
      )
    }),
  )
})

test('words that differ are said to differ until somebody decides', () => {
  const quarrel = [given(1, '1', 'named'), { ...given(2, '1', 'no'), standing: 'next-of-kin' }]
  expect(agreedAbout('1', [message(...quarrel)])).toMatchObject([{ answer: 'no', differs: true }])
})
