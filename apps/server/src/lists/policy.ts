import type { Role } from '@amparo/contract'

export type ListAction = 'list.read' | 'list.bring' | 'list.apply' | 'list.undo'

const none = {
  'list.read': false,
  'list.bring': false,
  'list.apply': false,
  'list.undo': false,
}
const all = { 'list.read': true, 'list.bring': true, 'list.apply': true, 'list.undo': true }

/** Whoever answers for records brings lists into them, and takes them back; whoever opens the post sees where a record came from. */
export const listRules: Record<Role, Record<ListAction, boolean>> = {
  'intake-officer': { ...none, 'list.read': true },
  'rights-officer': all,
  medical: none,
  head: all,
  auditor: none,
  operator: none,
}
