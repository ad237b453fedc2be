import { sql } from 'kysely'
import type { Change, Reading } from '../db/office.ts'

/** Somebody who is to be asked whether they agree to a purpose. */
export interface KeptRequest {
  readonly id: string
  readonly person: string
  readonly purpose: string
  readonly letter: string | null
  readonly audience: number
  readonly staff: number
  readonly at: Date
  readonly entry: string
  /** They were asked about it in a conversation since. */
  readonly askedSince: boolean
}

export interface NewRequests {
  readonly people: readonly string[]
  readonly purpose: string
  readonly letter: string | null
  readonly audience: number
}

export class RequestReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Newest first; of one letter, or of all. */
  async requests(letter: string | null): Promise<KeptRequest[]> {
    return this.#where(letter === null ? sql`true` : sql`r.letter = ${letter}::bigint`)
  }

  async of(people: readonly string[], purpose: string): Promise<KeptRequest[]> {
    if (people.length === 0) return []
    return this.#where(sql`r.person = any (${people}::bigint[]) and r.purpose = ${purpose}`)
  }

  async #where(which: ReturnType<typeof sql>): Promise<KeptRequest[]> {
    const { rows } = await sql<KeptRequest>`
      select r.id, r.person, r.purpose, r.letter, r.audience, r.staff, r.at, r.entry,
        exists (select from consent c join consent_line l on l.consent = c.id
          where c.person = r.person and l.purpose = r.purpose and c.at >= r.at) as "askedSince"
      from consent_request r where ${which} order by r.id desc`.execute(this.tx)
    return rows
  }
}

/** Only exists inside a change, so that nobody is put on the list without an entry. */
export class RequestWriter extends RequestReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async open({ people, purpose, letter, audience }: NewRequests): Promise<void> {
    const fields = { people: people.join(' '), purpose, letter: letter ?? '' }
    const { id: entry } = await this.#change.enterOwn('consent.request', fields)
    const row = { purpose, letter, audience, staff: this.#staff, at: this.#change.now, entry }
    await this.tx
      .insertInto('consent_request')
      .values(people.map((person) => ({ ...row, person })))
      .execute()
  }
}
