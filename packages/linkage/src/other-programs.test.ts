import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { candidatesOf, tasksOf, visitTask } from './candidates.ts'
import { withDerived } from './derive.ts'
import { damerauLevenshtein, levenshtein } from './edit-distance.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { between } from './letters.ts'
import { levelOf, readyComparison } from './levels.ts'
import type { Scheme } from './scheme.ts'
import { TableBuilder, textAt, type Table } from './table.ts'
import { seeded } from './testing/random.ts'
import { textPair } from './testing/texts.ts'

// `AMPARO_PYTHON` names a Python that has duckdb, rapidfuzz and jellyfish, if the machine's own has not.
const python = process.env['AMPARO_PYTHON'] ?? 'python3'
const judge = fileURLToPath(new URL('../judge/judge.py', import.meta.url))
const isThere = spawnSync(python, ['-c', 'import duckdb, rapidfuzz, jellyfish']).status === 0

beforeEach(({ skip }) => {
  if (!isThere)
    skip('FAILED TO CHECK: no python3 with duckdb, rapidfuzz and jellyfish (AMPARO_PYTHON)')
})

function asked<Answer>(question: unknown): Answer {
  const { stdout, stderr, status } = spawnSync(python, [judge], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Answer
}

interface ByOthers {
  readonly jaroWinkler: readonly number[]
  readonly levenshtein: readonly number[]
  readonly damerauLevenshtein: readonly number[]
}

test('RapidFuzz and jellyfish measure 3,000 pairs of texts in all scripts as we do', () => {
  const texts = fc.sample(textPair, { numRuns: 3000, seed: 7 })
  for (const [at, theirs] of asked<ByOthers[]>({ texts }).entries()) {
    const [a, b] = texts[at]!
    const ours = {
      jaroWinkler: between(jaroWinkler, a, b),
      levenshtein: between(levenshtein, a, b),
      damerauLevenshtein: between(damerauLevenshtein, a, b),
    }
    for (const [measure, value] of Object.entries(ours)) {
      const [rapidFuzz, jellyfish] = theirs[measure as keyof ByOthers]
      expect(value, `${measure} ${a} ${b}`).toBeCloseTo(rapidFuzz!, 9)
      // jellyfish counts what looks like one letter, with its marks; and two empty texts are not alike to it.
      if (!hasMarks(a + b) && a + b !== '') expect(value).toBeCloseTo(jellyfish!, 9)
    }
  }
})

function hasMarks(text: string): boolean {
  return [...new Intl.Segmenter().segment(text)].length < Array.from(text).length
}

const scheme: Scheme = {
  derived: [
    { name: 'whole name', from: ['given', 'family'], by: 'join' },
    { name: 'begins', from: ['family'], by: 'first', letters: 2 },
    { name: 'year', from: ['born'], by: 'match', pattern: '^\\d{4}' },
  ],
  comparisons: [
    {
      name: 'name',
      levels: [
        { name: 'same', when: { is: 'same', column: 'whole name' } },
        { name: 'crossed', when: { is: 'crossed', columns: ['given', 'family'] } },
        ...[0.92, 0.88].map((atLeast) => ({
          name: `both ${atLeast}`,
          when: {
            is: 'all' as const,
            of: [
              { is: 'jaro-winkler' as const, column: 'given', atLeast },
              { is: 'jaro-winkler' as const, column: 'family', atLeast },
            ],
          },
        })),
        { name: 'family', when: { is: 'same', column: 'family' } },
        { name: 'two edits', when: { is: 'levenshtein', column: 'family', atMost: 2 } },
      ],
    },
    {
      name: 'born',
      levels: [
        { name: 'same', when: { is: 'same', column: 'born' } },
        { name: 'one edit', when: { is: 'damerau-levenshtein', column: 'born', atMost: 1 } },
        { name: 'a month', when: { is: 'days-apart', column: 'born', atMost: 30 } },
        { name: 'a year', when: { is: 'days-apart', column: 'born', atMost: 365 } },
      ],
    },
  ],
  rules: [
    { name: 'begins and year', columns: ['begins', 'year'] },
    { name: 'given', columns: ['given'] },
    { name: 'born', columns: ['born'] },
  ],
}

/** Invented people in letters of one byte: DuckDB compares bytes. */
function people(count: number): Table {
  const random = seeded(3)
  const drawn = (some: readonly string[]) => some[random(some.length)]!
  const builder = new TableBuilder(['given', 'family', 'born'])
  for (let at = 0; at < count; at++) {
    const family = `${drawn(['ko', 'ka', 'ba', 'sa', 'vo'])}${drawn(['va', 'va', 'ro', 'li'])}${drawn(['lev', 'liou', 'lenka', 'ich'])}`
    builder.add({
      given:
        random(12) === 0
          ? null
          : drawn(['anna', 'hanna', 'ivan', 'jan', 'iwan', 'kovalev', 'maryja', 'maria']),
      family: random(12) === 0 ? null : random(9) === 0 ? 'anna' : family,
      born: random(8) === 0 ? null : `19${70 + random(4)}-0${1 + random(3)}-${10 + random(18)}`,
    })
  }
  return withDerived(builder.table(), scheme.derived)
}

test('DuckDB finds the same pairs by the same first rule, and the same levels', () => {
  const table = people(600)
  const columns = [...table.columns.keys()]
  const records = Array.from({ length: table.size }, (_, record) =>
    columns.map((column) => textAt(table, column, record) ?? null),
  )
  const rows = asked<number[][]>({ scheme, columns, records })
  const theirs = new Map(rows.map(([left, right, ...rest]) => [`${left} ${right}`, rest]))
  const candidates = candidatesOf(table, scheme)
  const ready = scheme.comparisons.map((one) =>
    readyComparison(one, table.values, (name) => candidates.places[name]!),
  )
  let pairs = 0
  for (const task of tasksOf(candidates))
    visitTask(candidates, task, {
      pair: (local, a, b, left, right) => {
        pairs++
        const [rule, ...levels] = theirs.get(`${left} ${right}`) ?? []
        expect(rule, `${left} ${right}`).toBe(task.rule)
        for (const [at, one] of ready.entries()) {
          // Jaro's meeting of letters depends on which text goes first; ours is one of the two.
          const bothWays = [levels[at], levels[at + ready.length]]
          expect(bothWays, `${left} ${right}`).toContain(levelOf(one, local, a, b))
        }
      },
    })
  expect(pairs).toBeGreaterThan(5000)
  expect(theirs.size).toBe(pairs)
  expect(rows).toHaveLength(pairs)
})
