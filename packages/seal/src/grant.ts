import { sealDocument } from './envelope.ts'
import { isIdentity, type Identity, type Recipient } from './keys.ts'
import { openDocument, type NotOpened } from './opening.ts'
import { check, day, exactly, orNull, shape, whole } from './shape.ts'
import { readUnchecked, sign, signedBy, type PublicKey, type SigningKey } from './signed.ts'

/** A team's private key of one epoch, given to its members. */
export type GrantBody = {
  readonly v: 1
  readonly type: 'grant'
  readonly team: number
  readonly epoch: number
  readonly key: Identity
  /** The key of the epoch before, so that one grant reaches back to the first; null in the first. */
  readonly previous: Identity | null
  /** The staff list's id of who gave it. */
  readonly by: number
  readonly day: string
}

export type OpenedGrant =
  | { readonly verdict: 'grant'; readonly grant: GrantBody; readonly signer: PublicKey }
  | { readonly verdict: 'wrong-signer' }
  | NotOpened

const grantShape = shape<GrantBody>({
  v: exactly(1),
  type: exactly('grant'),
  team: whole(0),
  epoch: whole(1),
  key: check(isIdentity),
  previous: orNull(check(isIdentity)),
  by: whole(0),
  day,
})

/** Signs a grant and seals it to the members of the team. */
export const sealGrant = (
  recipients: readonly Recipient[],
  grant: GrantBody,
  signingKey: SigningKey,
): Promise<Uint8Array> => sealDocument(recipients, sign('grant', grant, signingKey))

const checkGrant = (
  document: unknown,
  isTrustedSigner: (signer: PublicKey, grant: GrantBody) => boolean,
): OpenedGrant => {
  const unchecked = readUnchecked(document)
  const reading = unchecked && grantShape(unchecked.body, '')
  if (unchecked === undefined || reading?.verdict !== 'ok') return { verdict: 'damaged' }
  const grant = reading.document
  const signer = unchecked.signatures
    .map(({ key }) => key)
    .find((key) => signedBy('grant', document, key) && isTrustedSigner(key, grant))
  return signer === undefined ? { verdict: 'wrong-signer' } : { verdict: 'grant', grant, signer }
}

/**
 * Opens a grant and asks the caller, who knows the staff list, whether its signer may give it.
 * Never throws on a stranger's bytes.
 */
export const openGrant = async (
  identity: Identity,
  file: Uint8Array,
  isTrustedSigner: (signer: PublicKey, grant: GrantBody) => boolean,
): Promise<OpenedGrant> => {
  const opened = await openDocument(identity, file)
  if (opened.verdict === 'document') return checkGrant(opened.document, isTrustedSigner)
  return opened.verdict === 'not-a-document' ? { verdict: 'damaged' } : opened
}
