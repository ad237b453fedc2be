import type { Role } from '@amparo/contract'

export type FigureAction = 'figure.read'

/** Whoever searches and reads letters may count them: nobody learns from a number what they may not look up. */
export const figureRules: Record<Role, Record<FigureAction, boolean>> = {
  'intake-officer': { 'figure.read': true },
  'rights-officer': { 'figure.read': true },
  medical: { 'figure.read': false },
  head: { 'figure.read': true },
  auditor: { 'figure.read': false },
  operator: { 'figure.read': false },
}
