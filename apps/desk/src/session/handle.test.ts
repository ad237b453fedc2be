import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHandle } from './handle.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('')
const group = fc.array(fc.constantFrom(...letters), { minLength: 4, maxLength: 4 })
const handle = fc
  .array(group, { minLength: 3, maxLength: 3 })
  .map((groups) => groups.map((one) => one.join('')))

test('a sign-in name reads the same however it is spaced and capitalised', () => {
  const between = fc.constantFrom('-', ' ', '', ' - ', '–', '\u00a0')
  fc.assert(
    fc.property(handle, between, fc.boolean(), (groups, gap, upper) => {
      const typed = groups.join(gap)
      expect(readHandle(upper ? typed.toUpperCase() : typed)).toBe(groups.join('-'))
    }),
  )
})

test('anything else is no sign-in name', () => {
  for (const typed of [
    '',
    'abc',
    'abcd-efgh',
    'abcd-efgh-ijk',
    'abcd-efgh-ijkl-m',
    'абвг-дежз-ийкл',
  ]) {
    expect(readHandle(typed)).toBeNull()
  }
})
