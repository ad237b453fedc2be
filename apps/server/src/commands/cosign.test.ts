import { join } from 'node:path'
import { formatVerifierKey } from '@amparo/log'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { followedLog } from '../cosign/followed-log.ts'
import { openSigners } from '../cosign/signers.ts'
import { cosignerFolder } from '../host/home.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { syntheticLog } from '../testing/synthetic-log.ts'
import { cosign } from './cosign.ts'

let stack: AsyncDisposableStack
let home = ''
let folder = ''

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  home = stack.use(await temporaryHome()).path
  const before = process.env['AMPARO_HOME']
  process.env['AMPARO_HOME'] = home
  stack.defer(() => {
    if (before === undefined) delete process.env['AMPARO_HOME']
    else process.env['AMPARO_HOME'] = before
  })
  folder = cosignerFolder(home)
})
afterEach(async () => stack.disposeAsync())

test('what is not understood, or would follow what it must not, changes nothing and says what to do', async () => {
  const log = syntheticLog()
  const [one = '', two = ''] = log.signers.map(({ key }) => formatVerifierKey(key))
  const said: string[] = []
  const say = (line: string) => said.push(line)
  await cosign(say, ['init', 'partner.example'])
  const [own] = openSigners(folder)
  expect(said.splice(0)).toContain(formatVerifierKey(own.key))
  const other = formatVerifierKey(syntheticLog('other.example').signers[1].key)
  const refused: readonly (readonly [readonly string[], string])[] = [
    [[], 'What another organisation runs'],
    [['init'], 'What another organisation runs'],
    [['init', 'another.example'], 'is called partner.example'],
    [['trust', `${one}x`], 'is no key of a log'],
    [['trust', one, one], 'one key, twice'],
    [['trust', one, other], 'One log has one name'],
    [['trust', formatVerifierKey(own.key)], 'a cosigner’s key, not a log’s'],
    [['file', join(home, 'not-there')], 'cannot be read'],
  ]
  for (const [words, sentence] of refused)
    await expect(cosign(say, words)).rejects.toThrow(sentence)
  expect(said).toEqual([])
  expect(followedLog(folder, log.origin)).toBeUndefined()
  await cosign(say, ['trust', one])
  const stranger = formatVerifierKey(syntheticLog().signers[0].key)
  await expect(cosign(say, ['trust', stranger])).rejects.toThrow('by other keys')
  await cosign(say, ['trust', one, two])
  expect(followedLog(folder, log.origin)?.keys).toHaveLength(2)
  expect(said).toEqual([
    `${log.origin} is followed, by one key.`,
    `${log.origin} is followed, by two keys.`,
  ])
})
