import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { SubmissionAction } from './policy.ts'

export const submissionCarriers: readonly EntryCarrier<SubmissionAction>[] = [
  {
    needs: 'submission.list',
    rows: sql`select from submission r where r.object = e.object and r.entry = e.id`,
  },
  { needs: 'submission.list', rows: sql`select from submission_step r where r.entry = e.id` },
]
