import {
  facetKey,
  facetsIn,
  fold,
  matchKeysOf,
  officeAudience,
  ownerPropertyOf,
  subjectKinds,
  viewRow,
  visibleTo,
  type Claim,
  type SubjectKind,
  type View,
  type ViewRow,
} from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { claimOf, type ClaimRow } from './claim-row.ts'

/**
 * Rewrites the stored views of a subject that this transaction is changing: one for each audience that has claims of its own.
 * The only caller of the database's narrow doors (`claims_to_fold`, `claims_to_fold_of`, `put_view`, `put_new_views`, `drop_views_of`, `changing`), since a writer who may not
 * see a team's claims must still leave that team's view right. What is read here is folded and forgotten.
 */
export async function storeViews(tx: Reading, subject: string, kind: SubjectKind): Promise<void> {
  const { rows } = await sql<ClaimRow>`select * from claims_to_fold(${subject}::bigint)`.execute(tx)
  const claims = rows.map(claimOf)
  for (const row of rowsOfViews(subject, claims, kind)) await put(tx, row)
}

/**
 * The same of many subjects, in a few statements: all their views are written anew, and where nothing stands any more there is
 * none.
 */
export async function storeViewsOf(
  tx: Reading,
  subjects: readonly { readonly subject: string; readonly kind: SubjectKind }[],
): Promise<void> {
  const ids = subjects.map(({ subject }) => subject)
  const { rows } = await sql<ClaimRow>`select * from claims_to_fold_of(${ids}::bigint[])`.execute(
    tx,
  )
  const claims = Map.groupBy(rows.map(claimOf), ({ subject }) => subject)
  await sql`select drop_views_of(${ids}::bigint[])`.execute(tx)
  await putNewViews(
    tx,
    subjects.flatMap(({ subject, kind }) => rowsOfViews(subject, claims.get(subject) ?? [], kind)),
  )
}

/** A view as the database keeps it, with the keys it is found by. */
export interface ViewRowToPut extends ViewRow {
  readonly subject: string
  readonly audience: number
  readonly owner: string | null
  readonly fold: View
  readonly keys: readonly string[]
  /** What it counts as in lists. */
  readonly facets: readonly string[]
}

/** One for each audience that has claims of its own. */
export function rowsOfViews(
  subject: string,
  claims: readonly Claim[],
  kind: SubjectKind,
): ViewRowToPut[] {
  return [...new Set(claims.map((claim) => claim.audience))].map((audience) => {
    const fold = viewFor(claims, audience, kind)
    return {
      ...viewRow(fold),
      subject,
      audience,
      owner: ownerOf(fold),
      fold,
      keys: matchKeysOf(fold),
      facets: facetsIn(fold).map(facetKey),
    }
  })
}

/** What one audience knows of a subject: the office's claims, and a team's own on top. */
export function viewFor(claims: readonly Claim[], audience: number, kind: SubjectKind): View {
  return fold(visibleTo(claims, [officeAudience, audience]), kind)
}

async function put(tx: Reading, row: ViewRowToPut): Promise<void> {
  await sql`select put_view(
    ${row.subject}::bigint, ${row.audience}::smallint, ${row.owner}::bigint, ${row.lo}::date, ${row.hi}::date,
    ${row.quarrels}::int, ${row.claims}::int, ${row.label}::text, ${JSON.stringify(row.fold)}::jsonb, ${row.keys}::text[],
    ${row.facets}::text[]
  )`.execute(tx)
}

/** The same for the views of many new subjects, in one statement. */
export async function putNewViews(tx: Reading, rows: readonly ViewRowToPut[]): Promise<void> {
  const views = rows.map((row) => ({
    ...row,
    keys: row.keys.join('\n'),
    facets: row.facets.join('\n'),
  }))
  await sql`select put_new_views(${JSON.stringify(views)}::jsonb)`.execute(tx)
}

/** What this stands under, as this audience knows it. */
export function ownerOf(view: View): string | null {
  const link = view.kind === null ? undefined : ownerPropertyOf(view.kind)
  const best = link && view.properties[link.code]?.best?.value
  return best?.kind === 'subject' ? best.id : null
}

/** The number a kind has in the database; stable for ever. */
export function kindNumber(kind: SubjectKind): number {
  return subjectKinds.indexOf(kind) + 1
}

export function kindOf(number: number): SubjectKind {
  const kind = subjectKinds[number - 1]
  if (kind === undefined) throw new Error(`no kind of subject has the number ${number}`)
  return kind
}
