import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatNote,
  formatSignatures,
  noteLimits,
  parseNote,
  parseSignatures,
  withSignatures,
  type Note,
  type NoteFault,
} from './note.ts'
import { changed, cosigners, noteAt, signedBy, textAt } from './testing/synthetic-log.ts'
import { inserts, keyNames, lines } from './testing/texts.ts'

const signatures = fc.record({
  name: keyNames,
  id: fc.nat(0xffff_ffff),
  signature: fc.uint8Array({ minLength: 1, maxLength: 200 }),
})
const texts = fc
  .array(fc.oneof(lines, fc.constant('')), { minLength: 1, maxLength: 5 })
  .map((all) => `${all.join('\n')}\n`)
const notes: fc.Arbitrary<Note> = fc.record({
  text: texts,
  signatures: fc.array(signatures, { minLength: 1, maxLength: noteLimits.signatures }),
})

const bytesOf = (text: string) => new TextEncoder().encode(text)
const signedText = formatNote(noteAt(5, [cosigners.first]))

describe('a note', () => {
  test('reads back the same, from text and from bytes', () => {
    fc.assert(
      fc.property(notes, (note) => {
        const whole = formatNote(note)
        expect(parseNote(whole)).toEqual({ verdict: 'note', note })
        expect(parseNote(bytesOf(whole))).toEqual({ verdict: 'note', note })
        expect(parseSignatures(formatSignatures(note.signatures))).toEqual({
          verdict: 'signatures',
          signatures: note.signatures,
        })
      }),
    )
  })

  test('changed in any way does not read or is, byte for byte, another', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(3), inserts, (at, remove, insert) => {
        const text = changed(signedText, at, remove, insert)
        const reading = parseNote(text)
        expect(reading.verdict === 'note' ? formatNote(reading.note) : text).toBe(text)
      }),
      { numRuns: 3_000 },
    )
  })

  test('of any bytes gets a verdict', () => {
    const pieces = fc.array(fc.oneof(inserts, fc.constantFrom('— a AAAAAAA=\n', '— ')), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), pieces, (bytes, some) => {
        const text = some.join('')
        for (const input of [bytes, text]) {
          const reading = parseNote(input)
          if (reading.verdict === 'note')
            expect(parseNote(formatNote(reading.note))).toEqual(reading)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  const line = '— a.example AAAAAAA=\n'
  const bad: readonly (readonly [string, string, NoteFault])[] = [
    ['no blank line', `text\n${line}`, 'text'],
    ['nothing before the blank line', `\n${line}`, 'text'],
    ['no signature', 'text\n\n', 'no-signature'],
    ['no last LF', `text\n\n${line.trimEnd()}`, 'no-signature'],
    ['a control character', `te\u0007xt\n\n${line}`, 'encoding'],
    ['a tab', `te\txt\n\n${line}`, 'encoding'],
    ['CRLF', `text\r\n\r\n${line}`, 'encoding'],
    ['a byte order mark', `\ufefftext\n\n${line}`, 'encoding'],
    ['half a surrogate', `te\ud800xt\n\n${line}`, 'encoding'],
    ['a hyphen for the dash', `text\n\n${line.replace('—', '-')}`, 'signature-line'],
    ['two spaces', `text\n\n${line.replace('— ', '—  ')}`, 'signature-line'],
    ['a space at the end', `text\n\n— a.example AAAAAAA= \n`, 'signature-line'],
    ['a no-break space in a name', `text\n\n— a\u00a0b AAAAAAA=\n`, 'signature-line'],
    ['a plus in a name', `text\n\n— a+b AAAAAAA=\n`, 'signature-line'],
    ['a name too long', `text\n\n— ${'a'.repeat(256)} AAAAAAA=\n`, 'signature-line'],
    ['stray bits in base64', `text\n\n— a.example AAAAAAB=\n`, 'signature-line'],
    ['unpadded base64', `text\n\n— a.example AAAAAAA\n`, 'signature-line'],
    ['an id alone', `text\n\n— a.example AAAAAA==\n`, 'signature-line'],
    ['an endless signature', `text\n\n— a ${'A'.repeat(8_200)}\n`, 'signature-line'],
    ['65 signatures', `text\n\n${line.repeat(65)}`, 'too-many-signatures'],
    ['a text too long', `${'t'.repeat(noteLimits.note)}\n\n${line}`, 'length'],
  ]

  test.each(bad)('with %s does not read', (_, text, fault) => {
    expect(parseNote(text)).toEqual({ verdict: 'malformed', fault })
  })

  test('of broken UTF-8 does not read', () => {
    const bytes = bytesOf(`text\n\n${line}`)
    bytes[1] = 0xff
    expect(parseNote(bytes)).toEqual({ verdict: 'malformed', fault: 'encoding' })
  })

  test('may hold blank lines and 64 ML-DSA-44 signatures', () => {
    const signature = signedBy([cosigners.third], textAt(5)).signatures[0]!
    const all = Array.from({ length: 64 }, (__, id) => ({ ...signature, id }))
    const note = { text: 'one\n\n\ntwo\n', signatures: all }
    expect(parseNote(formatNote(note))).toEqual({ verdict: 'note', note })
  })

  test('that would not read back is not written: our bug', () => {
    const good = noteAt(5)
    expect(() => formatNote({ ...good, text: 'no line end' })).toThrow('note')
    expect(() => formatNote({ ...good, signatures: [] })).toThrow('note')
    expect(() => formatNote({ ...good, text: 'a\n\n— a AAAAAAA=' })).toThrow('note')
    expect(() => formatSignatures([])).toThrow('0 signatures')
  })

  test('takes a signature once', () => {
    const note = noteAt(5)
    const [added] = signedBy([cosigners.first], note.text).signatures
    const once = withSignatures(note, [added!])
    expect(once.signatures).toEqual([...note.signatures, added])
    expect(withSignatures(once, [added!, note.signatures[0]!])).toEqual(once)
  })
})
