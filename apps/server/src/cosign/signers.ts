import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { isKeyName, type Signer } from '@amparo/log'
import { nodeSigner } from '@amparo/log/node'
import { readPrivate, writePrivate } from '../host/home.ts'

/** The two keys of a cosigner: one that everybody's tools read, one for the day Ed25519 falls. */
export type CosignerSigners = readonly [Signer, Signer]

/**
 * Makes a cosigner's keys in a folder and gives them a name, once: the same again gives the same keys, also after an end in
 * between. Throws a sentence on another name, and on one that nothing may have.
 */
export function makeSigners(folder: string, name: string): CosignerSigners {
  if (!isKeyName(name))
    throw new Error('A cosigner’s name has no spaces and no plus sign, as partner.example.')
  const before = readPrivate(namePath(folder))
  if (before !== undefined && before !== name)
    throw new Error(
      `The cosigner here is called ${before}. Whoever trusts its keys knows them by that name, so it stays.`,
    )
  if (before === undefined) {
    makeMissing(folder, 'ed25519', () => generateKeyPairSync('ed25519').privateKey)
    makeMissing(folder, 'ml-dsa-44', () => generateKeyPairSync('ml-dsa-44').privateKey)
    // Last: a folder with a name has both keys.
    writePrivate(namePath(folder), name)
  }
  return openSigners(folder)
}

/** The keys in a folder. Throws a sentence where there are none, or not both. */
export function openSigners(folder: string): CosignerSigners {
  const name = readPrivate(namePath(folder))
  if (name === undefined)
    throw new Error(
      'There is no cosigner here yet. Make one: npm run amparo -- cosign init <name>.',
    )
  return [
    nodeSigner(name, 'ed25519-cosignature', keyIn(folder, 'ed25519')),
    nodeSigner(name, 'ml-dsa-44-cosignature', keyIn(folder, 'ml-dsa-44')),
  ]
}

type Algorithm = 'ed25519' | 'ml-dsa-44'

function makeMissing(folder: string, algorithm: Algorithm, make: () => KeyObject): void {
  const path = keyPath(folder, algorithm)
  if (readPrivate(path) !== undefined) return
  writePrivate(path, make().export({ format: 'pem', type: 'pkcs8' }).toString())
}

function keyIn(folder: string, algorithm: Algorithm): KeyObject {
  const path = keyPath(folder, algorithm)
  const pem = readPrivate(path)
  if (pem === undefined) throw new Error(`The cosigner’s key is missing: ${path}.`)
  return createPrivateKey(pem)
}

function namePath(folder: string): string {
  return join(folder, 'name')
}

function keyPath(folder: string, algorithm: Algorithm): string {
  return join(folder, `${algorithm}.pem`)
}
