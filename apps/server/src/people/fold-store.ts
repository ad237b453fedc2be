import {
  fold,
  matchKeysOf,
  officeAudience,
  propertiesOf,
  subjectKinds,
  viewRow,
  visibleTo,
  type Claim,
  type SubjectKind,
  type View,
} from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { claimOf, type ClaimRow } from './claim-row.ts'

/**
 * Rewrites the stored views of a subject that this transaction is changing: one for each audience that has claims of its own.
 * The only caller of the database's three narrow doors (`claims_to_fold`, `put_view`, `changing`), since a writer who may not
 * see a team's claims must still leave that team's view right. What is read here is folded and forgotten.
 */
export async function storeViews(tx: Reading, subject: string, kind: SubjectKind): Promise<void> {
  const { rows } = await sql<ClaimRow>`select * from claims_to_fold(${subject}::bigint)`.execute(tx)
  const claims = rows.map(claimOf)
  for (const audience of new Set(claims.map((claim) => claim.audience)))
    await put(tx, subject, audience, viewFor(claims, audience, kind))
}

/** What one audience knows of a subject: the office's claims, and a team's own on top. */
export function viewFor(claims: readonly Claim[], audience: number, kind: SubjectKind): View {
  return fold(visibleTo(claims, [officeAudience, audience]), kind)
}

async function put(tx: Reading, subject: string, audience: number, view: View): Promise<void> {
  const row = viewRow(view)
  const keys = view.kind === 'person' ? matchKeysOf(view) : []
  await sql`select put_view(
    ${subject}::bigint, ${audience}::smallint, ${personOf(view)}::bigint, ${row.lo}::date, ${row.hi}::date,
    ${row.quarrels}::int, ${row.claims}::int, ${row.label}::text, ${JSON.stringify(view)}::jsonb, ${keys}::text[]
  )`.execute(tx)
}

/** Whose custody or act this is, as this audience knows it. */
function personOf(view: View): string | null {
  const link =
    view.kind === null
      ? undefined
      : propertiesOf(view.kind).find(({ refersTo }) => refersTo === 'person')
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
