import { commitment, type Hashing } from '@amparo/log'
import {
  canonicalBytes,
  hashOf,
  openDocument,
  sealDocument,
  sign,
  type Identity,
  type Random,
  type Recipient,
  type SigningKey,
  type StaffMember,
  type Taker,
} from '@amparo/seal'
import {
  readAccount,
  readAccountHead,
  standsAt,
  type AccountBody,
  type AccountHeadBody,
  type AccountPlace,
  type ToldAccount,
} from '@amparo/seal/account'
import { fromBase64, toBase64 } from './base64.ts'
import { signerOf } from './signer.ts'

/** One version to seal, and its place. Who takes an account down is added from the keys in use. */
export interface AccountToSeal extends AccountPlace {
  readonly prev: string | null
  readonly kind: AccountBody['kind']
  readonly day: string
  readonly note: string
  /** `takenBy` is null when whoever seals it has taken it down. */
  readonly told: (Omit<ToldAccount, 'takenBy'> & { readonly takenBy: Taker | null }) | null
  readonly translation: AccountBody['translation']
}

/** The age files, and what the log binds of the version’s plaintext. */
export interface AccountSealed {
  readonly envelope: string
  /** Null beside a translation. */
  readonly head: string | null
  readonly commit: string
}

/** What stands beside a version, as the server hands it out. */
export interface HeadToOpen extends AccountPlace {
  /** SHA-256 of the version it is to stand beside. */
  readonly version: string
  readonly envelope: string
}

/**
 * `not-opened`: no key of ours fits, or it is broken. `foreign`: it opened, and was not made for this place. `outsider`: whoever
 * signed it is not of the team it is sealed to.
 */
export type OpenedHead =
  | { readonly verdict: 'head'; readonly body: AccountHeadBody }
  | { readonly verdict: 'not-opened' | 'foreign' | 'outsider' }

/** All versions of an account, as the server hands them out. */
export interface VersionsToOpen extends Omit<AccountPlace, 'seq'> {
  readonly versions: readonly VersionToOpen[]
}

export interface VersionToOpen {
  readonly seq: number
  readonly kind: AccountBody['kind']
  /** Of the bytes, as the server says; it counts where they were erased. */
  readonly sha256: string
  /** Null when it was erased. */
  readonly sealed: { readonly envelope: string; readonly commit: string } | null
}

/**
 * `order`: whether it follows the version that stands before it. `foreign`: it opened, and is not what it stands for: of
 * another account, person, team or number, signed by nobody here, or not what the log was bound to. `outsider`: whoever signed it is not
 * of the team it is sealed to.
 */
export type OpenedVersion =
  | {
      readonly verdict: 'version'
      readonly seq: number
      readonly body: AccountBody
      /** From the staff list, by the key that signed it. */
      readonly signedBy: string
      readonly order: 'right' | 'wrong'
    }
  | { readonly verdict: 'outsider'; readonly seq: number; readonly signedBy: string }
  | { readonly verdict: 'not-opened' | 'foreign' | 'erased'; readonly seq: number }

interface Sealer {
  readonly random: Random
  readonly hashing: Hashing
  readonly recipient: Recipient
  readonly signingKey: SigningKey
  readonly me: Taker
}

/** Signs a version in the officer’s name, seals it and the little beside it to one team, and commits to it. */
export async function sealAccount(
  { random, hashing, recipient, signingKey, me }: Sealer,
  { told: given, ...version }: AccountToSeal,
): Promise<AccountSealed> {
  const told = given && { ...given, takenBy: given.takenBy ?? me }
  const key = toBase64(random(32))
  const body: AccountBody = { v: 1, type: 'account', ...version, told, key }
  const signed = sign<AccountBody>('account', body, signingKey)
  if (readAccount(signed).verdict !== 'ok') throw new Error('accounts: not a sealable version')
  const envelope = await sealDocument([recipient], signed)
  const head = told && headOf(body, told, hashOf(envelope))
  return {
    envelope: toBase64(envelope),
    head:
      head &&
      toBase64(
        await sealDocument([recipient], sign<AccountHeadBody>('account-head', head, signingKey)),
      ),
    commit: commitTo(hashing, body),
  }
}

function headOf(
  { account, about, team, seq }: AccountPlace,
  { day, language, takenBy, interpreter, earlier, reason }: ToldAccount,
  version: string,
): AccountHeadBody {
  const interpreted = interpreter === null ? 'no' : 'yes'
  const place = { account, about, team, seq, version }
  const known = { day, language, takenBy, interpreted, earlier, reason } as const
  return { v: 1, type: 'account-head', ...place, ...known }
}

/** Opens what stands beside a version. Anybody can seal to a team, the server too: what counts is who signed, and where it belongs. */
export async function openHead(
  keys: readonly Identity[],
  members: readonly StaffMember[],
  { envelope, version, ...place }: HeadToOpen,
): Promise<OpenedHead> {
  const opened = await openDocument(keys, fromBase64(envelope))
  if (opened.verdict !== 'document') return { verdict: 'not-opened' }
  const read = readAccountHead(opened.document)
  const signer = signerOf('account-head', opened.document, members, place.team)
  if (read.verdict !== 'ok' || signer.is === 'nobody' || !standsAt(read.document, place))
    return { verdict: 'foreign' }
  if (read.document.version !== version) return { verdict: 'foreign' }
  if (signer.is === 'outsider') return { verdict: 'outsider' }
  return { verdict: 'head', body: read.document }
}

/** Opens every version, each for its place and after the one before it. */
export async function openVersions(
  hashing: Hashing,
  keys: readonly Identity[],
  members: readonly StaffMember[],
  { versions, ...account }: VersionsToOpen,
): Promise<readonly OpenedVersion[]> {
  const hashes = new Map(
    versions.map(({ seq, sha256, sealed }) => [
      seq,
      sealed === null ? sha256 : hashOf(fromBase64(sealed.envelope)),
    ]),
  )
  return Promise.all(
    versions.map(async ({ seq, kind, sealed }): Promise<OpenedVersion> => {
      if (sealed === null) return { verdict: 'erased', seq }
      const { envelope, commit } = sealed
      const opened = await openDocument(keys, fromBase64(envelope))
      if (opened.verdict !== 'document') return { verdict: 'not-opened', seq }
      const read = readAccount(opened.document)
      const signer = signerOf('account', opened.document, members, account.team)
      if (read.verdict !== 'ok' || signer.is === 'nobody') return { verdict: 'foreign', seq }
      const body = read.document
      const isTheirs = standsAt(body, { ...account, seq }) && body.kind === kind
      if (!isTheirs || commitTo(hashing, body) !== commit) return { verdict: 'foreign', seq }
      if (signer.is === 'outsider') return { verdict: 'outsider', seq, signedBy: signer.name }
      const order = body.prev === (hashes.get(seq - 1) ?? null) ? 'right' : 'wrong'
      return { verdict: 'version', seq, body, signedBy: signer.name, order }
    }),
  )
}

// The words apart from all else, so that whoever has to show them need not show of whom they tell.
function commitTo(hashing: Hashing, { key, told, translation, ...version }: AccountBody): string {
  const { words, ...how } = told ?? translation ?? { words: '' }
  const fields = {
    account: version.account,
    about: `${version.about.kind} ${version.about.id}`,
    seq: String(version.seq),
    kind: version.kind,
    note: version.note,
    how: canonicalBytes(how),
    words,
  }
  return commitment(hashing, fromBase64(key), fields).commit
}
