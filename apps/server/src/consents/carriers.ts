import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { ConsentAction } from './policy.ts'

export const consentCarriers: readonly EntryCarrier<ConsentAction>[] = [
  { needs: 'consent.read', rows: sql`select from consent r where e.id in (r.entry, r.erased)` },
  {
    needs: 'consent.read',
    rows: sql`select from consent_decision r where e.id in (r.entry, r.erased)`,
  },
]
