import { entry, type NameSchemeCode } from '@amparo/vocabulary'
import { formatEdtf, parseEdtf, span, spanInUtc } from './date.ts'
import type { Property, ValueKind } from './property.ts'
import { isRestricted } from './restricted.ts'

export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | NameValue
  | { readonly kind: 'date'; readonly edtf: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'subject'; readonly id: string }
  | { readonly kind: 'flag'; readonly flag: boolean }
  | { readonly kind: 'number'; readonly number: number }
  | SealedValue

/** One spelling of a name; its script is that of its letters. */
export interface NameValue {
  readonly kind: 'name'
  readonly text: string
  /** Of which language the spelling is, as far as the source says (BCP 47, canonical). */
  readonly language?: string
  /** How it came to be written so, as far as the source says. */
  readonly scheme?: NameSchemeCode
}

/** There is a value and this reader cannot open it. It counts by source, time and credibility. */
export interface SealedValue {
  readonly kind: 'sealed'
}

export const valueProblems = [
  'not-text',
  'empty',
  'too-long',
  'control-characters',
  'direction-controls',
  'not-a-date',
  'unknown-code',
  'must-be-sealed',
  'not-an-id',
  'not-a-flag',
  'not-a-number',
] as const
export type ValueProblem = (typeof valueProblems)[number]

export type ValueVerdict =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: ValueProblem }

/** In characters (code points), after tidying. */
export const longestText = 2000

/**
 * Reads a value for the open register: what a form, a file or a request holds, either bare (text,
 * true, 3) or as a `Value`. Never throws. Text comes back tidied: NFC, outer space cut, runs of
 * space and line breaks made one space. A type of act that only a team may see is refused with
 * `must-be-sealed`; use `readValueToSeal` before sealing.
 */
export function readValue(property: Property, input: unknown): ValueVerdict {
  const read = readValueToSeal(property, input)
  if (read.ok && isRestricted(property, read.value)) {
    return refused('must-be-sealed')
  }
  return read
}

/** The same for a value that is going to be sealed to a team. */
export function readValueToSeal(property: Property, input: unknown): ValueVerdict {
  if (isKind(input, 'sealed')) return { ok: true, value: { kind: 'sealed' } }
  return readers[property.value](bare(input, property.value), property)
}

type Reader = (input: unknown, property: Property) => ValueVerdict

const readers: Readonly<Record<ValueKind, Reader>> = {
  text: (input) => readTidy(input, (text) => ({ kind: 'text', text })),
  name: readName,
  date: readDate,
  code: readCode,
  subject: readSubject,
  flag: (input) =>
    typeof input === 'boolean' ? accepted({ kind: 'flag', flag: input }) : refused('not-a-flag'),
  number: readCount,
}

const fields: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  name: 'text',
  date: 'edtf',
  code: 'code',
  subject: 'id',
  flag: 'flag',
  number: 'number',
}

function bare(input: unknown, kind: ValueKind): unknown {
  if (kind === 'name' || !isKind(input, kind)) return input
  return Object.hasOwn(input, fields[kind]) ? Reflect.get(input, fields[kind]) : undefined
}

function isKind(input: unknown, kind: string): input is object {
  return typeof input === 'object' && input !== null && 'kind' in input && input.kind === kind
}

function readTidy(input: unknown, make: (text: string) => Value): ValueVerdict {
  if (typeof input !== 'string' || !input.isWellFormed()) return refused('not-text')
  // Tidying cannot bring a text of many times the limit under it, and must not cost what it sends.
  if (input.length > longestText * 8) return refused('too-long')
  const text = tidy(input)
  const problem = problemOf(text)
  return problem === undefined ? accepted(make(text)) : refused(problem)
}

/** Bare text, or a name with what is known of its spelling. */
function readName(input: unknown): ValueVerdict {
  if (!isKind(input, 'name')) return readTidy(input, (text) => ({ kind: 'name', text }))
  const { text, language, scheme } = input as Record<string, unknown>
  const spoken = language === undefined ? undefined : languageTag(language)
  const isScheme = typeof scheme === 'string' && entry('name-scheme', scheme) !== undefined
  if (spoken === null || (scheme !== undefined && !isScheme)) return refused('unknown-code')
  return readTidy(text, (tidied) => ({
    kind: 'name',
    text: tidied,
    ...(spoken === undefined ? {} : { language: spoken }),
    ...(isScheme ? { scheme: scheme as NameSchemeCode } : {}),
  }))
}

/** A language tag as BCP 47 writes it (RFC 5646), in its canonical form; null for what is none. */
function languageTag(input: unknown): string | null {
  if (typeof input !== 'string' || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu.test(input)) return null
  try {
    return Intl.getCanonicalLocales(input)[0] ?? null
  } catch {
    // Made of the right parts in an order or number that no tag has.
    return null
  }
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function problemOf(text: string): ValueProblem | undefined {
  if (/\p{Cc}/u.test(text)) return 'control-characters'
  // Embeddings, overrides and isolates can make a name read as another one. The plain marks
  // (LRM, RLM) and joiners stay: Arabic and Persian need them.
  if (/[\u202a-\u202e\u2066-\u2069]/u.test(text)) return 'direction-controls'
  if (!hasInk(text)) return 'empty'
  return Array.from(text).length > longestText ? 'too-long' : undefined
}

function hasInk(text: string): boolean {
  return /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text)
}

function readDate(input: unknown): ValueVerdict {
  if (typeof input !== 'string') return refused('not-text')
  const text = input.trim()
  if (text === '') return refused('empty')
  const read = parseEdtf(text)
  return read.ok ? accepted({ kind: 'date', edtf: formatEdtf(read.date) }) : refused('not-a-date')
}

function readCode(input: unknown, { vocabulary }: Property): ValueVerdict {
  if (typeof input !== 'string') return refused('not-text')
  if (input === '') return refused('empty')
  const known = vocabulary !== undefined && entry(vocabulary, input) !== undefined
  return known ? accepted({ kind: 'code', code: input }) : refused('unknown-code')
}

// Numbers here count people, so half a one or less than none is a slip of the hand. Zero is one value.
function readCount(input: unknown): ValueVerdict {
  const isCount = typeof input === 'number' && Number.isSafeInteger(input) && input >= 0
  return isCount ? accepted({ kind: 'number', number: Math.abs(input) }) : refused('not-a-number')
}

const largestId = 9_223_372_036_854_775_807n

function readSubject(input: unknown): ValueVerdict {
  if (typeof input !== 'string') return refused('not-text')
  if (input === '') return refused('empty')
  const isId = /^[1-9]\d{0,18}$/u.test(input) && BigInt(input) <= largestId
  return isId ? accepted({ kind: 'subject', id: input }) : refused('not-an-id')
}

function accepted(value: Value): ValueVerdict {
  return { ok: true, value }
}

function refused(reason: ValueProblem): ValueVerdict {
  return { ok: false, reason }
}

/**
 * Equal text for values that say the same: names and texts without regard to capitals and
 * spaces, dates by the time they allow. Of a sealed value nothing is known, so null.
 */
export function normalForm(value: Value): string | null {
  switch (value.kind) {
    case 'text':
    case 'name':
      return foldCase(value.text)
    case 'date':
      return dateForm(value.edtf)
    case 'code':
      return value.code
    case 'subject':
      return value.id
    case 'flag':
      return String(value.flag)
    case 'number':
      return String(value.number)
    case 'sealed':
      return null
  }
}

// Upper, then lower: brings ß and ss, σ and ς together, as lower case alone does not.
function foldCase(text: string): string {
  return tidy(text).toUpperCase().toLowerCase().normalize('NFC')
}

function dateForm(edtf: string): string {
  const read = parseEdtf(edtf)
  if (!read.ok) return edtf
  const inUtc = spanInUtc(read.date)
  const { lo, hi } = inUtc ?? span(read.date)
  return `${lo ?? '..'}/${hi ?? '..'}${inUtc === null ? '' : ' UTC'}`
}
