import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64 } from './encoding.ts'
import { sealDocument } from './envelope.ts'
import { inspect } from './inspect.ts'
import { openDocument } from './opening.ts'
import { readSealedValue, type SealedValueBody } from './sealed-value.ts'
import { sign, signedBy } from './signed.ts'
import { keyPair, random, seedOf, signer } from './testing/people.ts'

const body: SealedValueBody = {
  v: 1,
  type: 'sealed-value',
  subject: '12',
  property: 'act.method',
  team: 2,
  value: { kind: 'text', text: 'Synthetic words' } as SealedValueBody['value'],
  key: base64.encode(seedOf(7)),
}
const officer = signer(3)

it('opens for its team as it was written, with the officer who signed it', async () => {
  const [team, other] = [await keyPair(1), await keyPair(2)]
  const signed = sign<SealedValueBody>('sealed-value', body, officer.signingKey)
  const envelope = await sealDocument([team.recipient], signed)
  expect(inspect(envelope)).toMatchObject({ verdict: 'envelope', recipients: 1 })
  const opened = await openDocument(team.identity, envelope)
  if (opened.verdict !== 'document') throw new Error(opened.verdict)
  expect(readSealedValue(opened.document)).toEqual({ verdict: 'ok', document: body })
  expect(signedBy('sealed-value', opened.document, officer.key)).toBe(true)
  expect(signedBy('sealed-value', opened.document, signer(4).key)).toBe(false)
  expect(signedBy('findings', opened.document, officer.key)).toBe(false)
  expect(await openDocument(other.identity, envelope)).toEqual({ verdict: 'not-for-this-key' })
})

it('says as little by its length of a short value as of one twice as long', async () => {
  const { recipient } = await keyPair(1)
  const lengthOf = async (text: string) => {
    const value = { kind: 'text', text } as SealedValueBody['value']
    const signed = sign<SealedValueBody>('sealed-value', { ...body, value }, officer.signingKey)
    return (await sealDocument([recipient], signed)).length
  }
  expect(await lengthOf('a')).toBe(await lengthOf('a'.repeat(40)))
})

const subjects = fc.oneof(
  fc.bigInt({ min: 1n, max: 10n ** 19n - 1n }).map(String),
  fc.constantFrom('', '0', '01', '-1', '1.0', '1'.repeat(20)),
)

it('names one subject by a number, one property by its code, one team, and a key of 32 bytes', () => {
  fc.assert(
    fc.property(
      subjects,
      fc.constantFrom('act.type', 'act.method', 'act', '', 'act type', 'a.b.c'),
      fc.integer({ min: -1, max: 4 }),
      fc.integer({ min: 30, max: 34 }),
      (subject, property, team, length) => {
        const given = { ...body, subject, property, team, key: base64.encode(random(length)) }
        const read = readSealedValue(sign('sealed-value', given, officer.signingKey))
        const isRight =
          /^[1-9]\d{0,18}$/.test(subject) &&
          /^act\.[a-z]+$/.test(property) &&
          team > 0 &&
          length === 32
        expect(read.verdict).toBe(isRight ? 'ok' : 'malformed')
      },
    ),
  )
})

it.each([null, 7, 'text', {}, { kind: 3 }, []])(
  'holds a value that says its kind: not %j',
  (value) => {
    const read = readSealedValue({ body: { ...body, value }, signatures: [] })
    expect(read).toMatchObject({ verdict: 'malformed' })
  },
)

it('is never read from what is no document at all', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readSealedValue(value)).toMatchObject({ verdict: 'malformed' })
    }),
  )
})
