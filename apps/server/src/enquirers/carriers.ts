import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { EnquirerAction } from './policy.ts'

export const enquirerCarriers: readonly EntryCarrier<EnquirerAction>[] = [
  {
    needs: 'enquirer.read',
    rows: sql`select from enquirer_version r join enquirer q on q.id = r.enquirer where q.object = e.object and e.id in (r.entry, r.erased)`,
  },
]
