import { sameView, type View } from '@amparo/register'
import type pg from 'pg'
import { claimOf, type ClaimRow } from './claim-row.ts'
import { kindOf, viewFor } from './fold-store.ts'

export interface Comparison {
  readonly checked: number
  /** `subject/audience` of each view that is not what its claims fold to, or is missing, or has no claims. */
  readonly wrong: readonly string[]
}

/**
 * Folds every subject's claims anew and compares with the stored views. For the operator's command and for tests: it reads
 * past the row policies, so the connection must be the owner's, with the office's schema on its search path.
 */
export async function compareViews(owner: pg.Client): Promise<Comparison> {
  const { rows: subjects } = await owner.query<{ id: string; kind: number }>(
    'select id, kind from subject order by id',
  )
  const wrong: string[] = []
  let checked = 0
  for (const { id, kind } of subjects) {
    const claims = (await owner.query<ClaimRow>(CLAIMS, [id])).rows.map(claimOf)
    const stored = new Map(
      (
        await owner.query<{ audience: number; fold: View }>(
          'select audience, fold from subject_view where subject = $1',
          [id],
        )
      ).rows.map((row) => [row.audience, row.fold]),
    )
    for (const audience of new Set([...claims.map((claim) => claim.audience), ...stored.keys()])) {
      checked++
      const view = stored.get(audience)
      const own = claims.some((claim) => claim.audience === audience)
      if (!own || view === undefined || !sameView(view, viewFor(claims, audience, kindOf(kind))))
        wrong.push(`${id}/${audience}`)
    }
  }
  return { checked, wrong }
}

/** Days as text, as everywhere else. */
const CLAIMS = `select *, said_on::text as said_on, v_lo::text as v_lo, v_hi::text as v_hi,
  erased_on::text as erased_on from claim where subject = $1`
