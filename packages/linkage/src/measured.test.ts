import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tableFromCsv } from './csv.ts'
import { withDerived } from './derive.ts'
import { curveOf } from './evaluate.ts'
import type { Scheme } from './scheme.ts'
import { febrl, withTruth, type Known } from './testing/known-data.ts'
import { seeded } from './testing/random.ts'
import { train, type Training } from './train.ts'
import { weighAll } from './weigh-all.ts'

// Public data with known truth. Too large to keep here.
const root = join(import.meta.dirname, '../../..')
const data = join(process.env['AMPARO_SHARED'] ?? join(root, '../shared'), 'data')

const csv = (files: readonly Uint8Array[]) => withTruth(tableFromCsv(files), 'cluster')

/** The rules are those the bench measures by; the figures are the goals. */
const sets: readonly [
  string,
  readonly string[],
  (files: readonly Uint8Array[]) => Known,
  number,
][] = [
  ['febrl3', ['febrl/dataset3.csv'], febrl, 0.995],
  ['febrl4', ['febrl/dataset4a.csv', 'febrl/dataset4b.csv'], febrl, 0.9995],
  ['fake-1000', ['splink/fake_1000.csv'], csv, 0.87],
]

for (const [name, files, read, least] of sets) {
  test(`${name} is linked as well as it was`, { timeout: 120_000 }, async ({ skip }) => {
    const paths = files.map((file) => join(data, file))
    if (!paths.every(existsSync))
      skip('FAILED TO CHECK: the data with known truth are not on this machine (AMPARO_SHARED)')
    const { table: records, truth } = read(paths.map((path) => readFileSync(path)))
    const settings = readFileSync(join(root, `bench/linkage/${name}.json`), 'utf8')
    const { scheme, training } = JSON.parse(settings) as { scheme: Scheme; training: Training }
    const table = withDerived(records, scheme.derived)
    const model = await train(table, scheme, training, { name, version: 1 }, seeded(20_201_126))
    const links = await weighAll(table, model, -1500)
    expect(Math.max(...curveOf(links, truth).map(({ f1 }) => f1))).toBeGreaterThanOrEqual(least)
  })
}
