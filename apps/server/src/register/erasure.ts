import type { EraseReasonCode } from '@amparo/vocabulary'
import type { Fields } from '@amparo/log'
import { propertyByNumber } from '@amparo/register'
import { sql } from 'kysely'
import { forgetField } from '../db/entry-opening.ts'
import { dayOf, type Change, type Reading } from '../db/office.ts'
import { boundValue, claimOf, committedClaim, sealedOf, type ClaimRow } from './claim-row.ts'
import { kindOf, storeViews } from './fold-store.ts'
import { sourceName, type BoundPassage, type Cited } from './source-store.ts'

/** What an operator is told of a claim before and after its erasure: never what it says. */
export interface ErasableClaim {
  readonly id: string
  readonly subject: string
  readonly property: string
  readonly recordedAt: Date
  /** It only takes another claim back, so there is nothing to erase. */
  readonly retracts: boolean
  readonly erased: Erased | null
}

export interface Erased {
  /** The number of the entry that says so. */
  readonly entry: string
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly reason: string
}

export async function erasableClaim(tx: Reading, id: string): Promise<ErasableClaim | undefined> {
  const row = await claimRow(tx, id)
  if (row === undefined) return undefined
  const { erased, erased_on, erased_for } = row
  return {
    id,
    subject: row.subject,
    property: propertyByNumber(row.property).code,
    recordedAt: row.recorded_at,
    retracts: row.retracts !== null,
    erased:
      erased === null ? null : { entry: erased, on: erased_on ?? '', reason: erased_for ?? '' },
  }
}

/**
 * Erases what claims say, as the office's eraser: each value goes, the row stays and names the entry that says so; what could
 * confirm a guess is destroyed; the views of its subject are folded anew for every audience. All of them or none. One that was
 * erased before, says nothing or is not there is passed over. Gives back the numbers of the entries, by claim.
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
    const entry = await eraseOne(change, id, reason)
    if (entry !== undefined) done.set(id, entry)
  }
  return done
}

async function eraseOne(
  change: Change,
  id: string,
  reason: EraseReasonCode,
): Promise<string | undefined> {
  const { tx } = change
  const found = await claimRow(tx, id)
  if (found === undefined) return undefined
  const subject = await subjectRow(tx, found.subject)
  await change.hold(subject.object)
  // Read again: only now does everybody else who changes this subject wait.
  const claim = await claimRow(tx, id)
  if (claim === undefined || claim.erased !== null || claim.retracts !== null) return undefined
  const tombstone = await change.enter('erase.field', subject.object, { claim: id, reason })
  const field = { entry: claim.entry, name: fieldName(claim) }
  await forgetField(tx, tombstone.id, field, () => fieldsOf(tx, claim.entry))
  await overwrite(tx, id, { entry: tombstone.id, on: dayOf(change.now), reason })
  await storeViews(tx, claim.subject, kindOf(subject.kind))
  return tombstone.id
}

async function overwrite(tx: Reading, id: string, { entry, on, reason }: Erased): Promise<void> {
  await tx
    .updateTable('claim')
    .set({
      v_text: null,
      v_ref: null,
      v_lo: null,
      v_hi: null,
      v_sealed: null,
      v_commit: null,
      erased: entry,
      erased_tx: sql`pg_current_xact_id()`,
      erased_on: on,
      erased_for: reason,
    })
    .where('id', '=', id)
    .execute()
}

/** All that an entry bound when it recorded claims, made again from their rows. */
async function fieldsOf(tx: Reading, entry: string): Promise<Fields> {
  const claims = await tx
    .selectFrom('claim')
    .selectAll('claim')
    .innerJoin('source', 'source.id', 'claim.source')
    .select(['source.submission', 'source.account'])
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

function passageOf(row: ClaimRow, { account }: Cited): BoundPassage | null {
  const { cited_part: at, cited_from: from, cited_to: to } = row
  if (at === null || from === null || to === null) return null
  return account === null ? { part: at, from, to } : { version: at, from, to }
}

async function subjectRow(tx: Reading, id: string): Promise<{ object: Buffer; kind: number }> {
  return tx
    .selectFrom('subject')
    .select(['object', 'kind'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

async function claimRow(tx: Reading, id: string): Promise<ClaimRow | undefined> {
  return tx.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst()
}
