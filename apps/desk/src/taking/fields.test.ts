import { readSubmission, newIdentity, openDocument, readTriage, recipientOf } from '@amparo/seal'
import { expect, test } from 'vitest'
import { sealTaken } from '../keys/taking.ts'
import { fromBase64 } from '../keys/base64.ts'
import {
  emptyFields,
  hasWords,
  missingIn,
  readFields,
  takenInput,
  type TakingFields,
} from './fields.ts'

const answered: TakingFields = {
  ...emptyFields,
  way: 'phone',
  child: 'yes',
  custody: 'yes',
  telling: 'relative',
  account: 'Мой брат. [Синтетические данные] \ud800',
  told: 'no',
  toldReason: 'no-trust',
  keep: true,
  mayContact: 'as-told',
  reachWay: 'phone',
  contact: 'synthetic number',
  language: 'ru',
  readBack: 'yes',
  wording: 'verbatim',
  consentBy: 'next-of-kin',
  consentSpoken: 'yes',
  keepsCode: true,
}
const context = { team: 1, office: 'Demo', today: '2020-08-14' }

test('an empty page names everything that may not be left out, and nothing is sealed', () => {
  expect(missingIn(emptyFields)).toEqual([
    'way',
    'telling',
    'keep',
    'mayContact',
    'readBack',
    'wording',
    'consentBy',
    'consentSpoken',
    'keepsCode',
    'language',
  ])
  expect(takenInput(emptyFields, context)).toBe(null)
  expect(hasWords(emptyFields)).toBe(false)
})

test('every answer that may not be left out is asked for', () => {
  for (const name of missingIn(emptyFields)) {
    const without = { ...answered, [name]: name === 'language' ? '' : null }
    expect(missingIn(without), name).toEqual([name])
    expect(takenInput(without, context), name).toBe(null)
  }
})

test('what an officer writes down is sealed as the report page would, and says who wrote it', async () => {
  const key = await newIdentity()
  const input = takenInput(answered, context)
  if (input === null) throw new Error('something is missing')
  const taker = { id: 3, name: 'Officer (synthetic)' }
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const sealed = await sealTaken(random, await recipientOf(key), taker, input)
  const opened = await openDocument(key, fromBase64(sealed.envelope))
  const read = readSubmission(opened.verdict === 'document' ? opened.document : null)
  expect(read).toMatchObject({
    verdict: 'ok',
    document: {
      taking: { way: 'phone', taker, readBack: 'yes', child: { isChild: 'yes' }, paper: null },
      authorities: { told: 'no', reason: 'no-trust' },
      mailbox: { id: sealed.mailbox.id },
    },
  })
  const triage = await openDocument(key, fromBase64(sealed.triage))
  expect(readTriage(triage.verdict === 'document' ? triage.document : null)).toMatchObject({
    verdict: 'ok',
    document: { custody: 'yes', child: 'yes', reach: 'own' },
  })
})

test('what was said of the authorities stays out when it is not said whether they were told', () => {
  const input = takenInput({ ...answered, told: 'unsaid', toldWords: 'typed and left' }, context)
  expect(input?.document.authorities).toEqual({ told: 'unsaid', reason: '', words: '' })
})

test('a kept draft comes back as it was, and what is no draft does not', () => {
  expect(readFields(JSON.parse(JSON.stringify(answered)))).toMatchObject({
    way: 'phone',
    keep: true,
  })
  for (const strange of [null, 'text', {}, { account: 7 }]) expect(readFields(strange)).toBe(null)
})
