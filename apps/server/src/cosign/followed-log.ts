import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  cosignedPath,
  emptyRoot,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  type AddCheckpoint,
  type Checkpoint,
  type Note,
  type NoteSignature,
  type VerifierKey,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { readPrivate, writePrivate } from '../host/home.ts'
import { LostMemory } from '../log/signer/signing.ts'
import { whileAlone } from '../host/while-alone.ts'

/**
 * What a cosigner keeps of one log, in a folder of its own: `keys`, the log's verifier keys; `checkpoint`, the last one it
 * signed, whole; `refused/`, evidence. Before the first signature `checkpoint` is the text of the empty tree.
 */
export interface FollowedLog {
  readonly folder: string
  readonly origin: string
  readonly keys: readonly VerifierKey[]
}

/** The last checkpoint that was signed; `note` is null before the first. */
export interface Last {
  readonly checkpoint: Checkpoint
  readonly note: Note | null
}

/** The log of this name, when it is followed. */
export function followedLog(cosigner: string, origin: string): FollowedLog | undefined {
  const folder = folderOf(cosigner, origin)
  const text = readPrivate(join(folder, 'keys'))
  return text === undefined ? undefined : { folder, origin, keys: keysIn(text) }
}

/** Every log that is followed, by name. */
export function followedLogs(cosigner: string): FollowedLog[] {
  const folders = existsSync(join(cosigner, 'logs')) ? readdirSync(join(cosigner, 'logs')) : []
  const logs = folders.flatMap((name): FollowedLog[] => {
    const folder = join(cosigner, 'logs', name)
    const text = readPrivate(join(folder, 'keys'))
    if (text === undefined) return []
    const keys = keysIn(text)
    return [{ folder, origin: keys[0]?.name ?? '', keys }]
  })
  return logs.toSorted((a, b) => (a.origin < b.origin ? -1 : 1))
}

/**
 * Follows a log from now on, by keys of one name. What was signed for it before stays known. Throws a sentence where another
 * process is just judging for it.
 */
export function follow(cosigner: string, origin: string, keys: readonly VerifierKey[]): void {
  const folder = folderOf(cosigner, origin)
  const log = { folder, origin, keys }
  const done = whileAlone(lockPath(log), () => {
    // Before the keys: with keys and without a memory it would seem that one was lost.
    if (readPrivate(checkpointPath(folder)) === undefined) {
      const nothing = { origin, size: 0, root: emptyRoot(nodeHashing), extensions: [] }
      writePrivate(checkpointPath(folder), formatCheckpoint(nothing))
    }
    writePrivate(join(folder, 'keys'), keys.map((key) => `${formatVerifierKey(key)}\n`).join(''))
    return log
  })
  if (done === undefined)
    throw new Error('A request of this log is just being answered. Say the same again.')
}

/** What was signed last. Throws LostMemory when that is not there to be read. */
export function lastOf({ folder, origin }: FollowedLog): Last {
  const kept = readPrivate(checkpointPath(folder)) ?? ''
  const reading = parseNote(kept)
  const note = reading.verdict === 'note' ? reading.note : null
  const checkpoint = parseCheckpoint(note?.text ?? kept)
  const isOurs = checkpoint.verdict === 'checkpoint' && checkpoint.checkpoint.origin === origin
  if (!isOurs || (note === null && checkpoint.checkpoint.size > 0))
    throw new LostMemory(
      `What was signed last for ${origin} cannot be read in ${checkpointPath(folder)}. Nothing is signed for this log until that file is back as it was.`,
    )
  return { checkpoint: checkpoint.checkpoint, note }
}

/** Keeps a checkpoint as the last one: on disk when this returns. */
export function keepLast({ folder }: FollowedLog, note: Note): void {
  writePrivate(checkpointPath(folder), formatNote(note))
}

/** What everybody is shown of a log: the last checkpoint that was signed, with its cosignatures. */
export function shownOf(cosigner: string, path: string): string | undefined {
  const text = readPrivate(join(cosigner, 'logs', path))
  return text !== undefined && parseNote(text).verdict === 'note' ? text : undefined
}

export function lockPath({ folder }: FollowedLog): string {
  return join(folder, 'lock')
}

/** `fork`: another tree of the very size that was signed. `unproved`: a tree that was not shown to follow. */
export type EvidenceKind = 'fork' | 'unproved'

/** The first ones tell everything, and what the log’s key can fill is bounded: each is below 64 kB. */
export const MOST_EVIDENCE = 32

/** A request to sign a tree of this size that does not follow `last`. */
export interface Refused {
  readonly request: AddCheckpoint
  readonly size: number
  readonly last: Last
}

/**
 * Keeps a refused request with what was signed before it: both carry the log's signature, so anybody can check them. Each
 * checkpoint once, and of each kind so many; whether it is there now.
 */
export function keepEvidence(
  { folder, keys }: FollowedLog,
  { request: { note, ...request }, size, last }: Refused,
): boolean {
  const id = createHash('sha256').update(note.text).digest('hex').slice(0, 32)
  const kind = size === last.checkpoint.size ? 'fork' : 'unproved'
  const path = join(folder, 'refused', `${kind}-${id}`)
  if (existsSync(path)) return true
  if (evidenceOf({ folder }, kind).length >= MOST_EVIDENCE) return false
  const signed = last.note === null ? formatCheckpoint(last.checkpoint) : formatNote(last.note)
  const refused = formatAddCheckpoint({ ...request, note: signedByLog(keys, note) })
  writePrivate(path, `${signed}\n${refused}`)
  return true
}

/** The files of one kind of evidence. */
export function evidenceOf({ folder }: Pick<FollowedLog, 'folder'>, kind: EvidenceKind): string[] {
  const kept = join(folder, 'refused')
  if (!existsSync(kept)) return []
  const files = readdirSync(kept).filter((file) => /^[a-z]+-[0-9a-f]{32}$/.test(file))
  return files.filter((file) => file.startsWith(`${kind}-`)).map((file) => join(kept, file))
}

/** A note that was found signed, without the lines of strangers. */
export function signedByLog(keys: readonly VerifierKey[], { text, signatures }: Note): Note {
  const isKnown = ({ name, id }: NoteSignature) =>
    keys.some((key) => key.name === name && key.id === id)
  return { text, signatures: signatures.filter(isKnown) }
}

function keysIn(text: string): VerifierKey[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const reading = parseVerifierKey(nodeHashing, line)
      if (reading.verdict === 'malformed')
        throw new Error('A file with keys of a followed log cannot be read.')
      return reading.key
    })
}

/** By the hash of its name, as C2SP tlog-witness shows it. */
function folderOf(cosigner: string, origin: string): string {
  return join(cosigner, 'logs', cosignedPath(nodeHashing, origin).replace(/\/.*$/, ''))
}

function checkpointPath(folder: string): string {
  return join(folder, 'checkpoint')
}
