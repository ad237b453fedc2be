import { tableFromCsv } from '../csv.ts'
import { columnOf, TableBuilder, textAt, type Table } from '../table.ts'

/** A table and who each record truly is: a number for each record, equal for one person. */
export interface Known {
  readonly table: Table
  readonly truth: Int32Array
}

/** Who somebody is stands in a column. */
export function withTruth(table: Table, column: string): Known {
  return { table, truth: columnOf(table, column) }
}

/** A set of the Febrl generator: each file is a list, and the person stands in the record’s name (rec-17-org, rec-17-dup-0). */
export function febrl(files: readonly Uint8Array[]): Known {
  const tables = files.map((file) => tableFromCsv([file]))
  const columns = [...(tables[0]?.columns.keys() ?? [])]
  const builder = new TableBuilder([...columns, 'list', 'person'])
  for (const [list, table] of tables.entries()) {
    for (let record = 0; record < table.size; record++) {
      const row = columns.map((column) => [column, textAt(table, column, record)] as const)
      const [person] = /rec-\d+/.exec(textAt(table, 'rec_id', record) ?? '') ?? ['']
      builder.add({ ...Object.fromEntries(row), list: String(list), person })
    }
  }
  return withTruth(builder.table(), 'person')
}
