import {
  bodyHash,
  checkIntake,
  fingerprint,
  isAcknowledgement,
  keysOfTeam,
  type AcknowledgementBody,
  type PublicKey,
} from '@amparo/seal'
import type { Acknowledgement, Intake } from '../calls.ts'

/** Who reads messages here, as far as this page could check it. */
export type Office =
  | {
      readonly trust: 'good' | 'expired' | 'not-yet'
      readonly intake: Intake
      /** The name the office's own key has signed. */
      readonly name: string
      readonly notBefore: string
      readonly notAfter: string
      readonly keyName: string
      /** Keys that may sign answers: those of the team that reads, and of nobody else in the office. */
      readonly staffKeys: readonly PublicKey[]
    }
  | { readonly trust: 'untrusted'; readonly intake: Intake; readonly keyName: string }

export type Trusted = Exclude<Office, { readonly trust: 'untrusted' }>

/** Checks whom the keys of a reply belong to. Never throws on what a server sent. */
export function checkOffice(intake: Intake): Office {
  const key = intake.office.key as PublicKey
  const check = checkIntake(key, intake.signers, intake.bundle, intake.today)
  const keyName = fingerprint(key)
  if (check.verdict === 'untrusted') return { trust: 'untrusted', intake, keyName }
  const { notBefore, notAfter, team } = check.bundle
  const staffKeys = keysOfTeam(check.signers, team)
  const name = check.signers.office
  return { trust: check.verdict, intake, name, notBefore, notAfter, keyName, staffKeys }
}

/** The name of the bundle a message was sealed to, as the message itself carries it. */
export function bundleName(intake: Intake): string {
  return bodyHash(intake.bundle.body)
}

/**
 * What the server signed for this very envelope, or null when it signed nothing of the kind. Its key
 * is the one the office vouches for: a server's own word for its own key would prove nothing.
 */
export function receiptOf(
  intake: Intake,
  acknowledgement: Acknowledgement,
  envelopeHash: string,
): Receipt | null {
  const key = intake.office.key as PublicKey
  const check = checkIntake(key, intake.signers, intake.bundle, intake.today)
  if (check.verdict === 'untrusted') return null
  const { server } = check.signers
  if (!isAcknowledgement(server, acknowledgement, envelopeHash)) return null
  const signature = acknowledgement.signatures.find((one) => one.key === server)
  return signature === undefined
    ? null
    : { body: acknowledgement.body, signature: signature.signature }
}

/** The signed proof of arrival. */
export interface Receipt {
  readonly body: AcknowledgementBody
  readonly signature: string
}
