import { fold, viewRow } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { claimOf } from '../register/claim-row.ts'
import { OutcomeReader } from './outcome-store.ts'

/** Of these people those who were brought by a list that was taken back, by the name that the list gave them. */
export async function namesTakenBack(
  tx: Reading,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const gone = [...(await new OutcomeReader(tx).takenBack([...new Set(people)]))]
  if (gone.length === 0) return new Map()
  const rows = await tx.selectFrom('claim').selectAll().where('subject', 'in', gone).execute()
  const said = Map.groupBy(rows.map(claimOf), ({ subject }) => subject)
  return new Map(gone.map((one) => [one, viewRow(fold(said.get(one) ?? [], 'person')).label]))
}
