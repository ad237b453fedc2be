import { expect, test } from 'vitest'
import type { DraftKept } from '../session/drafts.ts'
import { begin, begunWith, type KeptImport } from './kept-imports.ts'

const wanted: Omit<KeptImport, 'seed'> = {
  file: 'a file',
  kind: 'person',
  columns: ['person.name', null],
  habits: {},
  known: {
    kind: 'person',
    source: { kind: 'office' },
    directness: 'second-hand',
    credibility: 6,
    saidOn: '2026-01-01',
    audience: 0,
  },
  day: '2026-01-02',
}

/** As `Drafts`: what could not be sent waits in the page, and is read before what the server has. */
function drafts() {
  let line: DraftKept = 'kept'
  let waiting: unknown
  const server: { content: unknown } = { content: null }
  return {
    server,
    cut: (isCut: boolean) => {
      line = isCut ? 'waiting' : 'kept'
    },
    read: async () => structuredClone(waiting ?? server.content),
    keep: async (_: string, content: unknown) => {
      waiting = line === 'waiting' ? content : undefined
      if (line === 'kept') server.content = content
      return line
    },
  }
}

test('nothing is sent before the server has the seed, also when it is tried again', async () => {
  const all = drafts()
  all.cut(true)
  expect(await begin(all, wanted)).toEqual({ ok: false, code: 'unreachable' })
  expect(await begin(all, wanted)).toEqual({ ok: false, code: 'unreachable' })
  all.cut(false)
  const begun = await begin(all, wanted)
  expect(begun).toMatchObject({ ok: true })
  expect(all.server.content).toMatchObject({
    imports: [{ ...wanted, ...(begun.ok ? { seed: begun.seed } : {}) }],
  })
})

test('the same file goes on under the same seed, and another beside it under its own', async () => {
  const all = drafts()
  const first = await begin(all, wanted)
  const other = await begin(all, { ...wanted, file: 'another' })
  expect(await begin(all, { ...wanted, day: '2026-02-01' })).toEqual(first)
  expect(other).not.toEqual(first)
  expect(await begunWith(all, wanted)).toMatchObject({ day: '2026-01-02' })
  expect(await begunWith(all, { ...wanted, kind: 'event' })).toBeUndefined()
})

test('a file that was begun elsewhere with other choices is not recorded beside that', async () => {
  const all = drafts()
  await begin(all, wanted)
  const other = { ...wanted, columns: ['person.name', 'person.birth'] } as const
  expect(await begin(all, other)).toEqual({ ok: false, code: 'changed-meanwhile' })
})

test.each([
  null,
  1,
  {},
  { imports: 1 },
  { imports: [null, { ...wanted, seed: 'x', known: null }] },
])('what is no import is nothing: %j', async (content) => {
  const all = drafts()
  all.server.content = content
  expect(await begunWith(all, wanted)).toBeUndefined()
})
