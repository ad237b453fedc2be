import { createHash, X509Certificate } from 'node:crypto'
import {
  checkOts,
  checkSigsum,
  checkTimes,
  checkTimestamp,
  formatOts,
  mergeOts,
  otsLimits,
  readHeader,
  readOts,
  readSigsum,
  readTimestamp,
  type OtsCheck,
  type OtsProof,
  type SigsumFault,
  type TimeClaim,
  type TimestampCheck,
} from '@amparo/anchors'
import { nodeX509 } from '@amparo/anchors/node'
import type { Policy } from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { gate } from '../../db/actor.ts'
import type { Change, Office } from '../../db/office.ts'
import { OfficeReader } from '../../staff/office-store.ts'
import { raise } from '../alarm-store.ts'
import {
  anchorsAsking,
  keepStep,
  keepToken,
  newestAnchors,
  noteRenewed,
  signedAt,
  tokensOf,
  unprovedAnchors,
  type Anchor,
  type AnchorToken,
  type KeptToken,
} from './anchor-store.ts'
import { submitKeyOf, timestampRequestOf } from './asking.ts'

/** Where answers are taken in, and by what they are judged. */
export interface Taking {
  readonly office: Office
  /** Roots of time-stamping authorities that the operator trusts, in DER. */
  readonly roots: readonly Uint8Array[]
  /** Which public logs count, and whose cosignatures; null where the operator named none. */
  readonly policy: Policy | null
  /** The least work a Bitcoin block must show, as a compact target. */
  readonly leastBits: number
}

export type Fault =
  | (TimestampCheck & { verdict: 'refused' })['fault']
  | (OtsCheck & { verdict: 'refused' })['fault']
  | SigsumFault
  | 'sigsum-no-policy'

export type Taken =
  /** Proves that the checkpoint of this size existed by then. */
  | {
      readonly verdict: 'checked'
      readonly size: number
      readonly by: Date
      readonly authority: string
      readonly entry: string
    }
  /** Kept, and not a proof yet: a promise, or a proof that wants the headers of these blocks. */
  | { readonly verdict: 'kept'; readonly size: number; readonly heights: readonly number[] }
  /** Was here already; nothing was changed. */
  | { readonly verdict: 'known'; readonly size: number }
  | { readonly verdict: 'refused'; readonly fault: Fault }
  /** Answers no question of this office. */
  | { readonly verdict: 'not-asked' }
  | { readonly verdict: 'not-an-answer' }

/** The largest file that can be an answer. */
export const longestAnswer = otsLimits.proof

const sigsumStart = Buffer.from('version=')
const otsStart = Buffer.from('\u0000OpenTimestamps')

/**
 * Takes in what somebody brought: the answer of a time-stamping authority (`.tsr`), an OpenTimestamps proof (`.ots`), the proof of
 * a public log (`.proof`), or the header of a Bitcoin block, as eighty bytes or in hex. It finds its question by itself; what does not hold is not kept, and
 * why is noted where the question is known. `from` is who was asked, where we asked ourselves.
 */
export async function take(
  taking: Taking,
  bytes: Uint8Array,
  from: string | null = null,
): Promise<Taken> {
  if (bytes.length === 0 || bytes.length > longestAnswer) return { verdict: 'not-an-answer' }
  const header = headerIn(bytes)
  return taking.office.change(gate, async (change) => {
    // Two answers to one question, taken at once, come one after the other.
    await change.hold(await new OfficeReader(change.tx).object())
    if (header !== undefined) return takeHeader(change, taking, header)
    if (begins(bytes, otsStart)) return takeProof(change, taking, bytes, from)
    if (begins(bytes, sigsumStart)) return takeLogged(change, taking, bytes)
    return takeTimestamp(change, taking, bytes, from)
  })
}

function begins(bytes: Uint8Array, start: Uint8Array): boolean {
  return same(bytes.subarray(0, start.length), start)
}

function headerIn(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length === 80) return bytes
  if (bytes.length > 170) return undefined
  const text = Buffer.from(bytes).toString('latin1').trim()
  return /^[0-9a-fA-F]{160}$/.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : undefined
}

async function takeTimestamp(
  change: Change,
  taking: Taking,
  response: Uint8Array,
  from: string | null,
): Promise<Taken> {
  const reading = readTimestamp(response)
  if (reading.verdict === 'refused')
    return reading.fault === 'timestamp-malformed' ? { verdict: 'not-an-answer' } : reading
  const { imprint, nonce } = reading.timestamp
  const asked = await anchorsAsking(change.tx, 'rfc3161', imprint)
  const anchor = asked.find((one) => timestampRequestOf(one).nonce === nonce)
  if (anchor === undefined)
    return asked.length > 0 ? refused('timestamp-nonce') : { verdict: 'not-asked' }
  const kept = await tokensOf(change.tx, anchor.id)
  if (kept.some((one) => same(one.token, response))) return { verdict: 'known', size: anchor.size }
  const { roots } = taking
  const seenAt = change.now.getTime()
  const question = { response, imprint, nonce: timestampRequestOf(anchor).nonce, roots, seenAt }
  const check = checkTimestamp(nodeX509, question)
  const said = reading.certificates.at(0)?.der
  if (check.verdict === 'refused') {
    const authority = from ?? nameOf(said)
    await keepStep(change, anchor.id, { authority, state: 'refused', fault: check.fault })
    return check
  }
  const [signer] = check.chain
  const authority = from ?? nameOf(signer)
  const proves = new Date(check.timestamp.at)
  const renewBy = new Date(check.renewBy)
  const { chain } = check
  const token = { authority, token: response, chain, block: null, proves, renewBy }
  return attach(change, anchor, token, { policy: check.timestamp.policy })
}

const refused = (fault: Fault): Taken => ({ verdict: 'refused', fault })

/** A certificate's subject in one line, as far as it goes. */
function nameOf(der: Uint8Array | undefined): string {
  if (der === undefined) return 'nameless'
  const { subject } = new X509Certificate(der)
  // oxlint-disable-next-line no-control-regex -- a stranger chose the name, and it is shown on a terminal
  const line = subject.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ', ')
  return Buffer.from(line).subarray(0, 300).toString('utf8').replaceAll('\ufffd', '') || 'nameless'
}

/** A promise and the ways into a block that follow from it; what a calendar says beyond that only takes others their room. */
const answersOfOne = 4

async function takeProof(
  change: Change,
  taking: Taking,
  bytes: Uint8Array,
  from: string | null,
): Promise<Taken> {
  const reading = readOts(nodeHashing, bytes)
  if (reading.verdict === 'refused') return reading
  const [anchor] = await anchorsAsking(change.tx, 'ots', reading.proof.digest)
  if (anchor === undefined) return { verdict: 'not-asked' }
  const kept = await tokensOf(change.tx, anchor.id)
  if (from !== null && bytes.length > otsLimits.answer) return refused('ots-length')
  if (kept.filter(({ authority }) => authority === from).length >= answersOfOne)
    return refused('ots-crowded')
  const token = formatOts(joined(kept.at(-1), reading.proof))
  const whole = readOts(nodeHashing, token)
  if (whole.verdict === 'refused') return whole
  if (kept.some((one) => same(one.token, token))) return { verdict: 'known', size: anchor.size }
  const blocks = kept.flatMap(({ block }) => (block ? [[block.height, block.header] as const] : []))
  return keepProof(change, taking, anchor, { token, headers: new Map(blocks), from })
}

/** All that is known of the ways from a checkpoint into a block, in one proof. */
function joined(known: KeptToken | undefined, proof: OtsProof): OtsProof {
  const reading = known && readOts(nodeHashing, known.token)
  const merged = reading?.verdict === 'proof' ? mergeOts(reading.proof, proof) : proof
  if (merged === undefined) throw new Error('anchors: two proofs of one digest do not join')
  return merged
}

interface Proof {
  readonly token: Uint8Array
  /** Of blocks, by height. */
  readonly headers: ReadonlyMap<number, Uint8Array>
  readonly from: string | null
}

async function keepProof(
  change: Change,
  taking: Taking,
  anchor: Anchor,
  { token, headers, from }: Proof,
): Promise<Taken> {
  const { leastBits } = taking
  const question = { proof: token, digest: anchor.imprint, headers, leastBits }
  const check = checkOts(nodeHashing, question)
  const authority = from ?? 'a calendar'
  const promise = { authority, token, chain: [], block: null, proves: null, renewBy: null }
  switch (check.verdict) {
    case 'in-block': {
      const { height, at } = check
      const header = headers.get(height)
      if (header === undefined) throw new Error('anchors: a block without its header')
      const block = { height, header }
      const proof = { ...promise, authority: BLOCKS, block, proves: new Date(at) }
      return attach(change, anchor, proof)
    }
    case 'header-wanted':
      return attach(change, anchor, promise, { heights: check.heights })
    case 'refused':
      if (check.fault === 'ots-pending') return attach(change, anchor, promise)
      await keepStep(change, anchor.id, { authority, state: 'refused', fault: check.fault })
      return check
  }
}

/** Whom a proof into a block relies on. */
const BLOCKS = 'Bitcoin'

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

/** What a public log proves finds its question by the key that submitted it. */
async function takeLogged(change: Change, { policy }: Taking, bytes: Uint8Array): Promise<Taken> {
  const text = Buffer.from(bytes).toString('latin1')
  const reading = readSigsum(text)
  if (reading.verdict === 'refused') return reading
  const { submitter } = reading.proof
  const asked = await newestAnchors(change.tx, 'sigsum', 1_000)
  const anchor = asked.find((one) =>
    same(nodeHashing.sha256(submitKeyOf(one).publicKey), submitter),
  )
  if (anchor === undefined) return { verdict: 'not-asked' }
  const kept = await tokensOf(change.tx, anchor.id)
  if (kept.some(({ token }) => same(token, bytes))) return { verdict: 'known', size: anchor.size }
  if (policy === null) return refused('sigsum-no-policy')
  const { publicKey } = submitKeyOf(anchor)
  const question = { proof: text, message: anchor.imprint, publicKey, policy }
  const check = checkSigsum(nodeHashing, nodeVerifying, question)
  if (check.verdict === 'refused') {
    const step = { authority: 'a public log', state: 'refused', fault: check.fault } as const
    await keepStep(change, anchor.id, step)
    return check
  }
  const proves = new Date(check.at)
  const beside = { chain: [publicKey], block: null, renewBy: null }
  return attach(change, anchor, { ...beside, authority: check.log, token: bytes, proves })
}

/** A block's header belongs to whichever proof ends in its Merkle root. */
async function takeHeader(change: Change, taking: Taking, header: Uint8Array): Promise<Taken> {
  const work = readHeader(nodeHashing, header, taking.leastBits)
  if (work.verdict === 'refused') return work
  for (const anchor of await unprovedAnchors(change.tx, 1_000)) {
    const newest = (await tokensOf(change.tx, anchor.id)).at(-1)
    if (newest === undefined) continue
    const question = { proof: newest.token, digest: anchor.imprint, headers: new Map() }
    const wanted = checkOts(nodeHashing, { ...question, leastBits: taking.leastBits })
    if (wanted.verdict !== 'header-wanted') continue
    for (const height of wanted.heights) {
      const headers = new Map([[height, header]])
      const { leastBits } = taking
      if (checkOts(nodeHashing, { ...question, headers, leastBits }).verdict === 'in-block')
        return keepProof(change, taking, anchor, { token: newest.token, headers, from: null })
    }
  }
  return { verdict: 'not-asked' }
}

/** What is known of an answer beside what is kept of it. */
interface Beside {
  /** The rules by which the authority says it works: an object identifier. */
  readonly policy?: string
  /** Blocks whose headers are wanted. */
  readonly heights?: readonly number[]
}

/** Keeps an answer with an entry that commits to it. */
async function attach(
  change: Change,
  anchor: Anchor,
  token: AnchorToken,
  { policy, heights = [] }: Beside = {},
): Promise<Taken> {
  const object = await new OfficeReader(change.tx).object()
  const { id: entry } = await change.enter('anchor.attach', object, {
    type: anchor.type,
    size: String(anchor.size),
    imprint: Buffer.from(anchor.imprint).toString('hex'),
    token: createHash('sha256').update(token.token).digest('hex'),
    ...(policy !== undefined && { policy }),
    ...(token.block && { header: Buffer.from(token.block.header).toString('hex') }),
  })
  await keepToken(change, anchor.id, { ...token, entry })
  const { authority, proves } = token
  await keepStep(change, anchor.id, { authority, state: 'got' })
  if (proves === null) return { verdict: 'kept', size: anchor.size, heights }
  await keepStep(change, anchor.id, { authority, state: 'checked' })
  await raiseOnConflict(change, anchor, { authority, proves })
  await noteRenewed(change)
  return { verdict: 'checked', size: anchor.size, by: proves, authority, entry }
}

/** How far the clocks of those who say when may be apart; the time in a block is true to two hours. */
const tolerance = {
  rfc3161: 10 * 60_000,
  sigsum: 10 * 60_000,
  ots: 2 * 60 * 60_000,
} as const

/** Nobody saw a checkpoint before it was signed: who says so, or the clock of this machine, is wrong. */
async function raiseOnConflict(
  change: Change,
  anchor: Anchor,
  { authority, proves }: { readonly authority: string; readonly proves: Date },
): Promise<void> {
  const signed = await signedAt(change.tx, anchor)
  const claims: TimeClaim[] = [
    { source: 'the clock of this machine', says: 'not-before', time: signed.getTime() },
    { source: authority, says: 'not-after', time: proves.getTime() },
  ]
  if (checkTimes(claims, tolerance[anchor.type]).verdict === 'agree') return
  const evidence = `The checkpoint of ${anchor.size} entries was signed at ${signed.toISOString()} by the clock of this machine, and ${authority} says that it existed at ${proves.toISOString()}.`
  await raise(change, { kind: 'time-conflict', raisedBy: 'anchor', evidence })
}
