import { bytesOfBase64NoPad, readHeader, type Stanza } from './header.ts'
import { isPaddedLength } from './padding.ts'

export type EnvelopeLimits = { readonly recipients: number; readonly bytes: number }

/** Room for the longest account we let people write, in any script, padded, and twenty recipients. */
export const envelopeLimits: EnvelopeLimits = { recipients: 20, bytes: 8 * 1024 * 1024 }

/** What can be known of an age file without a key. */
export type Inspection =
  | { readonly verdict: 'envelope'; readonly recipients: number; readonly plaintextLength: number }
  | {
      readonly verdict: 'malformed' | 'foreign-recipient' | 'not-padded' | 'too-large' | 'truncated'
    }

const nonceLength = 16
const tagLength = 16
const chunkLength = 64 * 1024
const encapsulationLength = 1120 // ML-KEM-768 ciphertext (1088) and X25519 share (32)
const wrappedFileKeyLength = 32

export const isHybridStanza = (stanza: Stanza): boolean => stanza.args[0] === 'mlkem768x25519'

const isWellFormed = ({ args, body }: Stanza): boolean =>
  args.length === 2 &&
  bytesOfBase64NoPad(args[1] ?? '')?.length === encapsulationLength &&
  body.length === wrappedFileKeyLength

// STREAM: full chunks of 64 KiB and their tags, then one that is shorter or full; only an empty
// file may end in an empty chunk (C2SP age.md, "Payload").
const plaintextLengthOf = (payload: number): number | 'malformed' | 'truncated' => {
  const sealed = payload - nonceLength
  if (sealed < tagLength) return 'truncated'
  const chunks = Math.ceil(sealed / (chunkLength + tagLength))
  const last = sealed - (chunks - 1) * (chunkLength + tagLength)
  if (last < tagLength) return 'truncated'
  if (last === tagLength && chunks > 1) return 'malformed'
  return sealed - chunks * tagLength
}

type Measure =
  | { readonly verdict: 'whole'; readonly recipients: number; readonly plaintextLength: number }
  | { readonly verdict: 'malformed' | 'foreign-recipient' | 'too-large' | 'truncated' }

/** What an age file's header and length say, padded or not: hybrid recipients only, nothing cut. */
export const measure = (file: Uint8Array): Measure => {
  const header = readHeader(file)
  if (header.verdict !== 'header') return { verdict: header.verdict }
  if (!header.stanzas.every(isHybridStanza)) return { verdict: 'foreign-recipient' }
  if (!header.stanzas.every(isWellFormed)) return { verdict: 'malformed' }
  const plaintextLength = plaintextLengthOf(file.length - header.length)
  if (typeof plaintextLength === 'string') return { verdict: plaintextLength }
  return { verdict: 'whole', recipients: header.stanzas.length, plaintextLength }
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
