import { generateKeyPairSync } from 'node:crypto'
import {
  consistencyProof,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  hashRange,
  leafHash,
  parseCheckpoint,
  parseNote,
  signText,
  sourceOfLeaves,
  verifierKey,
  type HashSource,
  type Signer,
} from '@amparo/log'
import { nodeHashing as hashing, nodeSigner, nodeVerifying as verifying } from '@amparo/log/node'
import { readCheckpoint, readConsistency, reportLogAlarm, type Me } from '@amparo/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Drafts } from '../../session/drafts.ts'
import type { Ask, Session, SessionState } from '../../session/session.ts'
import { judge, type Offered, type Stretch } from './judge.ts'
import type { OneText, Seen } from './memory.ts'
import { makeMonitor } from './monitor.ts'

const origin = `amparo/${'ab'.repeat(16)}/1`

const signersOf = (name: string): readonly Signer[] => [
  nodeSigner(name, 'ed25519', generateKeyPairSync('ed25519').privateKey),
  nodeSigner(name, 'ml-dsa-44-cosignature', generateKeyPairSync('ml-dsa-44').privateKey),
]
const own = signersOf(origin)
const stranger = signersOf(origin)
const cosigner = nodeSigner(
  'partner.example',
  'ed25519-cosignature',
  generateKeyPairSync('ed25519').privateKey,
)

const treeOf = (leaves: number, changedFrom = Infinity): HashSource =>
  sourceOfLeaves(
    hashing,
    Array.from({ length: leaves }, (_, at) =>
      leafHash(hashing, `synthetic ${at}${at >= changedFrom ? ' rewritten' : ''}`),
    ),
  )
const longest = 300
const honest = treeOf(longest)

interface Head {
  readonly tree: HashSource
  readonly size: number
  readonly signers?: readonly Signer[]
  readonly time?: number
}

const noteOf = ({ tree, size, signers = own, time = 1_800_000_000 }: Head): string => {
  const root = hashRange(hashing, tree, { start: 0, end: size })
  if (root === undefined) throw new Error('no root')
  const text = formatCheckpoint({ origin, size, root, extensions: [] })
  return formatNote({ text, signatures: signers.map((signer) => signText(signer, text, time)) })
}

const keysOf = (signers: readonly Signer[]) => signers.map(({ key }) => formatVerifierKey(key))
const offer = (head: Head): Offered => ({ keys: keysOf(own), note: noteOf(head) })
const seenAt = (size: number): Seen => ({
  keys: keysOf(own).toSorted(),
  note: noteOf({ tree: honest, size }),
})

const proofFrom =
  (tree: HashSource) =>
  ({ from, to }: Stretch): Promise<readonly string[]> =>
    Promise.resolve(
      (consistencyProof(hashing, tree, from, to) ?? []).map((hash) =>
        Buffer.from(hash).toString('base64'),
      ),
    )
const judged = (seen: Seen | null, offered: Offered, tree = honest) =>
  judge({ hashing, verifying }, seen, offered, proofFrom(tree))

const sizeOf = (seen: Seen | null | undefined): number => {
  const note = parseNote(seen?.note ?? '')
  if (note.verdict === 'malformed') return -1
  const checkpoint = parseCheckpoint(note.note.text)
  return checkpoint.verdict === 'checkpoint' ? checkpoint.checkpoint.size : -1
}

const sizes = fc.integer({ min: 1, max: longest })
const steps = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

describe('a checkpoint that is offered', () => {
  test('by a log that only grew is taken, and remembered with the log’s own signatures alone', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async ([from, to]) => {
        const offered = offer({ tree: honest, size: to, signers: [...own, cosigner] })
        const found = await judged(seenAt(from), offered)
        expect(found.verdict).toBe('follows')
        if (found.verdict !== 'follows') return
        expect(sizeOf(found.seen)).toBe(to)
        expect(found.seen.note).not.toContain('partner.example')
      }),
      { numRuns: 40 },
    )
  })

  test('by a log rewritten anywhere in what was seen raises an alarm, whatever proof comes with it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), fc.boolean(), async ([from, to], where, byHonest) => {
        const forked = treeOf(longest, where % from)
        const found = await judged(
          seenAt(from),
          offer({ tree: forked, size: to }),
          byHonest ? honest : forked,
        )
        expect(found).toMatchObject({ verdict: 'alarm', kind: 'contradiction' })
      }),
      { numRuns: 40 },
    )
  })

  test('rewritten only after what was seen is not a contradiction', async () => {
    const forked = treeOf(longest, 50)
    const found = await judged(seenAt(50), offer({ tree: forked, size: 90 }), forked)
    expect(found.verdict).toBe('follows')
  })

  test('that is shorter than what was seen raises an alarm', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async ([to, from]) => {
        if (to === from) return
        const found = await judged(seenAt(from), offer({ tree: honest, size: to }))
        expect(found).toMatchObject({ verdict: 'alarm', kind: 'rolled-back' })
      }),
      { numRuns: 20 },
    )
  })

  test('under other keys, or fewer, or more, raises an alarm, even if the first ones signed as well', async () => {
    const head = { tree: honest, size: 60 }
    for (const keys of [stranger, own.slice(0, 1), [...own, ...stranger], []]) {
      const note = noteOf({ ...head, signers: [...own, ...stranger] })
      const found = await judged(seenAt(50), { keys: keysOf(keys), note })
      expect(found).toMatchObject({ verdict: 'alarm', kind: 'keys-changed' })
    }
  })

  test('of another log raises an alarm', async () => {
    const other = `amparo/${'ab'.repeat(16)}/2`
    const renamed = own.map((signer) => ({
      key: verifierKey(hashing, other, signer.key.type, signer.key.publicKey),
      sign: (message: Uint8Array) => signer.sign(message),
    }))
    const found = await judged(seenAt(50), {
      keys: keysOf(renamed),
      note: noteOf({ tree: honest, size: 60 }),
    })
    expect(found).toMatchObject({ verdict: 'alarm', kind: 'keys-changed' })
  })

  test('that not every key of the log signed, or that is none, raises an alarm, at first sight too', async () => {
    const wrong = [
      noteOf({ tree: honest, size: 60, signers: own.slice(0, 1) }),
      noteOf({ tree: honest, size: 60, signers: own.slice(1) }),
      noteOf({ tree: honest, size: 60, signers: stranger }),
      noteOf({ tree: honest, size: 60 }).replace('\n60\n', '\n61\n'),
      'nothing',
      '',
      '\u0000\ud800'.repeat(50_000),
    ]
    for (const note of wrong)
      for (const seen of [null, seenAt(50)]) {
        const found = await judged(seen, { keys: keysOf(own), note })
        expect(found).toMatchObject({ verdict: 'alarm', kind: 'not-signed' })
        if (found.verdict === 'alarm') expectReportable(found.evidence)
      }
  })

  test('without a proof is neither taken nor accused', async () => {
    const found = await judge(
      { hashing, verifying },
      seenAt(5),
      offer({ tree: honest, size: 9 }),
      () => Promise.resolve(null),
    )
    expect(found).toEqual({ verdict: 'unproved' })
  })

  test('that contradicts is kept with all a stranger needs to see it, the same on every device', async () => {
    const forked = treeOf(longest, 3)
    const offered = offer({ tree: forked, size: 50, signers: [...own, cosigner] })
    const seen = seenAt(50)
    const [one, two] = [await judged(seen, offered), await judged(seen, offered)]
    expect(one).toEqual(two)
    if (one.verdict !== 'alarm') throw new Error(one.verdict)
    expectReportable(one.evidence)
    const evidence = JSON.parse(one.evidence) as Record<string, string>
    expect(evidence['keysAtFirstSight']).toEqual(seen.keys)
    const heads = [evidence['seen'], evidence['offered']].map((text) =>
      sizeOf({ keys: [], note: String(text) }),
    )
    expect(heads).toEqual([50, 50])
    expect(evidence['seen']).not.toBe(evidence['offered'])
  })
})

function expectReportable(evidence: string): void {
  const body = { kind: 'contradiction', evidence }
  expect(() => reportLogAlarm.body.parse(body)).not.toThrow()
}

/** A server that keeps a log, lies about it when told so, and what it was told. */
function makeDesk(given: { device?: string | null; roles?: readonly string[] } = {}) {
  const server = {
    offered: offer({ tree: honest, size: 10 }) as Offered | null,
    tree: honest,
    proofs: true,
    down: false,
    /** It says that it cannot say. */
    refuses: false,
    /** Answers wait for this. */
    line: null as Promise<void> | null,
    reports: [] as { kind: string; evidence: string }[],
    copies: new Map<string, unknown>(),
    asked: 0,
  }
  const device = { text: given.device ?? null, isOn: true }
  const place: OneText = {
    read: () => (device.isOn ? device.text : null),
    write(text) {
      if (device.isOn) device.text = text
      return device.isOn
    },
  }
  let state: SessionState = { kind: 'signed-out' }
  const unlocked = new Set<() => void>()
  const changed = new Set<() => void>()
  const looks = new Set<() => void>()

  const answer = async (endpoint: unknown, body: unknown): Promise<unknown> => {
    await server.line
    if (server.down) return { ok: false, code: 'unreachable' }
    if (server.refuses) return { ok: false, code: 'unexpected' }
    if (endpoint === readCheckpoint) {
      server.asked++
      return { ok: true, reply: { checkpoint: server.offered } }
    }
    if (endpoint === readConsistency) {
      if (!server.proofs) return { ok: false, code: 'not-found' }
      return { ok: true, reply: { proof: await proofFrom(server.tree)(body as Stretch) } }
    }
    if (endpoint !== reportLogAlarm) throw new Error('not asked for here')
    server.reports.push(body as { kind: string; evidence: string })
    return { ok: true, reply: {} }
  }
  const ask = ((endpoint: unknown, { body }: { body: unknown }) =>
    answer(endpoint, body)) as unknown as Ask
  const session = {
    state: () => state,
    subscribe: (listener: () => void) => {
      changed.add(listener)
      return () => changed.delete(listener)
    },
    onUnlocked: (listener: () => void) => {
      unlocked.add(listener)
      return () => unlocked.delete(listener)
    },
    ask,
    askOnce: ask,
  } as unknown as Session
  const drafts: Drafts = {
    keep: () => Promise.reject(new Error('not asked for here')),
    keepQuietly: (key, content) => {
      server.copies.set(key, content)
      return Promise.resolve('kept')
    },
    read: (key) => Promise.resolve(server.copies.get(key) ?? null),
  }
  let last: Promise<unknown> = Promise.resolve()
  const monitor = makeMonitor(session, drafts, {
    device: place,
    loadJudge: () =>
      Promise.resolve((seen, offered, askProof) =>
        judge({ hashing, verifying }, seen, offered, askProof),
      ),
    inTurn: (work) => {
      const next = work()
      last = next.catch(() => null)
      return next
    },
    every: (look) => {
      looks.add(look)
      return () => looks.delete(look)
    },
    now: () => new Date('2026-11-26T12:00:00Z'),
  })
  const idle = async () => {
    await last
    await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    server,
    device,
    monitor,
    looks,
    seen: () => (JSON.parse(device.text ?? 'null') as { seen: Seen } | null)?.seen,
    async signIn() {
      const actions = given.roles ?? ['draft.keep']
      const me = { id: 1, actions } as unknown as Me
      state = { kind: 'open', officer: { me } as never, expired: false }
      for (const listener of [...changed, ...unlocked]) listener()
      await idle()
    },
    lock() {
      state = { kind: 'signed-out' }
      for (const listener of changed) listener()
    },
    async look() {
      for (const look of looks) look()
      await idle()
    },
    startLook() {
      for (const look of looks) look()
    },
    idle,
  }
}

type Desk = ReturnType<typeof makeDesk>

/** Reads the same device again, as a page that was reloaded. */
const reloaded = ({ device, server }: Desk): Desk => {
  const desk = makeDesk({ device: device.text })
  Object.assign(desk.server, { ...server, reports: [] })
  return desk
}

const fork = treeOf(longest, 4)

describe('a browser that watches the log', () => {
  test('remembers what it saw at first sight, and goes along while the log grows', async () => {
    const desk = makeDesk()
    await desk.signIn()
    expect(sizeOf(desk.seen())).toBe(10)
    desk.server.offered = offer({ tree: honest, size: 77 })
    await desk.look()
    expect(sizeOf(desk.seen())).toBe(77)
    expect(desk.monitor.state()).toEqual({
      alarm: null,
      isUnproved: false,
      checkedAt: new Date('2026-11-26T12:00:00Z'),
    })
  })

  test('keeps nothing on the device but the log’s keys and one checkpoint', async () => {
    const desk = makeDesk()
    await desk.signIn()
    const { keys, note } = desk.server.offered ?? { keys: [], note: '' }
    expect(JSON.parse(desk.device.text ?? '')).toEqual({
      seen: { keys: keys.toSorted(), note },
      alarm: null,
    })
  })

  const lies: readonly (readonly [string, string, (desk: Desk) => void])[] = [
    [
      'a fork',
      'contradiction',
      ({ server }) => {
        server.offered = offer({ tree: fork, size: 30 })
        server.tree = fork
      },
    ],
    [
      'another history of the same length',
      'contradiction',
      ({ server }) => {
        server.offered = offer({ tree: fork, size: 10 })
      },
    ],
    [
      'yesterday’s log',
      'rolled-back',
      ({ server }) => {
        server.offered = offer({ tree: honest, size: 9 })
      },
    ],
    [
      'keys of its own',
      'keys-changed',
      ({ server }) => {
        const note = noteOf({ tree: honest, size: 30, signers: stranger })
        server.offered = { keys: keysOf(stranger), note }
      },
    ],
    [
      'a checkpoint that nobody signed',
      'not-signed',
      ({ server }) => {
        const note = noteOf({ tree: honest, size: 30, signers: stranger })
        server.offered = { keys: keysOf(own), note }
      },
    ],
  ]

  test.each(lies)(
    'raises an alarm at %s, reports it, and no reload, no sign-in and no honest answer silences it',
    async (_, kind, lie) => {
      const desk = makeDesk()
      await desk.signIn()
      const before = desk.seen()
      const truth = desk.server.offered
      lie(desk)
      await desk.look()
      expect(desk.monitor.state().alarm).toMatchObject({ kind, isReported: true, isSaved: false })
      expect(desk.server.reports).toMatchObject([{ kind }])
      // What was seen before stays remembered.
      expect(desk.seen()).toEqual(before)
      desk.server.offered = truth
      desk.server.tree = honest
      await desk.look()
      desk.lock()
      await desk.signIn()
      expect(desk.monitor.state().alarm?.kind).toBe(kind)
      const again = reloaded(desk)
      expect(again.monitor.state().alarm?.kind).toBe(kind)
      await again.signIn()
      expect(again.monitor.state().alarm?.kind).toBe(kind)
      expect(again.server.reports).toEqual([])
    },
  )

  test('an alarm ends only when its evidence was saved and somebody says so; then the log is watched anew', async () => {
    const desk = makeDesk()
    await desk.signIn()
    desk.server.offered = offer({ tree: fork, size: 30 })
    desk.server.tree = fork
    await desk.look()
    desk.monitor.goOn()
    await desk.idle()
    expect(desk.monitor.state().alarm).not.toBeNull()
    desk.monitor.saved()
    desk.monitor.goOn()
    await desk.idle()
    expect(desk.monitor.state().alarm).toBeNull()
    expect(sizeOf(desk.seen())).toBe(30)
    desk.server.offered = offer({ tree: honest, size: 40 })
    desk.server.tree = honest
    await desk.look()
    expect(desk.monitor.state().alarm?.kind).toBe('contradiction')
  })

  test('says that nothing was proved while the server withholds proof or checkpoint, forgets nothing, and is satisfied later', async () => {
    const desk = makeDesk()
    await desk.signIn()
    desk.server.offered = offer({ tree: fork, size: 30 })
    desk.server.proofs = false
    await desk.look()
    expect(desk.monitor.state()).toMatchObject({ alarm: null, isUnproved: true })
    desk.server.offered = null
    await desk.look()
    expect(desk.monitor.state()).toMatchObject({ alarm: null, isUnproved: true })
    desk.server.offered = offer({ tree: honest, size: 10 })
    await desk.look()
    expect(desk.monitor.state()).toMatchObject({ alarm: null, isUnproved: false })
    desk.server.refuses = true
    await desk.look()
    expect(desk.monitor.state()).toMatchObject({ alarm: null, isUnproved: true })
    desk.server.refuses = false
    expect(sizeOf(desk.seen())).toBe(10)
    desk.server.offered = offer({ tree: honest, size: 30 })
    desk.server.proofs = true
    await desk.look()
    expect(desk.monitor.state()).toMatchObject({ alarm: null, isUnproved: false })
  })

  test('accuses nobody when the line is down, and reports what it found once it is back', async () => {
    const desk = makeDesk()
    await desk.signIn()
    desk.server.down = true
    await desk.look()
    await desk.look()
    expect(desk.monitor.state()).toMatchObject({ alarm: null, isUnproved: false })
    // For this question alone the line is never good.
    await desk.look()
    expect(desk.monitor.state()).toMatchObject({ alarm: null, isUnproved: true })
    desk.server.down = false
    await desk.look()
    expect(desk.monitor.state()).toMatchObject({ alarm: null, isUnproved: false })
    desk.server.offered = offer({ tree: honest, size: 5 })
    const [once] = [Promise.withResolvers<void>()]
    desk.server.line = once.promise
    desk.startLook()
    once.resolve()
    await desk.idle()
    expect(desk.monitor.state().alarm?.kind).toBe('rolled-back')
    const offline = reloaded(desk)
    offline.device.text =
      offline.device.text?.replace('"isReported":true', '"isReported":false') ?? null
    offline.server.down = true
    await offline.signIn()
    expect(offline.server.reports).toEqual([])
    offline.server.down = false
    await offline.look()
    expect(offline.server.reports).toHaveLength(1)
    await offline.look()
    expect(offline.server.reports).toHaveLength(1)
  })

  test('is not led astray by answers that come late: no look overtakes another, and none counts after the end', async () => {
    const desk = makeDesk()
    await desk.signIn()
    const line = Promise.withResolvers<void>()
    desk.server.line = line.promise
    const asked = desk.server.asked
    desk.startLook()
    desk.startLook()
    desk.server.offered = offer({ tree: fork, size: 30 })
    desk.server.tree = fork
    desk.lock()
    line.resolve()
    await desk.idle()
    expect(desk.server.asked).toBe(asked + 1)
    expect(desk.monitor.state().alarm).toBeNull()
    expect(sizeOf(desk.seen())).toBe(10)
    expect(desk.looks.size).toBe(0)
  })

  test('finds a lie on a new device, or one that forgot, by what the same person saw elsewhere', async () => {
    const desk = makeDesk()
    await desk.signIn()
    const other = makeDesk()
    other.server.copies = desk.server.copies
    other.server.offered = offer({ tree: honest, size: 9 })
    await other.signIn()
    expect(other.monitor.state().alarm?.kind).toBe('rolled-back')
  })

  test('finds a lie by the device when the server withholds, or brings back, what was kept with it', async () => {
    const desk = makeDesk()
    await desk.signIn()
    const old = new Map(desk.server.copies)
    desk.server.offered = offer({ tree: honest, size: 70 })
    await desk.look()
    for (const copies of [new Map<string, unknown>(), old, new Map([['seen-1', { seen: 7 }]])]) {
      const again = reloaded(desk)
      again.server.copies = copies
      again.server.offered = offer({ tree: fork, size: 80 })
      again.server.tree = fork
      await again.signIn()
      expect(again.monitor.state().alarm?.kind).toBe('contradiction')
    }
  })

  test('watches from sign-in to sign-out where the device keeps nothing and the role has no drafts', async () => {
    const desk = makeDesk({ roles: [] })
    desk.device.isOn = false
    await desk.signIn()
    expect(desk.server.copies.size).toBe(0)
    desk.server.offered = offer({ tree: honest, size: 9 })
    await desk.look()
    expect(desk.monitor.state().alarm?.kind).toBe('rolled-back')
  })

  test('begins anew where what the device kept is unreadable, and says nothing before the log is there', async () => {
    for (const text of [
      '',
      '{',
      '[]',
      '7',
      '{"seen":{"keys":7}}',
      '{"seen":{"keys":["x"],"note":"x"}}',
    ]) {
      const desk = makeDesk({ device: text })
      await desk.signIn()
      const { alarm } = desk.monitor.state()
      if (text.includes('"x"')) expect(alarm?.kind).toBe('keys-changed')
      else expect(sizeOf(desk.seen())).toBe(10)
    }
    const early = makeDesk()
    early.server.offered = null
    await early.signIn()
    expect(early.monitor.state()).toEqual({ alarm: null, isUnproved: false, checkedAt: null })
    expect(early.device.text).toBeNull()
  })
})
