import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { AccountAction } from './policy.ts'

export const accountCarriers: readonly EntryCarrier<AccountAction>[] = [
  {
    needs: 'account.read',
    rows: sql`select from account_version r join account a on a.id = r.account where a.object = e.object and e.id in (r.entry, r.erased)`,
  },
]
