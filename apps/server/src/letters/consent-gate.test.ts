import {
  consentPurposes,
  consentRecipients,
  namedByPurpose,
  type ConsentRecipientCode,
  type HandingPurposeCode,
} from '@amparo/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AgreedLine } from '../consents/agreed-of.ts'
import { NARROWEST_FIRST } from '../consents/standing.ts'
import { gateOf, mayGoUnnamed } from './consent-gate.ts'

const line = fc.record({
  purpose: fc.constantFrom(...Object.keys(consentPurposes.entries)),
  answer: fc.constantFrom(...NARROWEST_FIRST, 'perhaps'),
  recipients: fc.subarray(Object.keys(consentRecipients.entries), { maxLength: 3 }),
  limited: fc.boolean(),
  differs: fc.boolean(),
})
const agreed = fc.uniqueArray(line, { selector: ({ purpose }) => purpose })

const raise = (answer: string, given: Partial<AgreedLine> = {}): AgreedLine => ({
  purpose: 'RAISE_NAMED',
  answer,
  recipients: [],
  limited: false,
  differs: false,
  ...given,
})

test('only a plain yes to raising the case by name, to the authorities, lets a name out', () => {
  fc.assert(
    fc.property(agreed, (lines) => {
      const said = lines.find(({ purpose }) => purpose === 'RAISE_NAMED')
      const isYes =
        said?.answer === 'named' &&
        !said.limited &&
        !said.differs &&
        (said.recipients.length === 0 || said.recipients.includes('authorities'))
      expect(gateOf(lines).named).toBe(isYes)
    }),
  )
})

const reach = fc.record({
  purpose: fc.constantFrom(...(Object.keys(namedByPurpose) as HandingPurposeCode[])),
  recipient: fc.constantFrom(...(Object.keys(consentRecipients.entries) as ConsentRecipientCode[])),
})

test('for any other purpose and recipient too, only a plain yes that reaches just these lets a name out', () => {
  fc.assert(
    fc.property(agreed, reach, (lines, { purpose, recipient }) => {
      const said = lines.find((one) => one.purpose === purpose)
      const isMeant =
        said?.recipients.includes(recipient) === true ||
        (said?.recipients.length === 0 && namedByPurpose[purpose] === recipient)
      const isPlain = said !== undefined && !said.limited && !said.differs && isMeant
      const gate = gateOf(lines, { purpose, recipient })
      expect(gate.named).toBe(isPlain && said.answer === 'named')
      expect(mayGoUnnamed(lines, { purpose, recipient })).toBe(
        isPlain && (said.answer === 'anonymous' || said.answer === 'pseudonym'),
      )
    }),
  )
})

test('no other purpose opens the gate, whatever was answered there', () => {
  fc.assert(
    fc.property(agreed, (lines) => {
      const others = lines.filter(({ purpose }) => purpose !== 'RAISE_NAMED')
      expect(gateOf(others)).toMatchObject({ named: false, reason: 'never-asked' })
    }),
  )
})

test('whoever said no to being raised at all, or wants to be asked each time, is not even counted', () => {
  const counted = (answer: string, given: Partial<AgreedLine> = {}) =>
    gateOf([{ ...raise(answer, given), purpose: 'RAISE_ANON' }])
  expect(gateOf([])).toMatchObject({ counted: true })
  expect(counted('anonymous')).toMatchObject({ counted: true })
  expect(counted('named')).toMatchObject({ counted: true })
  expect(counted('no')).toMatchObject({ counted: false })
  expect(counted('ask-each-time')).toMatchObject({ counted: false })
  expect(counted('anonymous', { recipients: ['media'] })).toMatchObject({ counted: false })
  expect(counted('named', { limited: true })).toMatchObject({ counted: false })
})

test('each no is told by its reason', () => {
  const reason = (one: AgreedLine) => gateOf([one])
  expect(reason(raise('no'))).toMatchObject({ reason: 'no' })
  expect(reason(raise('ask-each-time'))).toMatchObject({ reason: 'ask-each-time' })
  expect(reason(raise('anonymous'))).toMatchObject({ reason: 'not-by-name' })
  expect(reason(raise('pseudonym'))).toMatchObject({ reason: 'not-by-name' })
  expect(reason(raise('named', { recipients: ['family'] }))).toMatchObject({
    reason: 'not-this-recipient',
  })
  expect(reason(raise('no', { limited: true }))).toMatchObject({ reason: 'limited' })
  expect(reason(raise('no', { differs: true }))).toMatchObject({ reason: 'differs' })
})
