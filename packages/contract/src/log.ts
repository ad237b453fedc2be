import * as z from 'zod/mini'
import { base64, EntryId, hex, Instant, nothing } from './common.ts'
import { endpoint } from './endpoint.ts'

/** How many entries, or which of them. */
const Count = z.int().check(z.minimum(0))

export const LogEntry = z.object({
  id: EntryId,
  /** The entry’s exact text; its SHA-256 is the leaf data. */
  body: z.string(),
  leaf: hex(32),
  /** Its place in the log, from 0; null while it waits for one. */
  index: z.nullable(Count),
})
export type LogEntry = z.infer<typeof LogEntry>

export const listEntries = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/log/list',
  summary: 'Entries, newest first, a hundred at a time. They hold commitments and no content.',
  params: nothing,
  body: z.strictObject({ before: z.nullable(EntryId) }),
  reply: z.object({ entries: z.array(LogEntry), more: z.boolean() }),
  refusals: [],
})

/** The name of a log: of which office, and the how-manieth log of it. */
const Origin = z.string().check(z.regex(/^amparo\/[0-9a-f]{32}\/[1-9][0-9]{0,3}$/))
/** A public key as people exchange it (C2SP signed-note, “Verifier keys”). */
const VerifierKeyText = z.string().check(z.maxLength(4_096))
/** A signed note (C2SP signed-note); the page checks it. */
const NoteText = z.string().check(z.maxLength(393_216))
/** Hashes of a tree, in the order of RFC 6962. */
const HashList = z.array(base64(32)).check(z.maxLength(63))

export const readCheckpoint = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/checkpoint',
  summary:
    'The newest checkpoint of the log with all signatures under it, and the keys the server says are the log’s. Null before the first.',
  params: nothing,
  body: nothing,
  reply: z.object({
    checkpoint: z.nullable(z.object({ keys: z.array(VerifierKeyText), note: NoteText })),
  }),
  refusals: [],
})

export const readConsistency = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/checkpoint/consistency',
  summary:
    'The proof that the log of one size begins with the log of another (RFC 6962 §2.1.2); `to` is the size of a checkpoint.',
  params: nothing,
  body: z.strictObject({ origin: Origin, from: Count, to: Count }),
  reply: z.object({ proof: HashList }),
  refusals: [],
})

/** Somebody outside who said when a checkpoint was there, and how far that is. */
export const LogAnchor = z.object({
  name: z.string(),
  way: z.enum(['rfc3161', 'ots', 'sigsum']),
  /** Of the checkpoint that is dated. */
  size: Count,
  state: z.enum(['wanted', 'written', 'sent', 'got', 'checked', 'refused', 'renewed']),
  at: Instant,
})
export type LogAnchor = z.infer<typeof LogAnchor>

/** Something that contradicts the log, or stops it. */
export const LogAlarm = z.object({
  entry: EntryId,
  /** One of `logAlarmKinds`, or what the server itself found. */
  kind: z.string(),
  raisedBy: z.enum(['signer', 'sequencer', 'cosigner', 'monitor', 'anchor']),
  at: Instant,
  /** What can be looked at: checkpoints, proofs, a sentence. */
  evidence: z.string(),
})
export type LogAlarm = z.infer<typeof LogAlarm>

export const LogStanding = z.object({
  origin: Origin,
  keys: z.array(VerifierKeyText),
  /** Entries that have their place in the log. */
  size: Count,
  /** Entries that wait for theirs. */
  waiting: Count,
  /** The newest checkpoint, and when the log signed it. */
  sealed: z.nullable(z.object({ size: Count, at: Instant, note: NoteText })),
  /** Whose signatures the office wants under it (C2SP tlog-policy). */
  policy: z.string(),
  /** By key, the newest checkpoint each cosigner signed, and when that came. */
  cosigned: z.array(z.object({ name: z.string(), id: Count, size: Count, at: Instant })),
})
export type LogStanding = z.infer<typeof LogStanding>

export const readLog = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/log',
  summary: 'How the log stands: size, newest checkpoint, cosigners, anchors, alarms.',
  params: nothing,
  body: nothing,
  reply: z.object({
    log: z.nullable(LogStanding),
    anchors: z.array(LogAnchor),
    alarms: z.array(LogAlarm),
  }),
  refusals: [],
})

/** Where an entry stands in the log, and what proves it to a stranger. */
export const EntryPlace = z.discriminatedUnion('standing', [
  /** It has no place yet. */
  z.object({ standing: z.literal('waits-for-place') }),
  /** It has a place, and no checkpoint that holds it was signed yet. */
  z.object({ standing: z.literal('waits-for-seal'), origin: Origin, index: Count }),
  z.object({
    standing: z.literal('sealed'),
    origin: Origin,
    index: Count,
    /** A file `.tlog-proof` (C2SP tlog-proof). */
    proof: z.string(),
    policy: z.string(),
  }),
])
export type EntryPlace = z.infer<typeof EntryPlace>

export const proveEntry = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/log/:entry',
  summary:
    'An entry and the proof of it, for whoever reads the log and for whoever may see the record that carries its number.',
  params: z.strictObject({ entry: EntryId }),
  body: nothing,
  reply: z.object({ entry: LogEntry, place: EntryPlace }),
  refusals: [],
})

/** What a browser that remembers the log may find. */
export const logAlarmKinds = ['keys-changed', 'not-signed', 'rolled-back', 'contradiction'] as const

export const reportLogAlarm = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/log/alarms',
  summary: 'What a browser found that contradicts the log, with both checkpoints. Kept once.',
  params: nothing,
  body: z.strictObject({
    kind: z.enum(logAlarmKinds),
    /** Printable ASCII and line breaks. */
    evidence: z.string().check(z.minLength(1), z.maxLength(65_000), z.regex(/^[\n -~]*$/)),
  }),
  reply: nothing,
  refusals: [],
})
