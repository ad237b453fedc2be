import { base64, bytesOfAnyBase64, utf8 } from './encoding.ts'
import { envelopeLimits, inspect, type EnvelopeLimits } from './inspect.ts'
import { check, exactly, flag, hexDigits, listOf, shape, type Shape } from './shape.ts'

/** Where the server finds the thread later, and the hash of what the sender will show it. */
export type SealedFormMailbox = { readonly id: string; readonly access: string }

/**
 * What the signed offline form hands in, on a stick or through somebody else's hands: sealed bytes and
 * a new mailbox's public half, nothing that can be read and no name.
 */
export type SealedForm = {
  readonly envelope: Uint8Array
  readonly triage: Uint8Array
  readonly mailbox: SealedFormMailbox
  /** False when its sender declined the return code: nobody can open the mailbox, and the office should know. */
  readonly keepsCode: boolean
}

export type SealedFormReading =
  | { readonly verdict: 'form'; readonly form: SealedForm }
  | { readonly verdict: 'too-large' | 'not-a-form' }
  | { readonly verdict: 'malformed'; readonly field: string }

/** What a triage part may weigh. */
export const triageLimits: EnvelopeLimits = { recipients: 20, bytes: 65_536 }

type Written = {
  readonly v: 1
  readonly type: 'sealed-form'
  readonly envelope: string
  readonly triage: string
  readonly mailbox: SealedFormMailbox
  readonly keepsCode: boolean
  readonly files: readonly never[]
}

const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4

/** In bytes: the longest envelope and triage part, and their frame. */
export const sealedFormLimit =
  base64Length(envelopeLimits.bytes) + base64Length(triageLimits.bytes) + 1_024

const isEnvelope = (value: unknown, limits: EnvelopeLimits): value is string => {
  const bytes = bytesOfAnyBase64(value)
  return bytes !== undefined && inspect(bytes, limits).verdict === 'envelope'
}

const envelope = (limits: EnvelopeLimits): Shape<string> =>
  check((value): value is string => isEnvelope(value, limits))

const nothing: Shape<never> = (_, field) => ({ verdict: 'malformed', field })

const formShape = shape<Written>({
  v: exactly(1),
  type: exactly('sealed-form'),
  envelope: envelope(envelopeLimits),
  triage: envelope(triageLimits),
  mailbox: shape<SealedFormMailbox>({ id: hexDigits(32), access: hexDigits(64) }),
  keepsCode: flag,
  // Kept empty: files would be lost unseen by whoever knows only this version.
  files: listOf(nothing, 0),
})

/** The bytes of the file `amparo-message` that the offline form saves. */
export const writeSealedForm = (form: SealedForm): Uint8Array => {
  const { envelope: sealed, triage, mailbox, keepsCode } = form
  const written: Written = {
    v: 1,
    type: 'sealed-form',
    envelope: base64.encode(sealed),
    triage: base64.encode(triage),
    mailbox,
    keepsCode,
    files: [],
  }
  return utf8(JSON.stringify(written))
}

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

/**
 * Reads a handed-in form: both parts are whole, padded envelopes for hybrid recipients, as the door's
 * own are. Never throws. A form says nothing of who made it; opening it does not either.
 */
export const readSealedForm = (bytes: Uint8Array): SealedFormReading => {
  if (bytes.length > sealedFormLimit) return { verdict: 'too-large' }
  const value = parsed(bytes)
  if (value === undefined) return { verdict: 'not-a-form' }
  const reading = formShape(value, '')
  if (reading.verdict !== 'ok') return reading
  const { envelope: sealed, triage, mailbox, keepsCode } = reading.document
  return {
    verdict: 'form',
    form: { envelope: base64.decode(sealed), triage: base64.decode(triage), mailbox, keepsCode },
  }
}
