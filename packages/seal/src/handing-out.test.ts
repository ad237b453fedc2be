import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal } from './envelope.ts'
import { readOutsideKey, sealUnderWords } from './handing-out.ts'
import { newIdentity, recipientOf } from './keys.ts'
import { open } from './opening.ts'

const bytes = new TextEncoder().encode('Synthetic package')

test('a pasted hybrid key is read, however it was broken into lines, and its holder opens what is sealed to it', async () => {
  const identity = await newIdentity()
  const pasted = `\n  ${(await recipientOf(identity)).replace(/(.{40})/gu, '$1\n')} `
  const read = readOutsideKey(pasted)
  if (read.verdict !== 'key') throw new Error(read.verdict)
  const file = await seal([read.key], bytes)
  expect(await open(identity, file)).toEqual({ verdict: 'opened', plaintext: bytes })
})

test('a key of the older kind is told apart, and nothing is sealed to it', async () => {
  const recipient = await identityToRecipient(await generateX25519Identity())
  expect(readOutsideKey(recipient)).toEqual({ verdict: 'older' })
})

test('a private key, a cut one and whatever is no key are not taken for one', async () => {
  const identity = await newIdentity()
  const recipient = await recipientOf(identity)
  const changed = recipient.slice(0, -1) + (recipient.endsWith('q') ? 'p' : 'q')
  for (const text of [identity, recipient.slice(0, -1), changed, '', 'age1', 'ssh-ed25519 AAAA'])
    expect(readOutsideKey(text)).toEqual({ verdict: 'not-a-key' })
  fc.assert(fc.property(fc.string(), (text) => readOutsideKey(text).verdict === 'not-a-key'))
})

test('who knows the words opens it, and no other; without words nothing is sealed', async () => {
  const file = await sealUnderWords('eight synthetic words', bytes, 4)
  const opened = new Decrypter()
  opened.addPassphrase('eight synthetic words')
  expect(await opened.decrypt(file)).toEqual(bytes)
  const other = new Decrypter()
  other.addPassphrase('other synthetic words')
  await expect(other.decrypt(file)).rejects.toThrow()
  await expect(sealUnderWords('', bytes, 4)).rejects.toThrow()
})
