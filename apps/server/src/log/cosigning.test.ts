import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkCheckpoint, parseNote, parsePolicy } from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { changePolicy } from '../commands/cosigners.ts'
import { answerFileText } from '../cosign/answer-file.ts'
import { cosignApp } from '../cosign/app.ts'
import { cosignerIn, type Cosigner } from '../cosign/cosigner.ts'
import { follow } from '../cosign/followed-log.ts'
import { makeSigners } from '../cosign/signers.ts'
import { gate } from '../db/actor.ts'
import { standardEvents } from '../events.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { listen } from '../server.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { alarmsOf } from './alarm-store.ts'
import type { Fetch } from './ask-cosigner.ts'
import { askCosigners, cosigning, heldElsewhere, policyOf, type Asked } from './cosigning.ts'
import {
  needing,
  policyHash,
  policyPath,
  readPolicyFile,
  withOrganisation,
  withoutOrganisation,
} from './policy-file.ts'
import { keepingLog } from './keeping-log.ts'
import { sizeOf } from './leaf-store.ts'
import { publish, showNewest } from './publish.ts'
import { conditionOf } from './repair.ts'
import { newestCheckpoint } from './checkpoint-store.ts'

/** Everything is slow on a machine that has much to do. */
const PATIENCE = 180_000

let stack: AsyncDisposableStack
let office: TestOffice
let kept: TestLog
let place: { home: string; slug: string }

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  office = stack.use(await testOffice())
  kept = stack.use(await testLog(office))
  place = { home: kept.home, slug: office.slug }
  await policyOf(kept.log, place)
})
afterEach(async () => stack.disposeAsync())

interface Partner {
  readonly name: string
  readonly folder: string
  readonly cosigner: Cosigner
  readonly app: ReturnType<typeof cosignApp>
}

/** Another organisation, which follows this log and is in its policy. */
async function partner(name: string, url: string | null = `https://${name}`): Promise<Partner> {
  const folder = stack.use(await temporaryHome()).path
  const signers = makeSigners(folder, name)
  const { keys } = await kept.log.signer.state()
  follow(folder, kept.log.shard.origin, keys)
  await changePolicy(office.host, place, (policy) =>
    withOrganisation(policy, { name, keys: signers.map(({ key }) => key), url }),
  )
  const cosigner = cosignerIn(folder, signers)
  return { name, folder, cosigner, app: cosignApp(cosigner, standardEvents()) }
}

const lineTo =
  (...partners: readonly Partner[]): Fetch =>
  async (url, init) => {
    const { host, pathname } = new URL(url)
    const found = partners.find(({ name }) => name === host)
    if (found === undefined) throw new TypeError('fetch failed')
    return found.app.request(`http://localhost${pathname}`, init)
  }

const ask = (fetch: Fetch, overLine = true): Promise<Asked> =>
  askCosigners(kept.log, place, { fetch, overLine })

async function grow(count = 3): Promise<number> {
  await writeEntries(office, count)
  await kept.sequenceAll()
  return publish(kept.log)
}

/** What a stranger makes of the published checkpoint, by the policy file. */
function judged() {
  const policy = parsePolicy(nodeHashing, readFileSync(policyPath(place.home, place.slug)))
  const note = parseNote(readFileSync(join(kept.folder, 'checkpoint')))
  if (policy.verdict !== 'policy' || note.verdict !== 'note') throw new Error('not to be read')
  return checkCheckpoint(nodeVerifying, policy.policy, note.note).verdict
}

test(
  'a checkpoint counts when enough organisations have signed it, and each is asked once',
  async () => {
    const [one, two] = [await partner('one.example'), await partner('two.example')]
    await partner('three.example')
    await changePolicy(office.host, place, (policy) => needing(policy, 2))
    await grow()
    expect(judged()).toBe('quorum-not-met')
    const { answered, fork } = await ask(lineTo(one, two))
    expect(fork).toBeUndefined()
    expect(answered).toEqual([
      { organisation: 'one.example', verdict: 'cosigned' },
      { organisation: 'two.example', verdict: 'cosigned' },
      { organisation: 'three.example', verdict: 'unreachable' },
    ])
    await showNewest(kept.log)
    expect(judged()).toBe('trusted')
    // Whoever has signed is not asked again for the same tree.
    expect((await ask(lineTo(one, two))).answered).toEqual([
      { organisation: 'three.example', verdict: 'unreachable' },
    ])
    for (const size of [await grow(1), await grow(300)]) {
      await ask(lineTo(one, two))
      await showNewest(kept.log)
      expect(judged(), String(size)).toBe('trusted')
    }
  },
  PATIENCE,
)

test(
  'each change of the policy is an entry about the office that commits to it, and nothing is changed without one',
  async () => {
    await partner('one.example')
    const before = readPolicyFile(policyPath(place.home, place.slug))!
    const said = await changePolicy(office.host, place, (policy) => needing(policy, 1))
    expect(said).toContain(policyHash(before))
    await expect(changePolicy(office.host, place, (policy) => needing(policy, 2))).rejects.toThrow(
      'from 1 to 1',
    )
    expect(readPolicyFile(policyPath(place.home, place.slug))).toEqual(before)
    const { rows } = await office.host.admin.query<{ body: string }>(
      `select body from ${office.names.schema}.entry where body like '%kind policy.set%'`,
    )
    expect(rows).toHaveLength(2)
  },
  PATIENCE,
)

test(
  'the keys of a log are in its policy from the start, and nobody else',
  async () => {
    const policy = await policyOf(kept.log, place)
    expect(policy).toMatchObject({ organisations: [], threshold: 0 })
    expect(policy.logKeys).toEqual((await kept.log.signer.state()).keys)
    expect(readPolicyFile(policyPath(place.home, place.slug))).toEqual(policy)
    expect(await policyOf(kept.log, place)).toEqual(policy)
    await grow()
    expect(judged()).toBe('trusted')
  },
  PATIENCE,
)

test(
  'an alarm is kept with an entry, once as long as the trouble is the same',
  async () => {
    const one = await partner('one.example')
    await grow()
    await ask(lineTo(one))
    // The partner was set back to a memory of before.
    const memory = join(one.folder, 'logs', readdirSync(join(one.folder, 'logs'))[0]!, 'checkpoint')
    const old = readFileSync(memory)
    await grow()
    await ask(lineTo(one))
    writeFileSync(memory, old)
    for (const _ of [1, 2, 3]) {
      await grow()
      const { answered, fork } = await ask(lineTo(one))
      expect(answered).toEqual([{ organisation: 'one.example', verdict: 'alarm' }])
      // Its own trouble, not ours: our log goes on.
      expect(fork).toBeUndefined()
    }
    const all = await kept.logger.read(gate, alarmsOf)
    expect(all.map(({ kind, raisedBy }) => [kind, raisedBy])).toEqual([
      ['cosigner-behind', 'cosigner'],
    ])
  },
  PATIENCE,
)

test(
  'a cosigner that holds more under our own signature shows that we were set back; its word alone does not',
  async () => {
    const one = await partner('one.example')
    await grow()
    await ask(lineTo(one))
    const size = await grow()
    await ask(lineTo(one))
    const liar: Fetch = async (_, { method }) =>
      method === 'POST'
        ? new Response(`${size + 5}\n`, { status: 409 })
        : new Response('', { status: 404 })
    await office.host.admin.query(
      `delete from ${office.names.schema}.cosignature;
     delete from ${office.names.schema}.checkpoint where size = ${size}`,
    )
    expect(await ask(liar)).toMatchObject({ fork: undefined, answered: [{ verdict: 'alarm' }] })
    expect(await ask(lineTo(one))).toMatchObject({ fork: 'cosigner-ahead' })
  },
  PATIENCE,
)

test(
  'when everything was restored, the signer’s memory too, what a cosigner shows keeps the log from a second history',
  async () => {
    const one = await partner('one.example')
    const before = await grow()
    const memory = join(kept.signerFolder, 'last')
    const remembered = readFileSync(memory)
    await grow()
    await ask(lineTo(one))
    const held = (fetch: Fetch) => heldElsewhere(kept.log, place, fetch)
    expect(await held(lineTo(one))).toBeUndefined()
    // Also by the rows alone, where the tiles are gone.
    rmSync(join(kept.folder, 'tile'), { recursive: true })
    expect(await held(lineTo(one))).toBeUndefined()
    const { schema } = office.names
    await office.host.admin.query(
      `delete from ${schema}.cosignature; delete from ${schema}.checkpoint where size > ${before};
     delete from ${schema}.log_leaf where index >= ${before}`,
    )
    rmSync(kept.folder, { recursive: true })
    writeFileSync(memory, remembered)
    expect(await held(lineTo(one))).toContain(kept.log.shard.origin)
    expect(await conditionOf(kept.log, () => held(lineTo(one)))).toMatchObject({ kind: 'broken' })
    // And when the office has worked on since: more entries, and others.
    await office.host.admin.query(
      `insert into ${schema}.log_leaf (shard, index, leaf)
     select 1, ${before} + at, sha256(('other ' || at)::bytea) from generate_series(0, 39) at`,
    )
    expect(await held(lineTo(one))).toContain(kept.log.shard.origin)
    // Nobody is waited for who does not answer, and nobody else's word counts.
    expect(await held(lineTo())).toBeUndefined()
    expect(
      await held(async () => new Response(`${kept.log.shard.origin}\n900\nAAAA\n`)),
    ).toBeUndefined()
  },
  PATIENCE,
)

test(
  'a machine that was restored whole keeps an alarm and gives no entry a place, until somebody has looked',
  async () => {
    const one = await partner('one.example', null)
    const { port } = stack.use(await listen(one.app, '127.0.0.1', 0))
    await changePolicy(office.host, place, (policy) => {
      const [{ name, keys } = { name: '', keys: [] }] = policy.organisations
      const url = `http://127.0.0.1:${port}`
      return withOrganisation(withoutOrganisation(policy, name), { name, keys, url })
    })
    const before = await grow()
    const memory = join(kept.signerFolder, 'last')
    const remembered = readFileSync(memory)
    await grow()
    await ask((url, init) => fetch(url, init))
    const { schema } = office.names
    await office.host.admin.query(
      `delete from ${schema}.cosignature; delete from ${schema}.checkpoint where size > ${before};
     delete from ${schema}.log_leaf where index >= ${before}`,
    )
    rmSync(kept.folder, { recursive: true })
    writeFileSync(memory, remembered)
    const stopped: string[] = []
    const events = { ...standardEvents(), logStopped: (kind: string) => stopped.push(kind) }
    const keeping = stack.use(await keepingLog(kept.logger, { ...place, events }, { sequence: 5 }))
    await vi.waitFor(() => expect(stopped).toEqual(['held-elsewhere']), { timeout: PATIENCE })
    await expect(keeping.now()).rejects.toThrow('A cosigner holds a history')
    expect(await kept.logger.read(gate, (tx) => sizeOf(tx, 1))).toBe(before)
    expect(readFileSync(memory)).toEqual(remembered)
    await vi.waitFor(async () => {
      const [alarm] = await kept.logger.read(gate, alarmsOf)
      expect(alarm?.kind).toBe('held-elsewhere')
    })
  },
  PATIENCE,
)

test(
  'by file the request is laid out, the answer is taken in and both are put away',
  async () => {
    const one = await partner('one.example', null)
    const size = await grow()
    expect((await ask(lineTo(), false)).answered).toEqual([])
    const folder = join(place.home, 'log', place.slug, 'ask')
    const [request = '', ...more] = readdirSync(folder)
    expect([request, more]).toEqual([
      expect.stringMatching(/^one\.example-\d{4}-\d\d-\d\d\.request$/),
      [],
    ])
    // The log has grown while the file was carried.
    await grow()
    await ask(lineTo(), false)
    const asked = readFileSync(join(folder, request), 'utf8')
    expect(asked).toContain(`\n${size}\n`)
    const answer = answerFileText(await one.cosigner.answerFile(asked))
    writeFileSync(join(folder, `${request}.answer`), answer)
    expect((await ask(lineTo(), false)).answered).toEqual([
      { organisation: 'one.example', verdict: 'cosigned' },
    ])
    const { rows } = await office.host.admin.query(
      `select size::int from ${office.names.schema}.cosignature`,
    )
    expect(rows).toEqual([{ size }, { size }])
    // The next one begins from what was signed.
    expect(readdirSync(folder)).toEqual([request])
    expect(readFileSync(join(folder, request), 'utf8')).toMatch(new RegExp(`^old ${size}\n`))
    // An answer that is none is left for somebody to look at, and does not come back.
    writeFileSync(join(folder, `${request}.answer`), 'hello')
    expect((await ask(lineTo(), false)).answered).toMatchObject([{ verdict: 'odd-answer' }])
    expect((await ask(lineTo(), false)).answered).toEqual([])
    expect(existsSync(join(folder, `${request}.answer.not-taken`))).toBe(true)
  },
  PATIENCE,
)

test(
  'nobody is named into another folder by a file, and strange files are left alone',
  async () => {
    await partner('one.example', null)
    await grow()
    const folder = join(place.home, 'log', place.slug, 'ask')
    mkdirSync(folder, { recursive: true })
    const strange = [
      'one.example-x.request.answer',
      'two.example-2026-01-01.request.answer',
      'one.example-2026-01-01.answer',
    ]
    for (const name of strange) writeFileSync(join(folder, name), '200\n')
    expect((await ask(lineTo(), false)).answered).toEqual([])
    for (const name of strange) expect(existsSync(join(folder, name))).toBe(true)
  },
  PATIENCE,
)

test(
  'asking goes on by itself, says once what is amiss, shows what was signed, and ends when told',
  async () => {
    const [one] = [await partner('one.example'), await partner('two.example')]
    await grow()
    const said: string[] = []
    const events = {
      ...standardEvents(),
      notCosigned: (...words: string[]) => said.push(words.join(' ')),
    }
    const asking = cosigning(kept.log, place, {
      cadence: { cosign: 5, look: 5 },
      fetch: lineTo(one),
      events,
      isStopped: () => false,
      cosigned: () => showNewest(kept.log),
      forked: () => {},
    })
    await vi.waitFor(() => expect(judged()).toBe('trusted'), { timeout: PATIENCE })
    await grow()
    await vi.waitFor(() => expect(judged()).toBe('trusted'), { timeout: PATIENCE })
    await asking[Symbol.asyncDispose]()
    expect(said).toEqual(['two.example unreachable'])
  },
  PATIENCE,
)

test(
  'after a start nothing is signed before cosigners were heard; who stays silent is named and waited for no longer',
  async () => {
    await partner('one.example', null)
    await changePolicy(office.host, place, (policy) => {
      const [{ name, keys } = { name: '', keys: [] }] = policy.organisations
      const url = 'http://127.0.0.1:1'
      return withOrganisation(withoutOrganisation(policy, name), { name, keys, url })
    })
    const silent: string[] = []
    const events = {
      ...standardEvents(),
      notCosigned: (name: string, verdict: string) => silent.push(`${name} ${verdict}`),
    }
    const newest = () => kept.logger.read(gate, (tx) => newestCheckpoint(tx, 1))
    const before = await newest()
    await writeEntries(office, 3)
    const cadence = { sequence: 5, publish: 20, hear: 3_000 }
    stack.use(await keepingLog(kept.logger, { ...place, events }, cadence))
    await vi.waitFor(
      async () => expect(await kept.logger.read(gate, (tx) => sizeOf(tx, 1))).toBeGreaterThan(3),
      { timeout: PATIENCE },
    )
    expect(await newest()).toEqual(before)
    expect(silent.filter((one) => one.includes('not-heard'))).toEqual([])
    await vi.waitFor(async () => expect((await newest())?.size).not.toBe(before?.size), {
      timeout: PATIENCE,
    })
    expect(silent).toContain('one.example not-heard-at-the-start')
  },
  PATIENCE,
)
