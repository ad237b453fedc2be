import { mayDo } from '../authority.ts'
import type { StaffActor } from '../db/actor.ts'
import type { About } from './account-store.ts'

/** Whether somebody of this role may know of accounts of these people at all: what a sender tells is for whoever may open their message. */
export function mayKnowOf({ role }: StaffActor, kind: About['kind']): boolean {
  return mayDo(role, 'account.read') && (kind === 'person' || mayDo(role, 'submission.open'))
}
