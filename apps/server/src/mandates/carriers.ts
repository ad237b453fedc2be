import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { MandateAction } from './policy.ts'

export const mandateCarriers: readonly EntryCarrier<MandateAction>[] = [
  {
    needs: 'mandate.read',
    rows: sql`select from mandate r where r.id = e.object and r.entry = e.id`,
  },
]
