import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checkNote,
  consistencyProof,
  formatCheckpoint,
  hashLeaf,
  hashRange,
  parseCheckpoint,
  sourceOfLeaves,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { whileAlone } from '../../host/while-alone.ts'
import { LostMemory, openSigning } from './signing.ts'

const origin = `amparo/${'ab'.repeat(16)}/1`
const now = 1_780_000_000

let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'amparo-signing-')), 'signer')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

/** A history: its checkpoint at any size, and the proof from one to another. */
function history(name: string, length = 40) {
  const leaves = Array.from({ length }, (_, at) =>
    hashLeaf(nodeHashing, nodeHashing.sha256(Buffer.from(`${name} ${at}`))),
  )
  const source = sourceOfLeaves(nodeHashing, leaves)
  const root = (size: number) =>
    hashRange(nodeHashing, source, { start: 0, end: size }) ?? new Uint8Array()
  return {
    text: (size: number) => formatCheckpoint({ origin, size, root: root(size), extensions: [] }),
    proof: (from: number, to: number) => consistencyProof(nodeHashing, source, from, to) ?? [],
  }
}

const one = history('one')
const other = history('other')

const lastSize = () => {
  const reading = parseCheckpoint(openSigning(folder, origin).last())
  return reading.verdict === 'checkpoint' ? reading.checkpoint.size : -1
}

describe('what signs for the log', () => {
  test('signs whatever follows, with both keys, and keeps it before it answers', () => {
    const signing = openSigning(folder, origin)
    let from = 0
    for (const size of [1, 2, 7, 7, 8, 33, 40]) {
      const verdict = openSigning(folder, origin).sign(one.text(size), one.proof(from, size), now)
      if (verdict.verdict !== 'signed') throw new Error(verdict.why)
      const note = { text: one.text(size), signatures: verdict.signatures }
      const check = checkNote(nodeVerifying, signing.keys, note)
      expect(check.verdict === 'signed' && check.by.map(({ key }) => key.type)).toEqual([
        'ed25519',
        'ml-dsa-44-cosignature',
      ])
      expect(lastSize()).toBe(size)
      from = size
    }
  })

  test('signs no second history, at any size, whatever proof comes with it; what was asked is kept as evidence', () => {
    const signing = openSigning(folder, origin)
    signing.sign(one.text(20), one.proof(0, 20), now)
    for (let size = 0; size <= 40; size++)
      for (const [text, proof] of [
        [other.text(size), size >= 20 ? other.proof(20, size) : []],
        [other.text(size), size >= 20 ? one.proof(20, size) : []],
        [size < 20 ? one.text(size) : other.text(size), []],
      ] as const)
        expect(signing.sign(text, proof, now), `size ${size}`).toMatchObject({
          verdict: 'refused',
          why: size < 20 ? 'older' : 'inconsistent',
        })
    expect(lastSize()).toBe(20)
    const evidence = readdirSync(join(folder, 'refused'))
    expect(evidence.length).toBe(16)
    for (const name of evidence)
      expect(readFileSync(join(folder, 'refused', name), 'utf8')).toContain(one.text(20))
  })

  test('signs nothing while somebody else signs with the same memory', () => {
    const signing = openSigning(folder, origin)
    whileAlone(join(folder, 'lock'), () => {
      expect(() => signing.sign(one.text(5), one.proof(0, 5), now)).toThrow('somebody else')
      return {}
    })
    expect(lastSize()).toBe(0)
    expect(signing.sign(one.text(5), one.proof(0, 5), now).verdict).toBe('signed')
  })

  test('signs nothing that is no checkpoint of this log', () => {
    const signing = openSigning(folder, origin)
    expect(signing.sign('hello\n', [], now)).toMatchObject({ why: 'malformed' })
    const foreign = one.text(3).replace('/1\n', '/2\n')
    expect(signing.sign(foreign, [], now)).toMatchObject({ why: 'other-log' })
    expect(lastSize()).toBe(0)
  })

  test('is for its own user alone, and its keys stay the same', () => {
    const keys = openSigning(folder, origin).keys.map(({ id }) => id)
    expect(openSigning(folder, origin).keys.map(({ id }) => id)).toEqual(keys)
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
  })

  test.each(['ed25519.pem', 'ml-dsa-44.pem', 'last'])(
    'without %s it signs nothing, once anything was signed',
    (part) => {
      openSigning(folder, origin).sign(one.text(5), one.proof(0, 5), now)
      rmSync(join(folder, part))
      expect(() => openSigning(folder, origin)).toThrow(LostMemory)
    },
  )

  test.each(['', 'nonsense', one.text(3).replace('/1\n', '/2\n'), one.text(5).slice(0, -3)])(
    'with a memory that does not read it signs nothing: %j',
    (memory) => {
      openSigning(folder, origin).sign(one.text(5), one.proof(0, 5), now)
      writeFileSync(join(folder, 'last'), memory)
      expect(() => openSigning(folder, origin)).toThrow(LostMemory)
    },
  )

  test.each(['ed25519.pem', 'ml-dsa-44.pem'])(
    'killed while its keys were being made, it makes %s the next time',
    (part) => {
      openSigning(folder, origin)
      rmSync(join(folder, part))
      expect(openSigning(folder, origin).keys).toHaveLength(2)
    },
  )
})
