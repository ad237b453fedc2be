import type pg from 'pg'
import type { OfficeNames } from '../db/schema.ts'

/** An object that belongs to a message for good. */
export interface KeptObject {
  readonly name: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

/** Every object that a message names, asked by whoever copies or checks the office. */
export async function keptObjects(
  admin: pg.Client,
  { schema }: OfficeNames,
): Promise<readonly KeptObject[]> {
  const { rows } = await admin.query<{ name: string; bytes: string; sha256: string }>(
    `select encode(id, 'hex') as name, length as bytes, encode(sha256, 'hex') as sha256 from ${schema}.media order by id`,
  )
  return rows.map(({ name, bytes, sha256 }) => ({ name, bytes: Number(bytes), sha256 }))
}
