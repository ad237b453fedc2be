import type { Role } from '@amparo/contract'

export type LogAction = 'log.read'

/** Entries hold commitments, no content: who checks the office reads them, and nothing else. */
export const logRules: Record<Role, Record<LogAction, boolean>> = {
  'intake-officer': { 'log.read': false },
  'rights-officer': { 'log.read': false },
  medical: { 'log.read': false },
  head: { 'log.read': true },
  auditor: { 'log.read': true },
  operator: { 'log.read': false },
}
