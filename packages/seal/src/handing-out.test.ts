import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  Decrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readOutsideKey, sealForOutside } from './handing-out.ts'

const bytes = new TextEncoder().encode('Synthetic package')

const kinds = [
  ['hybrid', generateHybridIdentity],
  ['x25519', generateX25519Identity],
] as const

test.each(kinds)(
  'a pasted %s key is read, and its holder opens what was sealed',
  async (kind, make) => {
    const identity = await make()
    const pasted = `\n  ${(await identityToRecipient(identity)).replace(/(.{40})/u, '$1\n')} `
    const to = readOutsideKey(pasted)
    expect(to?.kind).toBe(kind)
    if (to === undefined) return
    const file = await sealForOutside({ to }, bytes)
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    expect(await decrypter.decrypt(file)).toEqual(bytes)
  },
)

test('a private key, a cut one and whatever is no key are not taken for one', async () => {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const changed = recipient.slice(0, -1) + (recipient.endsWith('q') ? 'p' : 'q')
  for (const text of [identity, recipient.slice(0, -1), changed, '', 'age1', 'ssh-ed25519 AAAA'])
    expect(readOutsideKey(text)).toBeUndefined()
  fc.assert(fc.property(fc.string(), (text) => readOutsideKey(text) === undefined))
})

test('who knows the passphrase opens it, and no other; without one nothing is sealed', async () => {
  const file = await sealForOutside({ passphrase: 'eight synthetic words' }, bytes)
  const opened = new Decrypter()
  opened.addPassphrase('eight synthetic words')
  expect(await opened.decrypt(file)).toEqual(bytes)
  const other = new Decrypter()
  other.addPassphrase('other synthetic words')
  await expect(other.decrypt(file)).rejects.toThrow()
  await expect(sealForOutside({ passphrase: '' }, bytes)).rejects.toThrow()
})

test('the age command opens it', async ({ skip }) => {
  const age = process.env.AMPARO_AGE ?? 'age'
  skip(spawnSync(age, ['--version']).status !== 0, 'FAILED TO CHECK: no age command (AMPARO_AGE)')
  const folder = mkdtempSync(join(tmpdir(), 'handing-out-'))
  try {
    const identity = await generateX25519Identity()
    writeFileSync(join(folder, 'key'), `${identity}\n`, { mode: 0o600 })
    const to = readOutsideKey(await identityToRecipient(identity))
    if (to === undefined) throw new Error('no key')
    const input = await sealForOutside({ to }, bytes)
    const { stdout } = spawnSync(age, ['-d', '-i', join(folder, 'key')], { input })
    expect(new Uint8Array(stdout)).toEqual(bytes)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
