import { unzipSync, type UnzipFileInfo } from 'fflate'

export type ArchiveProblem =
  | 'not-a-docx'
  | 'locked-or-old'
  | 'too-large'
  | 'too-many-parts'
  | 'part-twice'
  | 'bytes-between-parts'
  | 'broken'

export type ArchiveVerdict =
  | {
      readonly ok: true
      readonly parts: ReadonlyMap<string, Uint8Array>
      readonly comments: readonly string[]
    }
  | { readonly ok: false; readonly code: ArchiveProblem }

/** Limits of a file that a person edited; a letter with 2,000 rows is a tenth of them. */
export const largestFile = 20_000_000
const largestUnpacked = 48_000_000
const mostParts = 1000

/**
 * The parts of a ZIP archive (APPNOTE 6.3.10), and its comments. What each part unpacks to is added up before anything is
 * unpacked, and none unpacks to more than it says. Bytes that belong to no part are refused: nobody could read them here, and
 * anybody elsewhere.
 */
export function openArchive(bytes: Uint8Array): ArchiveVerdict {
  if (bytes.length > largestFile) return { ok: false, code: 'too-large' }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { ok: false, code: 'locked-or-old' }
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return { ok: false, code: 'not-a-docx' }
  const directory = readDirectory(bytes)
  if (directory === null) return { ok: false, code: 'broken' }
  const problem = directoryProblem(directory)
  return problem === null ? unpack(bytes, directory) : { ok: false, code: problem }
}

interface DirectoryEntry {
  readonly name: string
  readonly comment: string
  readonly packed: number
  readonly unpacked: number
  /** Of what it unpacks to. A part that is longer than it says would be read in half without it. */
  readonly crc: number
  /** Where its local header begins, and where its bytes end at the earliest. */
  readonly from: number
  readonly to: number
  /** Sixteen bytes or a little more may follow that repeat its sizes. */
  readonly isDescribedAfter: boolean
}

interface Directory {
  readonly entries: readonly DirectoryEntry[]
  readonly begins: number
  readonly ends: number
  readonly comment: string
  readonly fileEnds: number
}

function directoryProblem({ entries, begins, ends, fileEnds }: Directory): ArchiveProblem | null {
  if (entries.length > mostParts) return 'too-many-parts'
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (unpacked > largestUnpacked) return 'too-large'
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length)
    return 'part-twice'
  if (ends !== fileEnds) return 'bytes-between-parts'
  const inOrder = entries.toSorted((a, b) => a.from - b.from)
  const gaps = inOrder.map((entry, at) => {
    const next = inOrder[at + 1]?.from ?? begins
    return next - entry.to - (entry.isDescribedAfter ? longestDescriptor : 0)
  })
  const isCovered = inOrder[0]?.from === 0 && gaps.every((gap) => gap <= 0)
  return isCovered ? null : 'bytes-between-parts'
}

const longestDescriptor = 24

function unpack(bytes: Uint8Array, { entries, comment }: Directory): ArchiveVerdict {
  const sizes = new Map(entries.map(({ name, unpacked }) => [name, unpacked]))
  // What fflate is told by the directory has to be what was counted.
  const isCounted = ({ name, originalSize }: UnzipFileInfo) => sizes.get(name) === originalSize
  try {
    const parts = new Map(Object.entries(unzipSync(bytes, { filter: isCounted })))
    const isWhole = entries.every(({ name, crc }) => crc === crc32(parts.get(name)))
    if (!isWhole) return { ok: false, code: 'broken' }
    return { ok: true, parts, comments: [comment, ...entries.map((entry) => entry.comment)] }
  } catch {
    return { ok: false, code: 'broken' }
  }
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/** The central directory; null where it, or anything it points to, is not what it has to be. */
function readDirectory(bytes: Uint8Array): Directory | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  const begins = view.getUint32(end + 16, true)
  const comment = textAt(bytes, end + 22, view.getUint16(end + 20, true))
  const entries: DirectoryEntry[] = []
  let at = begins
  while (entries.length < count) {
    const read = entryAt(bytes, view, at)
    if (read === null) return null
    entries.push(read.entry)
    at = read.next
  }
  if (at !== end) return null
  return {
    entries,
    begins,
    ends: end + 22 + view.getUint16(end + 20, true),
    comment,
    fileEnds: bytes.length,
  }
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  return null
}

function entryAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { readonly entry: DirectoryEntry; readonly next: number } | null {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) return null
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const commentLength = view.getUint16(at + 32, true)
  const next = at + 46 + nameLength + extraLength + commentLength
  const from = view.getUint32(at + 42, true)
  if (next > view.byteLength || from + 30 > view.byteLength) return null
  if (view.getUint32(from, true) !== localSignature) return null
  const packed = view.getUint32(at + 20, true)
  const localNames = view.getUint16(from + 26, true) + view.getUint16(from + 28, true)
  return {
    entry: {
      name: textAt(bytes, at + 46, nameLength),
      comment: textAt(bytes, at + 46 + nameLength + extraLength, commentLength),
      packed,
      unpacked: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      from,
      to: from + 30 + localNames + packed,
      isDescribedAfter: (view.getUint16(at + 8, true) & 8) !== 0,
    },
    next,
  }
}

/** CRC-32 as ZIP counts it (APPNOTE 4.4.7); null for what is not there. */
function crc32(bytes: Uint8Array | undefined): number | null {
  if (bytes === undefined) return null
  let crc = -1
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(from, from + length))
}

function startsWith(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return wanted.every((byte, at) => bytes[at] === byte)
}
