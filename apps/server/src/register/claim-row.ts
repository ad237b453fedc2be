import {
  interval,
  parseEdtf,
  propertyByNumber,
  type Claim,
  type ClaimSourceKind,
  type Credibility,
  type NameValue,
  type Value,
} from '@amparo/register'
import type { NameSchemeCode } from '@amparo/vocabulary'
import { canonicalBytes, hashOf } from '@amparo/seal'
import type { Selectable } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { BoundPassage } from './source-store.ts'

export type ClaimRow = Selectable<Tables['claim']>

/** The columns that say what was said: those the register folds. */
export const saidColumns = [
  'id',
  'subject',
  'property',
  'v_text',
  'v_how',
  'v_ref',
  'source',
  'origin',
  'source_kind',
  'directness',
  'credibility',
  'said_on',
  'recorded_at',
  'audience',
  'entry',
  'replaces',
  'retracts',
  'erased_on',
] as const satisfies readonly (keyof ClaimRow)[]

export type SaidColumns = Pick<ClaimRow, (typeof saidColumns)[number]>

type ValueColumns = Pick<
  ClaimRow,
  'v_text' | 'v_how' | 'v_ref' | 'v_lo' | 'v_hi' | 'v_sealed' | 'v_commit'
>

/** A value the server cannot read: the age file, and the browser's commitment to what is in it. */
export interface SealedBytes {
  readonly envelope: Buffer
  readonly commit: Buffer
}

/** A value to record; what was sealed comes with its bytes. */
export interface ValueToKeep {
  readonly value: Value
  readonly sealed?: SealedBytes
}

/** A value as its columns hold it. Dates keep their EDTF text; the interval beside it is for finding. */
export function columnsOf({ value, sealed }: ValueToKeep): ValueColumns {
  const none = {
    v_text: null,
    v_how: null,
    v_ref: null,
    v_lo: null,
    v_hi: null,
    v_sealed: null,
    v_commit: null,
  }
  switch (value.kind) {
    case 'text':
      return { ...none, v_text: value.text }
    case 'name':
      return { ...none, v_text: value.text, v_how: howWritten(value) }
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
      if (sealed === undefined) throw new Error('a sealed value has no bytes')
      return { ...none, v_sealed: sealed.envelope, v_commit: sealed.commit }
  }
}

/** A spelling's language and scheme in one column, either of them left out as a dash. */
function howWritten({ language, scheme }: NameValue): string | null {
  return language === undefined && scheme === undefined
    ? null
    : `${language ?? '-'} ${scheme ?? '-'}`
}

function nameOf(text: string, how: string | null): NameValue {
  if (how === null) return { kind: 'name', text }
  const [language = '-', scheme = '-'] = how.split(' ')
  return {
    kind: 'name',
    text,
    ...(language === '-' ? {} : { language }),
    ...(scheme === '-' ? {} : { scheme: scheme as NameSchemeCode }),
  }
}

function boundsOf(edtf: string): Pick<ValueColumns, 'v_lo' | 'v_hi'> {
  const read = parseEdtf(edtf)
  if (!read.ok) return { v_lo: null, v_hi: null }
  const { lo, hi } = interval(read.date)
  return { v_lo: lo, v_hi: hi }
}

/** A stored row as the register understands it. */
export function claimOf(row: SaidColumns): Claim {
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
function valueOf(row: SaidColumns): Value {
  if (row.v_ref !== null) return { kind: 'subject', id: row.v_ref }
  if (row.v_text === null) return { kind: 'sealed' }
  switch (propertyByNumber(row.property).value) {
    case 'text':
      return { kind: 'text', text: row.v_text }
    case 'name':
      return nameOf(row.v_text, row.v_how)
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

/** The bytes of a sealed value, as they were sent; undefined for any other. */
export function sealedOf({ v_sealed, v_commit }: ClaimRow): SealedBytes | undefined {
  if (v_sealed === null || v_commit === null) return undefined
  return { envelope: v_sealed, commit: v_commit }
}

/**
 * A value as an entry binds it: of a sealed one the hash of its bytes, and the commitment by which whoever opens it can
 * show what it says.
 */
type BoundValue =
  | Exclude<Value, { kind: 'sealed' }>
  | { readonly kind: 'sealed'; readonly envelope: string; readonly commit: string }

export function boundValue({ value, sealed }: ValueToKeep): BoundValue {
  if (value.kind !== 'sealed') return value
  if (sealed === undefined) throw new Error('a sealed value has no bytes')
  return {
    kind: 'sealed',
    envelope: hashOf(sealed.envelope),
    commit: sealed.commit.toString('base64'),
  }
}

/**
 * The bytes that an entry binds for one claim: canonical JSON (RFC 8785) of what was said, by whom, how sure, for whom.
 * Whoever holds the row and the entry's key can make them again.
 */
export function committedClaim(facts: {
  readonly property: string
  readonly value: BoundValue
  readonly source: string
  readonly directness: string
  readonly credibility: number
  readonly saidOn: string
  readonly audience: number
  readonly replaces: string | null
  readonly cited: BoundPassage | null
}): Uint8Array {
  return canonicalBytes(facts)
}
