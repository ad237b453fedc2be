import type { Role } from '@amparo/contract'

export type FileAction = 'file.attach' | 'file.view'

const all = { 'file.attach': true, 'file.view': true }
const none = { 'file.attach': false, 'file.view': false }

/** Whoever may open a message may look at its files and add to them; see the rules of messages. */
export const fileRules: Record<Role, Record<FileAction, boolean>> = {
  'intake-officer': all,
  'rights-officer': all,
  medical: none,
  head: all,
  auditor: none,
  operator: none,
}
