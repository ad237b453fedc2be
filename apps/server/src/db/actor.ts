import type { Role } from '@amparo/contract'

/** Who is asking, as the session established it; never rebuilt from what a request claims. */
export interface StaffActor {
  readonly kind: 'staff'
  readonly id: number
  readonly name: string
  readonly role: Role
  /** The teams this person belongs to; the whole office (0) is always added. */
  readonly teams: readonly number[]
}

export type Actor =
  | StaffActor
  /** What looks for people who may be one, for the office (0) or one team: it reads what that audience may, and writes no record. */
  | { readonly kind: 'matcher'; readonly team: number }
  /** The moment before somebody is known: signing in. */
  | { readonly kind: 'gate' }
  /**
   * A sender at the door, who may reach one mailbox (32 hexadecimal digits, or none yet) and use one upload token (the 64
   * of its hash).
   */
  | { readonly kind: 'door'; readonly mailbox: string | null; readonly token?: string }

export const gate: Actor = { kind: 'gate' }
