import { SubjectId } from '@amparo/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect, type ExportPage } from './collect.ts'

const page = (ids: readonly number[], more: boolean): { ok: true; reply: ExportPage } => ({
  ok: true,
  reply: {
    asOf: '2026-01-01T10:00:00.000Z',
    subjects: ids.map((id) => ({ id: SubjectId.parse(String(id)), name: 'A', properties: [] })),
    named: [],
    more,
  },
})
const going = () => new AbortController().signal

test('every subject of every page is there once, in the order of the list', async () => {
  const anyPages = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), {
    minLength: 1,
  })
  await fc.assert(
    fc.asyncProperty(anyPages, async (pages) => {
      const asked: (string | null)[] = []
      const counts: number[] = []
      const outcome = await collect(
        async (after) => {
          asked.push(after)
          return page(pages[asked.length - 1] ?? [], asked.length < pages.length)
        },
        going(),
        (count) => counts.push(count),
      )
      if (outcome.kind !== 'whole') throw new Error(outcome.kind)
      const wanted = [...new Set(pages.flat().map(String))]
      expect(outcome.collected.subjects.map(({ id }) => id)).toEqual(wanted)
      expect(asked).toEqual([null, ...pages.slice(0, -1).map((ids) => String(ids.at(-1)))])
      expect(counts.at(-1)).toBe(wanted.length)
    }),
  )
})

test('what is stopped asks no further and leaves nothing', async () => {
  const stopping = new AbortController()
  let asked = 0
  const outcome = await collect(
    async () => {
      asked += 1
      stopping.abort()
      return page([asked], true)
    },
    stopping.signal,
    () => {},
  )
  expect(outcome).toEqual({ kind: 'stopped' })
  expect(asked).toBe(1)
})

test('a refusal in the middle leaves nothing of what came before', async () => {
  let asked = 0
  const outcome = await collect(
    async () => (++asked === 1 ? page([1], true) : { ok: false, code: 'signed-out' }),
    going(),
    () => {},
  )
  expect(outcome).toEqual({ kind: 'failed', code: 'signed-out' })
})
