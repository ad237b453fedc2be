import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { ExaminationAction } from './policy.ts'

export const examinationCarriers: readonly EntryCarrier<ExaminationAction>[] = [
  {
    needs: 'examination.read',
    rows: sql`select from examination_step r where e.id in (r.entry, r.erased)`,
  },
]
