import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { ClosingAction } from './policy.ts'

export const closingCarriers: readonly EntryCarrier<ClosingAction>[] = [
  {
    needs: 'closing.decide',
    rows: sql`select from closing_step r where e.id in (r.entry, r.erased)`,
  },
]
