import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeHashing as hashing } from './node.ts'
import {
  edgeOf,
  emptyEdge,
  formatBundle,
  frontierOfEdge,
  growTiles,
  parseBundle,
  parseTilePath,
  sourceOfTiles,
  tilePath,
  tilesBetween,
  tilesFor,
  tilesOf,
  type Tile,
  type TileFile,
} from './tiles.ts'
import {
  consistencyProof,
  consistencyRanges,
  emptyFrontier,
  grow,
  hashLeaf,
  hashRange,
  inclusionProof,
  inclusionRanges,
  rootOf,
  sourceOfLeaves,
} from './tree.ts'

const count = 70_000
const leafHashes = Array.from({ length: count }, (_, at) =>
  hashLeaf(hashing, new TextEncoder().encode(`leaf ${at}`)),
)
const whole = sourceOfLeaves(hashing, leafHashes)

/** A folder of tiles, kept as a log has to keep it: a full tile takes the place of partial ones. */
const folderOf = (tiles: readonly TileFile[], folder = new Map<string, Uint8Array>()) => {
  for (const { tile, bytes } of tiles) folder.set(tilePath(tile), bytes)
  return folder
}
const readFrom = (folder: ReadonlyMap<string, Uint8Array>) => (tile: Tile) =>
  folder.get(tilePath(tile)) ?? folder.get(tilePath({ ...tile, width: 256 }))

const tiles: fc.Arbitrary<Tile> = fc.record({
  level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
  index: fc.oneof(fc.nat(3_000), fc.maxSafeNat()),
  width: fc.integer({ min: 1, max: 256 }),
})

describe('the path of a tile', () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 1_000, width: 17 }, 'tile/1/x001/000.p/17'],
    [{ level: 'entries', index: 273, width: 112 }, 'tile/entries/273.p/112'],
  ] as const)('is as C2SP tlog-tiles says: %o', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual({ verdict: 'tile', tile })
  })

  test('reads back to the same tile', () => {
    fc.assert(
      fc.property(tiles, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual({ verdict: 'tile', tile })
      }),
    )
  })

  test('changed in any way does not read or is another tile’s', () => {
    const inserts = fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom('x', '0', '/', '.p/1'))
    fc.assert(
      fc.property(tiles, fc.nat(40), fc.nat(2), inserts, (tile, at, remove, insert) => {
        const path = tilePath(tile)
        const changed = path.slice(0, at) + insert + path.slice(at + remove)
        const reading = parseTilePath(changed)
        expect(reading.verdict === 'tile' ? tilePath(reading.tile) : changed).toBe(changed)
      }),
      { numRuns: 3_000 },
    )
  })

  test.each([
    'tile/64/000',
    'tile/00/000',
    'tile/0/x000/000',
    'tile/0/0000',
    'tile/0/001/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/x999/x999/x999/x999/x999/999',
    '/tile/0/000',
    'tile/0/../000',
    'tile/0/000\n',
    'tile/0/٠٠٠',
  ])('%j is none', (path) => {
    expect(parseTilePath(path)).toEqual({ verdict: 'malformed' })
  })

  test('of a tile that cannot be is our bug', () => {
    for (const wrong of [
      { level: 64, index: 0, width: 1 },
      { level: 0, index: -1, width: 1 },
      { level: 0, index: 0, width: 0 },
      { level: 0, index: 0, width: 257 },
      { level: 0.5, index: 0, width: 1 },
    ])
      expect(() => tilePath(wrong)).toThrow('tile')
  })
})

describe('the tiles of a tree', () => {
  test('of 70,000 and of 256 leaves are those the standard counts', () => {
    const at = (size: number) =>
      [...tilesOf(size)].map(({ level, width }) => `${level}:${width === 256 ? 'full' : width}`)
    const tally = Map.groupBy(at(70_000), (tile) => tile)
    expect([...tally].map(([tile, all]) => `${all.length} × ${tile}`)).toEqual([
      '273 × 0:full',
      '1 × 0:112',
      '1 × 1:full',
      '1 × 1:17',
      '1 × 2:1',
    ])
    expect(at(256)).toEqual(['0:full', '1:1'])
    expect(at(0)).toEqual([])
  })

  test('are the same in however many steps the tree grew', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(steps, (counts) => {
        let edge = emptyEdge
        const folder = new Map<string, Uint8Array>()
        for (const step of counts) {
          const grown = growTiles(hashing, edge, leafHashes.slice(edge.size, edge.size + step))
          const made = grown.tiles.map(({ tile }) => tilePath(tile)).toSorted()
          const due = [...tilesBetween(edge.size, grown.edge.size)].map(tilePath).toSorted()
          expect(made).toEqual(due)
          folderOf(grown.tiles, folder)
          edge = grown.edge
        }
        const atOnce = growTiles(hashing, emptyEdge, leafHashes.slice(0, edge.size))
        expect(atOnce.edge).toEqual(edge)
        for (const { tile, bytes } of atOnce.tiles)
          expect(folder.get(tilePath(tile))).toEqual(bytes)
        expect(edgeOf(edge.size, readFrom(folder))).toEqual(edge)
        expect(frontierOfEdge(hashing, edge)).toEqual(
          grow(hashing, emptyFrontier, leafHashes.slice(0, edge.size)),
        )
      }),
      { numRuns: 30 },
    )
  })

  test('hold at every place the Merkle tree hash of what lies under it', () => {
    const { tiles: made } = growTiles(hashing, emptyEdge, leafHashes)
    const wrong = made.filter(({ tile, bytes }) => {
      const span = 256 ** Number(tile.level)
      return Array.from({ length: tile.width }, (_, at) => at).some((at) => {
        const start = (tile.index * 256 + at) * span
        const hash = hashRange(hashing, whole, { start, end: start + span })
        return Buffer.compare(hash!, bytes.subarray(at * 32, at * 32 + 32)) !== 0
      })
    })
    expect(wrong.map(({ tile }) => tilePath(tile))).toEqual([])
    expect(made.length).toBe([...tilesOf(count)].length)
  })

  test('lack an edge when one is missing or short', () => {
    const folder = folderOf(growTiles(hashing, emptyEdge, leafHashes.slice(0, 1_000)).tiles)
    const path = tilePath({ level: 0, index: 3, width: 232 })
    const bytes = folder.get(path)!
    folder.set(path, bytes.subarray(1))
    expect(edgeOf(1_000, readFrom(folder))).toBeUndefined()
    folder.delete(path)
    expect(edgeOf(1_000, readFrom(folder))).toBeUndefined()
  })
})

describe('proofs from tiles', () => {
  const { tiles: made, edge } = growTiles(hashing, emptyEdge, leafHashes)
  const folder = folderOf(made)

  test('are those of the tree, and need only the tiles said to be needed', () => {
    fc.assert(
      fc.property(fc.nat(count - 1), fc.integer({ min: 1, max: count }), (index, from) => {
        const wanted = tilesFor(
          [...inclusionRanges(index, count), ...consistencyRanges(from, count)],
          count,
        )
        const names = new Set(wanted.map(tilePath))
        expect(names.size).toBe(wanted.length)
        const read = (tile: Tile) =>
          names.has(tilePath(tile)) ? folder.get(tilePath(tile)) : undefined
        const source = sourceOfTiles(hashing, count, read, 2)
        expect(inclusionProof(hashing, source, index, count)).toEqual(
          inclusionProof(hashing, whole, index, count),
        )
        expect(consistencyProof(hashing, source, from, count)).toEqual(
          consistencyProof(hashing, whole, from, count),
        )
      }),
    )
  })

  test('are read from a full tile where the partial one is no longer kept', () => {
    const kept = folderOf(growTiles(hashing, emptyEdge, leafHashes.slice(0, 300)).tiles)
    kept.delete(tilePath({ level: 0, index: 1, width: 44 }))
    folderOf(growTiles(hashing, emptyEdge, leafHashes.slice(0, 512)).tiles, kept)
    const source = sourceOfTiles(hashing, 300, readFrom(kept))
    expect(hashRange(hashing, source, { start: 0, end: 300 })).toEqual(
      rootOf(hashing, grow(hashing, emptyFrontier, leafHashes.slice(0, 300))),
    )
  })

  test('are not made where a tile is missing, short, or beyond the tree', () => {
    const empty = sourceOfTiles(hashing, count, () => undefined)
    const short = sourceOfTiles(hashing, count, (tile) => folder.get(tilePath(tile))?.subarray(32))
    const source = sourceOfTiles(hashing, count, readFrom(folder))
    for (const poor of [empty, short])
      expect(inclusionProof(hashing, poor, 5, count)).toBeUndefined()
    expect(source({ level: 0, index: count })).toBeUndefined()
    expect(source({ level: 17, index: 0 })).toBeUndefined()
    expect(source({ level: 16, index: 0 })).toEqual(whole({ level: 16, index: 0 }))
  })

  test('the root comes from the edge alone', () => {
    expect(rootOf(hashing, frontierOfEdge(hashing, edge))).toEqual(
      hashRange(hashing, whole, { start: 0, end: count }),
    )
  })
})

describe('a bundle of entries', () => {
  const bundles = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 })

  test('reads back to the same entries', () => {
    fc.assert(
      fc.property(bundles, (entries) => {
        const bytes = formatBundle(entries)
        expect(parseBundle(bytes, entries.length)).toEqual({ verdict: 'bundle', entries })
      }),
    )
  })

  test('does not read with one entry more or less, cut or prolonged', () => {
    fc.assert(
      fc.property(bundles, fc.nat(), (entries, cut) => {
        const bytes = formatBundle(entries)
        const shorter = bytes.subarray(0, cut % bytes.length)
        for (const [changed, width] of [
          [bytes, entries.length + 1],
          [bytes, entries.length - 1],
          [shorter, entries.length],
          [Uint8Array.from([...bytes, 0]), entries.length],
          [Uint8Array.from([...bytes, 0, 0]), entries.length],
        ] as const)
          expect(parseBundle(changed, width)).toEqual({ verdict: 'malformed' })
      }),
    )
  })

  test('of any bytes gets a verdict, and one that reads is written the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(300), (bytes, width) => {
        const reading = parseBundle(bytes, width)
        if (reading.verdict === 'bundle') expect(formatBundle(reading.entries)).toEqual(bytes)
      }),
    )
  })

  test('holds entries of up to 65,535 bytes, and no more than 256', () => {
    const long = new Uint8Array(65_535)
    expect(parseBundle(formatBundle([long]), 1)).toEqual({ verdict: 'bundle', entries: [long] })
    expect(() => formatBundle([new Uint8Array(65_536)])).toThrow('65536 bytes')
    expect(() => formatBundle([])).toThrow('0 entries')
    expect(() => formatBundle(Array<Uint8Array>(257).fill(long))).toThrow('257 entries')
  })
})
