import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatEntry, leafData, leafHash, parseEntry, type Entry } from './entry.ts'
import { kinds, type Kind } from './kinds.ts'
import { nodeHashing } from './node.ts'

const hexText = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'.split('')),
    minLength: length,
    maxLength: length,
  })

const entries: fc.Arbitrary<Entry> = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as Kind[])),
  time: fc
    .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  actor: hexText(32),
  object: hexText(32),
  seq: fc.integer({ min: 1, max: 999_999_999_999_999 }),
  commit: fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('base64')),
})

const example: Entry = {
  kind: 'submission.receive',
  time: '2026-11-22T12:00:07.123Z',
  actor: 'e750f21eb3496c695c0e10ca73d721ec',
  object: '0123456789abcdef0123456789abcdef',
  seq: 3,
  commit: 'Pd8ZvilGp/pNSphk9KFvLzEchJYEYhjzHcweZ03nExE=',
}

const exampleText = `amparo/v1/entry
kind submission.receive
time 2026-11-22T12:00:07.123Z
actor e750f21eb3496c695c0e10ca73d721ec
object 0123456789abcdef0123456789abcdef
seq 3
commit Pd8ZvilGp/pNSphk9KFvLzEchJYEYhjzHcweZ03nExE=
`

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('an entry', () => {
  test('reads back to the same fields, from text and from bytes, and is short', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const text = formatEntry(entry)
        expect(parseEntry(text)).toEqual({ verdict: 'entry', entry })
        expect(parseEntry(utf8(text))).toEqual({ verdict: 'entry', entry })
        expect(text.length).toBeLessThanOrEqual(1_024)
      }),
    )
  })

  test('changed in any way either does not read or is, byte for byte, another entry', () => {
    const mutations = fc.record({
      at: fc.nat(300),
      remove: fc.nat(3),
      insert: fc.oneof(
        fc.string({ maxLength: 3 }),
        fc.constantFrom('\n', '\r', ' ', '0', '+', '=', '\u0661', '\u00e9', '\0'),
      ),
    })
    fc.assert(
      fc.property(entries, mutations, (entry, { at, remove, insert }) => {
        const text = formatEntry(entry)
        const changed = text.slice(0, at) + insert + text.slice(at + remove)
        const reading = parseEntry(changed)
        const again = reading.verdict === 'entry' ? formatEntry(reading.entry) : changed
        expect(again).toBe(changed)
        expect(parseEntry(utf8(changed))).toEqual(reading)
      }),
      { numRuns: 3_000 },
    )
  })

  test('with any bit of its bytes flipped either does not read or reads differently', () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.nat(7), (entry, where, bit) => {
        const bytes = utf8(formatEntry(entry))
        bytes[where % bytes.length]! ^= 1 << bit
        expect(parseEntry(bytes)).not.toEqual({ verdict: 'entry', entry })
        expect(leafHash(nodeHashing, bytes)).not.toEqual(leafHash(nodeHashing, formatEntry(entry)))
      }),
      { numRuns: 1_000 },
    )
  })

  test('has the documented form', () => {
    expect(formatEntry(example)).toBe(exampleText)
  })

  test('of a kind we do not know says so', () => {
    const text = exampleText.replace('submission.receive', 'submission.teleport')
    expect(parseEntry(text)).toEqual({ verdict: 'unknown-kind', kind: 'submission.teleport' })
    for (const kind of ['constructor', 'to.string', 'has-own-property'])
      expect(parseEntry(exampleText.replace('submission.receive', kind))).toEqual({
        verdict: 'unknown-kind',
        kind,
      })
  })

  test.each([
    ['CRLF', exampleText.replaceAll('\n', '\r\n')],
    ['no final LF', exampleText.slice(0, -1)],
    ['two final LFs', `${exampleText}\n`],
    ['a BOM', `\ufeff${exampleText}`],
    ['a leading zero', exampleText.replace('seq 3', 'seq 03')],
    ['sequence zero', exampleText.replace('seq 3', 'seq 0')],
    ['a sequence beyond 15 digits', exampleText.replace('seq 3', 'seq 1000000000000000')],
    ['upper-case hex', exampleText.replace('e750f', 'E750F')],
    ['a day that does not exist', exampleText.replace('11-22T', '11-31T')],
    ['a leap second', exampleText.replace('12:00:07', '12:00:60')],
    ['hour 24', exampleText.replace('12:00:07', '24:00:00')],
    ['another spelling of the same commit', exampleText.replace('ExE=', 'ExF=')],
    ['unpadded base64', exampleText.replace('ExE=', 'ExE')],
    ['fields in another order', exampleText.replace(/(actor .*\n)(object .*\n)/, '$2$1')],
    ['a field twice', exampleText.replace(/(seq 3\n)/, '$1$1')],
    ['another version', exampleText.replace('v1', 'v2')],
    ['nothing', ''],
    ['too much', exampleText + 'x'.repeat(2_000)],
  ])('with %s does not read', (_, text) => {
    expect(parseEntry(text)).toEqual({ verdict: 'malformed' })
    expect(parseEntry(utf8(text))).toEqual({ verdict: 'malformed' })
  })

  test('names an instant that there was, and no other', () => {
    const two = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, '0'))
    const year = fc.nat(9_999).map((n) => String(n).padStart(4, '0'))
    const parts = fc.tuple(year, two(13), two(32), two(24), two(60), two(60), fc.nat(999))
    fc.assert(
      fc.property(parts, ([y, month, day, h, m, s, ms]) => {
        const time = `${y}-${month}-${day}T${h}:${m}:${s}.${String(ms).padStart(3, '0')}Z`
        const date = new Date(time)
        const isInstant = !Number.isNaN(date.getTime()) && date.toISOString() === time
        const text = exampleText.replace(/time .*/, `time ${time}`)
        expect(parseEntry(text).verdict).toBe(isInstant ? 'entry' : 'malformed')
      }),
      { numRuns: 2_000 },
    )
  })

  test('of bytes that only look like it in another encoding does not read', () => {
    const wide = new Uint8Array(Buffer.from(exampleText, 'utf16le'))
    expect(parseEntry(wide)).toEqual({ verdict: 'malformed' })
  })

  test('any bytes get a verdict', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), fc.string(), (bytes, text) => {
        expect(parseEntry(bytes)).toEqual({ verdict: 'malformed' })
        expect(parseEntry(text)).toEqual({ verdict: 'malformed' })
      }),
    )
  })

  test('made of fields that do not fit is our bug', () => {
    const wrong: readonly Partial<Entry>[] = [
      { kind: 'nonsense' as Kind },
      { time: '2026-11-22' },
      { actor: '' },
      { object: 'x'.repeat(32) },
      { seq: 0 },
      { seq: 1.5 },
      { seq: 1e15 },
      { commit: 'short' },
      { commit: `${example.commit}\nseq 4` },
    ]
    for (const field of wrong) expect(() => formatEntry({ ...example, ...field })).toThrow('entry')
  })
})

describe('a leaf', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

  test('is the hash of the entry, and in the tree the hash of that after a zero byte', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const text = formatEntry(entry)
        const data = sha256(utf8(text))
        expect(Buffer.from(leafData(nodeHashing, text)).equals(data)).toBe(true)
        expect(Buffer.from(leafData(nodeHashing, utf8(text))).equals(data)).toBe(true)
        const hash = sha256(Buffer.concat([Buffer.of(0), data]))
        expect(Buffer.from(leafHash(nodeHashing, text)).equals(hash)).toBe(true)
      }),
    )
  })
})

describe('the kinds', () => {
  test('are named within the grammar, each once', () => {
    const names = Object.keys(kinds)
    expect(names.every((name) => /^[a-z]+(?:[.-][a-z]+)*$/.test(name))).toBe(true)
    expect(names).toContain('submission.receive')
  })
})
