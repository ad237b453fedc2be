import { Decrypter, Encrypter } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sealDocument } from './envelope.ts'
import {
  inspectIdentityFile,
  openIdentity,
  sealIdentity,
  signingKeyOf,
  type StaffIdentity,
} from './identity-file.ts'
import type { Identity } from './keys.ts'
import { publicKeyOf } from './signed.ts'
import { keyPair, seedOf, signer } from './testing/people.ts'

vi.setConfig({ testTimeout: 60_000 })

const passphrase = 'fever divide yellow cabin knock priority drip unhappy'
const cheap = 4

let identity: StaffIdentity
let file: Uint8Array

beforeAll(async () => {
  identity = {
    v: 1,
    type: 'identity',
    user: 'synthetic-user',
    age: (await keyPair(1)).identity,
    sign: btoa(String.fromCharCode(...seedOf(1))),
    office: signer(100).key,
  }
  file = await sealIdentity(passphrase, identity, cheap)
})

const reseal = async (text: string, workFactor = cheap): Promise<Uint8Array> => {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workFactor)
  return encrypter.encrypt(text)
}

describe('an identity file', () => {
  test('opens with its passphrase and no other', async () => {
    expect(await openIdentity(passphrase, file)).toEqual({ verdict: 'opened', identity })
    expect(await openIdentity(`${passphrase} `, file)).toEqual({ verdict: 'wrong-passphrase' })
    expect(await openIdentity('', file)).toEqual({ verdict: 'wrong-passphrase' })
  })

  test('is plain age: any age opens it with the passphrase', async () => {
    const decrypter = new Decrypter()
    decrypter.addPassphrase(passphrase)
    expect(JSON.parse(await decrypter.decrypt(file, 'text'))).toEqual(identity)
  })

  test('is small, names its cost, and shows neither user nor key', () => {
    expect(file.length).toBeLessThan(1_024)
    expect(inspectIdentityFile(file)).toEqual({ verdict: 'identity-file', workFactor: cheap })
    expect(Buffer.from(file).toString('latin1')).not.toContain('synthetic')
  })

  test('with any bit flipped never opens and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        const changed = file.slice()
        changed[at]! ^= 1 << bit
        // A changed work factor may still be a bearable one; then the key is simply another.
        const { verdict } = await openIdentity(passphrase, changed)
        expect(['damaged', 'wrong-passphrase']).toContain(verdict)
      }),
      { numRuns: 100 },
    )
  })

  test('that asks for more than 2^20 rounds is refused before anything is computed', async () => {
    const decrypt = vi.spyOn(Decrypter.prototype, 'decrypt')
    for (const workFactor of ['21', '30', '64', '99', '0', '04', '-1', '1e1']) {
      const changed = new TextEncoder().encode(
        Buffer.from(file).toString('latin1').replace(/ 4\n/, ` ${workFactor}\n`),
      )
      expect(await openIdentity(passphrase, changed)).toEqual({ verdict: 'damaged' })
    }
    expect(decrypt).not.toHaveBeenCalled()
    decrypt.mockRestore()
  })

  test('that holds something else is damaged', async () => {
    const others = [
      'not json',
      '{}',
      JSON.stringify({ ...identity, sign: 'short' }),
      JSON.stringify({ ...identity, age: 'AGE-SECRET-KEY-1XYZ' }),
      JSON.stringify({ ...identity, v: 2 }),
      JSON.stringify({ ...identity, office: undefined }),
      JSON.stringify({ ...identity, office: 'short' }),
    ]
    for (const text of others)
      expect(await openIdentity(passphrase, await reseal(text))).toEqual({ verdict: 'damaged' })
  })

  test('is not what an envelope is', async () => {
    const envelope = await sealDocument([(await keyPair(1)).recipient], identity)
    expect(inspectIdentityFile(envelope)).toEqual({ verdict: 'malformed' })
    expect(await openIdentity(passphrase, envelope)).toEqual({ verdict: 'damaged' })
  })

  test('gives back the signing key', () => {
    expect(publicKeyOf(signingKeyOf(identity))).toBe(signer(1).key)
  })
})

describe('making one', () => {
  test('without a passphrase, with an absurd cost or of something else is our bug', async () => {
    await expect(sealIdentity('', identity, cheap)).rejects.toThrow('no passphrase')
    for (const workFactor of [0, 21, 1.5])
      await expect(sealIdentity(passphrase, identity, workFactor)).rejects.toThrow('work factor')
    const classical = { ...identity, age: 'AGE-SECRET-KEY-1' as Identity }
    await expect(sealIdentity(passphrase, classical, cheap)).rejects.toThrow('not a staff identity')
  })

  test('never says a passphrase or key in its errors', async () => {
    const error = await sealIdentity(passphrase, { ...identity, v: 2 as 1 }, cheap).catch(String)
    expect(error).not.toContain('fever')
    expect(error).not.toContain(identity.age)
  })
})
