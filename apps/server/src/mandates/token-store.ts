import { sql } from 'kysely'
import { dayOf, type Change } from '../db/office.ts'

/** A token that may be used today. */
export interface GoodToken {
  readonly hash: Buffer
  readonly mandate: Buffer
  readonly audience: number
}

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
   * The token that was shown, or undefined when there is none, it is out of its time, or its mandate is frozen. Whether it
   * was used before, only using it can tell.
   */
  async good(hash: Buffer): Promise<GoodToken | undefined> {
    const { tx, now } = this.#change
    const today = dayOf(now)
    const { rows } = await sql<GoodToken>`
      select hash, mandate, audience from token
      where hash = ${hash} and ${today}::date between not_before and not_after and not is_frozen(mandate)`.execute(
      tx,
    )
    return rows[0]
  }

  /**
   * Uses a token up, in the transaction of the message it lets in. False when somebody was quicker, with the token or with
   * freezing it: the transaction can only be given up then.
   */
  async use({ hash, mandate, audience }: GoodToken, use: TokenUse): Promise<boolean> {
    const { mailbox, submission, entry } = use
    return this.#change.tx
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
