import fc from 'fast-check'
import { expect, test } from 'vitest'
import { candidatesOf, rowsOf, tasksOfBlocks, visitAll } from './candidates.ts'
import { Crossing, mostCrossed } from './crossing.ts'
import { withDerived } from './derive.ts'
import { levelOf, readyComparison } from './levels.ts'
import { CrossedPatterns, PatternCounter, patternsOf } from './patterns.ts'
import type { Table } from './table.ts'
import { scheme } from './testing/model.ts'
import { people, tableOf } from './testing/people.ts'

const tables = people.map((all) => withDerived(tableOf(all), scheme.derived))

function prepared(table: Table) {
  const { rows, stride, places } = rowsOf(table, scheme)
  const ready = scheme.comparisons.map((one) =>
    readyComparison(one, table.values, (name) => places[name] ?? -1),
  )
  return { rows, stride, ready, members: Int32Array.from({ length: table.size }, (_, at) => at) }
}

/** For each record across the level whose set it is in, and no other. */
function levelsIn(sets: Int32Array): Map<number, number> {
  const levels = new Map<number, number>()
  for (let at = 0; at < 32 * sets.length; at++) {
    if (((sets[at >> 5]! >> (at & 31)) & 1) === 0) continue
    expect(levels.has(at % mostCrossed)).toBe(false)
    levels.set(at % mostCrossed, Math.floor(at / mostCrossed))
  }
  return levels
}

test('records crossed with records come out at the levels that each pair has by itself', () => {
  fc.assert(
    fc.property(tables, fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), (table, a, b, c, d) => {
      const { rows, stride, ready, members } = prepared(table)
      const span = (one: number, other: number) => {
        const [from, end] = [one, other]
          .map((at) => Math.min(at, table.size))
          .toSorted((x, y) => x - y)
        return { from: from ?? 0, end: end ?? 0 }
      }
      const crossing = new Crossing(ready)
      // The second time with what was known of others still in its memory; and crossed with themselves.
      for (const [down, across] of [
        [span(a, b), span(c, d)],
        [span(c, d), span(c, d)],
      ] as const) {
        crossing.take(rows, stride, members, down, across)
        for (let one = down.from; one < down.end; one++)
          for (const [at, comparison] of ready.entries()) {
            const levels = levelsIn(crossing.sets(at, one - down.from, 0))
            for (let other = across.from; other < across.end; other++)
              expect(levels.get(other - across.from)).toBe(
                levelOf(comparison, rows, one * stride, other * stride),
              )
          }
      }
    }),
    { numRuns: 60 },
  )
})

test('a small block that is gone through in parts counts each pair once', () => {
  const some = Array.from({ length: 22 }, () => ({ place: 'Мінск' }))
  const table = withDerived(tableOf(some), scheme.derived)
  const { rows, stride, ready } = prepared(table)
  const members = Int32Array.from({ length: table.size }, (_, at) => at)
  const blocks = { starts: Int32Array.of(0, table.size), members }
  const tasks = tasksOfBlocks(blocks.starts, 0, 1)
  const counter = new CrossedPatterns(ready, new Crossing(ready), { rows, stride, blocks })
  for (const task of tasks) counter.task(task)
  expect(tasks.length).toBeGreaterThan(1)
  expect([...counter.counted().counts]).toEqual([(22 * 21) / 2])
})

test('blocks of any size, in any parts, have the patterns of their pairs, and lists are kept apart', () => {
  const size = fc
    .integer({ min: 1, max: 3 })
    .map((times) => Math.floor((times * mostCrossed) / 2) + 7)
  fc.assert(
    fc.property(
      people,
      size,
      fc.integer({ min: 1, max: 9000 }),
      fc.boolean(),
      (some, most, each, hasLists) => {
        const all = Array.from(
          { length: some.length === 0 ? 0 : most },
          (_, at) => some[(at * 7) % some.length] ?? {},
        )
        const table = withDerived(tableOf(all), scheme.derived)
        const { rows, stride, ready } = prepared(table)
        const between = hasLists ? { between: 'list' } : {}
        const rules = [{ name: 'place', columns: ['place'] }]
        const candidates = candidatesOf(table, { ...scheme, ...between, rules })
        const expected = new PatternCounter(ready)
        visitAll(candidates, (one, other) => expected.pair(rows, one * stride, other * stride))
        const [blocks = { starts: new Int32Array(1), members: new Int32Array(0) }] =
          candidates.blocks
        const list = table.columns.get('list') ?? new Int32Array(0)
        const lists = hasLists ? { lists: list.map((code, at) => (code < 0 ? -1 - at : code)) } : {}
        const crossing = new Crossing(ready)
        const parts = tasksOfBlocks(blocks.starts, 0, each).map((task) => {
          const counter = new CrossedPatterns(ready, crossing, { rows, stride, blocks, ...lists })
          counter.task(task)
          return counter.counted()
        })
        expect(patternsOf(parts, ready)).toEqual(patternsOf([expected.counted()], ready))
      },
    ),
    { numRuns: 12 },
  )
})
