import type { Recipient } from './keys.ts'
import {
  day,
  exactly,
  hexDigits,
  listOf,
  publicKey,
  recipient,
  shape,
  text,
  whole,
  type Reading,
  type Shape,
} from './shape.ts'
import {
  readUnchecked,
  signedBy,
  type PublicKey,
  type Signed,
  type SignedBody,
  type SignedType,
} from './signed.ts'

export type StaffMember = {
  readonly id: number
  readonly name: string
  readonly role: string
  readonly teams: readonly number[]
  readonly sign: PublicKey
  readonly age: Recipient
}

/** Who works for the office and with which keys; signed by the office key. For staff only: it names people. */
export type StaffListBody = {
  readonly v: 1
  readonly type: 'staff-list'
  readonly office: string
  readonly issued: string
  readonly members: readonly StaffMember[]
}

/** A key that may sign for these teams, and nothing of whose it is. */
export type ListedSigner = {
  readonly teams: readonly number[]
  readonly sign: PublicKey
}

/** What anyone may know of an office: keys without people, and the server's own key; signed by the office key. */
export type SignerListBody = {
  readonly v: 1
  readonly type: 'signers'
  readonly office: string
  readonly issued: string
  /** What acknowledgements are signed with: vouched for here, since a server's own word for it would prove nothing. */
  readonly server: PublicKey
  readonly members: readonly ListedSigner[]
}

/** The keys the door seals to; signed by two members of the team that reads. */
export type IntakeBody = {
  readonly v: 1
  readonly type: 'intake'
  readonly office: string
  readonly team: number
  readonly epoch: number
  readonly notBefore: string
  readonly notAfter: string
  readonly recipients: readonly Recipient[]
}

/** The server's signed word that an envelope arrived; it says nothing of what is in it. */
export type AcknowledgementBody = {
  readonly v: 1
  readonly type: 'acknowledgement'
  readonly office: string
  /** `hashOf` the envelope. */
  readonly envelope: string
  readonly day: string
  /** Hex SHA-256 of the log entry. */
  readonly leaf: string
}

export type SignedStaffList = Signed<StaffListBody>
export type SignerList = Signed<SignerListBody>
export type IntakeBundle = Signed<IntakeBody>
export type Acknowledgement = Signed<AcknowledgementBody>

export type Untrusted =
  | 'signers-malformed'
  | 'signers-not-signed-by-office'
  | 'bundle-malformed'
  | 'bundle-of-another-office'
  | 'bundle-without-two-signers'

/** A bundle out of its time is usable, and the page says so: an old key beats a closed door. */
export type IntakeCheck =
  | {
      readonly verdict: 'good' | 'expired' | 'not-yet'
      readonly bundle: IntakeBody
      readonly signers: SignerListBody
    }
  | { readonly verdict: 'untrusted'; readonly why: Untrusted }

const staffLimit = 1_000
const recipientLimit = 20
const signersNeeded = 2

const staffListShape = shape<StaffListBody>({
  v: exactly(1),
  type: exactly('staff-list'),
  office: text(200, 1),
  issued: day,
  members: listOf(
    shape<StaffMember>({
      id: whole(0),
      name: text(200, 1),
      role: text(100, 1),
      teams: listOf(whole(0), staffLimit),
      sign: publicKey,
      age: recipient,
    }),
    staffLimit,
    1,
  ),
})

const signerListShape = shape<SignerListBody>({
  v: exactly(1),
  type: exactly('signers'),
  office: text(200, 1),
  issued: day,
  server: publicKey,
  members: listOf(
    shape<ListedSigner>({ teams: listOf(whole(0), staffLimit), sign: publicKey }),
    staffLimit,
    1,
  ),
})

const intakeShape = shape<IntakeBody>({
  v: exactly(1),
  type: exactly('intake'),
  office: text(200, 1),
  team: whole(0),
  epoch: whole(1),
  notBefore: day,
  notAfter: day,
  recipients: listOf(recipient, recipientLimit, 1),
})

const acknowledgementShape = shape<AcknowledgementBody>({
  v: exactly(1),
  type: exactly('acknowledgement'),
  office: text(200, 1),
  envelope: hexDigits(64),
  day,
  leaf: hexDigits(64),
})

/** Reads a signed body. Signatures cover it as it came; what is read may be less, and is never re-signed. */
export const readSigned = <Body extends SignedBody>(
  body: Shape<Body>,
  value: unknown,
): Reading<Body> => {
  const unchecked = readUnchecked(value)
  if (unchecked === undefined) return { verdict: 'malformed', field: 'signatures' }
  return body(unchecked.body, 'body')
}

/** Reads a staff list's body; who signed it is asked with `signedBy`. */
export const readStaffList = (value: unknown): Reading<StaffListBody> =>
  readSigned(staffListShape, value)

/** Reads a signer list's body; who signed it is asked with `signedBy`. */
export const readSignerList = (value: unknown): Reading<SignerListBody> =>
  readSigned(signerListShape, value)

/** Reads an intake bundle's body; whether to trust it is `checkIntake`. */
export const readIntake = (value: unknown): Reading<IntakeBody> => readSigned(intakeShape, value)

/** Reads an acknowledgement's body; whether it is one is `isAcknowledgement`. */
export const readAcknowledgement = (value: unknown): Reading<AcknowledgementBody> =>
  readSigned(acknowledgementShape, value)

/** The keys that speak for a team, each once. */
export const keysOfTeam = (signers: SignerListBody, team: number): readonly PublicKey[] => [
  ...new Set(signers.members.filter(({ teams }) => teams.includes(team)).map(({ sign }) => sign)),
]

/** The keys of a team that signed this body, each once. Never throws. */
export const signersOf = (
  type: SignedType,
  signed: unknown,
  signers: SignerListBody,
  team: number,
): readonly PublicKey[] => keysOfTeam(signers, team).filter((key) => signedBy(type, signed, key))

/**
 * Whether two different keys of a team signed this body. Of the very team that reads: whoever works
 * here in something else, the operator above all, can put nothing in place of what it decided.
 */
export const hasTwoSigners = (
  type: SignedType,
  signed: unknown,
  signers: SignerListBody,
  team: number,
): boolean => signersOf(type, signed, signers, team).length >= signersNeeded

/** Whether a day lies in a time that is named by its first and last day. */
export const ageOf = (
  { notBefore, notAfter }: { readonly notBefore: string; readonly notAfter: string },
  today: string,
): 'good' | 'expired' | 'not-yet' => {
  if (today < notBefore) return 'not-yet'
  return today > notAfter ? 'expired' : 'good'
}

/**
 * Whether to seal to a bundle, given the office key and what a server sent. The key usually comes
 * in the same reply, and then a lying server can bring an office of its own: what tells them apart
 * is the key's fingerprint, compared with one on paper. `today` is `YYYY-MM-DD`. Only `untrusted`
 * forbids sealing. Never throws.
 */
export const checkIntake = (
  officeKey: PublicKey,
  signers: unknown,
  bundle: unknown,
  today: string,
): IntakeCheck => {
  const untrusted = (why: Untrusted) => ({ verdict: 'untrusted', why }) as const
  const list = readSignerList(signers)
  if (list.verdict !== 'ok') return untrusted('signers-malformed')
  if (!signedBy('signers', signers, officeKey)) return untrusted('signers-not-signed-by-office')
  const intake = readIntake(bundle)
  if (intake.verdict !== 'ok') return untrusted('bundle-malformed')
  if (intake.document.office !== list.document.office) return untrusted('bundle-of-another-office')
  if (!hasTwoSigners('intake', bundle, list.document, intake.document.team))
    return untrusted('bundle-without-two-signers')
  return {
    verdict: ageOf(intake.document, today),
    bundle: intake.document,
    signers: list.document,
  }
}

/** Whether the server's key acknowledged this very envelope. Never throws. */
export const isAcknowledgement = (
  serverKey: PublicKey,
  value: unknown,
  envelopeHash: string,
): value is Acknowledgement => {
  const reading = readAcknowledgement(value)
  return (
    reading.verdict === 'ok' &&
    reading.document.envelope === envelopeHash &&
    signedBy('acknowledgement', value, serverKey)
  )
}
