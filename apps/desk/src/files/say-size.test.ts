import { expect, test } from 'vitest'
import { saySize } from './say-size.ts'

test.each([
  [1, '1 byte'],
  [999, '999 byte'],
  [1_000, '1 kB'],
  [12_345, '12.3 kB'],
  [104_857_600, '105 MB'],
  [4 * 1024 ** 3, '4.29 GB'],
])('%i bytes are said as %s', (bytes, said) => {
  expect(saySize(bytes, 'en')).toBe(said)
})
