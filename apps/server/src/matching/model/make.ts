import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  centibits,
  explainer,
  formatModel,
  levelWeight,
  TableBuilder,
  type Explanation,
  type LevelWeight,
  type Model,
} from '@amparo/linkage'
import { demoRecords } from '@amparo/scenario'
import { readingsOf } from '../columns.ts'
import { columns, scheme } from '../scheme.ts'

// Makes the model file from invented people of whom it is known who is who, and writes it under the next number:
//   node apps/server/src/matching/model/make.ts 1
// A version that is there is never written anew: what was weighed by it has to be weighed again as it was.

const VERSION = Number(process.argv[2])
const PEOPLE = 6_000
const OTHER_PAIRS = 300_000
/** Before anything is compared: one in so many pairs that two records make is of one person. */
const ONE_IN = 50_000

if (!Number.isInteger(VERSION) || VERSION < 1) throw new Error('Say the number of the version.')

const records = demoRecords(11, PEOPLE)
const blank: Model = {
  format: 'amparo-linkage-model/1',
  name: 'people',
  version: VERSION,
  scheme,
  prior: centibits(1, ONE_IN),
  weights: scheme.comparisons.map(({ name, levels }) => ({
    comparison: name,
    levels: [...levels.map((level) => level.name), 'differs'].map((level) =>
      levelWeight(level, 0.5, 0.5),
    ),
  })),
  frequencies: {},
  learnt: [],
}

const readings = records.map(readingsOf)
const tableOf = (which: 'whole' | 'short') => {
  const builder = new TableBuilder(columns)
  for (const one of readings) builder.add(one[which][0] ?? {})
  return builder.table()
}
const [whole, short] = [explainer(tableOf('whole'), blank), explainer(tableOf('short'), blank)]

/** How often each level came, of pairs of one person or of two. */
const counted = { same: new Map<string, number>(), other: new Map<string, number>() }

function count(one: number, other: number): void {
  const isSame = records[one]?.truth === records[other]?.truth
  const isWhole = readings[one]?.hasGiven === true && readings[other]?.hasGiven === true
  const { reasons }: Explanation = (isWhole ? whole : short)(one, other)
  const into = isSame ? counted.same : counted.other
  for (const { comparison, level } of reasons) {
    const kind =
      comparison === 'given' ? `${comparison} ${isWhole ? 'whole' : 'short'}` : comparison
    for (const key of [`${kind} ${level}`, `${kind} all`])
      if (level !== 'unknown') into.set(key, (into.get(key) ?? 0) + 1)
  }
}

const byTruth = Map.groupBy(
  records.map((_, at) => at),
  (at) => records[at]?.truth,
)
for (const all of byTruth.values())
  for (const [at, one] of all.entries()) for (const other of all.slice(at + 1)) count(one, other)
for (let pair = 0, state = 1; pair < OTHER_PAIRS; pair++) {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  const one = state % records.length
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  const other = (state >>> 3) % records.length
  if (records[one]?.truth !== records[other]?.truth) count(one, other)
}

/** With half a pair more of each level, so that what was never seen stays possible. */
function share(of: ReadonlyMap<string, number>, kind: string, level: string): number {
  return ((of.get(`${kind} ${level}`) ?? 0) + 0.5) / ((of.get(`${kind} all`) ?? 0) + 3)
}

/**
 * Of names, what is further apart speaks for one person no more than what is nearer, however seldom it comes. Births slip in several
 * ways, and each weighs by itself.
 */
function inOrder(levels: readonly LevelWeight[]): LevelWeight[] {
  let least = Number.POSITIVE_INFINITY
  return levels.map(({ level, m, u }) => {
    least = Math.min(least, m / u)
    return levelWeight(level, Math.min(m, least * u), u)
  })
}

const model: Model = {
  ...blank,
  weights: blank.weights.map(({ comparison, levels }) => {
    const counts = levels.map(({ level }) => {
      const kind =
        comparison === 'given' ? `given ${level === 'initial' ? 'short' : 'whole'}` : comparison
      return levelWeight(level, share(counted.same, kind, level), share(counted.other, kind, level))
    })
    return { comparison, levels: comparison === 'born' ? counts : inOrder(counts) }
  }),
  learnt: [
    `from ${records.length} records of ${PEOPLE} invented people (packages/scenario, demoRecords, seed 11)`,
    `m: every pair of records of one person; u: ${OTHER_PAIRS} pairs drawn; before comparing: one in ${ONE_IN}`,
  ],
}

const file = fileURLToPath(new URL(`people-${VERSION}.json`, import.meta.url))
writeFileSync(file, formatModel(model), { flag: 'wx' })
