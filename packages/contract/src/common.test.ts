import { expect, test } from 'vitest'
import { SubjectId } from './common.ts'

test('a number is one that PostgreSQL can hold; anything else is refused, and nothing of it is a failure of ours', () => {
  for (const text of ['1', '42', '9223372036854775807'])
    expect(SubjectId.safeParse(text).success, text).toBe(true)
  for (const text of [
    '',
    '0',
    '01',
    '-1',
    '1.5',
    'Synthetic',
    '9223372036854775808',
    '9'.repeat(400),
  ])
    expect(SubjectId.safeParse(text).success, text).toBe(false)
})
