import type { Role } from '@amparo/contract'
import type { StaffActor } from '../db/actor.ts'
import type { Reading } from '../db/office.ts'
import { IDLE_MINUTES, LONGEST_HOURS } from '../http/session.ts'

const MINUTE = 60_000
const CHALLENGE_MINUTES = 5

export interface Member {
  readonly id: number
  /** Raw Ed25519 public key. */
  readonly sign: Buffer
}

/** Signing in, as the gate: before an actor is known. */
export class SessionStore {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  async memberBy(handle: string): Promise<Member | undefined> {
    return this.#tx
      .selectFrom('staff')
      .select(['id', 'sign'])
      .where('handle', '=', handle)
      .executeTakeFirst()
  }

  async identityFile(staff: number): Promise<Buffer | undefined> {
    const found = await this.#tx
      .selectFrom('identity_file')
      .select('file')
      .where('staff', '=', staff)
      .executeTakeFirst()
    return found?.file
  }

  /** Remembers a challenge for a few minutes, and forgets those whose time is over. */
  async keepChallenge(hash: Buffer, staff: number, now: Date): Promise<void> {
    await this.#tx.deleteFrom('challenge').where('expires', '<', now).execute()
    const expires = new Date(now.getTime() + CHALLENGE_MINUTES * MINUTE)
    await this.#tx.insertInto('challenge').values({ hash, staff, expires }).execute()
  }

  /** Uses a challenge up. True once, for the person it was made for, before it expires. */
  async takeChallenge(hash: Buffer, staff: number, now: Date): Promise<boolean> {
    const taken = await this.#tx
      .deleteFrom('challenge')
      .where('hash', '=', hash)
      .where('staff', '=', staff)
      .where('expires', '>=', now)
      .executeTakeFirst()
    return taken.numDeletedRows === 1n
  }

  async begin(hash: Buffer, staff: number, now: Date): Promise<void> {
    await this.#tx
      .deleteFrom('session')
      .where('seen', '<', new Date(now.getTime() - LONGEST_HOURS * 60 * MINUTE))
      .execute()
    await this.#tx.insertInto('session').values({ hash, staff, created: now, seen: now }).execute()
  }

  /**
   * Who a living session belongs to. What a person does marks it as seen, at most once a minute; what a page asks by itself
   * does not, or a page left open would never be locked out.
   */
  async actorOf(hash: Buffer, now: Date, byItself = false): Promise<StaffActor | undefined> {
    const session = await this.#tx
      .selectFrom('session')
      .select(['staff', 'seen'])
      .where('hash', '=', hash)
      .where('seen', '>', new Date(now.getTime() - IDLE_MINUTES * MINUTE))
      .where('created', '>', new Date(now.getTime() - LONGEST_HOURS * 60 * MINUTE))
      .executeTakeFirst()
    if (session === undefined) return undefined
    if (!byItself && now.getTime() - session.seen.getTime() > MINUTE)
      await this.#tx.updateTable('session').set({ seen: now }).where('hash', '=', hash).execute()
    return this.actor(session.staff)
  }

  /** A member of staff as an actor, with the teams they are in at this moment. */
  async actor(id: number): Promise<StaffActor | undefined> {
    const found = await this.#tx
      .selectFrom('staff')
      .select(['name', 'role'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (found === undefined) return undefined
    const { name, role } = found
    return { kind: 'staff', id, name, role: role as Role, teams: await this.#teamsOf(id) }
  }

  async end(hash: Buffer): Promise<void> {
    await this.#tx.deleteFrom('session').where('hash', '=', hash).execute()
  }

  async #teamsOf(staff: number): Promise<number[]> {
    const rows = await this.#tx
      .selectFrom('membership')
      .select('team')
      .where('staff', '=', staff)
      .orderBy('team')
      .execute()
    return rows.map((row) => row.team)
  }
}
