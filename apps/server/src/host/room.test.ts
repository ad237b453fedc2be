import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastRoom, roomLevels, roomOn, type RoomLevel } from './room.ts'

const GB = 1_000_000_000
const severity = (level: RoomLevel): number => roomLevels.indexOf(level)
const size = fc.integer({ min: 1, max: 64_000 }).map((megabytes) => megabytes * 1_000_000)

test('a disk that fills never takes more again, and passes every level in its order', () => {
  fc.assert(
    fc.property(
      size,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (total, a, b) => {
        const [less, more] = [Math.min(a, b) * total, Math.max(a, b) * total]
        expect(severity(roomOn({ total, free: less }))).toBeGreaterThanOrEqual(
          severity(roomOn({ total, free: more })),
        )
      },
    ),
  )
})

test('files close before text is shortened, and text before anybody is refused, on every disk larger than the reserve', () => {
  fc.assert(
    fc.property(fc.integer({ min: 129, max: 4_000_000 }), (mebibytes) => {
      const total = mebibytes * 1024 * 1024
      const first = new Map<RoomLevel, number>()
      for (let step = 0; step <= 2_000; step++) {
        const free = total * (1 - step / 2_000)
        const level = roomOn({ total, free })
        if (!first.has(level)) first.set(level, step)
      }
      const closed = first.get('files-closed') ?? first.get('short-text-only') ?? 2_001
      const shortened = first.get('short-text-only') ?? first.get('full') ?? 2_001
      expect(closed).toBeLessThanOrEqual(shortened)
      expect(shortened).toBeLessThanOrEqual(first.get('full') ?? 2_001)
    }),
  )
})

test.each([
  ['a rented machine of 20 GB, half full', 20 * GB, 10 * GB, 'wide'],
  ['a rented machine of 20 GB', 20 * GB, 2.1 * GB, 'wide'],
  ['a rented machine of 20 GB', 20 * GB, 1.9 * GB, 'files-closed'],
  ['a rented machine of 20 GB', 20 * GB, 0.4 * GB, 'short-text-only'],
  ['a disk of 1 TB', 1_000 * GB, 49 * GB, 'files-closed'],
  ['a disk of 1 TB', 1_000 * GB, 9 * GB, 'short-text-only'],
  ['any disk', 1_000 * GB, 64 * 1024 * 1024, 'full'],
] as const)('%s (%d bytes, %d free) is %s', (_disk, total, free, level) => {
  expect(roomOn({ total, free })).toBe(level)
})

test('of two disks the fuller one counts', async () => {
  for (const one of roomLevels)
    for (const other of roomLevels) {
      const level = await leastRoom(
        async () => one,
        async () => other,
      )()
      expect(severity(level)).toBe(Math.max(severity(one), severity(other)))
    }
})
