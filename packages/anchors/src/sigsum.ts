import {
  checkCheckpoint,
  checkInclusion,
  formatCheckpoint,
  formatVerifierKey,
  hashLeaf,
  parsePolicy,
  standingOf,
  verifierKey,
  type Hashing,
  type NoteSignature,
  type Policy,
  type Signed,
  type Verifying,
} from '@amparo/log'
import { bytesOfHex, concat, hex, sameBytes } from './bytes.ts'

// A public log of other people's, whose cosigners say when (sigsum.org). A Sigsum log signs the same checkpoints as ours, so a
// proof of it is checked as ours are; only its files are of another form.

/** In bytes, in cosignatures, and in hashes of a proof. */
export const sigsumLimits = { proof: 64 * 1_024, cosignatures: 64, path: 63 } as const

/** A key that signs one submission, and is of no use afterwards. */
export type SubmitKey = {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

/** What is signed to submit: over the hash of what is logged (Sigsum log.md §2.3.2). */
const leafMessage = (checksum: Uint8Array): Uint8Array =>
  concat(new TextEncoder().encode('sigsum.org/v1/tree-leaf\0'), checksum)

/**
 * Asks a Sigsum log to log a SHA-256: the text that is sent to `add-leaf`, and the file `.req` that `sigsum-submit` takes. Nothing
 * but hashes leave; whoever reads the log sees a key that is used once.
 */
export const sigsumRequest = (hashing: Hashing, message: Uint8Array, key: SubmitKey): string => {
  if (message.length !== 32) throw new Error(`sigsum: a message of ${message.length} bytes`)
  const signature = key.sign(leafMessage(hashing.sha256(message)))
  return `message=${hex(message)}\nsignature=${hex(signature)}\npublic_key=${hex(key.publicKey)}\n`
}

/** What a proof says (sigsum-proof.md, version 2). Nothing of it is believed before `checkSigsum`. */
export type SigsumProof = {
  /** SHA-256 of the log's key, and of the key that submitted. */
  readonly log: Uint8Array
  readonly submitter: Uint8Array
  readonly leafSignature: Uint8Array
  readonly size: number
  readonly root: Uint8Array
  readonly signature: Uint8Array
  readonly cosignatures: readonly {
    readonly key: Uint8Array
    /** POSIX seconds. */
    readonly time: number
    readonly signature: Uint8Array
  }[]
  readonly index: number
  readonly path: readonly Uint8Array[]
}

export type SigsumReading =
  | { readonly verdict: 'proof'; readonly proof: SigsumProof }
  | { readonly verdict: 'refused'; readonly fault: 'sigsum-length' | 'sigsum-malformed' }

const hash = '[0-9a-f]{64}'
const count = '(?:0|[1-9][0-9]{0,15})'
const grammar = new RegExp(
  `^version=2\nlog=(${hash})\nleaf=(${hash}) (${hash}${hash})\n\n` +
    `size=(${count})\nroot_hash=(${hash})\nsignature=(${hash}${hash})\n((?:cosignature=[0-9a-f ]+\n)*)` +
    `(?:\nleaf_index=(${count})\n((?:node_hash=${hash}\n)+))?$`,
)
const cosignature = new RegExp(`^cosignature=(${hash}) (${count}) (${hash}${hash})$`)

/** Reads the file `.proof` in its one form: lower case, no more and no less than it needs. Never throws. */
export const readSigsum = (text: string): SigsumReading => {
  const refused = (fault: 'sigsum-length' | 'sigsum-malformed') =>
    ({ verdict: 'refused', fault }) as const
  if (text.length > sigsumLimits.proof) return refused('sigsum-length')
  const [all, log = '', submitter = '', leaf = '', size = '', root = '', ...rest] =
    grammar.exec(text) ?? []
  const [signature = '', cosignatureLines = '', index, nodes = ''] = rest
  const cosignatures = linesOf(cosignatureLines).map((line) => cosignature.exec(line))
  const keys = cosignatures.map((found) => found?.[1])
  const path = linesOf(nodes)
  const isWhole =
    all !== undefined &&
    !keys.includes(undefined) &&
    new Set(keys).size === keys.length &&
    keys.length <= sigsumLimits.cosignatures &&
    path.length <= sigsumLimits.path &&
    // A tree of one needs no path, and every other one.
    Number(size) > 0 &&
    (Number(size) === 1) === (index === undefined) &&
    [size, index ?? '0', ...cosignatures.map((found) => found?.[2] ?? '0')].every((one) =>
      Number.isSafeInteger(Number(one)),
    )
  if (!isWhole) return refused('sigsum-malformed')
  const proof = {
    log: bytesOfHex(log),
    submitter: bytesOfHex(submitter),
    leafSignature: bytesOfHex(leaf),
    size: Number(size),
    root: bytesOfHex(root),
    signature: bytesOfHex(signature),
    cosignatures: cosignatures.map((found) => ({
      key: bytesOfHex(found?.[1] ?? ''),
      time: Number(found?.[2]),
      signature: bytesOfHex(found?.[3] ?? ''),
    })),
    index: Number(index ?? 0),
    path: path.map((line) => bytesOfHex(line.slice('node_hash='.length))),
  }
  return { verdict: 'proof', proof }
}

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean)

export type SigsumQuestion = {
  /** The file `.proof`. */
  readonly proof: string
  /** SHA-256 of what should be logged. */
  readonly message: Uint8Array
  /** The key it was submitted with. */
  readonly publicKey: Uint8Array
  /** From elsewhere than the proof. */
  readonly policy: Policy
}

export type SigsumFault =
  | (SigsumReading & { verdict: 'refused' })['fault']
  | 'sigsum-other-key'
  | 'sigsum-other-file'
  | 'sigsum-other-log'
  | 'sigsum-signature'
  | 'sigsum-quorum'
  | 'sigsum-inclusion'

export type SigsumCheck =
  | {
      /** It was logged by then: as many cosigners as the policy wants had seen the log with it. */
      readonly verdict: 'logged'
      /** Milliseconds since 1970. */
      readonly at: number
      readonly log: string
      readonly by: readonly string[]
    }
  | { readonly verdict: 'refused'; readonly fault: SigsumFault }

/**
 * Whether a file was publicly logged (what `sigsum-verify` asks), and by when. The policy wants at least one cosigner: without,
 * nobody but the log says when. Narrower than `sigsum-verify` in that one wrong signature of a known cosigner counts against the
 * whole.
 */
export const checkSigsum = (
  hashing: Hashing,
  verifying: Verifying,
  { proof: text, message, publicKey, policy }: SigsumQuestion,
): SigsumCheck => {
  const refused = (fault: SigsumFault) => ({ verdict: 'refused', fault }) as const
  const reading = readSigsum(text)
  if (reading.verdict === 'refused') return reading
  const { proof } = reading
  const { submitter, leafSignature, size, root, index, path } = proof
  if (!sameBytes(hashing.sha256(publicKey), submitter)) return refused('sigsum-other-key')
  const checksum = hashing.sha256(message)
  if (!verifying.ed25519(publicKey, leafMessage(checksum), leafSignature))
    return refused('sigsum-other-file')
  const log = policy.logs.find(({ key }) => sameBytes(hashing.sha256(key.publicKey), proof.log))
  if (log === undefined) return refused('sigsum-other-log')
  const origin = log.key.name
  const note = {
    text: formatCheckpoint({ origin, size, root, extensions: [] }),
    signatures: signaturesOf(hashing, proof, policy, log.key),
  }
  const check = checkCheckpoint(verifying, policy, note)
  if (check.verdict === 'quorum-not-met') return refused('sigsum-quorum')
  if (check.verdict !== 'trusted') return refused('sigsum-signature')
  const at = quorumTime(policy, check.by)
  if (at === undefined) return refused('sigsum-quorum')
  const leaf = hashLeaf(hashing, concat(checksum, leafSignature, submitter))
  const claim = { index, size, leafHash: leaf, root, proof: path }
  if (checkInclusion(hashing, claim).verdict !== 'proved') return refused('sigsum-inclusion')
  return { verdict: 'logged', at: at * 1_000, log: log.url ?? origin, by: check.standing.have }
}

/** As lines of a signed note; cosigners that the policy does not know are passed over. */
const signaturesOf = (
  hashing: Hashing,
  { signature, cosignatures }: SigsumProof,
  policy: Policy,
  log: { readonly name: string; readonly id: number },
): NoteSignature[] => [
  { name: log.name, id: log.id, signature },
  ...cosignatures.flatMap((one) => {
    const known = policy.cosigners.find(({ key }) =>
      sameBytes(hashing.sha256(key.publicKey), one.key),
    )
    if (known === undefined) return []
    const time = new Uint8Array(8)
    new DataView(time.buffer).setBigUint64(0, BigInt(one.time))
    const { name, id } = known.key
    return [{ name, id, signature: concat(time, one.signature) }]
  }),
]

/** The earliest moment, in POSIX seconds, by which enough cosigners had signed; undefined where the policy wants none. */
const quorumTime = (policy: Policy, by: readonly Signed[]): number | undefined => {
  if (policy.quorum === 'none') return undefined
  const seen = new Set<string>()
  for (const { key, time } of by.toSorted((one, other) => (one.time ?? 0) - (other.time ?? 0))) {
    const name = policy.cosigners.find((one) => one.key === key)?.name
    if (name === undefined || time === null) continue
    seen.add(name)
    if (standingOf(policy, seen).isMet) return time
  }
  return undefined
}

const keyOfHex = /^[0-9a-fA-F]{64}$/

/**
 * Reads a policy as Sigsum's programs have it (sigsum-go, policy.md): the same as a C2SP tlog-policy, with keys in hex, comments,
 * and lines in any order that names allow. Undefined where it is none.
 */
export const readSigsumPolicy = (hashing: Hashing, text: string): Policy | undefined => {
  if (text.length > sigsumLimits.proof) return undefined
  const lines = text
    .split('\n')
    .map((line) => line.split(/[ \t]+/).filter(Boolean))
    .filter(([first = '#']) => !first.startsWith('#'))
  const of = (keyword: string) => lines.filter(([first]) => first === keyword)
  const known = ['log', 'witness', 'group', 'quorum'] as const
  const ordered = known.flatMap(of)
  if (ordered.length !== lines.length) return undefined
  try {
    const written = ordered.map((line) => withVerifierKey(hashing, line).join(' '))
    const reading = parsePolicy(hashing, `${written.join('\n')}\n`)
    return reading.verdict === 'policy' ? reading.policy : undefined
  } catch {
    return undefined // a key that is none
  }
}

const withVerifierKey = (hashing: Hashing, words: readonly string[]): readonly string[] => {
  const [keyword = '', first = '', second = ''] = words
  if (keyword === 'log') {
    const publicKey = publicKeyOf(first)
    const name = `sigsum.org/v1/tree/${hex(hashing.sha256(publicKey))}`
    return words.with(1, formatVerifierKey(verifierKey(hashing, name, 'ed25519', publicKey)))
  }
  if (keyword !== 'witness') return words
  const key = verifierKey(hashing, first, 'ed25519-cosignature', publicKeyOf(second))
  return words.with(2, formatVerifierKey(key))
}

const publicKeyOf = (text: string): Uint8Array => {
  if (!keyOfHex.test(text)) throw new Error('sigsum: no key')
  return bytesOfHex(text)
}
