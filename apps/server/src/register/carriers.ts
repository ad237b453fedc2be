import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { RegisterAction } from './policy.ts'

export const registerCarriers: readonly EntryCarrier<RegisterAction>[] = [
  {
    needs: 'subject.open',
    rows: sql`select from subject r where r.object = e.object and r.entry = e.id`,
  },
  { needs: 'subject.open', rows: sql`select from claim r where r.entry = e.id` },
  {
    needs: 'subject.open',
    rows: sql`select from claim r join subject s on s.id = r.subject where s.object = e.object and r.erased = e.id`,
  },
  { needs: 'subject.viewings', rows: sql`select from subject_viewing r where r.entry = e.id` },
]
