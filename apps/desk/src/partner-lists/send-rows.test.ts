import type { NewListRow } from '@amparo/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf, sendMissing, type Stretch } from './send-rows.ts'

const rowsOf = (count: number): NewListRow[] =>
  Array.from({ length: count }, (_, at) => ({
    key: String(at + 1),
    cells: ['Synthetic'],
    values: [],
    refused: null,
  }))

/** Any lines of so many, as the stretches in which the server would name them. */
const missingOf = (there: readonly boolean[]): Stretch[] => {
  const stretches: Stretch[] = []
  for (const [at, isThere] of there.entries()) {
    if (isThere) continue
    const last = stretches.at(-1)
    if (last?.to === at) stretches[stretches.length - 1] = { from: last.from, to: at + 1 }
    else stretches.push({ from: at + 1, to: at + 1 })
  }
  return stretches
}

test('whatever is missing is sent once, in its place, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 1_200 }), (there) => {
      const rows = rowsOf(there.length)
      const sent = [...partsOf(rows, missingOf(there))].flatMap(({ from, rows: part }) =>
        part.map((row, at) => [from + at, row.key]),
      )
      expect(sent).toEqual(
        there.flatMap((isThere, at) => (isThere ? [] : [[at + 1, String(at + 1)]])),
      )
    }),
  )
})

test('a line that breaks loses nothing: what is there is not sent again', async () => {
  const rows = rowsOf(1_100)
  const there = rows.map(() => false)
  let calls = 0
  const send = async (from: number, part: readonly NewListRow[]) => {
    calls++
    if (calls === 2) return { ok: false as const, code: 'unreachable' as const }
    part.forEach((_, at) => (there[from - 1 + at] = true))
    return { ok: true as const }
  }
  const signal = new AbortController().signal
  const onProgress = () => {}
  const again = () => sendMissing({ rows, missing: missingOf(there), send, signal, onProgress })
  expect(await again()).toBe('unreachable')
  expect(there.filter(Boolean)).toHaveLength(500)
  expect(await again()).toBeNull()
  expect(there.every(Boolean)).toBe(true)
  expect(calls).toBe(4)
})
