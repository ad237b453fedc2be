import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkField, commitment, isOpenedBy, saltsWithout } from './commitment.ts'
import { formatEntry, leafData, leafHash, parseEntry } from './entry.ts'
import { nodeHashing } from './node.ts'

// Language-neutral data: an entry made today must be provable by any later version, and by others.

type Vector = {
  readonly entryKey: string
  readonly fields: Readonly<Record<string, string>>
  readonly fieldList: string
  readonly entry: string
  readonly leafData: string
  readonly leafHash: string
  readonly erased: readonly string[]
  readonly written: { readonly commit: string; readonly fields: Readonly<Record<string, string>> }
}

const file = new URL('../../../vectors/log/entries.json', import.meta.url)
const { entries } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly entries: readonly Vector[]
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

const read = (text: string) => {
  const reading = parseEntry(text)
  if (reading.verdict !== 'entry') throw new Error(reading.verdict)
  return reading.entry
}

test.each(entries)('$entry', (vector) => {
  const key = bytesOf(vector.entryKey)
  const entry = read(vector.entry)
  expect(commitment(nodeHashing, key, vector.fields)).toEqual({
    fieldList: vector.fieldList,
    commit: entry.commit,
  })
  expect(formatEntry(entry)).toBe(vector.entry)
  expect(hex(leafData(nodeHashing, vector.entry))).toBe(vector.leafData)
  expect(hex(leafHash(nodeHashing, vector.entry))).toBe(vector.leafHash)
})

test.each(entries)('what is left after erasure proves $entry', (vector) => {
  const { entryKey, fields, fieldList, erased, written } = vector
  const salts = {
    commit: bytesOf(written.commit),
    fields: Object.fromEntries(
      Object.entries(written.fields).map(([name, salt]) => [name, bytesOf(salt)]),
    ),
  }
  const names = Object.keys(fields)
  expect(saltsWithout(nodeHashing, bytesOf(entryKey), names, erased)).toEqual(salts)
  expect(isOpenedBy(nodeHashing, salts, fieldList, read(vector.entry).commit)).toBe(true)
  const verdicts = names.map(
    (name) => checkField(nodeHashing, salts, fieldList, name, fields[name]!).verdict,
  )
  expect(verdicts).toEqual(names.map((name) => (erased.includes(name) ? 'erased' : 'matches')))
})
