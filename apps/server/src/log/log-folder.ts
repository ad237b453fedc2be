import { readFileSync } from 'node:fs'
import { open, mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  edgeOf,
  emptyEdge,
  formatBundle,
  frontierOfEdge,
  growTiles,
  hashLeaf,
  hashRange,
  grow,
  parseCheckpoint,
  parseNote,
  rootOf,
  sourceOfTiles,
  tilePath,
  type Frontier,
  type HashSource,
  type ReadTile,
  type Tile,
  type TileEdge,
  type TileFile,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { flushFolder } from '../host/flush-folder.ts'
import { failpoint } from './failpoints.ts'

/** Leaves of a shard, from one index up to, not including, another. */
export type ReadLeaves = (range: { start: number; end: number }) => Promise<readonly Uint8Array[]>

/**
 * A log as everybody reads it (C2SP tlog-tiles): files that follow from the leaves, and can be made from them again.
 * `checkpoint` is written last, so that what it speaks of is there.
 */
export interface LogFolder {
  readonly path: string
  /** A tile's bytes; undefined where there is none. A full tile stands for a partial one of the same place. */
  readonly read: ReadTile
  /** The hashes of the tree of this size, from its tiles. */
  source(size: number): HashSource
  /**
   * Writes what is missing of the tiles of the tree of this size, and of those of smaller sizes that were signed (in order),
   * and flushes it to disk; the root of that tree. Throws where the files, read back, and the leaves do not agree.
   */
  extendTo(size: number, leaves: ReadLeaves, signed?: readonly number[]): Promise<Uint8Array>
  /** What is published now; undefined before the first. */
  checkpoint(): string | undefined
  /** Of what is published; 0 where that is nothing, or does not read. */
  publishedSize(): number
  publish(note: string): Promise<void>
}

/** Leaves taken in at once: a multiple of 256, so that all tiles but the last are full. */
const AT_ONCE = 65_536
/** Files written at the same time: the disk flushes several in one go. */
const SIDE_BY_SIDE = 16

export function openLogFolder(path: string): LogFolder {
  const read: ReadTile = (tile) => readTile(path, tile)
  const checkpoint = () => readText(join(path, 'checkpoint'))
  /** The right edge of what is on disk. A new process begins at what is published, or at nothing. */
  let edge: TileEdge | undefined

  async function grownTo(
    size: number,
    leaves: ReadLeaves,
    signed: readonly number[],
  ): Promise<Frontier> {
    const published = sizeIn(checkpoint())
    let reached = edge ?? edgeOf(Math.min(published, size), read) ?? emptyEdge
    if (reached.size > size) reached = emptyEdge
    let frontier = frontierOfEdge(nodeHashing, reached)
    while (reached.size < size) {
      const start = reached.size
      const next = signed.find((one) => one > start) ?? size
      const end = Math.min(size, next, start - (start % AT_ONCE) + AT_ONCE)
      const data = await leaves({ start, end })
      const hashes = data.map((leaf) => hashLeaf(nodeHashing, leaf))
      frontier = grow(nodeHashing, frontier, hashes)
      const grown = growTiles(nodeHashing, reached, hashes)
      const kept = grown.tiles.filter(
        ({ tile }) => tile.width === 256 || isLast(tile, Math.min(size, next)),
      )
      await writeAll(path, [...kept, ...(await bundlesOf(kept, { start, data }, leaves))])
      reached = grown.edge
      edge = reached
    }
    return frontier
  }

  return {
    path,
    read,
    source: (size) => sourceOfTiles(nodeHashing, size, read),
    async extendTo(size, leaves, signed = []) {
      const frontier = await grownTo(size, leaves, signed)
      failpoint('tiles-durable')
      const root = rootOf(nodeHashing, frontier)
      const onDisk = hashRange(nodeHashing, sourceOfTiles(nodeHashing, size, read), {
        start: 0,
        end: size,
      })
      if (onDisk === undefined || Buffer.compare(onDisk, root) !== 0) {
        edge = undefined
        throw new DifferentTiles(`tree of ${size}`)
      }
      return root
    },
    checkpoint,
    publishedSize: () => sizeIn(checkpoint()),
    publish: (note) => writeDurably(join(path, 'checkpoint'), Buffer.from(note)),
  }
}

/** A partial tile of a tree of this size: what is partial in a smaller one, on the way there, is nobody's. */
function isLast({ level, index, width }: Tile, size: number): boolean {
  return level !== 'entries' && width === Math.floor(size / 256 ** level) - index * 256
}

/** The files of a log are not what its leaves make: its rows were changed, or the disk lost something. Nothing is written over. */
export class DifferentTiles extends Error {
  override readonly name = 'DifferentTiles'
  readonly tile: string
  constructor(tile: string) {
    super(`The log's file ${tile} is not what its entries make.`)
    this.tile = tile
  }
}

/** The bundles of entries under these tiles: those that began in an earlier part are read from their start. */
async function bundlesOf(
  tiles: readonly TileFile[],
  { start, data }: { readonly start: number; readonly data: readonly Uint8Array[] },
  leaves: ReadLeaves,
): Promise<TileFile[]> {
  const bundles: TileFile[] = []
  for (const { tile } of tiles) {
    if (tile.level !== 0) continue
    const first = tile.index * 256
    const before = first < start ? await leaves({ start: first, end: start }) : []
    const own = data.slice(Math.max(0, first - start), first + tile.width - start)
    const bytes = formatBundle([...before, ...own])
    bundles.push({ tile: { ...tile, level: 'entries' }, bytes })
  }
  return bundles
}

async function writeAll(path: string, files: readonly TileFile[]): Promise<void> {
  const folders = new Set<string>()
  for (let at = 0; at < files.length; at += SIDE_BY_SIDE) {
    const writing = files.slice(at, at + SIDE_BY_SIDE).map((file) => writeOne(path, file))
    // Whatever fails, none of them is still writing when we say so.
    await Promise.allSettled(writing)
    for (const folder of await Promise.all(writing)) if (folder !== null) folders.add(folder)
  }
  for (const folder of folders) await flushFolder(folder)
}

/** Its folder, or null where it is there already. */
async function writeOne(path: string, { tile, bytes }: TileFile): Promise<string | null> {
  const file = join(path, tilePath(tile))
  const before = readBytes(file)
  // What was shown once is never shown differently: other bytes are a fork or a broken disk, and evidence of it.
  if (before !== undefined && Buffer.compare(before, bytes) !== 0)
    throw new DifferentTiles(tilePath(tile))
  if (before !== undefined) return null
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFlushed(file, bytes)
  return dirname(file)
}

/** Whole or not at all, and on disk. */
async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFlushed(file, bytes)
  await flushFolder(dirname(file))
}

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${file}.unfinished`
  await using handle = await open(unfinished, 'w', 0o600)
  await handle.writeFile(bytes)
  await handle.datasync()
  failpoint('tile-before-rename')
  await rename(unfinished, file)
}

function readTile(path: string, tile: Tile): Uint8Array | undefined {
  const own = readBytes(join(path, tilePath(tile)))
  return (
    own ?? (tile.width < 256 ? readBytes(join(path, tilePath({ ...tile, width: 256 }))) : undefined)
  )
}

function readBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function sizeIn(note: string | undefined): number {
  const reading = note === undefined ? undefined : parseNote(note)
  if (reading?.verdict !== 'note') return 0
  const { text } = reading.note
  const checkpoint = parseCheckpoint(text)
  return checkpoint.verdict === 'checkpoint' ? checkpoint.checkpoint.size : 0
}

function readText(file: string): string | undefined {
  const bytes = readBytes(file)
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8')
}
