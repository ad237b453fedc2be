import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inside } from './inside.ts'

interface Entry {
  readonly tag: number
  readonly text: string
}

/** A JPEG of nothing but an APP1 segment (Exif 2.32 §4.5.4) with these texts in its first directory. */
function jpegWith(entries: readonly Entry[]): Uint8Array {
  const texts = entries.map(({ text }) => Buffer.from(`${text}\0`, 'latin1'))
  const tiff = Buffer.alloc(14 + entries.length * 12)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(entries.length, 8)
  let at = tiff.length
  entries.forEach(({ tag }, index) => {
    const place = 10 + index * 12
    const length = texts[index]!.length
    tiff.writeUInt16LE(tag, place)
    tiff.writeUInt16LE(2, place + 2)
    tiff.writeUInt32LE(length, place + 4)
    if (length > 4) tiff.writeUInt32LE(at, place + 8)
    else texts[index]!.copy(tiff, place + 8)
    at += length > 4 ? length : 0
  })
  const body = Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    tiff,
    ...texts.filter(({ length }) => length > 4),
  ])
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 4)
  return new Uint8Array(Buffer.concat([head, body, Buffer.from([0xff, 0xd9])]))
}

test('device and owner are found, and texts are cut where they are too long', () => {
  const { facts, more } = inside(
    jpegWith([
      { tag: 0x010f, text: 'Synthetic camera' },
      { tag: 0x013b, text: 'x'.repeat(5_000) },
    ]),
  )
  expect(facts).toContainEqual({ name: 'Make', value: 'Synthetic camera' })
  expect(facts.find(({ name }) => name === 'Artist')?.value).toBe('x'.repeat(200))
  expect(more).toBe(0)
})

test('a picture without any such thing has none', () => {
  expect(inside(jpegWith([])).facts).toEqual([])
})

test('whatever stands in the directory, there are few facts, and each is short', () => {
  const anEntry = fc.record({
    tag: fc.nat(0xffff),
    text: fc.string({ maxLength: 300 }),
  })
  fc.assert(
    fc.property(fc.array(anEntry, { maxLength: 80 }), (entries) => {
      const { facts } = inside(jpegWith(entries))
      expect(facts.length).toBeLessThanOrEqual(60)
      for (const { name, value } of facts) {
        expect(name.length).toBeLessThanOrEqual(200)
        expect(value.length).toBeLessThanOrEqual(200)
      }
    }),
    { numRuns: 50 },
  )
})

test('what is no picture is refused, not guessed at', () => {
  expect(() => inside(new TextEncoder().encode('<!doctype html>'))).toThrow()
})
