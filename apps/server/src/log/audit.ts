import { hash } from 'node:crypto'
import { setImmediate as breath } from 'node:timers/promises'
import {
  checkNote,
  formatBundle,
  frontierOf,
  grow,
  growTiles,
  hashLeaf,
  nodesOf,
  parseCheckpoint,
  parseEntry,
  parseNote,
  rootOf,
  tilePath,
  type Frontier,
  type HashSource,
  type NoteSignature,
  type Tile,
  type TileEdge,
  type TileFile,
  type VerifierKey,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import {
  auditPage,
  checkpointsBetween,
  sequenceFaults,
  unsequenced,
  type AuditRow,
  type StoredCheckpoint,
} from './audit-store.ts'
import { newestCheckpoint } from './checkpoint-store.ts'
import { sizeOf } from './leaf-store.ts'
import type { LogFolder } from './log-folder.ts'
import { unexplainedLosses } from './losses.ts'
import type { Shard } from './shard-store.ts'

/** Everything an audit can find, each with what is wrong there. Closed. */
const findings = {
  'index-missing': 'The database has no leaf for this index.',
  'entry-gone': 'The entry under this leaf is not in the database any more.',
  'entry-differs': 'The entry’s text is not the one that was logged: it has another hash.',
  'entry-grammar': 'The entry’s text is not in the form every entry has.',
  'entry-row-differs': 'The entry’s row names another object or number than its text.',
  'sequence-gap': 'A number is missing in the story of an object before this entry.',
  'sequence-twice': 'This entry has a number that another entry of its object has too.',
  'entry-skipped': 'An older entry has no index, though this one has.',
  'tile-missing': 'A file of the log is missing.',
  'tile-differs': 'A file of the log does not hold what the entries make.',
  'checkpoint-malformed': 'A checkpoint that is kept cannot be read.',
  'checkpoint-beyond': 'The log has signed more entries than the database has.',
  'root-differs': 'The log has signed another tree than the entries make.',
  'log-signature-wrong': 'A checkpoint is not signed by both keys of the log.',
  'cosignature-wrong': 'A cosignature that is kept is not one over its checkpoint.',
  'published-differs': 'The checkpoint that is published is none that is kept.',
} as const

export type AuditCode = keyof typeof findings

/** One thing that is wrong: where it shows first, and what. */
export interface Finding {
  readonly code: AuditCode
  readonly index: number
  /** Two sentences at most, without content. */
  readonly says: string
}

export interface AuditReport {
  /** Leaves of the shard when the audit began. */
  readonly size: number
  /** Up to here rows, tiles and roots were compared; less than `size` when it was ended early. */
  readonly reached: number
  /** By index; the first is the first bad one. At most `mostFindings`. */
  readonly findings: readonly Finding[]
  /** Places whose entry a restored backup no longer had. In a whole audit without findings, an entry of the log says so of each. */
  readonly lost: readonly number[]
  /** Entries that have no index yet. */
  readonly waiting: number
  readonly checkpoints: number
  readonly cosignatures: number
  /** Cosignatures by keys that the policy does not name (any more): nobody can tell. */
  readonly unknownCosignatures: number
}

/** What is audited: a shard of an office’s log, as it is kept. */
export interface Audited {
  /** Whoever may read entries, their keys and the log’s tables. */
  readonly office: Office
  readonly shard: Shard
  readonly folder: Pick<LogFolder, 'read' | 'source' | 'checkpoint'>
  /** The log’s public keys; each checkpoint is signed by all of them. */
  readonly keys: readonly VerifierKey[]
  readonly cosigners: readonly VerifierKey[]
  /** Entries still get their index here; false for one that was closed after a loss. */
  readonly isOpen: boolean
}

export interface AuditOptions {
  /** Go on here: what is below was audited before. Its tree is taken from the tiles. */
  readonly from?: number
  /** Ends the audit between two pages. */
  readonly told?: AbortSignal
  /** After each page: how far it has come. */
  readonly onProgress?: (reached: number, size: number) => void
}

export const mostFindings = 100

/** Entries read at once: whole tiles, and few enough to be quickly told to end. */
const PAGE = 16_384

/**
 * Entries hashed without a pause. A transaction takes a few answers to begin: while nobody listens for them, PostgreSQL waits,
 * and the next page is read after this one is hashed instead of beside it.
 */
const BREATH = 512

/**
 * From rows to root to signature: every entry is hashed again and held against its leaf, the leaves against the tiles, the
 * trees against every checkpoint the log ever signed, and the signatures against the keys. Reads only. What it finds is a
 * report; it throws where it cannot read.
 */
export async function auditLog(
  audited: Audited,
  { from = 0, told, onProgress }: AuditOptions = {},
): Promise<AuditReport> {
  const { office, shard } = audited
  const { size, signed } = await office.read(gate, async (tx) => ({
    size: await sizeOf(tx, shard.number),
    signed: (await newestCheckpoint(tx, shard.number))?.size ?? 0,
  }))
  const walk = new Walk(audited, { from: Math.min(from, size), signed })
  let next = readPage(audited, walk.reached, size)
  while (walk.reached < size && told?.aborted !== true && !walk.isFull) {
    const { rows, checkpoints } = await next
    const end = Math.min(size, walk.reached + PAGE)
    // The next page is on its way while this one is hashed.
    next = readPage(audited, end, size)
    next.catch(() => {})
    await walk.take(end, rows, checkpoints)
    onProgress?.(walk.reached, size)
  }
  await next
  const waiting = walk.reached === size ? await checkWhole(audited, size, walk) : 0
  return { size, waiting, ...walk.report() }
}

interface Page {
  readonly rows: readonly AuditRow[]
  readonly checkpoints: readonly StoredCheckpoint[]
}

async function readPage({ office, shard }: Audited, start: number, size: number): Promise<Page> {
  if (start >= size) return { rows: [], checkpoints: [] }
  const range = { start, end: Math.min(size, start + PAGE) }
  return office.read(gate, async (tx) => ({
    rows: await auditPage(tx, shard.number, range),
    checkpoints: await checkpointsBetween(tx, shard.number, range),
  }))
}

/** What is asked of all rows at once; how many entries wait. */
async function checkWhole(audited: Audited, size: number, walk: Walk): Promise<number> {
  const { office, shard, folder, isOpen } = audited
  return office.read(gate, async (tx) => {
    const beyond = { start: size, end: Number.MAX_SAFE_INTEGER }
    const [larger] = await checkpointsBetween(tx, shard.number, beyond)
    if (larger !== undefined)
      walk.find('checkpoint-beyond', size, `It signed ${larger.size}, and there are ${size}.`)
    const published = headOf(folder.checkpoint())
    if (published !== undefined) {
      const range = { start: published.size - 1, end: published.size }
      const [kept] = await checkpointsBetween(tx, shard.number, range)
      if (published.text !== headOf(kept?.note)?.text)
        walk.find('published-differs', published.size - 1)
    }
    for (const index of await unexplainedLosses(tx, shard))
      walk.find('entry-gone', index, 'No entry about a repair says that a restore lost it.')
    if (!isOpen) return 0
    for (const { index, object, isTwice } of await sequenceFaults(tx, shard.number))
      walk.find(
        isTwice ? 'sequence-twice' : 'sequence-gap',
        index ?? size,
        `It is of object ${object}.`,
      )
    const { count, skipped } = await unsequenced(tx, shard.number)
    if (skipped !== undefined)
      walk.find(
        'entry-skipped',
        skipped.index,
        `It is entry ${skipped.entry} that was passed over.`,
      )
    return count
  })
}

/** The text of a note's checkpoint and its size; undefined for what is none. */
function headOf(note: string | undefined): { text: string; size: number } | undefined {
  const reading = note === undefined ? undefined : parseNote(note)
  if (reading?.verdict !== 'note') return undefined
  const { text } = reading.note
  const read = parseCheckpoint(text)
  return read.verdict === 'checkpoint' ? { text, size: read.checkpoint.size } : undefined
}

/** What is wrong with one leaf, so that every tree above it shows it too. */
const isOfLeaf = (code: AuditCode): boolean => code === 'index-missing' || code === 'tile-differs'

/** Goes through the leaves in their order, with the tree as it grows. */
class Walk {
  readonly #audited: Audited
  readonly #findings: Finding[] = []
  readonly #lost: number[] = []
  #frontier: Frontier
  #edge: TileEdge
  /** Leaf data since the last full tile: what bundles are made of. */
  #tail: Uint8Array[]
  /** The size of the last checkpoint whose tree was right. */
  #rightUpTo: number
  /** The size that was signed last: up to there every file has to be there. */
  readonly #signed: number
  #isOtherTree = false
  #tiles: readonly TileFile[] = []
  #checkpoints = 0
  #cosignatures = 0
  #unknown = 0

  constructor(audited: Audited, { from, signed }: { from: number; signed: number }) {
    this.#audited = audited
    this.#signed = signed
    // Whole tiles below level 1, so that no bundle is begun in the middle.
    const start = Math.min(from, signed) - (Math.min(from, signed) % 256)
    const source = audited.folder.source(signed)
    this.#frontier = frontierAt(start, source)
    this.#edge = edgeAt(start, source)
    this.#tail = []
    this.#rightUpTo = start
  }

  get reached(): number {
    return this.#frontier.size
  }

  get isFull(): boolean {
    return this.#findings.length >= mostFindings
  }

  /** Said once for one place, however many files or checkpoints show it. */
  find(code: AuditCode, index: number, detail = ''): void {
    const isSaid = this.#findings.some((one) => one.code === code && one.index === index)
    if (isSaid || this.isFull) return
    this.#findings.push({ code, index, says: `${findings[code]} ${detail}`.trim() })
  }

  /** Leaves up to `end`, and the checkpoints that are no larger; both in order. */
  async take(
    end: number,
    rows: readonly AuditRow[],
    checkpoints: readonly StoredCheckpoint[],
  ): Promise<void> {
    const start = this.reached
    const leaves = await this.#leavesOf(start, end, rows)
    for (const checkpoint of checkpoints) {
      this.#growTo(checkpoint.size, leaves.slice(this.reached - start, checkpoint.size - start))
      this.#checkTiles(true)
      this.#checkCheckpoint(checkpoint)
    }
    this.#growTo(end, leaves.slice(this.reached - start))
    this.#checkTiles(false)
  }

  report(): Omit<AuditReport, 'size' | 'waiting'> {
    return {
      reached: this.reached,
      findings: this.#findings.toSorted((a, b) => a.index - b.index),
      lost: this.#lost,
      checkpoints: this.#checkpoints,
      cosignatures: this.#cosignatures,
      unknownCosignatures: this.#unknown,
    }
  }

  // A missing leaf leaves a place of zeros, so that what follows keeps its index.
  async #leavesOf(start: number, end: number, rows: readonly AuditRow[]): Promise<Uint8Array[]> {
    const leaves: Uint8Array[] = []
    for (const [at, row] of rows.entries()) {
      if (at % BREATH === 0) await breath()
      while (start + leaves.length < row.index) {
        this.find('index-missing', start + leaves.length)
        leaves.push(new Uint8Array(32))
      }
      this.#checkRow(row)
      leaves.push(Buffer.from(row.leaf, 'hex'))
    }
    while (start + leaves.length < end) {
      this.find('index-missing', start + leaves.length)
      leaves.push(new Uint8Array(32))
    }
    return leaves
  }

  #checkRow({ index, leaf, entry, body, object, seq }: AuditRow): void {
    if (entry === null) return void this.#lost.push(index)
    if (body === null) return this.find('entry-gone', index, `It was entry ${entry}.`)
    // The leaf data, as `leafData` makes it; a text goes into Node’s own function twice as fast as bytes do.
    if (hash('sha256', body, 'hex') !== leaf)
      return this.find('entry-differs', index, `It is entry ${entry}.`)
    const reading = parseEntry(body)
    if (reading.verdict === 'malformed')
      return this.find('entry-grammar', index, `It is entry ${entry}.`)
    // The grammar fixes where the two stand, whatever the kind.
    if (!body.includes(`\nobject ${object}\nseq ${seq}\n`))
      this.find('entry-row-differs', index, `It is entry ${entry}.`)
  }

  #growTo(size: number, leaves: readonly Uint8Array[]): void {
    if (size === this.reached) return
    const hashes = leaves.map((leaf) => hashLeaf(nodeHashing, leaf))
    this.#frontier = grow(nodeHashing, this.#frontier, hashes)
    const grown = growTiles(nodeHashing, this.#edge, hashes)
    const first = this.#edge.size - this.#tail.length
    const data = [...this.#tail, ...leaves]
    this.#tiles = grown.tiles.flatMap((file) => {
      if (file.tile.level !== 0) return [file]
      const at = file.tile.index * 256 - first
      const bytes = formatBundle(data.slice(at, at + file.tile.width))
      return [file, { tile: { ...file.tile, level: 'entries' }, bytes }]
    })
    this.#edge = grown.edge
    this.#tail = data.slice(data.length - (size % 256))
  }

  /** Partial tiles are there for sizes that were signed. */
  #checkTiles(isSigned: boolean): void {
    for (const { tile, bytes } of this.#tiles) {
      if (tile.width === 256 || isSigned) this.#checkTile(tile, bytes)
    }
    this.#tiles = []
  }

  #checkTile(tile: Tile, bytes: Uint8Array): void {
    const found = this.#audited.folder.read(tile)
    const perLeaf = tile.level === 'entries' ? 1 : 256 ** tile.level
    const width = tile.level === 'entries' ? 34 : 32
    const first = tile.index * 256 * perLeaf
    if (found === undefined) {
      if (first + tile.width * perLeaf <= this.#signed)
        this.find('tile-missing', first, `It is ${tilePath(tile)}.`)
      return
    }
    if (sameBytes(found.subarray(0, bytes.length), bytes)) return
    const covered = { start: first, end: first + tile.width * perLeaf }
    // What lies above a leaf that differs follows from it.
    if (perLeaf > 1 && this.#firstWithin(covered) !== undefined) return
    const at = bytes.findIndex((byte, place) => found[place] !== byte)
    this.find('tile-differs', first + Math.floor(at / width) * perLeaf, `It is ${tilePath(tile)}.`)
  }

  #checkCheckpoint(stored: StoredCheckpoint): void {
    const { size, note: text, cosignatures } = stored
    this.#checkpoints += 1
    const at = `It is the checkpoint of ${size} entries.`
    const reading = parseNote(text)
    const read = reading.verdict === 'note' ? parseCheckpoint(reading.note.text) : undefined
    if (reading.verdict !== 'note' || read?.verdict !== 'checkpoint')
      return this.find('checkpoint-malformed', size - 1, at)
    const { origin, root, size: said } = read.checkpoint
    if (origin !== this.#audited.shard.origin || said !== size)
      return this.find('checkpoint-malformed', size - 1, `${at} It is of another log or size.`)
    this.#checkRoot(root, size)
    const check = checkNote(nodeVerifying, this.#audited.keys, reading.note)
    if (check.verdict !== 'signed' || check.by.length < this.#audited.keys.length)
      this.find('log-signature-wrong', size - 1, at)
    for (const one of cosignatures) this.#checkCosignature(reading.note.text, one, size)
  }

  /** The first tree that differs says all: those after it hold it. */
  #checkRoot(root: Uint8Array, size: number): void {
    if (this.#isOtherTree) return
    if (sameBytes(root, rootOf(nodeHashing, this.#frontier))) {
      this.#rightUpTo = size
      return
    }
    this.#isOtherTree = true
    const from = this.#rightUpTo
    this.find(
      'root-differs',
      this.#firstWithin({ start: from, end: size }) ?? from,
      `All was right up to ${from} entries, and it is not at ${size}.`,
    )
  }

  /** The first leaf of a range of which the rows are known not to be what the files hold. */
  #firstWithin({ start, end }: { start: number; end: number }): number | undefined {
    const places = this.#findings
      .filter(({ code, index }) => isOfLeaf(code) && index >= start && index < end)
      .map(({ index }) => index)
    return places.length === 0 ? undefined : Math.min(...places)
  }

  #checkCosignature(text: string, one: NoteSignature, size: number): void {
    const check = checkNote(nodeVerifying, this.#audited.cosigners, { text, signatures: [one] })
    if (check.verdict === 'unsigned') this.#unknown += 1
    else if (check.verdict === 'signed') this.#cosignatures += 1
    else
      this.find(
        'cosignature-wrong',
        size - 1,
        `It is under the checkpoint of ${size} entries, by ${one.name}.`,
      )
  }
}

const hashAt = (source: HashSource, level: number, index: number): Uint8Array => {
  const hash = source({ level, index })
  if (hash === undefined)
    throw new Error('audit: the log’s files do not reach as far as that. Begin at the first entry.')
  return hash
}

function frontierAt(size: number, source: HashSource): Frontier {
  const hashes = nodesOf({ start: 0, end: size }).map(({ level, index }) =>
    hashAt(source, level, index),
  )
  const frontier = frontierOf(size, hashes)
  if (frontier === undefined) throw new Error(`audit: no frontier of ${size}`)
  return frontier
}

/** The right edge of the tree of this size, out of a larger one's tiles. */
function edgeAt(size: number, source: HashSource): TileEdge {
  const partial: Uint8Array[] = []
  for (let level = 0; Math.floor(size / 256 ** level) > 0; level++) {
    const count = Math.floor(size / 256 ** level)
    const first = count - (count % 256)
    const hashes = Array.from({ length: count - first }, (_, at) =>
      hashAt(source, 8 * level, first + at),
    )
    partial.push(Buffer.concat(hashes))
  }
  return { size, partial }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
