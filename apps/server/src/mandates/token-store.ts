import type { Change } from '../db/office.ts'
import { dayOf } from '../db/office.ts'

/** What a token is used for. */
export interface TokenUse {
  readonly mailbox: Buffer
  readonly submission: string
  readonly entry: string
}

/** Upload tokens, as the door may know them: the one that was shown, and no other. */
export class TokenStore {
  readonly #change: Change

  constructor(change: Change) {
    this.#change = change
  }

  /**
   * Uses a token up, in the transaction of the message it lets in. False when there is none, it is out of its time, its mandate
   * is frozen, or somebody was quicker: all alike, so that a guess learns nothing.
   */
  async use(hash: Buffer, { mailbox, submission, entry }: TokenUse): Promise<boolean> {
    const { tx, now } = this.#change
    const today = dayOf(now)
    const token = await tx
      .selectFrom('token')
      .select(['mandate', 'audience', 'not_before', 'not_after'])
      .where('hash', '=', hash)
      .executeTakeFirst()
    if (token === undefined || today < token.not_before || today > token.not_after) return false
    const { mandate, audience } = token
    return tx
      .insertInto('token_use')
      .values({ token: hash, mandate, mailbox, submission, audience, entry })
      .execute()
      .then(
        () => true,
        (error: unknown) => {
          if (isRefusal(error)) return false
          throw error
        },
      )
  }
}

/** The row is there already (23505), or the row policy found the mandate frozen (42501). */
function isRefusal(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === '23505' || error.code === '42501')
  )
}
