import { newIdentity, open, recipientOf } from '@amparo/seal'
import { expect, test } from 'vitest'
import { toBase64 } from './base64.ts'
import { sealOutside } from './outside.ts'

const tools = {
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  workFactor: 4,
}
const bytes = new TextEncoder().encode('Synthetic package')
const file = toBase64(bytes)

test('a file that leaves is opened by the holder of the key it was sealed to', async () => {
  const identity = await newIdentity()
  const { sealed, words } = await sealOutside(tools, { file, to: await recipientOf(identity) })
  expect(words).toBeNull()
  expect(await open(identity, sealed)).toEqual({ verdict: 'opened', plaintext: bytes })
})

test('or by eight new words, as they are shown', async () => {
  const { sealed, words } = await sealOutside(tools, { file, to: null })
  expect(words?.split(' ')).toHaveLength(8)
  const head = new TextDecoder('latin1').decode(sealed.slice(0, 40))
  expect(head).toMatch(/^age-encryption\.org\/v1\n-> scrypt /)
})

test('what is no hybrid key seals nothing', async () => {
  for (const to of ['', 'age1', 'somebody'])
    await expect(sealOutside(tools, { file, to })).rejects.toThrow()
})
