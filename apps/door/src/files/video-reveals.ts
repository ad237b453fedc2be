import { nothing, type Reveals } from './reveals.ts'

/**
 * Looks into the table of contents of an MP4 or QuickTime file (ISO/IEC 14496-12 §4.2: boxes of a 32-bit length and four
 * letters): the place (`©xyz`, or Apple’s `com.apple.quicktime.location`), the device, and when it was made (`mvhd`).
 */
export async function inVideo(blob: Blob): Promise<Reveals> {
  const moov = await boxAt(blob, 'moov')
  if (moov === null) return nothing
  const text = new TextDecoder('latin1').decode(moov)
  return {
    place: text.includes('\u00a9xyz') || text.includes('com.apple.quicktime.location'),
    device: maker(text),
    taken: createdIn(moov, text),
    author: null,
    thumbnail: false,
  }
}

/** Bounds, so that a file made to be endless ends: so many boxes are passed, and so many bytes of one are read. */
const mostBoxes = 64
const mostBytes = 4 * 1_024 * 1_024

async function boxAt(blob: Blob, wanted: string): Promise<Uint8Array | null> {
  let at = 0
  for (let passed = 0; passed < mostBoxes && at + 8 <= blob.size; passed += 1) {
    const head = new DataView(await blob.slice(at, at + 16).arrayBuffer())
    const short = head.getUint32(0)
    const name = String.fromCharCode(...[4, 5, 6, 7].map((byte) => head.getUint8(byte)))
    const isLong = short === 1 && head.byteLength === 16
    const size = isLong ? Number(head.getBigUint64(8)) : short === 0 ? blob.size - at : short
    if (size < 8) return null
    if (name === wanted) {
      const end = Math.min(at + size, at + mostBytes)
      return new Uint8Array(await blob.slice(at, end).arrayBuffer())
    }
    at += size
  }
  return null
}

/** Seconds between 1904 and 1970: what `mvhd` counts from. */
const epoch = 2_082_844_800

function createdIn(moov: Uint8Array, text: string): string | null {
  const at = text.indexOf('mvhd')
  if (at < 0 || at + 16 > moov.length) return null
  const view = new DataView(moov.buffer, moov.byteOffset, moov.byteLength)
  const seconds =
    view.getUint8(at + 4) === 1 ? Number(view.getBigUint64(at + 8)) : view.getUint32(at + 8)
  if (seconds <= epoch) return null
  const day = new Date((seconds - epoch) * 1_000)
  return Number.isNaN(day.getTime()) ? null : day.toISOString().slice(0, 16).replace('T', ' ')
}

/** Apple writes keys and values apart, Android a box of its own: the name itself is enough for whoever looks. */
function maker(text: string): string | null {
  const known = ['Apple', 'iPhone', 'samsung', 'Xiaomi', 'HUAWEI', 'Google', 'OPPO', 'OnePlus']
  const found = known.filter((name) => text.includes(name))
  return found.length === 0 ? null : found.join(' ')
}
