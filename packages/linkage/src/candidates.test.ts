import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from './blocking.ts'
import { candidatesOf, countByRule, tasksOf, visitAll } from './candidates.ts'
import { groupsOf } from './grouping.ts'
import { learnRules } from './learn-rules.ts'
import type { Key, Rule, Scheme } from './scheme.ts'
import { TableBuilder, type Table } from './table.ts'
import { people, tableOf } from './testing/people.ts'
import { seeded } from './testing/random.ts'

const keys: Key[] = [
  'given',
  'family',
  'born',
  'place',
  ['born', 'bornElse'],
  ['placeElse', 'place'],
]
const rules: fc.Arbitrary<Rule[]> = fc.array(
  fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 3 }).map((some) => ({
    name: some.join(' and '),
    columns: some,
  })),
  { maxLength: 5 },
)

function schemeOf(some: readonly Rule[], between?: string): Scheme {
  return {
    derived: [],
    comparisons: [],
    rules: some,
    ...(between === undefined ? {} : { between }),
  }
}

/** What the rules say, pair by pair. */
function agree(table: Table, { columns: names }: Rule, one: number, other: number): boolean {
  return names.every((key) => {
    const some = [key].flat().map((name) => table.columns.get(name)!)
    return some.some((a) => some.some((b) => a[one]! >= 0 && a[one] === b[other]))
  })
}

/** All pairs by two loops, with the first rule that gives each. */
function byTwoLoops(table: Table, some: readonly Rule[], isBetween: boolean): Map<string, number> {
  const pairs = new Map<string, number>()
  const lists = table.columns.get('list')!
  for (let one = 0; one < table.size; one++) {
    for (let other = one + 1; other < table.size; other++) {
      if (isBetween && lists[one]! >= 0 && lists[one] === lists[other]) continue
      const rule = some.findIndex((it) => agree(table, it, one, other))
      if (rule >= 0) pairs.set(`${one} ${other}`, rule)
    }
  }
  return pairs
}

test('rules give the pairs that two loops give, each once, by the first rule that gives it', () => {
  fc.assert(
    fc.property(people, rules, fc.boolean(), (all, some, isBetween) => {
      const table = tableOf(all)
      const scheme = schemeOf(some, isBetween ? 'list' : undefined)
      const seen = new Map<string, number>()
      visitAll(candidatesOf(table, scheme), (left, right, rule) => {
        expect(left).toBeLessThan(right)
        expect(seen.has(`${left} ${right}`)).toBe(false)
        seen.set(`${left} ${right}`, rule)
      })
      expect(seen).toEqual(byTwoLoops(table, some, isBetween))
    }),
    { numRuns: 300 },
  )
})

test('the pairs of each rule are counted before any is made', () => {
  fc.assert(
    fc.property(people, rules, fc.boolean(), (all, some, isBetween) => {
      const table = tableOf(all)
      const counted = countByRule(table, schemeOf(some, isBetween ? 'list' : undefined))
      const alone = some.map((rule) => byTwoLoops(table, [rule], isBetween).size)
      expect(counted.map(({ pairs }) => pairs)).toEqual(alone)
    }),
  )
})

test('a block over the limit is parted, what is still over it is left out, and every pair lost is counted', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 2, max: 6 }), fc.boolean(), (all, most, isParted) => {
      const table = tableOf(all)
      const rule = { name: 'place', columns: ['place'] }
      const parted = { name: 'parted', columns: ['place', 'given'] }
      const limited = { ...rule, most, ...(isParted ? { partedBy: ['given'] } : {}) }
      const whole = blocksOf(table, rule)
      const kept = blocksOf(table, limited)
      const sizeOf = (it: Rule, record: number) =>
        all.filter((_, other) => other === record || agree(table, it, record, other)).length
      const stays = (one: number, other: number) => {
        if (!agree(table, rule, one, other)) return false
        if (sizeOf(rule, one) <= most) return true
        return isParted && agree(table, parted, one, other) && sizeOf(parted, one) <= most
      }
      for (const one of all.keys())
        for (const other of all.keys())
          if (one !== other)
            expect(kept.blockOf[one] === kept.blockOf[other]).toBe(stays(one, other))
      expect(kept.leftOut.pairs).toBe(whole.pairs - kept.pairs)
    }),
  )
})

test('records are grouped by what they say together, however many there are and however unevenly', () => {
  for (const [size, frequent] of [
    [8192, 1],
    [20_000, 1],
    [20_000, 3],
    [9000, 9000],
  ] as const) {
    const random = seeded(size + frequent)
    const draw = () => (random(frequent) > 0 ? random(300) : 7) - Number(random(50) === 0) * 400
    const columns = [0, 1].map(() => Int32Array.from({ length: size }, draw))
    const { groupOf, starts, members } = groupsOf(columns, size)
    const plain = Map.groupBy(groupOf.keys(), (record) => {
      const codes = columns.map((column) => column[record]!)
      return codes.some((code) => code < 0) ? `nobody ${record}` : codes.join(' ')
    })
    const expected = [...plain.values()].filter(({ length }) => length > 1)
    const found = Array.from({ length: starts.length - 1 }, (_, group) => [
      ...members.subarray(starts[group], starts[group + 1]),
    ])
    expect(found.toSorted(([a], [b]) => a! - b!)).toEqual(expected)
    for (const [group, some] of found.entries())
      expect(some.every((record) => groupOf[record] === group)).toBe(true)
    expect(groupOf.filter((group) => group >= 0)).toHaveLength(members.length)
  }
})

test('a pair that a full block leaves out is still given by a later rule', () => {
  const builder = new TableBuilder(['place', 'born'])
  for (const born of ['1990', '1990', '1991']) builder.add({ place: 'Мінск', born })
  const scheme = schemeOf([
    { name: 'place', columns: ['place'], most: 2 },
    { name: 'born', columns: ['born'] },
  ])
  const seen: (readonly number[])[] = []
  visitAll(candidatesOf(builder.table(), scheme), (...pair) => seen.push(pair))
  expect(seen).toEqual([[0, 1, 1]])
})

test('large blocks are cut into tasks, and no pair is lost or doubled between them', () => {
  const builder = new TableBuilder(['place', 'born'])
  for (let at = 0; at < 1500; at++) builder.add({ place: 'Мінск', born: String(at % 7) })
  const scheme = schemeOf([
    { name: 'born', columns: ['born'] },
    { name: 'place', columns: ['place'] },
  ])
  const candidates = candidatesOf(builder.table(), scheme)
  expect(tasksOf(candidates).length).toBeGreaterThan(2)
  const seen = new Set<number>()
  let pairs = 0
  visitAll(candidates, (left, right) => {
    seen.add(left * 1500 + right)
    pairs++
  })
  expect(pairs).toBe((1500 * 1499) / 2)
  expect(seen.size).toBe(pairs)
})

test('rules are learnt that find what is known to be the same, the cheapest first', () => {
  const builder = new TableBuilder(['given', 'place', 'born'])
  for (let at = 0; at < 30; at++)
    builder.add({ given: `имя ${at >> 1}`, place: 'Мінск', born: String(at % 3) })
  builder.add({ given: 'А', place: 'Мінск', born: 'x' })
  builder.add({ given: 'Б', place: 'Мінск', born: 'x' })
  const same = [
    ...Array.from({ length: 15 }, (_, at) => [2 * at, 2 * at + 1] as const),
    [30, 31] as const,
  ]
  const byColumn = ['place', 'born', 'given'].map((name) => ({ name, columns: [name] }))
  const learnt = learnRules(builder.table(), byColumn, same, 1000)
  expect(learnt.map(({ rule, found }) => [rule.name, found])).toEqual([
    ['given', 15],
    ['born', 1],
  ])
  expect(learnRules(builder.table(), byColumn, same, 20).map(({ rule }) => rule.name)).toEqual([
    'given',
  ])
})
