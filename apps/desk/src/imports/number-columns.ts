import { identifies, type PropertyCode, type SubjectKind } from '@amparo/register'
import { columnsOf, type Columns } from './imported.ts'

/**
 * Of each column, by which number a state knows people in it: as it is read, or, of one that is left out, as its head says. Null for
 * every other.
 */
export function numberColumns(
  kinds: readonly SubjectKind[],
  heads: readonly string[],
  columns: Columns,
): readonly (PropertyCode | null)[] {
  return heads.map((head, at) => {
    const read = columns[at] ?? columnsOf(kinds, [head])[0] ?? null
    return read !== null && identifies(read) ? read : null
  })
}
