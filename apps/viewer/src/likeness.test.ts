import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likenessOf, type Strip } from './likeness.ts'

type Shade = (x: number, y: number) => number

function* drawn(width: number, height: number, shade: Shade, rows: number): Generator<Strip> {
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top)
    const rgba = new Uint8ClampedArray(width * count * 4)
    for (let row = 0; row < count; row += 1)
      for (let x = 0; x < width; x += 1) {
        const value = shade(x / width, (top + row) / height)
        rgba.set([value, value, value, 255], (row * width + x) * 4)
      }
    yield { top, rows: count, rgba }
  }
}

const wave: Shade = (x, y) => 128 + 100 * Math.sin(9 * x + 4 * y)
const bitsApart = (a: string, b: string): number =>
  (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length

test('one that grows lighter to the right has all bits, one that grows darker none', () => {
  expect(
    likenessOf(
      90,
      80,
      drawn(90, 80, (x) => 255 * x, 80),
    ),
  ).toBe('ffffffffffffffff')
  expect(
    likenessOf(
      90,
      80,
      drawn(90, 80, (x) => 255 - 255 * x, 80),
    ),
  ).toBe('0000000000000000')
})

test('in how many strips a picture comes makes no difference', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), (rows) => {
      expect(likenessOf(50, 61, drawn(50, 61, wave, rows))).toBe(
        likenessOf(50, 61, drawn(50, 61, wave, 61)),
      )
    }),
  )
})

test('a copy of another size, or a little lighter, is alike; another picture is not', () => {
  const one = likenessOf(640, 480, drawn(640, 480, wave, 64))
  const small = likenessOf(160, 120, drawn(160, 120, wave, 64))
  const light = likenessOf(
    640,
    480,
    drawn(640, 480, (x, y) => wave(x, y) * 0.9 + 20, 64),
  )
  const other = likenessOf(
    640,
    480,
    drawn(640, 480, (x, y) => wave(1 - y, x * x), 64),
  )
  expect(bitsApart(one, small)).toBeLessThanOrEqual(6)
  expect(bitsApart(one, light)).toBeLessThanOrEqual(6)
  expect(bitsApart(one, other)).toBeGreaterThan(12)
})

test('pictures smaller than the fields have one too', () => {
  expect(
    likenessOf(
      1,
      1,
      drawn(1, 1, () => 9, 1),
    ),
  ).toMatch(/^[0-9a-f]{16}$/)
})
