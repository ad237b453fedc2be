import { utf8 } from './encoding.ts'
import type { Hashing } from './hashing.ts'
import { isKind, type Kind } from './kinds.ts'
import { hashLeaf } from './tree.ts'

/** One line of the log's story: who did what to which object when, without any value. */
export type Entry = {
  readonly kind: Kind
  /** UTC with milliseconds: `2026-11-22T12:00:07.123Z`. */
  readonly time: string
  /** 32 lower-case hex digits, as `object`. */
  readonly actor: string
  readonly object: string
  /** From 1, without gaps for each object. */
  readonly seq: number
  /** Padded base64 of the 32 bytes that bind the values (`commitment`). */
  readonly commit: string
}

export type EntryReading =
  | { readonly verdict: 'entry'; readonly entry: Entry }
  | { readonly verdict: 'malformed' }
  | { readonly verdict: 'unknown-kind'; readonly kind: string }

const entryLimit = 1024

// The whole grammar. The last base64 digit before the padding carries four bits, so only sixteen
// of the digits can stand there: each 32 bytes have one spelling.
const grammar = new RegExp(
  '^amparo/v1/entry\n' +
    'kind ([a-z]+(?:[.-][a-z]+)*)\n' +
    'time ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z)\n' +
    'actor ([0-9a-f]{32})\n' +
    'object ([0-9a-f]{32})\n' +
    'seq ([1-9][0-9]{0,14})\n' +
    'commit ([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)\n$',
)

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

// Of a text that has the digits already: whether there was such an instant. A `Date` takes ten times as long.
const isTime = (text: string): boolean => {
  const part = (start: number, end: number) => Number(text.slice(start, end))
  const [year, month, day] = [part(0, 4), part(5, 7), part(8, 10)]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 && isLeap ? 29 : (daysIn[month - 1] ?? 0)
  return day >= 1 && day <= last && part(11, 13) < 24 && part(14, 16) < 60 && part(17, 19) < 60
}

// Bytes become characters one for one, so that no decoding error can hide a byte from the grammar.
const asciiOf = (bytes: Uint8Array): string =>
  bytes.length > entryLimit ? '' : String.fromCharCode(...bytes)

/** Reads an entry. A text that reads is, byte for byte, what `formatEntry` makes of its fields. */
export const parseEntry = (input: string | Uint8Array): EntryReading => {
  const text = typeof input === 'string' ? input : asciiOf(input)
  const match = text.length <= entryLimit ? grammar.exec(text) : null
  const [, kind = '', time = '', actor = '', object = '', seq = '', commit = ''] = match ?? []
  if (match === null || !isTime(time)) return { verdict: 'malformed' }
  if (!isKind(kind)) return { verdict: 'unknown-kind', kind }
  return { verdict: 'entry', entry: { kind, time, actor, object, seq: Number(seq), commit } }
}

/** The text of an entry, ASCII with LF. Throws on fields the grammar does not hold: our bug. */
export const formatEntry = (entry: Entry): string => {
  const { kind, time, actor, object, seq, commit } = entry
  const text = `amparo/v1/entry\nkind ${kind}\ntime ${time}\nactor ${actor}\nobject ${object}\nseq ${seq}\ncommit ${commit}\n`
  if (parseEntry(text).verdict !== 'entry') throw new Error(`entry: fields of ${kind} do not fit`)
  return text
}

const bytesOf = (entry: string | Uint8Array): Uint8Array =>
  typeof entry === 'string' ? utf8(entry) : entry

/** What the tree holds of an entry: its SHA-256, so that tiles show no metadata. */
export const leafData = (hashing: Hashing, entry: string | Uint8Array): Uint8Array =>
  hashing.sha256(bytesOf(entry))

/** The leaf's hash in the tree: SHA-256 of a zero byte and the leaf data (RFC 6962 §2.1). */
export const leafHash = (hashing: Hashing, entry: string | Uint8Array): Uint8Array =>
  hashLeaf(hashing, leafData(hashing, entry))
