import {
  interval,
  parseEdtf,
  propertyByNumber,
  type Claim,
  type ClaimSourceKind,
  type Credibility,
  type Value,
} from '@amparo/register'
import { canonicalBytes } from '@amparo/seal'
import type { Selectable } from 'kysely'
import type { Tables } from '../db/tables.ts'

export type ClaimRow = Selectable<Tables['claim']>

type ValueColumns = Pick<ClaimRow, 'v_text' | 'v_ref' | 'v_lo' | 'v_hi'>

/** A value as its columns hold it. Dates keep their EDTF text; the interval beside it is for finding. */
export function columnsOf(value: Value): ValueColumns {
  const none = { v_text: null, v_ref: null, v_lo: null, v_hi: null }
  switch (value.kind) {
    case 'text':
    case 'name':
      return { ...none, v_text: value.text }
    case 'date':
      return { ...none, v_text: value.edtf, ...boundsOf(value.edtf) }
    case 'code':
      return { ...none, v_text: value.code }
    case 'subject':
      return { ...none, v_ref: value.id }
    case 'flag':
      return { ...none, v_text: String(value.flag) }
    case 'number':
      return { ...none, v_text: String(value.number) }
    case 'sealed':
      throw new Error('a sealed value has no open columns')
  }
}

function boundsOf(edtf: string): Pick<ValueColumns, 'v_lo' | 'v_hi'> {
  const read = parseEdtf(edtf)
  if (!read.ok) return { v_lo: null, v_hi: null }
  const { lo, hi } = interval(read.date)
  return { v_lo: lo, v_hi: hi }
}

/** A stored row as the register understands it. */
export function claimOf(row: ClaimRow): Claim {
  return {
    id: row.id,
    subject: row.subject,
    property: row.property,
    value: valueOf(row),
    source: { id: row.source, origin: row.origin, kind: row.source_kind as ClaimSourceKind },
    directness: row.directness,
    credibility: row.credibility as Credibility,
    saidOn: row.said_on,
    recordedAt: row.recorded_at.toISOString(),
    audience: row.audience,
    entry: row.entry,
    ...(row.replaces === null ? {} : { replaces: row.replaces }),
    ...(row.retracts === null ? {} : { retracts: row.retracts }),
    ...(row.erased_on === null ? {} : { erased: row.erased_on }),
  }
}

/** A retraction has no value of its own, an erased claim none any more; `sealed` stands for "nothing to read here". */
function valueOf(row: ClaimRow): Value {
  if (row.v_ref !== null) return { kind: 'subject', id: row.v_ref }
  if (row.v_text === null) return { kind: 'sealed' }
  switch (propertyByNumber(row.property).value) {
    case 'text':
      return { kind: 'text', text: row.v_text }
    case 'name':
      return { kind: 'name', text: row.v_text }
    case 'date':
      return { kind: 'date', edtf: row.v_text }
    case 'code':
      return { kind: 'code', code: row.v_text }
    case 'flag':
      return { kind: 'flag', flag: row.v_text === 'true' }
    case 'number':
      return { kind: 'number', number: Number(row.v_text) }
    case 'subject':
      return { kind: 'sealed' }
  }
}

/**
 * The bytes that an entry binds for one claim: canonical JSON (RFC 8785) of what was said, by whom, how sure, for whom.
 * Whoever holds the row and the entry's key can make them again.
 */
export function committedClaim(facts: {
  readonly property: string
  readonly value: Value
  readonly source: string
  readonly directness: string
  readonly credibility: number
  readonly saidOn: string
  readonly audience: number
  readonly replaces: string | null
  readonly cited: { readonly part: number; readonly from: number; readonly to: number } | null
}): Uint8Array {
  return canonicalBytes(facts)
}
