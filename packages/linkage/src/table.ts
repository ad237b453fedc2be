import { Values, withRoom } from './values.ts'

/** What stands where a record says nothing. */
export const unknown = -1

/**
 * Records by column: each column holds, for each record, the code of its value, or `unknown`. All columns share their
 * values, so that what stands in one can be found in another.
 */
export interface Table {
  readonly size: number
  readonly values: Values
  readonly columns: ReadonlyMap<string, Int32Array>
}

/** The codes of a column. Throws when the table has none of that name: rules and tables must fit. */
export function columnOf(table: Table, name: string): Int32Array {
  const column = table.columns.get(name)
  if (column === undefined) throw new Error(`there is no column ${name}`)
  return column
}

/** What one record says in one column, or undefined. */
export function textAt(table: Table, column: string, record: number): string | undefined {
  const code = columnOf(table, column)[record] ?? unknown
  return code === unknown ? undefined : table.values.text(code)
}

/** Some columns of some records as a table of their own, the records numbered anew in the order given. */
export function recordsOnly(table: Table, names: readonly string[], records: Int32Array): Table {
  const picked = [...new Set(names)].map((name) => {
    const column = columnOf(table, name)
    return [name, records.map((record) => column[record] ?? unknown)] as const
  })
  return { size: records.length, values: table.values, columns: new Map(picked) }
}

/** A table as it grows. Records are numbered 0, 1, 2 … as they come. */
export class TableBuilder {
  readonly values: Values
  readonly #names: readonly string[]
  readonly #columns: Int32Array[]
  #size = 0

  constructor(names: readonly string[], values = new Values()) {
    if (new Set(names).size < names.length) throw new Error('two columns have one name')
    this.values = values
    this.#names = names
    this.#columns = names.map(() => new Int32Array(1024))
  }

  get size(): number {
    return this.#size
  }

  /** One more record, by codes in the order of the columns. A missing one is unknown. */
  addCodes(codes: ArrayLike<number>): void {
    const record = this.#size++
    for (let at = 0; at < this.#columns.length; at++) {
      let column = this.#columns[at] ?? new Int32Array(0)
      if (record === column.length) {
        column = withRoom(column, record + 1)
        this.#columns[at] = column
      }
      column[record] = codes[at] ?? unknown
    }
  }

  /** One more record. What is missing, empty or nothing but spaces is unknown. */
  add(record: Readonly<Record<string, string | null | undefined>>): void {
    this.addCodes(
      this.#names.map((name) => {
        const text = record[name]?.trim() ?? ''
        return text === '' ? unknown : this.values.intern(text)
      }),
    )
  }

  /** The table of all records so far. The builder may go on; the table does not change with it. */
  table(allocate: (length: number) => Int32Array = (length) => new Int32Array(length)): Table {
    const columns = this.#names.map((name, at) => {
      const column = allocate(this.#size)
      column.set((this.#columns[at] ?? column).subarray(0, this.#size))
      return [name, column] as const
    })
    return { size: this.#size, values: this.values, columns: new Map(columns) }
  }
}
