import { bytesOfBase64NoPad, readHeader, type Stanza } from './header.ts'
import { isPaddedLength } from './padding.ts'
import { plaintextLengthOf } from './payload.ts'

export type EnvelopeLimits = { readonly recipients: number; readonly bytes: number }

/** Room for the longest account we let people write, in any script, padded, and twenty recipients. */
export const envelopeLimits: EnvelopeLimits = { recipients: 20, bytes: 8 * 1024 * 1024 }

/** What can be known of an age file without a key. */
export type Inspection =
  | { readonly verdict: 'envelope'; readonly recipients: number; readonly plaintextLength: number }
  | {
      readonly verdict: 'malformed' | 'foreign-recipient' | 'not-padded' | 'too-large' | 'truncated'
    }

const encapsulationLength = 1120 // ML-KEM-768 ciphertext (1088) and X25519 share (32)
const wrappedFileKeyLength = 32

export const isHybridStanza = (stanza: Stanza): boolean => stanza.args[0] === 'mlkem768x25519'

const isWellFormed = ({ args, body }: Stanza): boolean =>
  args.length === 2 &&
  bytesOfBase64NoPad(args[1] ?? '')?.length === encapsulationLength &&
  body.length === wrappedFileKeyLength

type Fault = 'malformed' | 'foreign-recipient' | 'too-large' | 'truncated'

type HeaderMeasure =
  | { readonly verdict: 'header'; readonly recipients: number; readonly length: number }
  | { readonly verdict: Fault }

type Measure =
  | { readonly verdict: 'whole'; readonly recipients: number; readonly plaintextLength: number }
  | { readonly verdict: Fault }

/** What the head of an age file says: hybrid recipients only, each well formed. */
export const measureHeader = (file: Uint8Array): HeaderMeasure => {
  const header = readHeader(file)
  if (header.verdict !== 'header') return { verdict: header.verdict }
  if (!header.stanzas.every(isHybridStanza)) return { verdict: 'foreign-recipient' }
  if (!header.stanzas.every(isWellFormed)) return { verdict: 'malformed' }
  return { verdict: 'header', recipients: header.stanzas.length, length: header.length }
}

/** What an age file's header and length say, padded or not: hybrid recipients only, nothing cut. */
export const measure = (file: Uint8Array): Measure => {
  const header = measureHeader(file)
  if (header.verdict !== 'header') return header
  const plaintextLength = plaintextLengthOf(file.length - header.length)
  if (typeof plaintextLength === 'string') return { verdict: plaintextLength }
  return { verdict: 'whole', recipients: header.recipients, plaintextLength }
}

/**
 * What a server without keys can check of an envelope before it keeps it: that it is one age file,
 * sealed to hybrid recipients only, within limits, whole as far as lengths tell, and padded.
 * Never throws, whatever the bytes.
 */
export const inspect = (file: Uint8Array, limits: EnvelopeLimits = envelopeLimits): Inspection => {
  if (file.length > limits.bytes) return { verdict: 'too-large' }
  const measured = measure(file)
  if (measured.verdict !== 'whole') return measured
  const { recipients, plaintextLength } = measured
  if (recipients > limits.recipients) return { verdict: 'too-large' }
  if (!isPaddedLength(plaintextLength)) return { verdict: 'not-padded' }
  return { verdict: 'envelope', recipients, plaintextLength }
}
