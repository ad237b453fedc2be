import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { LetterAction } from './policy.ts'

const needs = 'letter.read'

export const letterCarriers: readonly EntryCarrier<LetterAction>[] = [
  { needs, rows: sql`select from letter r where r.entry = e.id` },
  { needs, rows: sql`select from letter_paper r where e.id in (r.entry, r.erased)` },
  { needs, rows: sql`select from letter_cleared r where r.erased = e.id` },
  { needs, rows: sql`select from letter_step r where e.id in (r.entry, r.erased)` },
  { needs, rows: sql`select from letter_day r where r.entry = e.id` },
  { needs, rows: sql`select from reply r where e.id in (r.entry, r.erased)` },
  { needs, rows: sql`select from answer r where e.id in (r.entry, r.erased)` },
]
