import type { Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'

export type KeptFiling = Selectable<Tables['filing']>
export type KeptFilingStep = Selectable<Tables['filing_step']>

export type NewFiling = Pick<
  KeptFiling,
  'authority' | 'audience' | 'person' | 'sender' | 'channel' | 'country' | 'sent' | 'once'
>

/** What staff may ask about what others sent. The row policies show only the actor's audiences. */
export class FilingReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  async filing(id: string): Promise<KeptFiling | undefined> {
    return this.tx.selectFrom('filing').selectAll().where('id', '=', id).executeTakeFirst()
  }

  async withOnce(staff: number, once: Buffer): Promise<KeptFiling | undefined> {
    return this.tx
      .selectFrom('filing')
      .selectAll()
      .where('staff', '=', staff)
      .where('once', '=', once)
      .executeTakeFirst()
  }

  /** Newest first, before one; so many and one more. */
  async list(authority: string, after: string | null, most: number): Promise<KeptFiling[]> {
    return this.tx
      .selectFrom('filing')
      .selectAll()
      .where('authority', '=', authority)
      .$if(after !== null, (query) => query.where('id', '<', after ?? ''))
      .orderBy('id', 'desc')
      .limit(most + 1)
      .execute()
  }

  /** Each act of these, by the one it belongs to. */
  async stepsOf(filings: readonly string[]): Promise<ReadonlyMap<string, KeptFilingStep[]>> {
    if (filings.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('filing_step')
      .selectAll()
      .where('filing', 'in', filings)
      .execute()
    return Map.groupBy(rows, ({ filing }) => filing)
  }
}

/** Only exists inside a change; every method leaves one entry. */
export class FilingWriter extends FilingReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async record(filing: NewFiling): Promise<string> {
    const { authority, person, sender, channel, country, sent } = filing
    const audience = String(filing.audience)
    const fields = { authority, audience, person, sender, channel, country, sent }
    const { id: entry, object } = await this.#change.enterNew('filing.record', fields)
    const { id } = await this.tx
      .insertInto('filing')
      .values({ ...filing, object, ...this.#by(entry) })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  async step(
    { id: filing, object, audience }: KeptFiling,
    step: Pick<KeptFilingStep, 'act' | 'on_day' | 'once'>,
  ): Promise<void> {
    const fields = { act: step.act, on: step.on_day }
    const { id: entry } = await this.#change.enter('filing.step', object, fields)
    await this.tx
      .insertInto('filing_step')
      .values({ ...step, filing, audience, ...this.#by(entry) })
      .execute()
  }

  #by(entry: string) {
    return { staff: this.#staff, at: this.#change.now, entry }
  }
}
