import { MOST_IMPORTED, type Import } from '@amparo/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bring, partsOf, type KnownAlike } from './bring.ts'
import type { ImportedSubject } from './imported.ts'

const known: KnownAlike = {
  kind: 'person',
  source: { kind: 'office' },
  directness: 'second-hand',
  credibility: 6,
  saidOn: '2026-01-01',
  audience: 0,
}
const seed = btoa(String.fromCharCode(...Array.from({ length: 32 }, (_, at) => at)))
const people = (count: number): ImportedSubject[] =>
  Array.from({ length: count }, () => [
    { property: 'person.name', value: { kind: 'name', text: 'Synthetic' } },
  ])

/** As the server keeps it: once under each key. Some answers are lost after it was kept, some requests before. */
function server(loses: () => 'before' | 'after' | 'nothing') {
  const kept = new Map<string, Import>()
  return {
    kept,
    send: async (body: Import) => {
      await Promise.resolve()
      const lost = loses()
      if (lost === 'before') return { ok: false, code: 'unreachable' } as const
      const before = kept.get(body.key)
      if (before !== undefined) expect(before).toEqual(body)
      kept.set(body.key, body)
      return lost === 'after'
        ? ({ ok: false, code: 'unreachable' } as const)
        : ({ ok: true, reply: {} } as const)
    },
  }
}

test('however often the line breaks, everybody of the file is recorded once, also those who are alike', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 900 }),
      fc.array(fc.constantFrom('before' as const, 'after' as const, 'nothing' as const), {
        maxLength: 12,
      }),
      async (count, weather) => {
        const coming = [...weather]
        const { kept, send } = server(() => coming.shift() ?? 'nothing')
        const subjects = people(count)
        for (let tries = 0; ; tries++) {
          const outcome = await bring({
            seed,
            known,
            subjects,
            send,
            signal: new AbortController().signal,
            onProgress: () => {},
          })
          if (outcome.kind === 'whole') break
          expect(tries).toBeLessThan(20)
        }
        const there = [...kept.values()].reduce((sum, body) => sum + body.subjects.length, 0)
        expect(there).toBe(count)
      },
    ),
    { numRuns: 40 },
  )
})

test('stopped, it says so, and what was recorded is counted', async () => {
  const stopping = new AbortController()
  const { kept, send } = server(() => 'nothing')
  let recorded = 0
  const outcome = await bring({
    seed,
    known,
    subjects: people(5 * MOST_IMPORTED),
    send,
    signal: stopping.signal,
    onProgress: (now) => {
      recorded = now
      stopping.abort()
    },
  })
  expect(outcome).toEqual({ kind: 'stopped' })
  expect([...kept.values()].reduce((sum, body) => sum + body.subjects.length, 0)).toBe(recorded)
})

test('no part is longer than one request takes', () => {
  const long: ImportedSubject = Array.from({ length: 60 }, () => ({
    property: 'person.description',
    value: { kind: 'text', text: 'я'.repeat(2_000) },
  }))
  const parts = [...partsOf(Array.from({ length: 30 }, () => long))]
  expect(parts.flat()).toHaveLength(30)
  for (const part of parts)
    expect(part.length === 1 || JSON.stringify(part).length < 300_000).toBe(true)
})
