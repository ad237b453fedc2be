import type { Hashing } from '@amparo/log'
import { bytesOfHex, concat, hex, sameBytes } from './bytes.ts'

/**
 * What a proof says at one point of its way: either somebody vouches for the message there, or a
 * step makes the next message of it.
 */
export type OtsNode = {
  readonly message: Uint8Array
  readonly attestations: readonly OtsAttestation[]
  readonly steps: readonly OtsStep[]
}

export type OtsAttestation =
  /** A calendar promises to have it in the chain later. Proves nothing yet. */
  | { readonly kind: 'pending'; readonly calendar: string }
  /** The message is the Merkle root of the Bitcoin block of this height. */
  | { readonly kind: 'bitcoin'; readonly height: number }
  | { readonly kind: 'unknown'; readonly tag: string; readonly payload: Uint8Array }

export type OtsStep = {
  readonly op: OtsOp
  /** What is put before or behind the message; empty for the others. */
  readonly argument: Uint8Array
  readonly next: OtsNode
}

export type OtsOp = keyof typeof tags

/** A whole proof file: it starts at the SHA-256 of a file. */
export type OtsProof = { readonly digest: Uint8Array; readonly start: OtsNode }

export type OtsFault =
  | 'ots-length'
  | 'ots-header'
  | 'ots-file-hash'
  | 'ots-truncated'
  | 'ots-number'
  | 'ots-unknown-op'
  | 'ots-weak-op'
  | 'ots-depth'
  | 'ots-items'
  | 'ots-crowded'
  | 'ots-message'
  | 'ots-attestation'
  | 'ots-trailing'

export type OtsReading =
  | { readonly verdict: 'proof'; readonly proof: OtsProof }
  | { readonly verdict: 'refused'; readonly fault: OtsFault }

/**
 * In bytes, in steps one behind another, and in all; `depth`, `message` and `calendar` are those of python-opentimestamps. An
 * `answer` is what one calendar says at once: a way into a block is about a thousand bytes long.
 */
export const otsLimits = {
  proof: 64 * 1_024,
  answer: 4 * 1_024,
  depth: 256,
  items: 1_024,
  message: 4_096,
  calendar: 1_000,
  payload: 8_192,
} as const

const magic = concat(
  Uint8Array.of(0),
  new TextEncoder().encode('OpenTimestamps'),
  Uint8Array.of(0, 0),
  new TextEncoder().encode('Proof'),
  Uint8Array.of(0x00, 0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94, 1),
)

const tags = { sha256: 0x08, append: 0xf0, prepend: 0xf1, reverse: 0xf2, hexlify: 0xf3 } as const
// Known to the format, and not believed: SHA-1, RIPEMD-160 and Keccak-256 (nobody's proofs need them).
const weak: readonly number[] = [0x02, 0x03, 0x67]
const attestationTag = 0x00
const more = 0xff
const pendingTag = '83dfe30d2ef90c8e'
const bitcoinTag = '0588960d73d71901'

const ops = new Map<number, OtsOp>([
  [tags.sha256, 'sha256'],
  [tags.append, 'append'],
  [tags.prepend, 'prepend'],
  [tags.reverse, 'reverse'],
  [tags.hexlify, 'hexlify'],
])

const takesArgument = (op: OtsOp): boolean => op === 'append' || op === 'prepend'

/** What is refused on the way; caught at the door of `readOts` and nowhere else. */
class Refused extends Error {
  readonly fault: OtsFault
  constructor(fault: OtsFault) {
    super(fault)
    this.fault = fault
  }
}

class Reader {
  readonly #bytes: Uint8Array
  #at = 0
  #items = 0
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }
  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }
  /** Counts what a proof is made of, so that a short file cannot keep anybody busy for long. */
  item(): void {
    if (++this.#items > otsLimits.items) throw new Refused('ots-items')
  }
  byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new Refused('ots-truncated')
    return byte
  }
  bytes(length: number): Uint8Array {
    const taken = this.#bytes.slice(this.#at, this.#at + length)
    this.#at += length
    if (taken.length !== length) throw new Refused('ots-truncated')
    return taken
  }
  /** LEB128 in its one spelling, at most 32 bits. */
  number(): number {
    let value = 0
    for (let place = 0; place < 5; place++) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** (7 * place)
      if (byte < 0x80) {
        if ((byte === 0 && place > 0) || value > 0xffff_ffff) break
        return value
      }
    }
    throw new Refused('ots-number')
  }
  lengthAndBytes(longest: number, fault: OtsFault): Uint8Array {
    const length = this.number()
    if (length > longest) throw new Refused(fault)
    return this.bytes(length)
  }
}

const stepped = (hashing: Hashing, op: OtsOp, message: Uint8Array, argument: Uint8Array) => {
  switch (op) {
    case 'sha256':
      return hashing.sha256(message)
    case 'append':
      return concat(message, argument)
    case 'prepend':
      return concat(argument, message)
    case 'reverse':
      return message.toReversed()
    case 'hexlify':
      return new TextEncoder().encode(hex(message))
  }
}

const readAttestation = (reader: Reader): OtsAttestation => {
  const tag = hex(reader.bytes(8))
  const payload = reader.lengthAndBytes(otsLimits.payload, 'ots-attestation')
  if (tag !== pendingTag && tag !== bitcoinTag) return { kind: 'unknown', tag, payload }
  const inside = new Reader(payload)
  const attestation =
    tag === bitcoinTag
      ? ({ kind: 'bitcoin', height: inside.number() } as const)
      : ({ kind: 'pending', calendar: readCalendar(inside) } as const)
  if (!inside.isAtEnd) throw new Refused('ots-attestation')
  return attestation
}

/** An address of the characters the standard allows, so that it cannot carry anything else. */
const readCalendar = (reader: Reader): string => {
  const bytes = reader.lengthAndBytes(otsLimits.calendar, 'ots-attestation')
  const text = String.fromCharCode(...bytes)
  if (!/^[A-Za-z0-9\-._/:]+$/.test(text)) throw new Refused('ots-attestation')
  return text
}

const readNode = (
  hashing: Hashing,
  reader: Reader,
  message: Uint8Array,
  depth: number,
): OtsNode => {
  if (depth >= otsLimits.depth) throw new Refused('ots-depth')
  const attestations: OtsAttestation[] = []
  const steps: OtsStep[] = []
  for (;;) {
    reader.item()
    const first = reader.byte()
    const tag = first === more ? reader.byte() : first
    if (tag === attestationTag) attestations.push(readAttestation(reader))
    else steps.push(readStep(hashing, reader, { tag, message, depth }))
    if (first !== more) return { message, attestations, steps }
  }
}

const readStep = (
  hashing: Hashing,
  reader: Reader,
  { tag, message, depth }: { tag: number; message: Uint8Array; depth: number },
): OtsStep => {
  const op = ops.get(tag)
  if (op === undefined) throw new Refused(weak.includes(tag) ? 'ots-weak-op' : 'ots-unknown-op')
  const argument = takesArgument(op)
    ? reader.lengthAndBytes(otsLimits.message, 'ots-message')
    : new Uint8Array()
  const isEmpty = takesArgument(op) ? argument.length === 0 : message.length === 0
  const next = stepped(hashing, op, message, argument)
  if (isEmpty || next.length > otsLimits.message) throw new Refused('ots-message')
  return { op, argument, next: readNode(hashing, reader, next, depth + 1) }
}

/**
 * Reads a proof file (`.ots`, as python-opentimestamps writes it) over a SHA-256, and follows every
 * way in it. Never throws, whatever the bytes are.
 */
export const readOts = (hashing: Hashing, bytes: Uint8Array): OtsReading => {
  const refused = (fault: OtsFault) => ({ verdict: 'refused', fault }) as const
  if (bytes.length > otsLimits.proof) return refused('ots-length')
  if (!sameBytes(bytes.subarray(0, magic.length), magic)) return refused('ots-header')
  const reader = new Reader(bytes.subarray(magic.length))
  try {
    if (reader.byte() !== tags.sha256) return refused('ots-file-hash')
    const digest = reader.bytes(32)
    const start = readNode(hashing, reader, digest, 0)
    return reader.isAtEnd ? { verdict: 'proof', proof: { digest, start } } : refused('ots-trailing')
  } catch (error) {
    if (error instanceof Refused) return refused(error.fault)
    throw error
  }
}

const number = (value: number): Uint8Array => {
  const bytes: number[] = []
  let rest = value
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80)
    rest = Math.floor(rest / 128)
  }
  return Uint8Array.from([...bytes, rest])
}

const withLength = (bytes: Uint8Array): Uint8Array => concat(number(bytes.length), bytes)

const attestationBytes = (attestation: OtsAttestation): Uint8Array => {
  const written = (tag: string, payload: Uint8Array) =>
    concat(Uint8Array.of(attestationTag), bytesOfHex(tag), withLength(payload))
  switch (attestation.kind) {
    case 'pending':
      return written(pendingTag, withLength(new TextEncoder().encode(attestation.calendar)))
    case 'bitcoin':
      return written(bitcoinTag, number(attestation.height))
    case 'unknown':
      return written(attestation.tag, attestation.payload)
  }
}

const stepBytes = ({ op, argument }: Pick<OtsStep, 'op' | 'argument'>): Uint8Array =>
  concat(Uint8Array.of(tags[op]), takesArgument(op) ? withLength(argument) : new Uint8Array())

const nodeBytes = ({ attestations, steps }: OtsNode): Uint8Array => {
  const items = [
    ...attestations.map(attestationBytes),
    ...steps.map((step) => concat(stepBytes(step), nodeBytes(step.next))),
  ]
  const last = items.length - 1
  return concat(...items.map((item, at) => (at < last ? concat(Uint8Array.of(more), item) : item)))
}

const startBytes = (digest: Uint8Array): Uint8Array =>
  concat(magic, Uint8Array.of(tags.sha256), digest)

/** The proof file, attestations before steps: what `readOts` reads back the same. */
export const formatOts = ({ digest, start }: OtsProof): Uint8Array =>
  concat(startBytes(digest), nodeBytes(start))

/** What a calendar is asked, and what its answer has to stand behind to be a proof file. */
export type OtsRequest = {
  /** The file's beginning, up to the message. */
  readonly head: Uint8Array
  /** The only thing that leaves. */
  readonly message: Uint8Array
}

/** Random bytes, so that a calendar learns nothing of the digest. */
export const otsNonceLength = 16

/**
 * Asks for a proof over a SHA-256. The answer of a calendar to `message` (`POST /digest`), put
 * behind `head`, is a proof file: two files joined, which any machine can do.
 */
export const otsRequest = (
  hashing: Hashing,
  digest: Uint8Array,
  random: Uint8Array,
): OtsRequest => {
  if (digest.length !== 32) throw new Error(`ots: a digest of ${digest.length} bytes`)
  if (random.length !== otsNonceLength) throw new Error(`ots: ${random.length} random bytes`)
  const steps = concat(
    stepBytes({ op: 'append', argument: random }),
    stepBytes({ op: 'sha256', argument: new Uint8Array() }),
  )
  const message = hashing.sha256(concat(digest, random))
  return { head: concat(startBytes(digest), steps), message }
}

/** What to ask a calendar that promised (`GET /timestamp/<message in hex>`), joined in the same way. */
export type OtsUpgrade = OtsRequest & { readonly calendar: string }

export const otsUpgrades = ({ digest, start }: OtsProof): readonly OtsUpgrade[] => {
  const walk = (node: OtsNode, head: Uint8Array): OtsUpgrade[] => [
    ...node.attestations.flatMap((one) =>
      one.kind === 'pending' ? [{ calendar: one.calendar, message: node.message, head }] : [],
    ),
    ...node.steps.flatMap((step) => walk(step.next, concat(head, stepBytes(step)))),
  ]
  return walk(start, startBytes(digest))
}

/** Both proofs in one, each way once. Undefined for proofs of different files. */
export const mergeOts = (one: OtsProof, other: OtsProof): OtsProof | undefined =>
  sameBytes(one.digest, other.digest)
    ? { digest: one.digest, start: mergeNodes(one.start, other.start) }
    : undefined

const mergeNodes = (one: OtsNode, other: OtsNode): OtsNode => {
  const isSame = (a: OtsStep, b: OtsStep) => sameBytes(stepBytes(a), stepBytes(b))
  const knows = (attestation: OtsAttestation) =>
    one.attestations.some((known) =>
      sameBytes(attestationBytes(known), attestationBytes(attestation)),
    )
  return {
    message: one.message,
    attestations: [
      ...one.attestations,
      ...other.attestations.filter((attestation) => !knows(attestation)),
    ],
    steps: [
      ...one.steps.map((step) => {
        const twin = other.steps.find((candidate) => isSame(candidate, step))
        return twin ? { ...step, next: mergeNodes(step.next, twin.next) } : step
      }),
      ...other.steps.filter((step) => !one.steps.some((known) => isSame(known, step))),
    ],
  }
}
