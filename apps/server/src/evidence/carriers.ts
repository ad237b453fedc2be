import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'

export const evidenceCarriers: readonly EntryCarrier<'subject.open'>[] = [
  { needs: 'subject.open', rows: sql`select from evidence_taken_out r where r.entry = e.id` },
]
