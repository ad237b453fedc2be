import { base64, concat, utf8 } from './encoding.ts'
import { hkdfExpand, hkdfExtract, type Hashing } from './hashing.ts'

/** 32 random bytes, one for each entry; whoever destroys it and its salts destroys the proof. */
export type EntryKey = Uint8Array

/** The fields an entry binds: text is committed as UTF-8. */
export type Fields = Readonly<Record<string, Uint8Array | string>>

/** An entry key written out, so that single salts can be left out: how one field is erased. */
export type WrittenSalts = {
  /** The key of the commitment over the field list. */
  readonly commit: Uint8Array
  /** The salts of the fields that can still be shown. */
  readonly fields: Readonly<Record<string, Uint8Array>>
}

export type Commitment = {
  /** One line a field, sorted by name, each ended by LF: `<name> <base64 of 32 bytes>`. */
  readonly fieldList: string
  /** Padded base64 of 32 bytes: what the entry carries. */
  readonly commit: string
}

export type FieldCheck = {
  readonly verdict: 'matches' | 'differs' | 'erased' | 'absent' | 'malformed'
}

const keyLength = 32
const fieldName = /^[a-z][a-z0-9._-]{0,63}$/
const fieldLine = /^([a-z][a-z0-9._-]{0,63}) ([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)$/
const salt = utf8('amparo/v1/entry-key')

/** What all salts of one entry come from (HKDF's first half), made once for all of them. */
const rootOf = (hashing: Hashing, key: EntryKey): Uint8Array => {
  if (key.length !== keyLength) throw new Error('commitment: an entry key has 32 bytes')
  return hkdfExtract(hashing, key, salt)
}

const derive = (hashing: Hashing, root: Uint8Array, purpose: string): Uint8Array =>
  hkdfExpand(hashing, root, utf8(`amparo/v1/${purpose}`), keyLength)

const fieldSalt = (hashing: Hashing, root: Uint8Array, name: string): Uint8Array =>
  derive(hashing, root, `field\0${name}`)

const commitKey = (hashing: Hashing, root: Uint8Array): Uint8Array =>
  derive(hashing, root, 'commit')

const isWritten = (keys: EntryKey | WrittenSalts): keys is WrittenSalts =>
  !(keys instanceof Uint8Array)

// A salt of any other length than the hash's would let two keys give one code (RFC 2104 §3).
const writtenSalt = (salts: WrittenSalts, name: string): Uint8Array | undefined => {
  const written = Object.hasOwn(salts.fields, name) ? salts.fields[name] : undefined
  return written?.length === keyLength ? written : undefined
}

const fieldCode = (
  hashing: Hashing,
  saltOfField: Uint8Array,
  name: string,
  value: Uint8Array | string,
): string => {
  const bytes = typeof value === 'string' ? utf8(value) : value
  return base64(hashing.hmacSha256(saltOfField, concat(utf8(`${name}\n`), bytes)))
}

const commitOver = (hashing: Hashing, key: Uint8Array, fieldList: string): string =>
  base64(hashing.hmacSha256(key, utf8(fieldList)))

type LineOf = (name: string, value: Uint8Array | string) => string

const lineUnder =
  (hashing: Hashing, root: Uint8Array): LineOf =>
  (name, value) => {
    if (!fieldName.test(name)) throw new Error(`commitment: no field may be called ${name}`)
    return `${name} ${fieldCode(hashing, fieldSalt(hashing, root, name), name, value)}\n`
  }

const listOf = (fields: Fields, lineOf: LineOf): string =>
  Object.keys(fields)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => lineOf(name, fields[name] ?? ''))
    .join('')

/**
 * Binds an entry to its fields without showing any: each value's HMAC under its own salt, and an
 * HMAC over the list of those. Every salt comes from the entry key (HKDF-SHA-256, RFC 5869).
 * Throws on a name outside `[a-z][a-z0-9._-]{0,63}`: our bug.
 */
export const commitment = (hashing: Hashing, entryKey: EntryKey, fields: Fields): Commitment => {
  const root = rootOf(hashing, entryKey)
  const fieldList = listOf(fields, lineUnder(hashing, root))
  return { fieldList, commit: commitOver(hashing, commitKey(hashing, root), fieldList) }
}

/**
 * What `commitment` makes of one set of fields after the other, under one key, as when texts are guessed: what was made for a
 * set before is not made again.
 */
export const commitsUnder = (
  hashing: Hashing,
  entryKey: EntryKey,
): ((fields: Fields) => string) => {
  const root = rootOf(hashing, entryKey)
  const own = commitKey(hashing, root)
  const lineOf = lineUnder(hashing, root)
  const made = new Map<string, string>()
  const remembered: LineOf = (name, value) => {
    if (typeof value !== 'string') return lineOf(name, value)
    const asked = `${name}\n${value}`
    const line = made.get(asked) ?? lineOf(name, value)
    made.set(asked, line)
    return line
  }
  return (fields) => commitOver(hashing, own, listOf(fields, remembered))
}

// The codes of a well-formed list by name: sorted, each name once, nothing between the lines.
const readFieldList = (fieldList: string): ReadonlyMap<string, string> | undefined => {
  const codes = new Map<string, string>()
  if (fieldList === '') return codes
  if (!fieldList.endsWith('\n')) return undefined
  let before = ''
  for (const line of fieldList.slice(0, -1).split('\n')) {
    const [, name = '', code = ''] = fieldLine.exec(line) ?? []
    if (name <= before) return undefined
    codes.set(name, code)
    before = name
  }
  return codes
}

/**
 * Whether a field list is the one an entry's `commit` was made over, given the entry key or what
 * was written out of it. Never throws on a stranger's list.
 */
export const isOpenedBy = (
  hashing: Hashing,
  keys: EntryKey | WrittenSalts,
  fieldList: string,
  commit: string,
): boolean => {
  const key = isWritten(keys) ? keys.commit : commitKey(hashing, rootOf(hashing, keys))
  if (key.length !== keyLength || readFieldList(fieldList) === undefined) return false
  return commitOver(hashing, key, fieldList) === commit
}

/**
 * Whether a value is the one its entry bound under this name. `erased`: its salt was not written
 * out, so nobody can tell any more; `absent`: the entry bound no such field. Says nothing of the
 * list itself: that is `isOpenedBy`.
 */
export const checkField = (
  hashing: Hashing,
  keys: EntryKey | WrittenSalts,
  fieldList: string,
  name: string,
  value: Uint8Array | string,
): FieldCheck => {
  const codes = readFieldList(fieldList)
  if (codes === undefined) return { verdict: 'malformed' }
  const code = codes.get(name)
  if (code === undefined) return { verdict: 'absent' }
  const saltOfField = isWritten(keys)
    ? writtenSalt(keys, name)
    : fieldSalt(hashing, rootOf(hashing, keys), name)
  if (saltOfField === undefined) return { verdict: 'erased' }
  const isSame = fieldCode(hashing, saltOfField, name, value) === code
  return { verdict: isSame ? 'matches' : 'differs' }
}

/**
 * Writes out what is needed to show every field but the erased ones. Store it, then destroy the
 * entry key: the list and its commitment stay provable, the erased values can no longer be guessed.
 */
export const saltsWithout = (
  hashing: Hashing,
  entryKey: EntryKey,
  names: readonly string[],
  erased: readonly string[],
): WrittenSalts => {
  const kept = names.filter((name) => !erased.includes(name))
  const root = rootOf(hashing, entryKey)
  const fields = kept.map((name) => [name, fieldSalt(hashing, root, name)] as const)
  return { commit: commitKey(hashing, root), fields: Object.fromEntries(fields) }
}
