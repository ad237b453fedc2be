import {
  comparedOf,
  facetKey,
  facetsIn,
  fold,
  identityKeys,
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
import { joinedBy, type Judgement } from '../matching/partition.ts'
import { claimOf, type ClaimRow } from './claim-row.ts'
import { writeCompared } from './compared-text.ts'

/**
 * Rewrites the stored views of a subject that this transaction is changing, and of everybody whom decisions tie to it: one for
 * each audience that has claims of its own. The only caller of the database's narrow doors (`claims_to_fold`, `claims_to_fold_of`,
 * `judgements_to_fold`, `hold_tied`, `put_view`, `put_new_views`, `drop_views`, `drop_views_of`, `tied_among`), since a writer who may not see a team’s claims
 * must still leave that team's view right. What is read here is folded and forgotten.
 */
export async function storeViews(tx: Reading, subject: string, kind: SubjectKind): Promise<void> {
  const claims = await claimsOfTied(tx, subject, kind)
  const isAlone = claims.every((claim) => claim.subject === subject)
  if (!isAlone || claims.length === 0) return storeTied(tx, subject, claims)
  for (const row of rowsOfViews(subject, claims, kind)) await put(tx, row)
}

async function claimsOfTied(tx: Reading, subject: string, kind: SubjectKind): Promise<Claim[]> {
  // In a statement of its own, so that what is read next includes what others have just committed.
  if (kind === 'person') await sql`select hold_tied(${subject}::bigint)`.execute(tx)
  const { rows } = await sql<ClaimRow>`select * from claims_to_fold(${subject}::bigint)`.execute(tx)
  return rows.map(claimOf)
}

/** Also where of one of them, or for an audience, nothing is left: a list had brought it, and was taken back. */
async function storeTied(tx: Reading, subject: string, claims: readonly Claim[]): Promise<void> {
  const due = rowsOfTied(claims, await judgementsToFold(tx, subject))
  for (const row of due) await put(tx, row)
  for (const one of new Set([subject, ...claims.map((claim) => claim.subject)])) {
    const kept = due.filter((row) => row.subject === one).map(({ audience }) => audience)
    await sql`select drop_views(${one}::bigint, ${kept}::smallint[])`.execute(tx)
  }
}

async function judgementsToFold(tx: Reading, subject: string): Promise<readonly Judgement[]> {
  const { rows } = await sql<Judgement>`
    select id, first as one, second as other, audience, verdict from judgements_to_fold(${subject}::bigint)`.execute(
    tx,
  )
  return rows
}

/**
 * The same of many subjects, in a few statements: all their views are written anew, and where nothing stands any more there is
 * none. Those whom decisions tie to others are written one by one, with them.
 */
export async function storeViewsOf(
  tx: Reading,
  subjects: readonly { readonly subject: string; readonly kind: SubjectKind }[],
): Promise<void> {
  const tied = await tiedAmong(tx, subjects)
  const alone = subjects.filter(({ subject }) => !tied.has(subject))
  const ids = alone.map(({ subject }) => subject)
  const { rows } = await sql<ClaimRow>`select * from claims_to_fold_of(${ids}::bigint[])`.execute(
    tx,
  )
  const claims = Map.groupBy(rows.map(claimOf), ({ subject }) => subject)
  await sql`select drop_views_of(${ids}::bigint[])`.execute(tx)
  await putNewViews(
    tx,
    alone.flatMap(({ subject, kind }) => rowsOfViews(subject, claims.get(subject) ?? [], kind)),
  )
  for (const { subject, kind } of subjects)
    if (tied.has(subject)) await storeTied(tx, subject, await claimsOfTied(tx, subject, kind))
}

/** Whom of these some decision once tied to somebody. */
async function tiedAmong(
  tx: Reading,
  subjects: readonly { readonly subject: string; readonly kind: SubjectKind }[],
): Promise<ReadonlySet<string>> {
  const people = subjects.filter(({ kind }) => kind === 'person').map(({ subject }) => subject)
  const { rows } = await sql<{ id: string }>`
    select id from tied_among(${people}::bigint[]) as t(id)`.execute(tx)
  return new Set(rows.map(({ id }) => id))
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
  /** Whose page this person's is for this audience; null for their own. Lists and the search leave out who has one. */
  readonly anchor: string | null
  /** What people are compared by, as JSON; null for anything else. */
  readonly compared: string | null
}

/** One for each audience that has claims of its own. */
export function rowsOfViews(
  subject: string,
  claims: readonly Claim[],
  kind: SubjectKind,
): ViewRowToPut[] {
  return [...new Set(claims.map((claim) => claim.audience))].map((audience) =>
    rowOf({ subject, audience, anchor: null }, viewFor(claims, audience, kind), claims),
  )
}

function rowOf(
  of: Pick<ViewRowToPut, 'subject' | 'audience' | 'anchor'>,
  fold: View,
  claims: readonly Claim[],
): ViewRowToPut {
  const row = { ...viewRow(fold), ...of, owner: ownerOf(fold), fold }
  if (of.anchor !== null) return { ...row, keys: [], facets: [], compared: null }
  const compared = fold.kind === 'person' ? comparedOf(fold, claims) : null
  return {
    ...row,
    keys: [...matchKeysOf(fold), ...(compared === null ? [] : identityKeys(compared))],
    facets: facetsIn(fold).map(facetKey),
    compared: compared && writeCompared(compared),
  }
}

/**
 * The views of people whom decisions tie to each other. Those who are one for an audience say the same, by the claims of all of
 * them; the oldest is the anchor and stands in lists, the others name it. Who is one with nobody has the views of a history in
 * which nothing was ever decided.
 */
export function rowsOfTied(
  claims: readonly Claim[],
  judgements: readonly Judgement[],
): ViewRowToPut[] {
  const bySubject = Map.groupBy(claims, ({ subject }) => subject)
  const people = [...bySubject.keys()]
  const anchorsFor = (audience: number) =>
    joinedBy(
      people,
      judgements.filter((one) => [officeAudience, audience].includes(one.audience)),
    ).anchorOf
  const ofOffice = anchorsFor(officeAudience)
  const audiences = new Set([...claims, ...judgements].map(({ audience }) => audience))
  return [...audiences].flatMap((audience) => {
    const anchorOf = anchorsFor(audience)
    const classes = Map.groupBy(people, (person) => anchorOf.get(person) ?? person)
    return [...classes].flatMap(([anchor, members]) => {
      const said = members.flatMap((member) => bySubject.get(member) ?? [])
      const isOwn = said.some((claim) => claim.audience === audience)
      const isOtherwise = !isSameClass(members, people, ofOffice)
      if (!isOwn && !isOtherwise) return []
      const fold = viewFor(withoutSelf(said, members), audience, 'person')
      return members.map((subject) =>
        rowOf({ subject, audience, anchor: subject === anchor ? null : anchor }, fold, said),
      )
    })
  })
}

/** Whether these people, and nobody else, are one for the office as well. */
function isSameClass(
  members: readonly string[],
  people: readonly string[],
  anchorOf: ReadonlyMap<string, string>,
): boolean {
  const anchors = new Set(members.map((member) => anchorOf.get(member)))
  const [anchor] = anchors
  if (anchors.size !== 1) return false
  return people.filter((person) => anchorOf.get(person) === anchor).length === members.length
}

/** That somebody may be the same as themselves says nothing any more. */
export function withoutSelf(
  claims: readonly Claim[],
  members: readonly string[],
): readonly Claim[] {
  if (members.length === 1) return claims
  return claims.filter(({ value }) => value.kind !== 'subject' || !members.includes(value.id))
}

/** What one audience knows of a subject: the office's claims, and a team's own on top. */
export function viewFor(claims: readonly Claim[], audience: number, kind: SubjectKind): View {
  return fold(visibleTo(claims, [officeAudience, audience]), kind)
}

async function put(tx: Reading, row: ViewRowToPut): Promise<void> {
  await sql`select put_view(
    ${row.subject}::bigint, ${row.audience}::smallint, ${row.owner}::bigint, ${row.lo}::date, ${row.hi}::date,
    ${row.quarrels}::int, ${row.claims}::int, ${row.label}::text, ${JSON.stringify(row.fold)}::jsonb, ${row.keys}::text[],
    ${row.facets}::text[], ${row.anchor}::bigint, ${row.compared}::text
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
