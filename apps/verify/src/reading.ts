import {
  noteLimits,
  parseCheckpoint,
  parseLogProof,
  parseNote,
  parsePolicy,
  parseVerifierKey,
  type Checkpoint,
  type Hashing,
  type LogProof,
  type Note,
  type Policy,
} from '@amparo/log'
import type { Code } from './verdict.ts'

/** Why a stranger's file could not be read: the word, and a sentence. */
export class Unreadable extends Error {
  readonly code: Code
  constructor(code: Code, reason: string) {
    super(reason)
    this.code = code
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

// A number the standards allow and this program does not count to: 2^53 or more.
const isBeyondCounting = (text: string): boolean =>
  /^[1-9][0-9]{15,18}$/.test(text) && !Number.isSafeInteger(Number(text))

const tooLarge = (what: string): Unreadable =>
  new Unreadable('limits', `${what} is beyond the limits of this program, so it was not judged.`)

/** The policy, or why it is none. A key that is wrong says what is wrong with it. */
export const readPolicy = (hashing: Hashing, bytes: Uint8Array): Policy => {
  const reading = parsePolicy(hashing, bytes)
  if (reading.verdict === 'policy') return reading.policy
  const { fault, line } = reading
  if (fault === 'length' || fault === 'too-many') throw tooLarge('The policy')
  const where = line === 0 ? 'The policy' : `Line ${line} of the policy`
  if (fault === 'key') throw wrongKey(hashing, textOf(bytes).split('\n')[line - 1] ?? '', where)
  throw new Unreadable(`policy-${fault}`, `${where} is not as it has to be: ${fault}.`)
}

const wrongKey = (hashing: Hashing, line: string, where: string): Unreadable => {
  const [keyword, first = '', second = ''] = line.split(' ')
  const reading = parseVerifierKey(hashing, keyword === 'log' ? first : second)
  return reading.verdict === 'malformed'
    ? new Unreadable(`vkey-${reading.fault}`, `${where} holds no usable key: ${reading.fault}.`)
    : new Unreadable('policy-key', `${where} has a key of a type that does not belong there.`)
}

/** The proof file, or why it is none. */
export const readProof = (bytes: Uint8Array): LogProof => {
  const reading = parseLogProof(bytes)
  if (reading.verdict === 'proof') return reading.logProof
  const { fault } = reading
  const text = textOf(bytes)
  const head = text.split('\n\n', 1)[0]?.split('\n') ?? []
  const at = head.findIndex((line) => line.startsWith('index '))
  if (fault === 'length') throw tooLarge('The proof file')
  if (fault === 'index' && isBeyondCounting(head[at]?.slice('index '.length) ?? ''))
    throw tooLarge('The index')
  if (fault === 'proof' && head.length - at - 1 > 63) throw tooLarge('The number of hashes')
  if (fault === 'note') readNote(text.slice(text.indexOf('\n\n') + 2))
  if (fault === 'note' || fault === 'encoding')
    throw new Unreadable('proof-encoding', 'The proof file is not well-formed UTF-8.')
  const code = fault === 'proof' ? 'proof-hashes' : (`proof-${fault}` as const)
  throw new Unreadable(code, `The proof file is not in the form of C2SP tlog-proof: ${fault}.`)
}

// As it is, a byte order mark in its place; undefined where it is no UTF-8.
const exactTextOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A signed note, or why it is none. */
export const readNote = (input: string | Uint8Array): Note => {
  const reading = parseNote(input)
  if (reading.verdict === 'note') return reading.note
  const { fault } = reading
  if (fault === 'length' || fault === 'too-many-signatures')
    throw tooLarge(`The signed checkpoint (${noteLimits.signatures} signatures at most)`)
  throw new Unreadable(
    `note-${fault}`,
    `The signed checkpoint is not in the form of C2SP signed-note: ${fault}.`,
  )
}

/** What a checkpoint's text says, or why it is none. */
export const readCheckpoint = (text: string): Checkpoint => {
  const reading = parseCheckpoint(text)
  if (reading.verdict === 'checkpoint') return reading.checkpoint
  if (reading.fault === 'size' && isBeyondCounting(text.split('\n')[1] ?? ''))
    throw tooLarge('The size of the log')
  throw new Unreadable(
    'checkpoint-grammar',
    `The checkpoint is not in the form of C2SP tlog-checkpoint: ${reading.fault}.`,
  )
}

/** A checkpoint that somebody holds: as a signed note, or its bare lines as a newspaper prints them. */
export type Held = {
  readonly name: string
  readonly text: string
  readonly checkpoint: Checkpoint
  readonly note: Note | undefined
}

/** Reads what somebody holds. Whatever cannot be read decides nothing. */
export const readHeld = (name: string, bytes: Uint8Array): Held => {
  const whole = exactTextOf(bytes)
  if (whole === undefined)
    throw new Unreadable('known-malformed', `The checkpoint ${name} is not well-formed UTF-8.`)
  try {
    const note = whole.includes('\n\n') ? readNote(whole) : undefined
    const text = note?.text ?? whole
    return { name, text, checkpoint: readCheckpoint(text), note }
  } catch (error) {
    if (!(error instanceof Unreadable) || error.code === 'limits') throw error
    throw new Unreadable(
      'known-malformed',
      `The checkpoint ${name} cannot be read: ${error.message}`,
    )
  }
}
