import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, emptyBatch, entered, readBatch } from './batch.ts'

test('numbers count up in their own form, and nothing is guessed without digits', () => {
  expect(after('17')).toBe('18')
  expect(after('A-009')).toBe('A-010')
  expect(after('99')).toBe('100')
  expect(after('')).toBe('')
  expect(after('first')).toBe('')
  fc.assert(
    fc.property(fc.nat(), (number) => {
      expect(after(`B/${number}`)).toBe(`B/${number + 1}`)
    }),
  )
})

test('what one sheet told never stands on the next', () => {
  const start = emptyBatch('be')
  const full = {
    ...start,
    fields: {
      ...start.fields,
      paperBatch: 'Synthetic, 9–12 August',
      paperNumber: '7',
      account: 'Synthetic account.',
      contact: 'synthetic',
      custody: 'yes' as const,
      keep: true,
    },
  }
  const next = entered(full, '12')
  expect(next.fields).toMatchObject({
    paperBatch: 'Synthetic, 9–12 August',
    paperNumber: '8',
    account: '',
    contact: '',
    custody: 'unsaid',
    keep: null,
    mayContact: null,
  })
  expect(next.done).toEqual([{ number: '7', submission: '12' }])
  expect(readBatch(JSON.parse(JSON.stringify(next)))).toEqual(next)
})

test('what is no batch is no draft', () => {
  for (const strange of [
    null,
    1,
    {},
    { fields: {}, done: [] },
    { fields: emptyBatch('en').fields },
  ])
    expect(readBatch(strange)).toBe(null)
})
