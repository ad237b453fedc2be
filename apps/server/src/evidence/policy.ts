import type { Role } from '@amparo/contract'

export type EvidenceAction = 'event.take-out'

const none = { 'event.take-out': false }

/** Whoever writes to authorities about people also hands over what is known of an event; nobody else takes it out of the office. */
export const evidenceRules: Record<Role, Record<EvidenceAction, boolean>> = {
  'intake-officer': none,
  'rights-officer': { 'event.take-out': true },
  medical: none,
  head: { 'event.take-out': true },
  auditor: none,
  operator: none,
}
