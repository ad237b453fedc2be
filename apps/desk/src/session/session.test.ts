import { endpoints, keepDraft, refusals, type RefusalCode } from '@amparo/contract'
import { describe, expect, test } from 'vitest'
import type { Keyring, Trusted } from '../keys/protocol.ts'
import { makeDrafts } from './drafts.ts'
import { makeSession, type Session, type SessionTools } from './session.ts'

const handle = 'demo-demo-demo'
const base64 = (length: number): string => Buffer.alloc(length, 1).toString('base64')

function me(id: number) {
  return {
    id,
    name: `Invented ${id}`,
    role: 'intake-officer',
    actions: [],
    teams: [],
    grants: [],
    office: {
      name: 'Demo',
      kind: 'demo',
      key: base64(32),
      intakeTeam: 1,
      zone: 'Europe/Minsk',
      sendsAs: 'un-office',
      country: null,
    },
    staffList: { body: {}, signatures: [] },
    today: '2026-11-25',
  }
}

/** A server that knows who is signed in and keeps drafts; and what was asked of it. */
function fakeServer() {
  const state = {
    signedIn: false,
    who: 4,
    drafts: new Map<string, unknown>(),
    calls: [] as string[],
    down: false,
    /** A call waits for this, and fails with it. */
    line: null as Promise<void> | null,
    /** Calls that were to outlive the page. */
    keptAlive: [] as string[],
  }
  const fetch = (address: string | URL | Request, request?: RequestInit): Promise<Response> => {
    const path = address instanceof Request ? address.url : address.toString()
    const name = Object.entries(endpoints).find(
      ([, { method, path: pattern }]) =>
        method === request?.method &&
        new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path),
    )?.[0]
    state.calls.push(name ?? path)
    if (request?.keepalive === true) state.keptAlive.push(name ?? path)
    if (state.down) return Promise.reject(new TypeError('no line'))
    const body: unknown = typeof request?.body === 'string' ? JSON.parse(request.body) : {}
    const reply = () => answer(name ?? '', path, body)
    return state.line === null ? Promise.resolve(reply()) : state.line.then(reply)
  }
  function answer(name: string, path: string, body: unknown): Response {
    if (name === 'readIdentityFile')
      return Response.json({ file: base64(60), challenge: base64(32) })
    if (name === 'signIn') {
      state.signedIn = true
      return Response.json({})
    }
    if (!state.signedIn) return refuse('signed-out')
    if (name === 'readMe') return Response.json(me(state.who))
    if (name === 'signOut') state.signedIn = false
    if (name === 'keepDraft') state.drafts.set(path, (body as { envelope: unknown }).envelope)
    if (name === 'readDraft') return Response.json({ envelope: state.drafts.get(path) ?? null })
    return Response.json({})
  }
  return { state, fetch }
}

function refuse(code: RefusalCode): Response {
  return Response.json({ code }, { status: refusals[code].status })
}

/** Opens with one passphrase; “seals” by writing down, which is enough to see what goes where. */
function fakeKeyring(
  ended: { count: number },
  trusts: () => Trusted['verdict'],
): Keyring & { end(): void } {
  const unused = () => Promise.reject(new Error('not asked for here'))
  return {
    unlock: ({ passphrase }) =>
      Promise.resolve(
        passphrase === 'right'
          ? { verdict: 'opened', signature: base64(64) }
          : { verdict: 'wrong-passphrase' },
      ),
    trust: () => {
      const verdict = trusts()
      return Promise.resolve(
        verdict === 'trusted'
          ? { verdict, teams: [1], officeFingerprint: 'f', issued: '2026-11-01' }
          : { verdict },
      )
    },
    openParts: unused,
    sealNotice: unused,
    sealAnswer: unused,
    openWritten: unused,
    sealDraft: ({ content }) =>
      Promise.resolve({ envelope: Buffer.from(JSON.stringify(content)).toString('base64') }),
    openDraft: ({ envelope }) =>
      Promise.resolve({
        verdict: 'draft',
        content: JSON.parse(Buffer.from(envelope, 'base64').toString()),
      }),
    openTriage: unused,
    showFile: unused,
    sealUpload: unused,
    openUpload: unused,
    resumeUpload: unused,
    uploadSlice: unused,
    sealFile: unused,
    forgetUpload: unused,
    sealFindings: async () => null,
    sealOutside: unused,
    sealScreening: unused,
    sealTaken: unused,
    sealMandate: unused,
    signFreeze: unused,
    signForm: unused,
    sealWriting: unused,
    openWriting: unused,
    sealNote: unused,
    openNotes: unused,
    sealValues: unused,
    openValues: unused,
    sealAccount: unused,
    sealEnquirer: unused,
    openEnquirers: unused,
    openHeads: unused,
    openVersions: unused,
    end: () => {
      ended.count += 1
    },
  }
}

function makeDesk(change: Partial<SessionTools> = {}) {
  const server = fakeServer()
  const ended = { count: 0 }
  const world = { trusts: 'trusted' as Trusted['verdict'] }
  const waiting: (() => void)[] = []
  const session = makeSession({
    fetch: server.fetch,
    origin: 'https://desk.example.org',
    startKeyring: () => fakeKeyring(ended, () => world.trusts),
    patience: (work) => work,
    later: (again) => waiting.push(again),
    ...change,
  })
  const laterOn = () => waiting.splice(0).forEach((again) => again())
  return { server: server.state, ended, world, laterOn, session, drafts: makeDrafts(session) }
}

const keep = { params: { key: 'answer-1' }, body: { envelope: null } }

async function isExpired(session: Session): Promise<void> {
  await expect.poll(() => session.state()).toMatchObject({ kind: 'open', expired: true })
}

describe('a session', () => {
  test('opens only with the right passphrase, and ends the keys of an attempt that failed', async () => {
    const { session, ended } = makeDesk()
    expect(await session.signIn(handle, 'wrong')).toEqual({ verdict: 'wrong-passphrase' })
    expect(session.state()).toEqual({ kind: 'signed-out' })
    expect(ended.count).toBe(1)
    expect(await session.signIn(handle, 'right')).toEqual({ verdict: 'signed-in' })
    expect(session.state()).toMatchObject({ kind: 'open', expired: false })
  })

  test('that has ended asks again, and then carries out what was asked of it', async () => {
    const { session, server, ended } = makeDesk()
    await session.signIn(handle, 'right')
    server.signedIn = false
    const asked = session.ask(keepDraft, keep)
    await isExpired(session)
    await session.signIn(handle, 'right')
    expect(await asked).toEqual({ ok: true, reply: {} })
    // The keys stood all the while, with what they know of opened messages.
    expect(ended.count).toBe(0)
  })

  test('is not taken over by somebody else', async () => {
    const { session, server } = makeDesk()
    await session.signIn(handle, 'right')
    server.signedIn = false
    void session.ask(keepDraft, keep)
    await isExpired(session)
    server.who = 5
    expect(await session.signIn(handle, 'right')).toEqual({ verdict: 'another-person' })
    expect(session.state()).toMatchObject({ kind: 'open', expired: true })
  })

  test('locked while it asks gives the asked call up, and ends the keys', async () => {
    const { session, server, ended } = makeDesk()
    await session.signIn(handle, 'right')
    server.signedIn = false
    const asked = session.ask(keepDraft, keep)
    await isExpired(session)
    await session.lock()
    expect(await asked).toMatchObject({ ok: false, code: 'signed-out' })
    expect(session.state()).toMatchObject({ kind: 'locked', handle })
    expect(ended.count).toBe(1)
    expect(() => session.keys()).toThrow('locked')
  })

  test('saves before it locks, and says when not everything could be saved', async () => {
    const { session } = makeDesk()
    const order: string[] = []
    await session.signIn(handle, 'right')
    session.beforeLock(() => {
      order.push(session.state().kind)
      return Promise.resolve(false)
    })
    await session.lock()
    expect(order).toEqual(['open'])
    expect(session.state()).toMatchObject({ kind: 'locked', kept: false })
  })
})

describe('a session at the server', () => {
  test('left behind by an earlier page is ended before anybody comes in', async () => {
    const { session, server } = makeDesk()
    server.signedIn = true
    void session.endLeftover()
    await session.signIn(handle, 'right')
    expect(server.calls).toEqual(['signOut', 'readIdentityFile', 'signIn', 'readMe'])
    expect(server.signedIn).toBe(true)
  })

  test('ends when the page goes, by a call that outlives it; and the page is locked', async () => {
    const { session, server, ended } = makeDesk()
    await session.signIn(handle, 'right')
    session.leave()
    expect(server.keptAlive).toEqual(['signOut'])
    expect(server.signedIn).toBe(false)
    expect(ended.count).toBe(1)
    expect(session.state()).toMatchObject({ kind: 'locked' })
  })

  test('is not asked to end by a page that has none', () => {
    const { session, server } = makeDesk()
    session.leave()
    expect(server.calls).toEqual([])
  })

  test('ends later when the line was down as the page locked', async () => {
    const { session, server, laterOn } = makeDesk()
    await session.signIn(handle, 'right')
    server.down = true
    await session.lock()
    laterOn()
    expect(server.signedIn).toBe(true)
    server.down = false
    await expect
      .poll(() => {
        laterOn()
        return server.signedIn
      })
      .toBe(false)
    const { length } = server.calls
    laterOn()
    expect(server.calls).toHaveLength(length)
  })

  test('that has begun anew is not ended by what was owed before', async () => {
    const { session, server, laterOn } = makeDesk()
    await session.signIn(handle, 'right')
    server.down = true
    await session.lock()
    server.down = false
    const coming = session.signIn(handle, 'right')
    laterOn()
    await coming
    laterOn()
    expect(session.state()).toMatchObject({ kind: 'open', expired: false })
    expect(server.signedIn).toBe(true)
  })

  test('that has begun anew is not ended by an earlier call that failed late', async () => {
    const { session, server, laterOn } = makeDesk({ patience: () => Promise.resolve() })
    const line = Promise.withResolvers<void>()
    server.line = line.promise
    void session.endLeftover()
    server.line = null
    await session.signIn(handle, 'right')
    line.reject(new TypeError('no line'))
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0))
      laterOn()
    }
    expect(server.signedIn).toBe(true)
    expect(server.calls).toEqual(['signOut', 'readIdentityFile', 'signIn', 'readMe'])
  })

  test('of a server that is not trusted, or of somebody else, is ended at once', async () => {
    const { session, server, world } = makeDesk()
    world.trusts = 'not-your-keys'
    expect(await session.signIn(handle, 'right')).toEqual({
      verdict: 'distrusted',
      why: 'not-your-keys',
    })
    await expect.poll(() => server.signedIn).toBe(false)
    world.trusts = 'trusted'
    await session.signIn(handle, 'right')
    server.who = 5
    expect(await session.signIn(handle, 'right')).toEqual({ verdict: 'another-person' })
    await expect.poll(() => server.signedIn).toBe(false)
  })
})

describe('drafts', () => {
  test('that could not be sent are read before what the server has, and sent when the person is back', async () => {
    const { session, server, drafts } = makeDesk()
    await session.signIn(handle, 'right')
    expect(await drafts.keep('answer-1', { text: 'one' })).toBe('kept')
    server.down = true
    expect(await drafts.keepQuietly('answer-1', { text: 'two' })).toBe('waiting')
    server.down = false
    expect(await drafts.read('answer-1')).toEqual({ text: 'two' })
    await session.lock()
    await session.signIn(handle, 'right')
    await expect
      .poll(() =>
        [...server.drafts.values()].map((one) => Buffer.from(String(one), 'base64').toString()),
      )
      .toEqual(['{"text":"two"}'])
  })

  test('of one person are never sent in another’s session', async () => {
    const { session, server, drafts } = makeDesk()
    await session.signIn(handle, 'right')
    server.down = true
    await drafts.keepQuietly('answer-1', { text: 'mine' })
    await session.lock()
    server.down = false
    server.who = 5
    await session.signIn(handle, 'right')
    expect(await drafts.read('answer-1')).toBeNull()
    expect(server.drafts.size).toBe(0)
  })

  test('thrown away stay thrown away, also while an older text was still being sealed or sent', async () => {
    const { session, server } = makeDesk()
    await session.signIn(handle, 'right')
    const seal = Promise.withResolvers<void>()
    const slow: Session = {
      ...session,
      keys: () => ({
        ...session.keys(),
        sealDraft: async (given) => {
          await seal.promise
          return session.keys().sealDraft(given)
        },
      }),
    }
    const drafts = makeDrafts(slow)
    const older = drafts.keep('answer-1', { text: 'one' })
    const thrown = drafts.keepQuietly('answer-1', null)
    seal.resolve()
    expect([await older, await thrown]).toEqual(['waiting', 'kept'])
    expect([...server.drafts.values()]).toEqual([null])

    const line = Promise.withResolvers<void>()
    server.line = line.promise
    const onItsWay = drafts.keep('answer-1', { text: 'two' })
    const again = drafts.keepQuietly('answer-1', null)
    expect(await drafts.read('answer-1')).toBeNull()
    line.resolve()
    await Promise.all([onItsWay, again])
    expect([...server.drafts.values()]).toEqual([null])
  })
})
