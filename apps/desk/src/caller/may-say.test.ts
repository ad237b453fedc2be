import { consentAnswers, consentPurposes, consentRecipients } from '@amparo/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maySay, relations, type Agreed } from './may-say.ts'

const agreed = fc.record<Agreed>({
  purpose: fc.constantFrom(...Object.keys(consentPurposes.entries)),
  answer: fc.oneof(fc.constantFrom(...Object.keys(consentAnswers.entries)), fc.string()),
  recipients: fc.array(fc.constantFrom(...Object.keys(consentRecipients.entries))),
  differs: fc.boolean(),
  limited: fc.boolean(),
})

test('nothing may be said unless somebody agreed to just that, by name', () => {
  fc.assert(
    fc.property(fc.constantFrom(...relations), fc.array(agreed), (relation, all) => {
      const purpose = { family: 'FAMILY', lawyer: 'SERVICE', journalist: 'MEDIA', unknown: '' }
      const own = all.find((one) => one.purpose === purpose[relation])
      const may = maySay(relation, all) === 'agreed'
      expect(may && (own?.answer !== 'named' || own.differs || own.limited)).toBe(false)
    }),
  )
})

const yes: Agreed = {
  purpose: 'FAMILY',
  answer: 'named',
  recipients: [],
  differs: false,
  limited: false,
}

test.each([
  ['unknown', [yes], 'no-unknown-caller'],
  ['family', [], 'no-not-asked'],
  ['family', [yes], 'agreed'],
  ['family', [{ ...yes, recipients: ['family'] }], 'agreed'],
  ['family', [{ ...yes, recipients: ['media'] }], 'no-for-others-only'],
  ['family', [{ ...yes, answer: 'ask-each-time' }], 'ask-first'],
  ['family', [{ ...yes, answer: 'anonymous' }], 'no-without-name-only'],
  ['family', [{ ...yes, answer: 'no' }], 'no-refused'],
  ['family', [{ ...yes, differs: true }], 'no-differs'],
  ['family', [{ ...yes, limited: true }], 'no-limited'],
  ['lawyer', [yes], 'no-not-asked'],
  ['journalist', [yes], 'no-not-asked'],
] as const)('to %s, of %j: %s', (relation, all, said) => {
  expect(maySay(relation, all)).toBe(said)
})
