import type { Reading } from '../db/office.ts'

/** Every version of every list that a partner brought, as far as the reader may know. */
export async function batchesOfPartner(tx: Reading, partner: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('list_batch')
    .innerJoin('list', 'list.id', 'list_batch.list')
    .select('list_batch.id')
    .where('list.partner', '=', partner)
    .execute()
  return rows.map(({ id }) => id)
}
