import { concat, isCount, numberOf } from './encoding.ts'
import type { Hashing } from './hashing.ts'
import {
  emptyFrontier,
  frontierOf,
  grow,
  hashLength,
  hashNode,
  nodesOf,
  type Frontier,
  type HashSource,
  type Range,
} from './tree.ts'

/** Up to 256 neighbouring hashes of a tree, or the entries under a tile of level 0. */
export type Tile = {
  /** 0 to 63: each hash stands for 256^level leaves. */
  readonly level: number | 'entries'
  readonly index: number
  /** 1 to 256; below that the tile is partial. */
  readonly width: number
}

export type TileFile = { readonly tile: Tile; readonly bytes: Uint8Array }

export type TileReading =
  | { readonly verdict: 'tile'; readonly tile: Tile }
  | { readonly verdict: 'malformed' }

export type BundleReading =
  | { readonly verdict: 'bundle'; readonly entries: readonly Uint8Array[] }
  | { readonly verdict: 'malformed' }

/** The right edge of a tiled tree: for each level, the bytes of the tile that is not full yet. */
export type TileEdge = { readonly size: number; readonly partial: readonly Uint8Array[] }

const fullWidth = 256
const highestLevel = 63
const longestEntry = 65_535

const grammar =
  /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/

const isTile = ({ level, index, width }: Tile): boolean =>
  (level === 'entries' || (isCount(level) && level <= highestLevel)) &&
  isCount(index) &&
  isCount(width) &&
  width >= 1 &&
  width <= fullWidth

const writePath = ({ level, index, width }: Tile): string => {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  const place = groups.join('/x').replace(/x(?=...$)/, '')
  const start = groups.length > 1 ? 'x' : ''
  return `tile/${level}/${start}${place}${width === fullWidth ? '' : `.p/${width}`}`
}

/**
 * Where a tile lies below a log's address: `tile/0/x001/x234/067`, `tile/entries/000.p/5`
 * (C2SP tlog-tiles, “Merkle Tree”, “Log entries”). Throws on a tile that cannot be: our bug.
 */
export const tilePath = (tile: Tile): string => {
  if (!isTile(tile))
    throw new Error(`tile: level ${tile.level}, index ${tile.index}, width ${tile.width}`)
  return writePath(tile)
}

/** Reads the path of a tile. A path that reads is, byte for byte, what `tilePath` makes of it. */
export const parseTilePath = (path: string): TileReading => {
  const [, level = '', place = '', width] = (path.length < 64 ? grammar.exec(path) : null) ?? []
  const index = numberOf(place.replaceAll(/[x/]/g, '').replace(/^0+(?=.)/, ''))
  const tile = {
    level: level === 'entries' ? level : Number(level),
    index: index ?? -1,
    width: width === undefined ? fullWidth : Number(width),
  } as const
  return level !== '' && isTile(tile) && writePath(tile) === path
    ? { verdict: 'tile', tile }
    : { verdict: 'malformed' }
}

/** How many hashes a tree of this size has in its tiles of a level. */
const hashesAt = (level: number, size: number): number => Math.floor(size / fullWidth ** level)

/**
 * Every tile of hashes that a tree of size `to` has and one of size `from` had not, partial ones
 * among them (C2SP tlog-tiles, “Partial Tiles”). The tiles of entries are those of level 0.
 */
export function* tilesBetween(from: number, to: number): Generator<Tile & { level: number }> {
  for (let level = 0; hashesAt(level, to) > 0; level++) {
    const before = hashesAt(level, from)
    const now = hashesAt(level, to)
    if (before === now) continue
    for (let index = Math.floor(before / fullWidth); index * fullWidth < now; index++)
      yield { level, index, width: Math.min(fullWidth, now - index * fullWidth) }
  }
}

/** Every tile of hashes of a tree. */
export const tilesOf = (size: number): Generator<Tile & { level: number }> => tilesBetween(0, size)

/** The tiles that hold all the hashes of these ranges, each once: what to fetch for a proof. */
export const tilesFor = (ranges: readonly Range[], size: number): readonly Tile[] => {
  const found = new Map<string, Tile>()
  for (const node of ranges.flatMap(nodesOf)) {
    const tile = placeOf(node.level, node.index, size)?.tile
    if (tile !== undefined) found.set(writePath(tile), tile)
  }
  return [...found.values()]
}

type Place = {
  readonly tile: Tile & { level: number }
  readonly layer: number
  readonly at: number
}

// A node lies `layer` levels above the hashes its tile is made of.
const placeOf = (level: number, index: number, size: number): Place | undefined => {
  const layer = level % 8
  const tileLevel = (level - layer) / 8
  const perTile = 2 ** (8 - layer)
  const tileIndex = Math.floor(index / perTile)
  const width = Math.min(fullWidth, hashesAt(tileLevel, size) - tileIndex * fullWidth)
  const at = index % perTile
  if ((at + 1) * 2 ** layer > width) return undefined
  return { tile: { level: tileLevel, index: tileIndex, width }, layer, at }
}

const hashesIn = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: bytes.length / hashLength }, (_, at) => hashAt(bytes, at))

const hashAt = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.subarray(at * hashLength, (at + 1) * hashLength)

/** A tile's hashes and those of all complete subtrees within it, layer by layer. */
type Opened = readonly Uint8Array[]

const openTile = (hashing: Hashing, bytes: Uint8Array): Opened => {
  const layers = [bytes]
  for (let below = bytes; below.length >= 2 * hashLength && layers.length < 8;) {
    const count = Math.floor(below.length / hashLength / 2)
    const above = new Uint8Array(count * hashLength)
    for (let at = 0; at < count; at++)
      above.set(
        hashNode(hashing, hashAt(below, 2 * at), hashAt(below, 2 * at + 1)),
        at * hashLength,
      )
    layers.push(above)
    below = above
  }
  return layers
}

/** A tile's bytes; undefined where there is none. A full tile in the place of a partial one will do. */
export type ReadTile = (tile: Tile) => Uint8Array | undefined

/**
 * The hashes of a tree of this size, read from its tiles. It keeps the last `keep` tiles it used
 * with the hashes between their own (16 KiB each), which is what makes many proofs cheap. A tile of
 * a wrong length counts as absent; one with wrong hashes gives proofs that do not check.
 */
export const sourceOfTiles = (
  hashing: Hashing,
  size: number,
  read: ReadTile,
  keep = 256,
): HashSource => {
  const kept = new Map<string, Opened>()
  const opened = (tile: Tile & { level: number }): Opened | undefined => {
    const name = `${tile.level}/${tile.index}`
    const found = kept.get(name) ?? openedAnew(hashing, read, tile)
    if (found === undefined) return undefined
    kept.delete(name)
    kept.set(name, found)
    const [oldest] = kept.keys()
    if (kept.size > keep && oldest !== undefined) kept.delete(oldest)
    return found
  }
  return ({ level, index }) => {
    const place = placeOf(level, index, size)
    const layer = place === undefined ? undefined : opened(place.tile)?.[place.layer]
    return place === undefined || layer === undefined ? undefined : hashAt(layer, place.at)
  }
}

const openedAnew = (hashing: Hashing, read: ReadTile, tile: Tile): Opened | undefined => {
  const bytes = read(tile)
  const wanted = tile.width * hashLength
  if (bytes?.length !== wanted && bytes?.length !== fullWidth * hashLength) return undefined
  return openTile(hashing, bytes.subarray(0, wanted))
}

export const emptyEdge: TileEdge = { size: 0, partial: [] }

/**
 * The right edge of a tree of this size, from the tiles that were kept; undefined when one is
 * missing or has a wrong length.
 */
export const edgeOf = (size: number, read: ReadTile): TileEdge | undefined => {
  const partial: Uint8Array[] = []
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const width = hashesAt(level, size) % fullWidth
    const index = Math.floor(hashesAt(level, size) / fullWidth)
    const bytes = width === 0 ? new Uint8Array() : read({ level, index, width })
    if (bytes === undefined || bytes.length < width * hashLength) return undefined
    partial.push(bytes.slice(0, width * hashLength))
  }
  return { size, partial }
}

/** The frontier of a tree with this edge: a tile is a small tree over its own hashes. */
export const frontierOfEdge = (hashing: Hashing, { size, partial }: TileEdge): Frontier => {
  const hashes = partial.toReversed().flatMap((bytes) => inTile(hashing, bytes))
  const frontier = frontierOf(size, hashes)
  if (frontier === undefined) throw new Error(`tiles: an edge that is not one of ${size} leaves`)
  return frontier
}

const inTile = (hashing: Hashing, bytes: Uint8Array): readonly Uint8Array[] =>
  grow(hashing, emptyFrontier, hashesIn(bytes)).hashes

// A row of hashes cut into full tiles, and what is left for the partial one.
const cutRow = (row: readonly Uint8Array[]) => {
  const full: Uint8Array[] = []
  let at = 0
  for (; at + fullWidth <= row.length; at += fullWidth)
    full.push(concat(...row.slice(at, at + fullWidth)))
  return { full, rest: concat(...row.slice(at)) }
}

/**
 * The edge after these leaf hashes, and every tile that came with them: full ones as they filled,
 * then the partial ones of the new size. The same hashes make the same tiles, in however many steps.
 */
export const growTiles = (
  hashing: Hashing,
  edge: TileEdge,
  leafHashes: readonly Uint8Array[],
): { readonly edge: TileEdge; readonly tiles: readonly TileFile[] } => {
  const size = edge.size + leafHashes.length
  const tiles: TileFile[] = []
  const partial: Uint8Array[] = []
  let added = leafHashes
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const first = Math.floor(hashesAt(level, edge.size) / fullWidth)
    const { full, rest } = cutRow([...hashesIn(edge.partial[level] ?? new Uint8Array()), ...added])
    for (const [at, bytes] of full.entries())
      tiles.push({ tile: { level, index: first + at, width: fullWidth }, bytes })
    partial.push(rest)
    added = full.flatMap((bytes) => inTile(hashing, bytes))
  }
  for (const tile of tilesBetween(edge.size, size)) {
    const bytes = partial[tile.level]
    if (tile.width < fullWidth && bytes !== undefined) tiles.push({ tile, bytes })
  }
  return { edge: { size, partial }, tiles }
}

/**
 * The entries under a tile of level 0, each behind its length in two bytes (C2SP tlog-tiles, “Log
 * entries”). Ours are the 32 bytes of `leafData`. Throws on none, on more than 256, and on an entry
 * of more than 65,535 bytes: our bug.
 */
export const formatBundle = (entries: readonly Uint8Array[]): Uint8Array => {
  if (entries.length < 1 || entries.length > fullWidth)
    throw new Error(`bundle: ${entries.length} entries`)
  return concat(
    ...entries.flatMap((entry) => {
      if (entry.length > longestEntry) throw new Error(`bundle: an entry of ${entry.length} bytes`)
      return [Uint8Array.of(entry.length >> 8, entry.length), entry]
    }),
  )
}

/** Reads a bundle of exactly this many entries, with nothing after them. */
export const parseBundle = (bytes: Uint8Array, width: number): BundleReading => {
  const entries: Uint8Array[] = []
  let at = 0
  while (at + 2 <= bytes.length && entries.length < width) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
    if (end > bytes.length) return { verdict: 'malformed' }
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  const isWhole = at === bytes.length && entries.length === width && width >= 1
  return isWhole && width <= fullWidth ? { verdict: 'bundle', entries } : { verdict: 'malformed' }
}
