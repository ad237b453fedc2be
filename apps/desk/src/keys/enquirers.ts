import { commitment, type Hashing } from '@amparo/log'
import {
  canonicalBytes,
  openDocument,
  sealDocument,
  sign,
  type Identity,
  type Random,
  type Recipient,
  type SigningKey,
  type StaffMember,
} from '@amparo/seal'
import { readEnquirer, type EnquirerBody, type EnquirerFacts } from '@amparo/seal/enquirer'
import { fromBase64, toBase64 } from './base64.ts'
import { signerOf } from './signer.ts'

/** Where a version stands, as whoever hands it out says. */
export interface EnquirerPlace {
  readonly handle: string
  readonly person: string
  readonly team: number
  readonly seq: number
}

export interface EnquirerToSeal extends EnquirerPlace {
  readonly enquirer: string
  readonly facts: EnquirerFacts
}

export interface EnquirerSealed {
  readonly envelope: string
  readonly commit: string
}

export interface EnquirerToOpen extends EnquirerPlace, EnquirerSealed {}

/**
 * `not-opened`: no key of ours fits, or it is broken. `foreign`: it opened, and is not what it stands for. `outsider`: whoever
 * signed it is not of the team it is sealed to.
 */
export type OpenedEnquirer =
  | { readonly verdict: 'enquirer'; readonly enquirer: string; readonly facts: EnquirerFacts }
  | { readonly verdict: 'not-opened' | 'foreign' | 'outsider' }

interface Sealer {
  readonly random: Random
  readonly hashing: Hashing
  readonly recipient: Recipient
  readonly signingKey: SigningKey
}

/** Signs a version in the officer’s name, seals it to one team and commits to it. */
export async function sealEnquirer(
  { random, hashing, recipient, signingKey }: Sealer,
  given: EnquirerToSeal,
): Promise<EnquirerSealed> {
  const body: EnquirerBody = { v: 1, type: 'enquirer', ...given, key: toBase64(random(32)) }
  const signed = sign<EnquirerBody>('enquirer', body, signingKey)
  if (readEnquirer(signed).verdict !== 'ok') throw new Error('enquirers: not a sealable version')
  const envelope = toBase64(await sealDocument([recipient], signed))
  return { envelope, commit: commitTo(hashing, body) }
}

/** Opens one. Anybody can seal to a team, the server too: what counts is who signed, and where it belongs. */
export async function openEnquirer(
  hashing: Hashing,
  keys: readonly Identity[],
  members: readonly StaffMember[],
  { envelope, commit, ...place }: EnquirerToOpen,
): Promise<OpenedEnquirer> {
  const opened = await openDocument(keys, fromBase64(envelope))
  if (opened.verdict !== 'document') return { verdict: 'not-opened' }
  const read = readEnquirer(opened.document)
  const signer = signerOf('enquirer', opened.document, members, place.team)
  if (read.verdict !== 'ok' || signer.is === 'nobody') return { verdict: 'foreign' }
  const body = read.document
  if (!standsAt(body, place) || commitTo(hashing, body) !== commit) return { verdict: 'foreign' }
  if (signer.is === 'outsider') return { verdict: 'outsider' }
  return { verdict: 'enquirer', enquirer: body.enquirer, facts: body.facts }
}

function standsAt(body: EnquirerPlace, place: EnquirerPlace): boolean {
  return (
    body.handle === place.handle &&
    body.person === place.person &&
    body.team === place.team &&
    body.seq === place.seq
  )
}

// Who asks apart from all else, so that whoever has to show what they told need not show who they are.
function commitTo(hashing: Hashing, { key, facts, ...place }: EnquirerBody): string {
  const { name, reach, times, ...rest } = facts
  const fields = {
    handle: place.handle,
    person: place.person,
    seq: String(place.seq),
    who: canonicalBytes({ enquirer: place.enquirer, name, reach, times }),
    rest: canonicalBytes(rest),
  }
  return commitment(hashing, fromBase64(key), fields).commit
}
