import { sql } from 'kysely'
import type { EntryCarrier } from '../db/entry-carrier.ts'
import type { MatchingAction } from './policy.ts'

export const matchingCarriers: readonly EntryCarrier<MatchingAction>[] = [
  {
    needs: 'match.decide',
    rows: sql`select from match_decision r where e.id in (r.entry, r.erased)`,
  },
]
