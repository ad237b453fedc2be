import type { EraseReasonCode } from '@amparo/vocabulary'
import type { Fields } from '@amparo/log'
import { propertyByNumber } from '@amparo/register'
import { sql } from 'kysely'
import {
  eraseRecord,
  erasedIn,
  erasedRows,
  type ErasableKind,
  type LeftBehind,
} from '../db/erasing.ts'
import type { Change, Reading } from '../db/office.ts'
import { boundValue, claimOf, committedClaim, sealedOf, type ClaimRow } from './claim-row.ts'
import { kindOf, storeViews } from './fold-store.ts'
import { sourceName, type BoundPassage, type Cited } from './source-store.ts'

/** A claim that only takes another one back says nothing. */
export const erasableClaims: ErasableKind = {
  async find(tx, id) {
    const row = await claimRow(tx, id)
    if (row === undefined) return undefined
    return {
      what: `${propertyByNumber(row.property).code} of subject ${row.subject}`,
      recordedAt: row.recorded_at,
      isEmpty: row.retracts !== null,
      erased: erasedIn(row),
      entry: row.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'claim'),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await claimRow(tx, id)
    if (found === undefined) return undefined
    const subject = await subjectRow(tx, found.subject)
    const entry = await eraseRecord<ClaimRow>(change, reason, {
      kind: 'erase.field',
      which: { claim: id },
      object: subject.object,
      read: async () => {
        const claim = await claimRow(tx, id)
        return claim?.retracts === null ? claim : undefined
      },
      names: (claim) => [fieldName(claim)],
      fields: (claim) => fieldsOf(tx, claim.entry),
      overwrite: async (_claim, left) => overwrite(tx, id, left),
    })
    if (entry === undefined) return entry
    // While the views still tell under whom it stands.
    await sql`select forget_found(${found.subject}::bigint)`.execute(tx)
    await storeViews(tx, found.subject, kindOf(subject.kind))
    return entry
  },
}

/**
 * Erases what claims say, as the office's eraser; the views of their subjects are folded anew for every audience. All of them
 * or none. Gives back the numbers of the entries, by claim.
 *
 * What PostgreSQL keeps of overwritten rows is another matter: see `rewriteWhatWasErased`.
 */
export async function eraseClaims(
  change: Change,
  claims: readonly string[],
  reason: EraseReasonCode,
): Promise<ReadonlyMap<string, string>> {
  const done = new Map<string, string>()
  for (const id of [...new Set(claims)].toSorted((a, b) => Number(a) - Number(b))) {
    const entry = await erasableClaims.erase(change, id, reason)
    if (entry !== undefined) done.set(id, entry)
  }
  return done
}

async function overwrite(tx: Reading, id: string, left: LeftBehind): Promise<void> {
  const nothing = {
    v_text: null,
    v_how: null,
    v_ref: null,
    v_lo: null,
    v_hi: null,
    v_sealed: null,
    v_commit: null,
  }
  await tx
    .updateTable('claim')
    .set({ ...nothing, ...left })
    .where('id', '=', id)
    .execute()
}

/** All that an entry bound when it recorded claims, made again from their rows. */
async function fieldsOf(tx: Reading, entry: string): Promise<Fields> {
  const claims = await tx
    .selectFrom('claim')
    .selectAll('claim')
    .innerJoin('source', 'source.id', 'claim.source')
    .select(['source.submission', 'source.account', 'source.reply', 'source.batch'])
    .where('claim.entry', '=', entry)
    .execute()
  const made = await tx
    .selectFrom('subject')
    .select('kind')
    .where('entry', '=', entry)
    .executeTakeFirst()
  const bound = claims.map((claim) => [fieldName(claim), bytesOf(claim, claim)] as const)
  return {
    ...(made === undefined ? {} : { kind: kindOf(made.kind) }),
    ...Object.fromEntries(bound),
  }
}

function fieldName({ field }: ClaimRow): string {
  return `claim.${field}`
}

function bytesOf(row: ClaimRow, of: Cited): Uint8Array {
  const { property, value } = claimOf(row)
  const sealed = sealedOf(row)
  return committedClaim({
    property: propertyByNumber(property).code,
    value: boundValue({ value, ...(sealed === undefined ? {} : { sealed }) }),
    source: sourceName(row.source_kind, of),
    directness: row.directness,
    credibility: row.credibility,
    saidOn: row.said_on,
    audience: row.audience,
    replaces: row.replaces,
    cited: passageOf(row, of),
  })
}

function passageOf(row: ClaimRow, { account, batch }: Cited): BoundPassage | null {
  const { cited_part: at, cited_from: from, cited_to: to } = row
  if (batch !== null) return at === null ? null : { row: at }
  if (at === null || from === null || to === null) return null
  return account === null ? { part: at, from, to } : { version: at, from, to }
}

/** For the eraser, whose role reads no view. */
export async function subjectRow(
  tx: Reading,
  id: string,
): Promise<{ object: Buffer; kind: number }> {
  return tx
    .selectFrom('subject')
    .select(['object', 'kind'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

async function claimRow(tx: Reading, id: string): Promise<ClaimRow | undefined> {
  return tx.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst()
}
