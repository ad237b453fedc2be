import type { Role } from '@amparo/contract'

export type ExaminationAction = 'examination.read' | 'examination.record'

const may = { 'examination.read': true, 'examination.record': true }
const none = { 'examination.read': false, 'examination.record': false }

/** Whoever speaks with the people, and whoever examines them. */
export const examinationRules: Record<Role, Record<ExaminationAction, boolean>> = {
  'intake-officer': may,
  'rights-officer': may,
  medical: may,
  head: may,
  auditor: none,
  operator: none,
}
