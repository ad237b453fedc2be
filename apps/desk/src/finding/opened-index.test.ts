import { newIdentity, openDocument, recipientOf, sealDocument } from '@amparo/seal'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../keys/base64.ts'
import type { Drafts } from '../session/drafts.ts'
import type { Session, SessionState } from '../session/session.ts'
import { makeOpenedIndex, type OpenedIndex, type OpenedText } from './opened-index.ts'

interface Desk {
  readonly index: OpenedIndex
  /** What lies at the server, by key. */
  readonly stored: Map<string, string>
  readonly lock: () => void
  readonly unlock: (teams: readonly number[]) => void
}

const identity = await newIdentity()
const recipient = await recipientOf(identity)

/** An officer’s page, of which only what is sealed to them leaves. */
function makeDesk(stored = new Map<string, string>()): Desk {
  const listeners = new Set<() => void>()
  let state = open([1])
  const become = (next: SessionState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const keep: Drafts['keep'] = async (key, content) => {
    if (content === null) stored.delete(key)
    else stored.set(key, toBase64(await sealDocument([recipient], { content })))
    return 'kept'
  }
  const drafts: Drafts = {
    keep,
    keepQuietly: keep,
    async read(key) {
      const opened = await openDocument([identity], fromBase64(stored.get(key) ?? ''))
      return opened.verdict === 'document'
        ? (opened.document as { content: unknown }).content
        : null
    },
  }
  const session = {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as Session
  return {
    index: makeOpenedIndex(session, drafts),
    stored,
    lock: () => become({ kind: 'locked', handle: '', name: '', kept: true }),
    unlock: (teams) => become(open(teams)),
  }
}

function open(teams: readonly number[]): SessionState {
  return { kind: 'open', officer: { teams } as never, expired: false }
}

const text = (submission: number, words: string, team = 1): OpenedText => ({
  submission: String(submission),
  team,
  part: 1,
  sha256: String(submission).padStart(64, '0'),
  text: words,
})

const found = async (index: OpenedIndex, query: string) =>
  (await index.find(query)).map(({ submission }) => submission)

test('what was opened is found, also after the page was locked and on another device', async () => {
  const desk = makeDesk()
  await desk.index.add([
    text(1, 'Учора затрымалі Аляксандра Кавалёва.'),
    text(2, 'Пра Рыгора Сінтэтыка нічога не вядома.'),
  ])
  expect(await found(desk.index, 'Aliaksandr Kavaliou')).toEqual(['1'])
  desk.lock()
  desk.unlock([1])
  expect(await found(desk.index, 'Григорий Синтетик')).toEqual(['2'])
  expect(await found(makeDesk(desk.stored).index, 'Kavaliou')).toEqual(['1'])
})

test('nothing of a text lies at the server, in any spelling', async () => {
  const words = ['Кавалёў', 'Аляксандр', 'kavaliou', 'kvlv', 'alaksandr', 'вакзала']
  const desk = makeDesk()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...words), fc.nat({ max: 1000 }), async (word, number) => {
      await desk.index.add([text(number + 1, `Synthetic ${word} ${word}.`)])
      const bytes = [...desk.stored.values()].map((one) => Buffer.from(one, 'base64').toString())
      for (const other of ['Synthetic', ...words])
        for (const one of bytes) expect(one).not.toContain(other)
    }),
    { numRuns: 8 },
  )
})

test('a message that is forgotten is found no more, here or elsewhere', async () => {
  const desk = makeDesk()
  await desk.index.add([text(1, 'Аляксандр Кавалёў'), text(2, 'Аляксандр Кавалёў')])
  await desk.index.forget(['1'])
  expect(await found(desk.index, 'Кавалёў')).toEqual(['2'])
  expect(await found(makeDesk(desk.stored).index, 'Кавалёў')).toEqual(['2'])
})

test('what a team’s key opened is gone for whoever no longer holds it', async () => {
  const desk = makeDesk()
  await desk.index.add([text(1, 'Аляксандр Кавалёў'), text(2, 'Аляксандр Кавалёў', 2)])
  desk.lock()
  desk.unlock([2])
  expect(await found(desk.index, 'Кавалёў')).toEqual(['2'])
  desk.lock()
  desk.unlock([1, 2])
  expect(await found(desk.index, 'Кавалёў')).toEqual(['2'])
})

test('the same text is taken in once, and many fill more than one piece', async () => {
  const desk = makeDesk()
  const long = Array.from({ length: 2_000 }, (_, at) => `слова${at}`).join(' ')
  for (let at = 1; at <= 12; at++) await desk.index.add([text(at, `${long} Кавалёў`)])
  await desk.index.add([text(1, `${long} Кавалёў`)])
  expect(desk.stored.size).toBeGreaterThan(1)
  expect(await found(desk.index, 'Kavaliou')).toEqual(
    Array.from({ length: 12 }, (_, at) => String(12 - at)),
  )
})

test('what cannot be read at the server is not written over', async () => {
  const desk = makeDesk()
  await desk.index.add([text(1, 'Аляксандр Кавалёў')])
  const before = new Map(desk.stored)
  const broken = makeDesk(desk.stored)
  const get = desk.stored.get.bind(desk.stored)
  desk.stored.get = () => {
    throw new Error('unreachable')
  }
  await expect(broken.index.add([text(2, 'Рыгор Сінтэтык')])).rejects.toThrow('unreachable')
  desk.stored.get = get
  expect(new Map(desk.stored)).toEqual(before)
  await broken.index.add([text(2, 'Рыгор Сінтэтык')])
  expect(await found(broken.index, 'Kavaliou')).toEqual(['1'])
})
