import { checkIntake, hashOf, sign, type PublicKey, type SigningKey } from '@amparo/seal'
import { intakeInForm, type OfflineForm, type OfflineFormBody } from '@amparo/seal/offline-form'

export interface FormInput {
  /** The file as it will be saved, in UTF-8. */
  readonly html: string
  /** Today, `YYYY-MM-DD`. */
  readonly day: string
}

/**
 * Signs the form that will be given away, in the officer’s name, if it seals to this very office: the
 * key it names is the one from the officer’s own identity file, and the team’s key in it is signed by
 * two of that team. Null when it is not so. What the rest of the file does cannot be seen from here.
 */
export function signForm(
  officeKey: PublicKey,
  signingKey: SigningKey,
  { html, day }: FormInput,
): OfflineForm | null {
  const intake = intakeIn(html)
  if (intake.office?.key !== officeKey) return null
  const check = checkIntake(officeKey, intake.signers, intake.bundle, day)
  if (check.verdict === 'untrusted') return null
  const { office } = check.signers
  const sha256 = hashOf(new TextEncoder().encode(html))
  const body: OfflineFormBody = { v: 1, type: 'offline-form', office, day, sha256 }
  return sign('offline-form', body, signingKey)
}

interface Intake {
  readonly office?: { readonly key?: unknown }
  readonly signers?: unknown
  readonly bundle?: unknown
}

function intakeIn(html: string): Intake {
  const found = intakeInForm(html)
  return typeof found === 'object' && found !== null ? found : {}
}
