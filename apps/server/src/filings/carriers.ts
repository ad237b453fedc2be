import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { LetterAction } from '../letters/policy.ts'

const needs = 'letter.read'

export const filingCarriers: readonly EntryCarrier<LetterAction>[] = [
  { needs, rows: sql`select from filing r where r.entry = e.id` },
  { needs, rows: sql`select from filing_step r where r.entry = e.id` },
]
