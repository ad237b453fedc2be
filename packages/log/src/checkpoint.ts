import { base64, bytesOfBase64, numberOf, textOf } from './encoding.ts'
import { hashLength } from './tree.ts'

/** What a log says of itself: its name, how large it is, and the hash of all of it. */
export type Checkpoint = {
  /** The log's name, from which nothing but identity may be concluded. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** Ours have none; nobody audits them. */
  readonly extensions: readonly string[]
}

export type CheckpointFault =
  | 'length'
  | 'encoding'
  | 'lines'
  | 'origin'
  | 'size'
  | 'root'
  | 'extension'

export type CheckpointReading =
  | { readonly verdict: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly verdict: 'malformed'; readonly fault: CheckpointFault }

/** In bytes, and in lines. An origin has to fit the one length byte it has in a cosigned message. */
export const checkpointLimits = { text: 8_192, origin: 255, extensions: 16 } as const

// oxlint-disable-next-line no-control-regex -- they are what is refused
const control = /[\u0000-\u001f]/u

const isOrigin = (origin: string): boolean =>
  origin !== '' && !control.test(origin) && textOf(origin, checkpointLimits.origin) !== undefined

/**
 * Reads the text of a checkpoint (C2SP tlog-checkpoint, “Note text”). A text that reads is, byte
 * for byte, what `formatCheckpoint` makes of it. A log of more than 2^53 − 1 entries does not read.
 */
export const parseCheckpoint = (input: string): CheckpointReading => {
  const malformed = (fault: CheckpointFault) => ({ verdict: 'malformed', fault }) as const
  if (input.length > checkpointLimits.text) return malformed('length')
  const text = textOf(input, checkpointLimits.text)
  if (text === undefined) return malformed('encoding')
  const [origin = '', sizeLine, rootLine, ...rest] = text.split('\n')
  const extensions = rest.slice(0, -1)
  if (sizeLine === undefined || rootLine === undefined || rest.at(-1) !== '')
    return malformed('lines')
  if (!isOrigin(origin)) return malformed('origin')
  const size = numberOf(sizeLine)
  if (size === undefined) return malformed('size')
  const root = bytesOfBase64(rootLine, hashLength)
  if (root === undefined) return malformed('root')
  const isFit = extensions.length <= checkpointLimits.extensions
  if (!isFit || extensions.some((line) => line === '' || control.test(line)))
    return malformed('extension')
  return { verdict: 'checkpoint', checkpoint: { origin, size, root, extensions } }
}

/** The text of a checkpoint. Throws on one that would not read back: our bug. */
export const formatCheckpoint = (checkpoint: Checkpoint): string => {
  const { origin, size, root, extensions } = checkpoint
  const text = [origin, String(size), base64(root), ...extensions, ''].join('\n')
  const reading = parseCheckpoint(text)
  if (reading.verdict === 'malformed' || reading.checkpoint.origin !== origin)
    throw new Error(`checkpoint: ${origin} at ${size} cannot be written`)
  return text
}
