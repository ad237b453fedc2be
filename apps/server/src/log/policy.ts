import type { Role } from '@amparo/contract'

export type LogAction = 'log.read' | 'entry.prove'

/**
 * Entries hold commitments, no content: who checks the office reads them all, and nothing else. Whoever sees a record gets
 * the proof of the entry whose number it carries; which those are is decided in carried-by.ts.
 */
export const logRules: Record<Role, Record<LogAction, boolean>> = {
  'intake-officer': { 'log.read': false, 'entry.prove': true },
  'rights-officer': { 'log.read': false, 'entry.prove': true },
  medical: { 'log.read': false, 'entry.prove': true },
  head: { 'log.read': true, 'entry.prove': true },
  auditor: { 'log.read': true, 'entry.prove': true },
  operator: { 'log.read': false, 'entry.prove': false },
}
