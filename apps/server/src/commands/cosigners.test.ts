import { join } from 'node:path'
import { formatVerifierKey } from '@amparo/log'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSigners } from '../cosign/signers.ts'
import { policyPath, writePolicyFile } from '../log/policy-file.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { syntheticLog } from '../testing/synthetic-log.ts'
import { cosigners } from './cosigners.ts'

// What changes a policy is tested with the log it is of: log/cosigning.test.ts.

const log = syntheticLog('amparo/synthetic/1')
const logKeys = log.signers.map(({ key }) => key)

let stack: AsyncDisposableStack
let home = ''
let said: string[] = []

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  home = stack.use(await temporaryHome()).path
  said = []
  const before = process.env['AMPARO_HOME']
  process.env['AMPARO_HOME'] = home
  stack.defer(() => {
    if (before === undefined) delete process.env['AMPARO_HOME']
    else process.env['AMPARO_HOME'] = before
  })
})
afterEach(async () => stack.disposeAsync())

const run = (...words: string[]) => cosigners((line) => said.push(line), words)

test('they are listed from the policy alone, with the keys that they need of us', async () => {
  await expect(run()).rejects.toThrow('no policy yet')
  writePolicyFile(policyPath(home, 'office'), { logKeys, organisations: [], threshold: 0 })
  await run()
  expect(said[0]).toContain('Nobody cosigns this log yet')
  for (const key of logKeys) expect(said.join('\n')).toContain(formatVerifierKey(key))
  const keys = makeSigners(join(home, 'other'), 'partner.example').map(({ key }) => key)
  const organisations = [{ name: 'partner', keys, url: 'https://partner.example' }]
  writePolicyFile(policyPath(home, 'office'), { logKeys, organisations, threshold: 1 })
  said = []
  await run()
  expect(said.slice(0, 2)).toEqual([
    'A checkpoint counts with 1 of these 1:',
    '  partner, https://partner.example',
  ])
  writePolicyFile(policyPath(home, 'second'), { logKeys, organisations: [], threshold: 0 })
  await expect(run()).rejects.toThrow('Say --office and one of: office, second')
})

test.each([
  [['add', 'partner'], 'cosigners add <organisation>'],
  [['need'], 'cosigners need <number>'],
  [['invite', 'partner'], 'Whose signatures the log needs'],
  [['remove', 'partner', '--url', 'https://a.example'], 'Whose signatures the log needs'],
  [['add', 'partner', 'x+y+z'], 'is no key of a cosigner'],
  [['add', 'partner', formatVerifierKey(logKeys[0]!)], 'a log’s key, not a cosigner’s'],
  [['add', 'partner', 'x', '--url', 'http://partner.example'], 'begins with https://'],
])('%j is refused before anything is started', async (words, sentence) => {
  await expect(run(...words)).rejects.toThrow(sentence)
  expect(said).toEqual([])
})
