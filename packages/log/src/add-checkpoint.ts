import { parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import { base64, bytesOfBase64, hex, numberOf, sameBytes, textOf, utf8 } from './encoding.ts'
import type { Hashing } from './hashing.ts'
import { formatNote, noteLimits, parseNote, type Note, type NoteSignature } from './note.ts'
import { checkNote, type Signed, type Verifying } from './signing.ts'
import { checkConsistency, hashLength, type TreeHead } from './tree.ts'
import type { VerifierKey } from './verifier-key.ts'

/** What a log asks of a cosigner: to sign this checkpoint, which follows the one of `oldSize`. */
export type AddCheckpoint = {
  readonly oldSize: number
  readonly proof: readonly Uint8Array[]
  readonly note: Note
}

export type AddCheckpointFault = 'length' | 'encoding' | 'old-size' | 'proof' | 'note'

export type AddCheckpointReading =
  | { readonly verdict: 'request'; readonly request: AddCheckpoint }
  | { readonly verdict: 'malformed'; readonly fault: AddCheckpointFault }

/** Most hashes a proof may have (C2SP tlog-witness, “add-checkpoint”). */
export const proofLimit = 63

const bodyLimit = noteLimits.note + 4_096

/** Reads one hash a line; undefined for any other line, or more of them than a proof has. */
export const readHashLines = (lines: readonly string[]): readonly Uint8Array[] | undefined => {
  if (lines.length > proofLimit) return undefined
  const hashes = lines.map((line) => bytesOfBase64(line, hashLength))
  return hashes.every((hash) => hash !== undefined) ? hashes : undefined
}

/**
 * Reads the body of a request (C2SP tlog-witness, “add-checkpoint”). A body that reads is, byte for
 * byte, what `formatAddCheckpoint` makes of it.
 */
export const parseAddCheckpoint = (input: string | Uint8Array): AddCheckpointReading => {
  const malformed = (fault: AddCheckpointFault) => ({ verdict: 'malformed', fault }) as const
  if (input.length > bodyLimit) return malformed('length')
  const text = textOf(input, bodyLimit)
  if (text === undefined) return malformed('encoding')
  const end = text.indexOf('\n\n')
  const [first = '', ...lines] = text.slice(0, Math.max(0, end)).split('\n', proofLimit + 2)
  const oldSize = first.startsWith('old ') ? numberOf(first.slice(4)) : undefined
  if (oldSize === undefined) return malformed('old-size')
  const proof = readHashLines(lines)
  if (proof === undefined) return malformed('proof')
  const reading = parseNote(text.slice(end + 2))
  if (reading.verdict === 'malformed') return malformed('note')
  return { verdict: 'request', request: { oldSize, proof, note: reading.note } }
}

/** The body of a request. Throws on what would not read back: our bug. */
export const formatAddCheckpoint = ({ oldSize, proof, note }: AddCheckpoint): string => {
  const body = [`old ${oldSize}`, ...proof.map(base64), '', formatNote(note)].join('\n')
  if (parseAddCheckpoint(body).verdict !== 'request')
    throw new Error(`add-checkpoint: from ${oldSize} with ${proof.length} hashes cannot be written`)
  return body
}

/** What a cosigner knows of the log a checkpoint says it is of. */
export type KnownLog = {
  readonly keys: readonly VerifierKey[]
  /** The last checkpoint it signed; undefined before the first. */
  readonly last: TreeHead | undefined
}

/** What a cosigner answers, with the HTTP status of C2SP tlog-witness. */
export type Judgement =
  | { readonly verdict: 'cosign'; readonly status: 200; readonly checkpoint: Checkpoint }
  | { readonly verdict: 'malformed'; readonly status: 400 }
  | { readonly verdict: 'unsigned'; readonly status: 403 }
  | { readonly verdict: 'unknown-log'; readonly status: 404 }
  /** Begin again from `size`, which the body says. */
  | { readonly verdict: 'conflict'; readonly status: 409; readonly size: number }
  /** The log signed a tree that does not follow the last one: keep the request as evidence. */
  | { readonly verdict: 'inconsistent'; readonly status: 422; readonly checkpoint: Checkpoint }

/**
 * What to answer to a request, by the rules of C2SP tlog-witness in their order. Whoever signs on
 * `cosign` has to keep the checkpoint as the last one first, and both in one step with this
 * judgement: two requests judged by one `last` could roll the log back.
 */
export const judgeAddCheckpoint = (
  hashing: Hashing,
  verifying: Verifying,
  logOf: (origin: string) => KnownLog | undefined,
  { oldSize, proof, note }: AddCheckpoint,
): Judgement => {
  const reading = parseCheckpoint(note.text)
  if (reading.verdict === 'malformed') return { verdict: 'malformed', status: 400 }
  const { checkpoint } = reading
  const log = logOf(checkpoint.origin)
  if (log === undefined) return { verdict: 'unknown-log', status: 404 }
  if (checkNote(verifying, log.keys, note).verdict !== 'signed')
    return { verdict: 'unsigned', status: 403 }
  if (oldSize > checkpoint.size) return { verdict: 'malformed', status: 400 }
  const last = log.last ?? { size: 0, root: hashing.sha256(new Uint8Array()) }
  if (oldSize !== last.size) return { verdict: 'conflict', status: 409, size: last.size }
  return checkConsistency(hashing, last, checkpoint, proof).verdict === 'proved'
    ? { verdict: 'cosign', status: 200, checkpoint }
    : { verdict: 'inconsistent', status: 422, checkpoint }
}

export type CosignaturesCheck =
  | {
      readonly verdict: 'cosigned'
      readonly by: readonly Signed[]
      readonly signatures: readonly NoteSignature[]
    }
  | { readonly verdict: 'unsigned' }
  | { readonly verdict: 'bad-signature' | 'duplicate-signature'; readonly name: string }

/**
 * Which of a cosigner's answered signatures count, for this very checkpoint text and these keys of
 * it: an answer over another size is a bad signature, and so is one without a time.
 */
export const checkCosignatures = (
  verifying: Verifying,
  keys: readonly VerifierKey[],
  text: string,
  signatures: readonly NoteSignature[],
): CosignaturesCheck => {
  const check = checkNote(verifying, keys, { text, signatures })
  if (check.verdict !== 'signed') return check
  const timeless = check.by.find(({ time }) => time === null || time === 0)
  if (timeless !== undefined) return { verdict: 'bad-signature', name: timeless.key.name }
  const isOf = ({ name, id }: NoteSignature) =>
    check.by.some(({ key }) => key.name === name && key.id === id)
  return { verdict: 'cosigned', by: check.by, signatures: signatures.filter(isOf) }
}

/** The media type of the answer to a conflict. */
export const knownSizeType = 'text/x.tlog.size'

/** The body of the answer to a conflict: the size to begin from. */
export const formatKnownSize = (size: number): string => `${size}\n`

/** Reads the body of the answer to a conflict; undefined when it says no size. */
export const parseKnownSize = (body: string): number | undefined =>
  body.endsWith('\n') ? numberOf(body.slice(0, -1)) : undefined

/** Where a cosigner shows the last checkpoint it signed (“Monitor Retrieval Mechanism”). */
export const cosignedPath = (hashing: Hashing, origin: string): string =>
  `${hex(hashing.sha256(utf8(origin)))}/checkpoint`

/** Whether two checkpoints of one log cannot both be true: proof that it, or its key, was forked. */
export const contradicts = (a: Checkpoint, b: Checkpoint): boolean =>
  a.origin === b.origin && a.size === b.size && !sameBytes(a.root, b.root)
