import { erasableVersions } from '../accounts/account-erasure.ts'
import { erasableSteps } from '../closings/closing-erasure.ts'
import { erasableNotes, erasableReasons } from '../consents/consent-erasure.ts'
import { erasableClaims } from '../register/erasure.ts'

/** What an operator can name, and what of it is destroyed. */
export const KINDS = {
  claim: { name: 'Claim', of: erasableClaims },
  account: { name: 'Account version', of: erasableVersions },
  closing: { name: 'Closing step', of: erasableSteps },
  consent: { name: 'Consent', of: erasableNotes },
  decision: { name: 'Consent decision', of: erasableReasons },
} as const

export type KindName = keyof typeof KINDS

export const kindNames = Object.keys(KINDS) as readonly KindName[]
