import type { ViewedAs } from '@amparo/contract'

export interface Kind {
  readonly as: ViewedAs
  /** The media type we give it, never the one its sender did. */
  readonly type: string | null
}

const nothing: Kind = { as: 'nothing', type: null }

/** How many bytes of a file's beginning decide. */
export const beginning = 4096

/**
 * What a file is by its first bytes (WHATWG MIME Sniffing §6, and ISO/IEC 14496-12 §4.3 for its brands). Only kinds that
 * browsers decode without running anything in them; all else, and SVG and PDF above all, is not shown.
 */
export function kindOf(bytes: Uint8Array): Kind {
  const found = signatures.find(({ at = 0, magic }) =>
    magic.every((one, i) => one === null || bytes[at + i] === one),
  )
  return found?.kind ?? brandOf(bytes) ?? webmOf(bytes) ?? nothing
}

interface Signature {
  readonly at?: number
  /** Null: any byte. */
  readonly magic: readonly (number | null)[]
  readonly kind: Kind
}

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))
const image = (type: string): Kind => ({ as: 'image', type: `image/${type}` })
const audio = (type: string): Kind => ({ as: 'audio', type: `audio/${type}` })
const video = (type: string): Kind => ({ as: 'video', type: `video/${type}` })
const riff = (form: string) => [...ascii('RIFF'), null, null, null, null, ...ascii(form)]

const signatures: readonly Signature[] = [
  { magic: [0xff, 0xd8, 0xff], kind: image('jpeg') },
  { magic: [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a], kind: image('png') },
  { magic: ascii('GIF87a'), kind: image('gif') },
  { magic: ascii('GIF89a'), kind: image('gif') },
  { magic: riff('WEBP'), kind: image('webp') },
  { magic: riff('WAVE'), kind: audio('wav') },
  { magic: ascii('OggS\0'), kind: audio('ogg') },
  { magic: ascii('ID3'), kind: audio('mpeg') },
  // MPEG audio, layer III, of either version, with or without a checksum.
  ...[0xfb, 0xfa, 0xf3, 0xf2].map((second) => ({ magic: [0xff, second], kind: audio('mpeg') })),
]

const brands: Readonly<Record<string, Kind>> = {
  avif: image('avif'),
  avis: image('avif'),
  'M4A ': audio('mp4'),
  'M4B ': audio('mp4'),
  'qt  ': video('mp4'),
  isom: video('mp4'),
  iso2: video('mp4'),
  iso4: video('mp4'),
  iso5: video('mp4'),
  iso6: video('mp4'),
  mp41: video('mp4'),
  mp42: video('mp4'),
  avc1: video('mp4'),
  dash: video('mp4'),
  'M4V ': video('mp4'),
  MSNV: video('mp4'),
  '3gp4': video('mp4'),
  '3gp5': video('mp4'),
  '3gp6': video('mp4'),
}

/** The major brand decides; `mif1`, a picture of any coding, by the brands it is compatible with. */
function brandOf(bytes: Uint8Array): Kind | undefined {
  if (textAt(bytes, 4) !== 'ftyp') return undefined
  const major = textAt(bytes, 8)
  if (major !== 'mif1') return Object.hasOwn(brands, major) ? brands[major] : undefined
  const length = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), 256)
  for (let at = 16; at < length; at += 4) if (textAt(bytes, at) === 'avif') return brands['avif']
  return undefined
}

const textAt = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4))

/** An EBML head that names its kind within the first bytes; Matroska at large is not shown. */
function webmOf(bytes: Uint8Array): Kind | undefined {
  const isEbml = [0x1a, 0x45, 0xdf, 0xa3].every((one, i) => bytes[i] === one)
  const head = String.fromCharCode(...bytes.subarray(0, 64))
  return isEbml && head.includes('\x42\x82\x84webm') ? video('webm') : undefined
}
