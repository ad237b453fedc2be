import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { MeetingAction } from './policy.ts'

const needs = 'meeting.read'

export const meetingCarriers: readonly EntryCarrier<MeetingAction>[] = [
  { needs, rows: sql`select from meeting r where r.entry = e.id` },
  { needs, rows: sql`select from meeting_step r where e.id in (r.entry, r.erased)` },
  { needs, rows: sql`select from commitment r where e.id in (r.entry, r.erased)` },
  { needs, rows: sql`select from commitment_step r where e.id in (r.entry, r.erased)` },
]
