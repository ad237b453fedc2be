import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parsePolicy, type Organisation } from '@amparo/log'
import { nodeHashing, nodeSigner } from '@amparo/log/node'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { syntheticLog } from '../testing/synthetic-log.ts'
import {
  needing,
  policyHash,
  policyPath,
  policyText,
  readPolicyFile,
  withOrganisation,
  withoutOrganisation,
  writePolicyFile,
  type OfficePolicy,
} from './policy-file.ts'

const log = syntheticLog('amparo/synthetic/1')
const none: OfficePolicy = {
  logKeys: log.signers.map(({ key }) => key),
  organisations: [],
  threshold: 0,
}

const keyOf = (name: string) =>
  nodeSigner(name, 'ed25519-cosignature', generateKeyPairSync('ed25519').privateKey).key

const all = Array.from({ length: 20 }, (_, at): Organisation => {
  const name = `partner-${at}.example`
  return { name, keys: [keyOf(name), keyOf(name)], url: at % 2 === 0 ? `https://${name}` : null }
})
const [first, second] = all as [Organisation, Organisation]

let home: Awaited<ReturnType<typeof temporaryHome>>
let path = ''

beforeEach(async () => {
  home = await temporaryHome()
  path = policyPath(home.path, 'office')
})
afterEach(async () => home[Symbol.asyncDispose]())

test('whatever is changed, a policy can be met, and reads back as it was written', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ add: fc.nat(5) }),
      fc.record({ remove: fc.nat(5) }),
      fc.record({ need: fc.integer({ min: -1, max: 7 }) }),
    ),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(steps, (changes) => {
      let policy = none
      for (const change of changes) {
        try {
          if ('add' in change) policy = withOrganisation(policy, all[change.add]!)
          else if ('remove' in change)
            policy = withoutOrganisation(policy, all[change.remove]!.name)
          else policy = needing(policy, change.need)
        } catch (error) {
          // Refused in a sentence, and then nothing is changed.
          expect(String(error)).toMatch(/^Error: [A-Z0-9a-z-].*\.$/)
        }
        const { length } = policy.organisations
        expect(policy.threshold).toBeLessThanOrEqual(length)
        expect(policy.threshold > 0).toBe(length > 0)
        writePolicyFile(path, policy)
        expect(readPolicyFile(path)).toEqual(policy)
      }
    }),
    { numRuns: 60 },
  )
})

test('the file is a policy of the standard, with addresses, and is committed to by its SHA-256', () => {
  const policy = needing(withOrganisation(withOrganisation(none, first), second), 2)
  writePolicyFile(path, policy)
  const text = readFileSync(path, 'utf8')
  expect(parsePolicy(nodeHashing, text).verdict).toBe('policy')
  expect(
    text.match(/^witness partner-0\.example\/[12] \S+ https:\/\/partner-0\.example$/gmu),
  ).toHaveLength(2)
  expect(text).toMatch(/^quorum organisations$/mu)
  expect(policyText(policy)).toBe(text)
  expect(policyHash(policy)).toMatch(/^[0-9a-f]{64}$/)
  expect(policyHash(needing(policy, 1))).not.toBe(policyHash(policy))
  expect(readdirSync(dirname(path))).toEqual(['policy'])
})

test('what cannot be met or counts somebody twice is refused', () => {
  const policy = needing(withOrganisation(withOrganisation(none, first), second), 2)
  const refused: readonly (readonly [() => unknown, RegExp])[] = [
    [() => needing(none, 1), /no cosigner yet/],
    [() => needing(policy, 3), /from 1 to 2/],
    [() => needing(policy, 0), /from 1 to 2/],
    [() => needing(policy, 1.5), /from 1 to 2/],
    [() => withoutOrganisation(policy, first.name), /cosigners need 1/],
    [() => withoutOrganisation(policy, 'nobody'), /no organisation nobody/],
    [() => withOrganisation(policy, first), /there already/],
    [() => withOrganisation(policy, { name: 'other', keys: [first.keys[0]!] }), /count twice/],
    [
      () => withOrganisation(none, { name: 'other', keys: [first.keys[0]!, first.keys[0]!] }),
      /count twice/,
    ],
    [() => withOrganisation(none, { name: 'other', keys: [log.signers[1].key] }), /count twice/],
    ...['', 'none', 'organisations', 'Two Words', '../up', 'a/1', 'x'.repeat(64)].map(
      (name) => [() => withOrganisation(none, { ...first, name }), /small letters/] as const,
    ),
    [() => policyText(all.reduce((so, one) => withOrganisation(so, one), none)), /room for 32/],
  ]
  for (const [story, sentence] of refused) expect(story).toThrow(sentence)
})

test('a file that was written by hand, or half, is told and left as it is', () => {
  writePolicyFile(path, withOrganisation(none, first))
  const text = readFileSync(path, 'utf8')
  for (const [other, sentence] of [
    [text.slice(0, -20), /cannot be read/],
    ['', /cannot be read/],
    [
      text
        .replaceAll(`${first.name} `, '../up ')
        .replaceAll(`${first.name}/`, '../up/')
        .replaceAll(` ${first.name}\n`, ' ../up\n'),
      /written by hand/,
    ],
    [text.replace('quorum organisations', `quorum ${first.name}`), /written by hand/],
  ] as const) {
    writeFileSync(path, other)
    expect(() => readPolicyFile(path)).toThrow(sentence)
    expect(readFileSync(path, 'utf8')).toBe(other)
  }
  expect(readPolicyFile(join(home.path, 'none'))).toBeUndefined()
  expect(existsSync(join(home.path, 'none'))).toBe(false)
})
