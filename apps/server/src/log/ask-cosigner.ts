import {
  checkCosignatures,
  checkNote,
  cosignedPath,
  formatAddCheckpoint,
  formatNote,
  parseAddCheckpoint,
  parseCheckpoint,
  parseKnownSize,
  parseNote,
  parseSignatures,
  type Checkpoint,
  type Note,
  type NoteSignature,
  type Organisation,
  type Signed,
  type VerifierKey,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { readAnswerFile } from '../cosign/answer-file.ts'
import { signedByLog } from '../cosign/followed-log.ts'
import { bytesUpTo } from '../http/bytes.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What a cosigner is asked to sign. */
export interface Asking {
  /** A checkpoint as the log signed it. */
  readonly note: Note
  readonly logKeys: readonly VerifierKey[]
  /** The largest size of this log that the cosigner is known to have signed; 0 when it is known of none. */
  readonly signed: number
  /** Proves that the tree of one size begins with that of another; undefined where a part of the tree is missing. */
  readonly prove: (from: number, to: number) => readonly Uint8Array[] | undefined
  /** When the log signed the checkpoint. */
  readonly at: Date
  /** What time it is. */
  readonly clock: () => Date
}

/** What a cosigner says or does that must not be: somebody has to look. */
export type CosignerAlarm =
  /** It signed a tree that ours does not begin with. */
  | 'cosigner-contradicts'
  /** It signed a larger tree than ours: this log was set back, or somebody else signs with its key. */
  | 'cosigner-ahead'
  /** It signed a larger tree for us before than it knows of now: it was set back. */
  | 'cosigner-behind'
  /** Under a key of its own it gave a signature that is none, or not over this checkpoint. */
  | 'cosigner-bad-signature'
  /** It signed with no key that the policy knows. */
  | 'cosigner-unknown-key'
  /** It signed at a time before there was anything to sign, or that has not come yet: its clock is wrong, or ours. */
  | 'cosigner-wrong-time'

export interface AlarmingVerdict {
  readonly verdict: 'alarm'
  readonly alarm: CosignerAlarm
  /** The same as long as the trouble is the same. */
  readonly evidence: string
  /** What the cosigner shows as signed last, where this log’s own key has signed that too. */
  readonly shown?: Checkpoint
}

export type CosignerVerdict =
  | { readonly verdict: 'cosigned'; readonly signatures: readonly NoteSignature[] }
  | AlarmingVerdict
  /** It does not follow this log, does not know the keys, or did not understand. */
  | { readonly verdict: 'unknown-log' | 'unknown-keys' | 'not-understood' }
  /** For the next time. */
  | { readonly verdict: 'unreachable' | 'slow' | 'busy' | 'moved-on' }
  /** By file: it has signed a tree of this size, from which the next request has to begin. */
  | { readonly verdict: 'begin-from'; readonly size: number }
  /** An answer that this protocol does not have. */
  | { readonly verdict: 'odd-answer' }
  /** On our side: no address that may be asked; a tree that is not whole; a file that is none of ours. */
  | { readonly verdict: 'no-address' | 'no-proof' | 'no-request' }

/** How far a cosigner's clock may be from ours, in seconds; as much as whoever checks a proof allows. */
const CLOCK_TOLERANCE = 300

const MOST_TIME = 15_000
/** Sixteen signatures of the largest kind; all else is shorter. */
const MOST_BYTES = 128 * 1_024

/**
 * Asks a cosigner to sign a checkpoint (C2SP tlog-witness), once more where it names the size to begin from. Only at the
 * address that the policy names, and follows it nowhere else. Never throws on what a stranger answers.
 */
export async function askCosigner(
  fetch: Fetch,
  cosigner: Organisation,
  asking: Asking,
  milliseconds = MOST_TIME,
): Promise<CosignerVerdict> {
  const { size } = headOf(asking.note)
  const address = addressOf(cosigner.url ?? '')
  if (address === undefined) return { verdict: 'no-address' }
  // A size that is beyond ours is answered with the other’s own.
  const first = await askFrom(Math.min(asking.signed, size))
  const last = first.verdict === 'begin-from' ? await askFrom(first.size) : first
  if (last.verdict === 'begin-from') return { verdict: 'moved-on' }
  // A wrong clock is no evidence of another history, and what it shows is another checkpoint each time.
  const isOfHistory = last.verdict === 'alarm' && last.alarm !== 'cosigner-wrong-time'
  return isOfHistory ? withShown(last) : last

  async function askFrom(from: number): Promise<CosignerVerdict> {
    const body = requestFrom(from, asking)
    if (body === undefined) return { verdict: 'no-proof' }
    const line = { fetch, milliseconds }
    const answer = await exchange(line, `${address}/add-checkpoint`, { method: 'POST', body })
    if ('verdict' in answer) return answer
    return verdictOn(answer, { cosigner, from, newest: size, ...asking })
  }

  /** With what it signed last, if this log signed that: then both are evidence for anybody. */
  async function withShown(alarm: AlarmingVerdict): Promise<CosignerVerdict> {
    const { origin } = headOf(asking.note)
    const log = { origin, logKeys: asking.logKeys }
    const shown = await shownBy({ fetch, milliseconds }, cosigner, log)
    if (shown === undefined || shown === 'silent') return alarm
    const evidence = `${alarm.evidence}\n${formatNote(shown)}`
    return { ...alarm, evidence, shown: headOf(shown) }
  }
}

/** A line, and how long it may be silent. */
interface Line {
  readonly fetch: Fetch
  readonly milliseconds: number
}

/**
 * The last checkpoint of a log that a cosigner shows as signed, with the log's own signatures: undefined where it shows none,
 * does not answer, or shows what that log did not sign.
 */
export async function shownBy(
  line: Line,
  cosigner: Organisation,
  { origin, logKeys }: { readonly origin: string; readonly logKeys: readonly VerifierKey[] },
): Promise<Note | 'silent' | undefined> {
  const address = addressOf(cosigner.url ?? '')
  if (address === undefined) return undefined
  const path = cosignedPath(nodeHashing, origin)
  const answer = await exchange(line, `${address}/${path}`, { method: 'GET' })
  if ('verdict' in answer || answer.status >= 500) return 'silent'
  const reading = parseNote(answer.body)
  if (reading.verdict !== 'note') return undefined
  const checkpoint = parseCheckpoint(reading.note.text)
  const isOfLog = checkpoint.verdict === 'checkpoint' && checkpoint.checkpoint.origin === origin
  if (!isOfLog || checkNote(nodeVerifying, logKeys, reading.note).verdict !== 'signed')
    return undefined
  return signedByLog(logKeys, reading.note)
}

/** One request and its whole answer, in time and within bounds. */
async function exchange(
  { fetch, milliseconds }: Line,
  url: string,
  init: RequestInit,
): Promise<Answer | CosignerVerdict> {
  const signal = AbortSignal.timeout(milliseconds)
  try {
    const answer = await fetch(url, { ...init, redirect: 'manual', signal })
    const bytes = await bytesUpTo(answer.body, MOST_BYTES)
    return bytes === undefined
      ? { verdict: 'odd-answer' }
      : { status: answer.status, body: Buffer.from(bytes).toString('utf8') }
  } catch {
    // Whatever it was, nothing was answered.
    return { verdict: signal.aborted ? 'slow' : 'unreachable' }
  }
}

/** The body of a request, for a cosigner that is asked by file; undefined where the tree cannot prove it. */
export function requestFile(asking: Asking): string | undefined {
  return requestFrom(Math.min(asking.signed, headOf(asking.note).size), asking)
}

/** What came back by file, and what was asked. */
export interface AnswerFile {
  readonly request: string
  readonly answer: string
}

/** What this log knows when an answer comes in. */
export interface Known {
  /** Our checkpoint of a size, and when it was signed; undefined where none was. */
  readonly ours: (size: number) => Promise<{ readonly text: string; readonly at: Date } | undefined>
  /** The size of our newest checkpoint. */
  readonly newest: number
  /** As in `Asking`. */
  readonly signed: number
  readonly clock: () => Date
}

/**
 * Takes in the answer to a request that went by file; `size` is that of the checkpoint. The request comes back with it and is
 * not believed: what it asks for has to be one of our checkpoints.
 */
export async function takeAnswerFile(
  cosigner: Organisation,
  { request, answer }: AnswerFile,
  { ours, ...known }: Known,
): Promise<{ readonly verdict: CosignerVerdict; readonly size: number }> {
  const reading = parseAddCheckpoint(request)
  const none = { verdict: { verdict: 'no-request' }, size: 0 } as const
  if (reading.verdict === 'malformed') return none
  const { oldSize: from, note } = reading.request
  const checkpoint = parseCheckpoint(note.text)
  if (checkpoint.verdict === 'malformed') return none
  const { size } = checkpoint.checkpoint
  const own = await ours(size)
  if (own?.text !== note.text) return none
  const answered = answer.length > MOST_BYTES ? undefined : readAnswerFile(answer)
  if (answered === undefined) return { verdict: { verdict: 'odd-answer' }, size }
  const context = { cosigner, from, note, at: own.at, ...known }
  return { verdict: verdictOn(answered, context), size }
}

/** The address to which paths are put; undefined for one that may not be asked: anybody on the way could answer instead. */
export function addressOf(url: string): string | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (address === undefined || address.username !== '' || address.password !== '') return undefined
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname)
  const isFit = address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback)
  if (!isFit || address.search !== '' || address.hash !== '') return undefined
  return `${address.origin}${address.pathname.replace(/\/+$/, '')}`
}

function requestFrom(from: number, { note, prove }: Asking): string | undefined {
  const { size } = headOf(note)
  const proof = from === 0 || from === size ? [] : prove(from, size)
  return proof && formatAddCheckpoint({ oldSize: from, proof, note })
}

interface Answer {
  readonly status: number
  readonly body: string
}

interface Context {
  readonly cosigner: Organisation
  readonly note: Note
  readonly from: number
  readonly signed: number
  /** Of our newest checkpoint. */
  readonly newest: number
  /** As in `Asking`. */
  readonly at: Date
  readonly clock: () => Date
}

function verdictOn(answer: Answer, context: Context): CosignerVerdict {
  switch (answer.status) {
    case 200:
      return signedVerdict(answer.body, context)
    case 400:
      return { verdict: 'not-understood' }
    case 403:
      return { verdict: 'unknown-keys' }
    case 404:
      return { verdict: 'unknown-log' }
    case 409:
      return conflictVerdict(answer.body, context)
    case 422:
      return alarmOf('cosigner-contradicts', context, context.from)
    case 429:
    case 503:
      return { verdict: 'busy' }
    default:
      return { verdict: 'odd-answer' }
  }
}

function signedVerdict(body: string, context: Context): CosignerVerdict {
  const reading = parseSignatures(body)
  if (reading.verdict === 'malformed') return { verdict: 'odd-answer' }
  const { keys } = context.cosigner
  const check = checkCosignatures(nodeVerifying, keys, context.note.text, reading.signatures)
  if (check.verdict === 'unsigned') return alarmOf('cosigner-unknown-key', context, null)
  if (check.verdict !== 'cosigned') return alarmOf('cosigner-bad-signature', context, null)
  const clock = wrongClockIn(check.by, context)
  if (clock !== undefined)
    return alarmOf('cosigner-wrong-time', context, null, [`its-clock ${clock}`])
  return { verdict: 'cosigned', signatures: check.signatures }
}

// It cannot have signed before there was anything to sign. One such time would make every proof look wrong.
function wrongClockIn(
  by: readonly Signed[],
  { at, clock }: Context,
): 'behind' | 'ahead' | undefined {
  const times = by.map(({ time }) => time ?? 0)
  const secondOf = (date: Date) => Math.floor(date.getTime() / 1_000)
  if (times.some((time) => time < secondOf(at) - CLOCK_TOLERANCE)) return 'behind'
  if (times.some((time) => time > secondOf(clock()) + CLOCK_TOLERANCE)) return 'ahead'
  return undefined
}

function conflictVerdict(body: string, context: Context): CosignerVerdict {
  const { from, newest, signed, note } = context
  const size = parseKnownSize(body)
  // Before C2SP tlog-witness 1.0.0 this was the answer to another tree of the very size.
  if (size === undefined || size === from)
    return from === headOf(note).size
      ? alarmOf('cosigner-contradicts', context, from)
      : { verdict: 'odd-answer' }
  if (size > newest) return alarmOf('cosigner-ahead', context, size)
  if (size < signed) return alarmOf('cosigner-behind', context, size)
  return size > headOf(note).size ? { verdict: 'moved-on' } : { verdict: 'begin-from', size }
}

function alarmOf(
  alarm: CosignerAlarm,
  { cosigner, signed }: Context,
  size: number | null,
  more: readonly string[] = [],
): CosignerVerdict {
  const lines = [
    `organisation ${cosigner.name}`,
    ...(size === null ? [] : [`its-size ${size}`]),
    ...(alarm === 'cosigner-behind' ? [`signed-before ${signed}`] : []),
    ...more,
  ]
  return { verdict: 'alarm', alarm, evidence: `${lines.join('\n')}\n` }
}

function headOf({ text }: Note): Checkpoint {
  const reading = parseCheckpoint(text)
  if (reading.verdict === 'malformed') throw new Error('ask: what is to be signed is no checkpoint')
  return reading.checkpoint
}
