import type { Role } from '@amparo/contract'

/** In the order in which tables show them. */
export const roles = [
  'intake-officer',
  'rights-officer',
  'medical',
  'head',
  'auditor',
  'operator',
] as const satisfies readonly Role[]
