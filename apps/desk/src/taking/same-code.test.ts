import { newReturnCode, toDigits } from '@amparo/seal'
import { languages } from '@amparo/vocabulary'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { codeInWords } from './code-words.ts'
import { isSameCode } from './same-code.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))

test.each(languages)(
  'what is read out in words of %s is the same code when it is typed back',
  async (language) => {
    const code = newReturnCode(random)
    const words = (await codeInWords(language))(code)
    expect(words).toHaveLength(12)
    expect(await isSameCode(words.join(' '), code)).toBe(true)
    expect(await isSameCode(words.join(' '), newReturnCode(random))).toBe(false)
    expect(await isSameCode(words.slice(1).join(' '), code)).toBe(false)
  },
)

test('digits are read as well, and nothing else is the same', async () => {
  const code = newReturnCode(random)
  expect(await isSameCode(toDigits(code).join(' '), code)).toBe(true)
  expect(await isSameCode('', code)).toBe(false)
  expect(await isSameCode('1234', code)).toBe(false)
})
