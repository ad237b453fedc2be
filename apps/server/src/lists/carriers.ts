import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { ListAction } from './policy.ts'

const needs = 'list.read'

export const listCarriers: readonly EntryCarrier<ListAction>[] = [
  { needs, rows: sql`select from list r where r.entry = e.id` },
  { needs, rows: sql`select from list_batch r where e.id in (r.entry, r.erased)` },
  { needs, rows: sql`select from list_row r where r.entry = e.id` },
  { needs, rows: sql`select from list_row r where r.erased = e.id` },
  { needs, rows: sql`select from list_step r where r.entry = e.id` },
  { needs, rows: sql`select from list_undoing r where r.entry = e.id` },
]
