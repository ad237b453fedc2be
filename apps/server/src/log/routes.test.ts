import { writeFile } from 'node:fs/promises'
import {
  checkConsistency,
  checkLogProof,
  formatPolicy,
  leafHash,
  organisationPolicy,
  parseCheckpoint,
  parseLogProof,
  parseNote,
  parsePolicy,
  signText,
  type Checkpoint,
  type Signer,
} from '@amparo/log'
import { nodeHashing, nodeSigner, nodeVerifying } from '@amparo/log/node'
import { generateKeyPairSync } from 'node:crypto'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { deskApp } from '../server.ts'
import {
  DESK,
  send,
  sendMessage,
  signedIn,
  testOffice,
  VIEWER,
  type TestOffice,
} from '../testing/test-office.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { keepCosignatures } from './checkpoint-store.ts'
import { policyPath } from './policy-file.ts'
import { publish } from './publish.ts'
import { shownLog } from './shown-log.ts'

const stack = new AsyncDisposableStack()
let office: TestOffice
let kept: TestLog
let desk: Hono
let policyFile: string
const cookies = new Map<string, string>()

const partner: Signer = nodeSigner(
  'partner.example/cosigner',
  'ed25519-cosignature',
  generateKeyPairSync('ed25519').privateKey,
)

beforeAll(async () => {
  office = stack.use(await testOffice())
  kept = stack.use(await testLog(office))
  policyFile = policyPath(kept.home, office.slug)
  desk = deskApp(office.app, office.prepared.serverKey, {
    events: { bug: (_where: string, error: unknown) => office.bugs.push(error) } as never,
    room: () => Promise.resolve('wide'),
    objects: office.objects,
    folder: null,
    origins: [DESK],
    viewer: VIEWER,
    form: null,
    log: shownLog(kept.log, { home: kept.home, slug: office.slug }),
  })
  for (const role of ['intake-officer', 'rights-officer', 'medical', 'head', 'auditor', 'operator'])
    cookies.set(role, await signedIn(office, role))
}, 120_000)

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await stack.disposeAsync()
})

const ask = (role: string, path: string, body?: unknown) =>
  send(desk, DESK, path, body, { cookie: cookies.get(role) ?? null })

interface Proved {
  readonly entry: { readonly id: string; readonly body: string; readonly index: number | null }
  readonly place: {
    readonly standing: string
    readonly index: number
    readonly proof: string
    readonly policy: string
  }
}

const proveAs = async (role: string, entry: string) => {
  const told = await ask(role, `/api/log/${entry}`)
  expect(told.status, told.text).toBe(200)
  return told.body as unknown as Proved
}

const headOf = (text: string): Checkpoint => {
  const note = parseNote(text)
  const head = note.verdict === 'note' ? parseCheckpoint(note.note.text) : undefined
  if (head?.verdict !== 'checkpoint') throw new Error('no checkpoint')
  return head.checkpoint
}

const newest = async (): Promise<{ keys: string[]; note: string }> => {
  const { body } = await ask('operator', '/api/checkpoint')
  return body['checkpoint'] as { keys: string[]; note: string }
}

const judged = (proved: Proved) => {
  const policy = parsePolicy(nodeHashing, proved.place.policy)
  const proof = parseLogProof(proved.place.proof)
  if (policy.verdict !== 'policy' || proof.verdict !== 'proof') throw new Error('does not read')
  const leaf = leafHash(nodeHashing, proved.entry.body)
  return checkLogProof(nodeHashing, nodeVerifying, policy.policy, leaf, proof.logProof)
}

/** The partner signs the newest checkpoint. */
async function cosign(): Promise<number> {
  const { note } = await newest()
  const reading = parseNote(note)
  if (reading.verdict !== 'note') throw new Error('no note')
  const { size } = headOf(note)
  const signature = signText(partner, reading.note.text, 1_800_000_000)
  await kept.logger.change(gate, (change) =>
    keepCosignatures(change, kept.log.shard.number, size, [signature]),
  )
  return size
}

describe('the log at the desk', () => {
  test('says nothing of a seal before there is one, and that entries wait', async () => {
    const { body } = await ask('operator', '/api/checkpoint')
    expect(body).toEqual({ checkpoint: null })
    const [entry = ''] = await writeEntries(office, 3)
    expect((await proveAs('auditor', entry)).place).toEqual({ standing: 'waits-for-place' })
    const count = await kept.sequenceAll()
    const { entry: logged, place } = await proveAs('auditor', entry)
    expect(place).toMatchObject({ standing: 'waits-for-seal', index: logged.index })
    const { body: read } = await ask('auditor', '/api/log')
    expect(read).toMatchObject({
      log: { size: count, waiting: 0, sealed: null, cosigned: [] },
      anchors: [],
      alarms: [],
    })
  })

  test('proves every entry under the newest seal, to whoever reads the log', async () => {
    await kept.sequenceAll()
    const size = await publish(kept.log)
    const { body } = await ask('head', '/api/log/list', { before: null })
    const entries = body['entries'] as { id: string; index: number }[]
    expect(entries.length).toBeGreaterThan(5)
    for (const { id, index } of entries.filter((one) => one.index < size)) {
      const proved = await proveAs('head', id)
      expect(proved.place.index).toBe(index)
      expect(judged(proved).verdict).toBe('trusted')
      const elsewhere = { ...proved, entry: { ...proved.entry, body: `${proved.entry.body} ` } }
      expect(judged(elsewhere).verdict).toBe('root-mismatch')
    }
  })

  test('shows a browser the newest seal with the log’s own keys, and proves that it only grew', async () => {
    const heads = [await newest()]
    for (const count of [1, 5, 300]) {
      await writeEntries(office, count)
      await kept.sequenceAll()
      await publish(kept.log)
      heads.push(await newest())
    }
    const { keys } = await kept.log.signer.state()
    expect(heads.at(-1)?.keys).toHaveLength(keys.length)
    for (const [at, { note: from }] of heads.entries())
      for (const { note: to } of heads.slice(at)) {
        const [before, after] = [headOf(from), headOf(to)]
        const told = await ask('intake-officer', '/api/checkpoint/consistency', {
          origin: before.origin,
          from: before.size,
          to: after.size,
        })
        const proof = (told.body['proof'] as string[]).map(
          (hash) => new Uint8Array(Buffer.from(hash, 'base64')),
        )
        expect(checkConsistency(nodeHashing, before, after, proof).verdict).toBe('proved')
      }
  })

  test('has no proof between sizes that are no seal’s, backwards, or of another log', async () => {
    const { origin, size } = headOf((await newest()).note)
    const nothing = await ask('head', '/api/log/999999')
    expect(nothing.status).toBe(404)
    for (const body of [
      { origin, from: 1, to: size - 1 },
      { origin, from: size + 1, to: size },
      { origin, from: 1, to: 9_007_199_254_740_991 },
      { origin: origin.replace(/1$/, '2'), from: 1, to: size },
    ]) {
      const told = await ask('head', '/api/checkpoint/consistency', body)
      expect([told.status, told.text]).toEqual([404, nothing.text])
    }
    for (const body of [{ origin, from: -1, to: size }, { origin: 'x', from: 1, to: size }, {}])
      expect((await ask('head', '/api/checkpoint/consistency', body)).status).toBe(400)
  })

  test('proves under the newest seal that enough have signed, while a newer one still waits for them', async () => {
    const { keys } = await kept.log.signer.state()
    const partners = [{ name: 'partner', keys: [partner.key] }]
    await writeFile(policyFile, formatPolicy(nodeHashing, organisationPolicy(keys, partners, 1)))
    const { body } = await ask('auditor', '/api/log/list', { before: null })
    const last = (body['entries'] as { id: string; index: number | null }[]).find(
      ({ index }) => index !== null,
    )
    const id = last?.id ?? ''
    expect(judged(await proveAs('auditor', id)).verdict).toBe('quorum-not-met')
    const size = await cosign()
    const [later = ''] = await writeEntries(office, 1)
    await kept.sequenceAll()
    await publish(kept.log)
    const check = judged(await proveAs('auditor', id))
    expect(check).toMatchObject({ verdict: 'trusted', checkpoint: { size } })
    expect(judged(await proveAs('auditor', later)).verdict).toBe('quorum-not-met')
    const { body: read } = await ask('auditor', '/api/log')
    expect(read).toMatchObject({
      log: { cosigned: [{ name: 'partner.example/cosigner', id: partner.key.id, size }] },
    })
  })

  test('gives whoever sees a record the proof of its entry, and says to others that there is none', async () => {
    await sendMessage(office)
    const made = await ask('rights-officer', '/api/subjects', {
      kind: 'person',
      claims: [
        {
          property: 'person.name',
          value: { kind: 'name', text: 'Synthetic Person' },
          source: { kind: 'office' },
          directness: 'first-hand',
          credibility: 2,
          saidOn: '2026-01-01',
          audience: 0,
          replaces: null,
        },
      ],
    })
    const subject = String(made.body['subject'])
    const { body: opened } = await ask('rights-officer', `/api/subjects/${subject}/open`, {})
    const person = (opened['subject'] as { entry: string }).entry
    const { body: queue } = await ask('intake-officer', '/api/submissions/1')
    const message = String(queue['entry'])
    await kept.sequenceAll()
    await publish(kept.log)
    for (const role of ['intake-officer', 'rights-officer', 'medical'])
      expect(judged(await proveAs(role, person)).verdict).not.toBe('root-mismatch')
    for (const role of ['intake-officer', 'rights-officer']) await proveAs(role, message)
    // In no team of the message, and nobody's record: in the very bytes of a number that nothing has.
    const nothing = await ask('medical', '/api/log/999999')
    const [nobodys = ''] = await writeEntries(office, 1)
    for (const [role, entry] of [
      ['medical', message],
      ['operator', message],
      ['operator', person],
      ['intake-officer', nobodys],
      ['rights-officer', '1'],
    ] as const) {
      const told = await ask(role, `/api/log/${entry}`)
      expect([told.status, told.text], `${role} ${entry}`).toEqual([404, nothing.text])
    }
  })

  test('takes in what a browser found, once, with an entry, and shows it to whoever reads the log', async () => {
    const body = { kind: 'contradiction', evidence: 'synthetic evidence\n' }
    for (const role of ['operator', 'intake-officer', 'operator'])
      expect((await ask(role, '/api/log/alarms', body)).status).toBe(200)
    const { body: read } = await ask('auditor', '/api/log')
    expect(read['alarms']).toMatchObject([{ ...body, raisedBy: 'monitor' }])
    const [alarm] = read['alarms'] as { entry: string }[]
    expect((await proveAs('head', alarm?.entry ?? '')).entry.body).toContain('kind log.alarm\n')
    for (const wrong of [
      { kind: 'rows-missing', evidence: 'x' },
      { kind: 'contradiction', evidence: '' },
      { kind: 'contradiction', evidence: 'x\u0000' },
      { kind: 'contradiction', evidence: 'x'.repeat(65_001) },
    ])
      expect((await ask('operator', '/api/log/alarms', wrong)).status).toBe(400)
    expect((await ask('head', '/api/log')).body['alarms']).toHaveLength(1)
  })
})
