import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatPolicy, organisationPolicy, parseNote, signText } from '@amparo/log'
import { nodeHashing, nodeSigner } from '@amparo/log/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { checkpointOfSize, keepCosignatures } from './checkpoint-store.ts'
import { openLogFolder } from './log-folder.ts'
import { proofOf, type Provable } from './proving.ts'
import { publish } from './publish.ts'

let office: TestOffice
let kept: TestLog
let provable: Provable
const partner = nodeSigner(
  'partner.example/c',
  'ed25519-cosignature',
  generateKeyPairSync('ed25519').privateKey,
)

beforeAll(async () => {
  office = await testOffice()
  kept = await testLog(office)
  const { keys } = await kept.log.signer.state()
  const policy = organisationPolicy(keys, [{ name: 'partner', keys: [partner.key] }], 1)
  provable = {
    office: kept.logger,
    shard: kept.log.shard,
    folder: openLogFolder(kept.folder),
    policy,
  }
})

afterAll(async () => {
  await kept[Symbol.asyncDispose]()
  await office[Symbol.asyncDispose]()
})

async function cosign(size: number): Promise<void> {
  const { number } = kept.log.shard
  const checkpoint = await kept.logger.read(gate, (tx) => checkpointOfSize(tx, number, size))
  const note = parseNote(checkpoint?.note ?? '')
  if (note.verdict !== 'note') throw new Error('no note')
  const signed = signText(partner, note.note.text, Math.floor(Date.now() / 1_000))
  await kept.logger.change(gate, (change) => keepCosignatures(change, number, size, [signed]))
}

async function written(): Promise<string> {
  const [id] = await writeEntries(office, 1)
  if (id === undefined) throw new Error('no entry')
  return id
}

const VERIFY = fileURLToPath(new URL('../../../verify/', import.meta.url))

test('an entry is proved as soon as it has its place and was signed, and a stranger’s program says so', async ({
  skip,
}) => {
  const id = await written()
  expect(await proofOf(provable, '999999999')).toEqual({ verdict: 'no-entry' })
  expect(await proofOf(provable, id)).toEqual({ verdict: 'no-index' })
  const size = await kept.sequenceAll()
  expect(await proofOf(provable, id)).toEqual({ verdict: 'not-signed', index: size - 1 })
  await publish(kept.log)
  const alone = await proofOf(provable, id)
  expect(alone).toMatchObject({ verdict: 'proved', size, standing: { isMet: false, needed: 1 } })
  await cosign(size)
  const proved = await proofOf(provable, id)
  if (proved.verdict !== 'proved') throw new Error(proved.verdict)
  expect(proved.standing.isMet).toBe(true)

  const folder = join(kept.home, 'stranger')
  mkdirSync(join(folder, 'given'), { recursive: true })
  writeFileSync(join(folder, 'given', 'entry'), proved.entry)
  writeFileSync(join(folder, 'given', 'entry.tlog-proof'), proved.proof)
  writeFileSync(join(folder, 'policy'), formatPolicy(nodeHashing, provable.policy))
  const args = ['given/entry', 'given/entry.tlog-proof', '--policy', 'policy']
  const saidBy = (program: string, script: string) =>
    spawnSync(program, [join(VERIFY, script), ...args], { cwd: folder, encoding: 'utf8' }).stdout
  const { stdout: openssl } = spawnSync('openssl', ['version'], { encoding: 'utf8' })
  skip(
    openssl?.startsWith('OpenSSL 3') !== true,
    'the shell script needs OpenSSL 3, which is not here',
  )
  expect(saidBy('bash', 'verify.sh')).toMatch(/^VERIFIED \[verified\]/)
})

test('a proof is against the newest checkpoint that enough others signed', async () => {
  const id = await written()
  const cosigned = await kept.sequenceAll()
  await publish(kept.log)
  await cosign(cosigned)
  await written()
  const newest = await kept.sequenceAll()
  await publish(kept.log)
  expect(await proofOf(provable, id)).toMatchObject({ size: cosigned, standing: { isMet: true } })
  await cosign(newest)
  expect(await proofOf(provable, id)).toMatchObject({ size: newest, standing: { isMet: true } })
})

test('nothing that would not check is given away', async () => {
  const id = await written()
  await kept.sequenceAll()
  await publish(kept.log)
  const { admin } = office.host
  const { schema } = office.names
  await admin.query(
    `update ${schema}.entry set body = replace(body, 'create', 'search') where id = $1`,
    [id],
  )
  await expect(proofOf(provable, id)).rejects.toThrow('root-mismatch')
  await admin.query(
    `update ${schema}.entry set body = replace(body, 'search', 'create') where id = $1`,
    [id],
  )
  rmSync(join(kept.folder, 'tile'), { recursive: true })
  await expect(proofOf(provable, id)).rejects.toThrow('files of')
})
