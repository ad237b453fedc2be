import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { tableFromCsv, TableBuilder, type Scheme, type Training } from '@amparo/linkage'
import { febrl, withTruth, type Known } from '@amparo/linkage/testing/known-data'
import { parquetReadObjects } from 'hyparquet'

// Public data with known truth, too large to keep here (see their licences beside them).
const shared = process.env['AMPARO_SHARED'] ?? join(import.meta.dirname, '../../shared')

export interface DataSet {
  readonly name: string
  /** Its files, in the folder `data` of `AMPARO_SHARED`. */
  readonly files: readonly string[]
  readonly read: (files: readonly string[]) => Promise<Known>
}

/** The paths of a data set’s files, or undefined if one is not on this machine. */
export function filesOf({ files }: DataSet): string[] | undefined {
  const paths = files.map((file) => join(shared, 'data', file))
  return paths.every(existsSync) ? paths : undefined
}

export const historical: DataSet = {
  name: 'historical_50k',
  files: ['splink/historical_figures_with_errors_50k.parquet'],
  read: async ([file = '']) => {
    const bytes = readFileSync(file)
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    })
    const builder = new TableBuilder(Object.keys(rows[0] ?? {}))
    for (const row of rows) builder.add(row as Record<string, string | null>)
    return withTruth(builder.table(), 'cluster')
  },
}

export const fake: DataSet = {
  name: 'fake_1000',
  files: ['splink/fake_1000.csv'],
  read: async ([file = '']) => withTruth(tableFromCsv([readFileSync(file)]), 'cluster'),
}

export const febrl3: DataSet = {
  name: 'febrl3',
  files: ['febrl/dataset3.csv'],
  read: async (files) => febrl(files.map((file) => readFileSync(file))),
}

export const febrl4: DataSet = {
  name: 'febrl4',
  files: ['febrl/dataset4a.csv', 'febrl/dataset4b.csv'],
  read: async (files) => febrl(files.map((file) => readFileSync(file))),
}

export interface Settings {
  readonly about: string
  readonly scheme: Scheme
  readonly training: Training
}

/** Rules, comparisons and training of a data set: written down before anything is measured. A file of one’s own ends in `.json`. */
export function settings(name: string): Settings {
  const file = name.endsWith('.json')
    ? resolve(name)
    : join(import.meta.dirname, 'linkage', `${name}.json`)
  return JSON.parse(readFileSync(file, 'utf8')) as Settings
}

/** The same numbers each run: xorshift32 (Marsaglia 2003). */
export function drawing(): (below: number) => number {
  let state = 20_201_126
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * below)
  }
}
