import type { Role } from '@amparo/contract'

export type ConsentAction = 'consent.read' | 'consent.record' | 'consent.decide'

const none = { 'consent.read': false, 'consent.record': false, 'consent.decide': false }
const asks = { 'consent.read': true, 'consent.record': true, 'consent.decide': false }

/** Whoever speaks with people asks them; between words that differ the head decides, in writing. */
export const consentRules: Record<Role, Record<ConsentAction, boolean>> = {
  'intake-officer': asks,
  'rights-officer': asks,
  medical: none,
  head: { 'consent.read': true, 'consent.record': true, 'consent.decide': true },
  auditor: none,
  operator: none,
}
