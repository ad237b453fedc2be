import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'

test('bytes come back as they were, and are written as everybody writes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
  )
})

test('an envelope of megabytes is no trouble', () => {
  const bytes = new Uint8Array(3_000_001).fill(7)
  expect(fromBase64(toBase64(bytes)).length).toBe(bytes.length)
})
