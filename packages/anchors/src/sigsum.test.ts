import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeHashing as hashing, nodeVerifying as verifying } from '@amparo/log/node'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import {
  checkSigsum,
  readSigsum,
  readSigsumPolicy,
  sigsumLimits,
  sigsumRequest,
  type SigsumQuestion,
} from './sigsum.ts'
import { newSubmitKey, openSigsumLog } from './testing/sigsum-log.ts'

const data = new TextEncoder().encode('amparo/0123456789abcdef0123456789abcdef/1\n3\nAAAA\n')
const message = hashing.sha256(data)
const key = newSubmitKey()
const request = sigsumRequest(hashing, message, key)
const log = openSigsumLog(['one.example', 'two.example', 'three.example'])
const policyOf = (text: string) => {
  const policy = readSigsumPolicy(hashing, text)
  if (policy === undefined) throw new Error('no policy')
  return policy
}
const policy = policyOf(log.policy(2))
const proof = log.logged(request, 5, [1_800_000_300, 1_800_000_100, 1_800_000_200])

const outcome = (change: Partial<SigsumQuestion> = {}): string => {
  const question = { proof, message, publicKey: key.publicKey, policy, ...change }
  const check = checkSigsum(hashing, verifying, question)
  return check.verdict === 'refused' ? check.fault : check.verdict
}

describe('a proof of public logging', () => {
  test('says by when enough cosigners had seen it', () => {
    const question = { proof, message, publicKey: key.publicKey, policy }
    const check = checkSigsum(hashing, verifying, question)
    // The second of three: by then two had signed.
    expect(check).toMatchObject({
      verdict: 'logged',
      at: 1_800_000_200_000,
      log: 'https://log.example',
    })
  })

  test('is as good from a log of one entry', () => {
    expect(outcome({ proof: log.logged(request, 0, [1, 2]) })).toBe('logged')
  })

  test('is refused when it is about another file, key, log or place', () => {
    expect(outcome({ message: hashing.sha256(message) })).toBe('sigsum-other-file')
    expect(outcome({ publicKey: newSubmitKey().publicKey })).toBe('sigsum-other-key')
    const other = policyOf(openSigsumLog(['one.example']).policy(1))
    expect(outcome({ policy: other })).toBe('sigsum-other-log')
    expect(outcome({ proof: proof.replace('leaf_index=5', 'leaf_index=4') })).toBe(
      'sigsum-inclusion',
    )
  })

  test('is refused when too few cosigned, or the policy wants nobody', () => {
    expect(outcome({ proof: log.logged(request, 5, [1_800_000_000]) })).toBe('sigsum-quorum')
    expect(outcome({ policy: { ...policy, quorum: 'none' } })).toBe('sigsum-quorum')
  })

  test('with just enough cosignatures is refused with any digit changed', () => {
    const enough = log.logged(request, 5, [1_800_000_300, 1_800_000_100])
    expect(outcome({ proof: enough })).toBe('logged')
    fc.assert(
      fc.property(fc.nat({ max: enough.length - 1 }), (at) => {
        const digit = enough[at] ?? ''
        if (!/[0-9a-f]/.test(digit)) return
        const changed = enough.slice(0, at) + (digit === '0' ? '1' : '0') + enough.slice(at + 1)
        expect(outcome({ proof: changed })).not.toBe('logged')
      }),
      { numRuns: 300 },
    )
  })

  test('has one form', () => {
    const malformed = { verdict: 'refused', fault: 'sigsum-malformed' }
    const [line = ''] = /cosignature=.*\n/.exec(proof) ?? []
    const wrong = [
      '',
      proof.slice(0, -1),
      `${proof}\n`,
      proof.toUpperCase(),
      proof.replace('version=2', 'version=1'),
      proof.replace('size=6', 'size=06'),
      proof.replace('size=6', 'size=0'),
      proof.replace('size=6', 'size=9999999999999999'),
      proof.replace(line, line + line),
      proof.replace(/\nleaf_index[^]*/, ''),
      proof.replace('\n', '\r\n'),
    ]
    for (const text of wrong) expect(readSigsum(text), text.slice(0, 80)).toEqual(malformed)
    const long = readSigsum('x'.repeat(sigsumLimits.proof + 1))
    expect(long).toEqual({ verdict: 'refused', fault: 'sigsum-length' })
  })

  test('whatever the text is, nothing is thrown', () => {
    fc.assert(fc.property(fc.string(), (text) => void readSigsum(text)))
  })
})

describe('a policy of Sigsum’s programs', () => {
  test('is read with its comments and spaces, in any order of lines', () => {
    const [comment = '', logLine = '', ...rest] = log.policy(2).trim().split('\n')
    const turned = [comment, ...rest, `  ${logLine}`, ''].join('\n')
    expect(policyOf(turned)).toEqual(policy)
  })

  test('is none with an unknown word, a key that is none, or no quorum', () => {
    const text = log.policy(2)
    const wrong = [
      `${text}witnesses x\n`,
      text.replace(/log [0-9a-f]{4}/, 'log zzzz'),
      text.replace(/quorum .*\n/, ''),
      text.replace('group all-of-them 2', 'group all-of-them 4'),
      text.replace(/log [0-9a-f]{64}/, `log ${'00'.repeat(32)}`),
      'x'.repeat(sigsumLimits.proof + 1),
    ]
    for (const one of wrong)
      expect(readSigsumPolicy(hashing, one), one.slice(0, 60)).toBeUndefined()
  })
})

const noVerify = 'FAILED TO CHECK: no sigsum-verify (Debian’s sigsum-go) to ask'
const folder = mkdtempSync(join(tmpdir(), 'amparo-sigsum-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isVerified = (text: string, about: Uint8Array, quorum: number): boolean => {
  const length = (bytes: Uint8Array) => Buffer.from([0, 0, 0, bytes.length, ...bytes])
  const openSsh = Buffer.concat([length(Buffer.from('ssh-ed25519')), length(key.publicKey)])
  writeFileSync(join(folder, 'key.pub'), `ssh-ed25519 ${openSsh.toString('base64')} synthetic\n`)
  writeFileSync(join(folder, 'policy'), log.policy(quorum))
  writeFileSync(join(folder, 'proof'), text)
  const args = ['-k', 'key.pub', '-p', 'policy', 'proof']
  return spawnSync('sigsum-verify', args, { cwd: folder, input: about }).status === 0
}

test('sigsum-verify believes what we believe, and refuses what we refuse', ({ skip }) => {
  skip(spawnSync('sigsum-verify', ['--version']).status !== 0, noVerify)
  const nothing = log.logged(request, 5, [1_800_000_000])
  const cases: readonly [string, Uint8Array][] = [
    [proof, data],
    [log.logged(request, 0, [1, 2]), data],
    [log.logged(request, 100, [1, 2, 3]), data],
    [proof, message],
    [nothing, data],
    [proof.replace('leaf_index=5', 'leaf_index=4'), data],
    [proof.replace(/signature=./, 'signature=f'), data],
    [proof.replace(/node_hash=./, 'node_hash=f'), data],
    [proof.replace('size=6', 'size=7'), data],
  ]
  const ours = cases.map(
    ([text, about]) => outcome({ proof: text, message: hashing.sha256(about) }) === 'logged',
  )
  expect(cases.map(([text, about]) => isVerified(text, about, 2))).toEqual(ours)
  expect(ours.slice(0, 4)).toEqual([true, true, true, false])
})

test('sigsum-submit finds our request rightly signed', ({ skip }) => {
  skip(spawnSync('sigsum-submit', ['--version']).status !== 0, noVerify)
  const isRight = (text: string) => spawnSync('sigsum-submit', { input: text }).status === 0
  expect(isRight(request)).toBe(true)
  expect(isRight(request.replace(/message=./, 'message=f'))).toBe(false)
})
