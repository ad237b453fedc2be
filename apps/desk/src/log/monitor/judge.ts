import {
  checkConsistency,
  checkNote,
  formatNote,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  type Checkpoint,
  type Hashing,
  type Note,
  type Verifying,
  type VerifierKey,
} from '@amparo/log'
import type { LogAlarmKind, Seen } from './memory.ts'

/** What the server says is the log's newest checkpoint, and what it says are the log's keys. */
export interface Offered {
  readonly keys: readonly string[]
  readonly note: string
}

/** From which log, from how large to how large. */
export interface Stretch {
  readonly origin: string
  readonly from: number
  readonly to: number
}

/** Asks the server for a consistency proof, in base64; null when it gives none. */
export type AskProof = (stretch: Stretch) => Promise<readonly string[] | null>

export type Judged =
  /** It follows what was seen, or nothing was seen before. `seen`: what to remember from now on. */
  | { readonly verdict: 'follows'; readonly seen: Seen }
  /** The server gave no proof, so nobody can say. */
  | { readonly verdict: 'unproved' }
  | { readonly verdict: 'alarm'; readonly kind: LogAlarmKind; readonly evidence: string }

export interface Checks {
  readonly hashing: Hashing
  readonly verifying: Verifying
}

/**
 * Whether the checkpoint a server offers can stand beside the one that was seen before. Believes nothing but the keys of
 * first sight, both of which have to have signed.
 */
export async function judge(
  checks: Checks,
  seen: Seen | null,
  offered: Offered,
  askProof: AskProof,
): Promise<Judged> {
  const alarm = (kind: LogAlarmKind, proof: readonly string[] | null = null): Judged => ({
    verdict: 'alarm',
    kind,
    evidence: evidenceOf({ kind, seen, offered, proof }),
  })
  const now = signed(checks, offered)
  if (seen === null) {
    return now === null ? alarm('not-signed') : { verdict: 'follows', seen: now.seen }
  }
  if (!sameKeys(seen.keys, offered.keys)) return alarm('keys-changed')
  if (now === null) return alarm('not-signed')
  const before = headOf(seen.note)
  // What is remembered was checked when it was taken in; a device that changed it remembers nothing.
  if (before === null) return { verdict: 'follows', seen: now.seen }
  const { checkpoint } = now
  if (checkpoint.size < before.size) return alarm('rolled-back')
  if (checkpoint.size === before.size) {
    const isSame = checkConsistency(checks.hashing, before, checkpoint, []).verdict === 'proved'
    return isSame && sameRoot(before, checkpoint)
      ? { verdict: 'follows', seen }
      : alarm('contradiction')
  }
  const { origin } = checkpoint
  const proof = await askProof({ origin, from: before.size, to: checkpoint.size })
  if (proof === null) return { verdict: 'unproved' }
  const hashes = proof.map(bytesOf)
  return checkConsistency(checks.hashing, before, checkpoint, hashes).verdict === 'proved'
    ? { verdict: 'follows', seen: now.seen }
    : alarm('contradiction', proof)
}

function sameRoot(a: Checkpoint, b: Checkpoint): boolean {
  return a.root.every((byte, at) => byte === b.root[at])
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join('\n') === b.toSorted().join('\n')
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

function headOf(text: string): Checkpoint | null {
  const note = parseNote(text)
  if (note.verdict === 'malformed') return null
  const checkpoint = parseCheckpoint(note.note.text)
  return checkpoint.verdict === 'checkpoint' ? checkpoint.checkpoint : null
}

/** A checkpoint that every key it is offered with has signed, and that is of the log they are named after; else null. */
function signed(
  { hashing, verifying }: Checks,
  { keys: texts, note: text }: Offered,
): { readonly checkpoint: Checkpoint; readonly seen: Seen } | null {
  const note = parseNote(text)
  const checkpoint = headOf(text)
  const keys = texts.flatMap((one): VerifierKey[] => {
    const key = parseVerifierKey(hashing, one)
    return key.verdict === 'key' ? [key.key] : []
  })
  if (note.verdict === 'malformed' || checkpoint === null) return null
  if (keys.length === 0 || keys.length < texts.length) return null
  if (keys.some(({ name }) => name !== checkpoint.origin)) return null
  const check = checkNote(verifying, keys, note.note)
  if (check.verdict !== 'signed' || check.by.length < keys.length) return null
  const own = formatNote(onlyBy(keys, note.note))
  return { checkpoint, seen: { keys: texts.toSorted(), note: own } }
}

function onlyBy(keys: readonly VerifierKey[], { text, signatures }: Note): Note {
  const isOwn = (name: string, id: number) => keys.some((key) => key.name === name && key.id === id)
  return { text, signatures: signatures.filter(({ name, id }) => isOwn(name, id)) }
}

interface Found {
  readonly kind: LogAlarmKind
  readonly seen: Seen | null
  readonly offered: Offered
  readonly proof: readonly string[] | null
}

/** What is cut off of what the server says, so that evidence can always be kept. */
const longest = { note: 8_192, key: 2_048, keys: 4 } as const

/** What somebody else needs to see the same, as JSON in ASCII: the same find gives the same bytes, on every device. */
function evidenceOf({ kind, seen, offered, proof }: Found): string {
  const found = {
    what: 'Evidence from a browser that watches a log (Amparo). Both notes are C2SP checkpoints.',
    kind,
    keysAtFirstSight: seen?.keys ?? null,
    keysNow: offered.keys
      .toSorted()
      .slice(0, longest.keys)
      .map((key) => key.slice(0, longest.key)),
    seen: seen?.note ?? null,
    offered: withoutCosignatures(offered.note).slice(0, longest.note),
    consistencyProof: proof,
  }
  return `${JSON.stringify(found, null, 1).replaceAll(/[^\n -~]/g, escaped)}\n`
}

function withoutCosignatures(text: string): string {
  const note = parseNote(text)
  const checkpoint = headOf(text)
  if (note.verdict === 'malformed' || checkpoint === null) return text
  const signatures = note.note.signatures.filter(({ name }) => name === checkpoint.origin)
  return signatures.length === 0 ? text : formatNote({ text: note.note.text, signatures })
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
