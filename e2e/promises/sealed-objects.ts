import { lookInto } from '../../apps/server/src/testing/running-office.ts'

/** A value of the database that is longer than any key or hash. */
export interface Stored {
  /** `table.column` */
  readonly where: string
  readonly bytes: Buffer
}

const LONGEST_HASH = 32

/** Everything in an office's tables that is bytes, but hashes, keys and random names. */
export async function storedObjects(home: string): Promise<Stored[]> {
  const client = await lookInto(home)
  try {
    const { rows: columns } = await client.query<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = current_schema() and data_type = 'bytea' and table_name <> 'planted' order by 1, 2`,
    )
    const found: Stored[] = []
    for (const { table, column } of columns) {
      const { rows } = await client.query<{ bytes: Buffer }>(
        `select ${column} as bytes from ${table} where octet_length(${column}) > ${LONGEST_HASH}`,
      )
      found.push(...rows.map(({ bytes }) => ({ where: `${table}.${column}`, bytes })))
    }
    return found
  } finally {
    await client.end()
  }
}

/** The kinds of recipients in an age file's header (C2SP age.md, "Header"), or nothing when it is no age file. */
export function stanzasOf(file: Buffer): string[] {
  const end = file.indexOf('\n--- ')
  const header = file.subarray(0, Math.max(0, end)).toString('latin1')
  if (!header.startsWith('age-encryption.org/v1\n')) return []
  return [...header.matchAll(/^-> (\S+)/gm)].map(([, kind = '']) => kind)
}
