import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatVerifierKey } from '@amparo/log'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { publish } from './publish.ts'

// Tessera’s fsck makes every tile and bundle of a log again and holds its root against the checkpoint.

const noGo = 'FAILED TO CHECK: no Go, or no Go modules, to build Tessera’s fsck with'
const source = fileURLToPath(new URL('../../judge', import.meta.url))
const program = fileURLToPath(new URL('../../../../.cache/log-judge/judge', import.meta.url))

let hasJudge = false
let office: TestOffice
let kept: TestLog
let key = ''

beforeAll(async () => {
  hasJudge =
    spawnSync('go', ['build', '-o', program, '.'], {
      cwd: source,
      timeout: 240_000,
      env: { ...process.env, GOTOOLCHAIN: 'local' },
    }).status === 0
  office = await testOffice()
  kept = await testLog(office)
  // In steps, so that there are partial tiles of several sizes.
  for (const count of [200, 1_000, 3_000]) {
    await writeEntries(office, count)
    await kept.sequenceAll()
    await publish(kept.log)
  }
  const [ed25519] = (await kept.log.signer.state()).keys
  key = ed25519 === undefined ? '' : formatVerifierKey(ed25519)
}, 300_000)

afterAll(async () => {
  await kept[Symbol.asyncDispose]()
  await office[Symbol.asyncDispose]()
})

const fsck = () => {
  const { status, stderr } = spawnSync(program, ['fsck', kept.folder, key], { encoding: 'utf8' })
  return { isWhole: status === 0, said: stderr }
}

describe('Tessera’s fsck', () => {
  test('finds the log’s folder whole', ({ skip }) => {
    skip(!hasJudge, noGo)
    expect(fsck()).toMatchObject({ isWhole: true })
  })

  test.for(['tile/0/003', 'tile/1/000.p/16', 'tile/entries/007', 'checkpoint'])(
    'sees one flipped bit in %s',
    (name, { skip }) => {
      skip(!hasJudge, noGo)
      const path = join(kept.folder, name)
      const before = readFileSync(path)
      const bytes = Buffer.from(before)
      // Of the checkpoint what both signatures are over: it knows no ML-DSA-44.
      const at = name === 'checkpoint' ? 20 : bytes.length >> 1
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(path, bytes)
      expect(fsck().isWhole).toBe(false)
      writeFileSync(path, before)
      expect(fsck().isWhole).toBe(true)
    },
  )

  test('sees a tile that is missing', ({ skip }) => {
    skip(!hasJudge, noGo)
    rmSync(join(kept.folder, 'tile/0/002'))
    expect(fsck().isWhole).toBe(false)
  })
})
