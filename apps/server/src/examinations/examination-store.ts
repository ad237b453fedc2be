import { sql, type Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import type { StoredView } from '../register/register-store.ts'

export type KeptWord = Selectable<Tables['examination_step']>

/** What is said of an examination, as it is to be kept. */
export type NewWord = Pick<
  KeptWord,
  | 'audience'
  | 'state'
  | 'provider'
  | 'place'
  | 'on_day'
  | 'independent'
  | 'cause'
  | 'replaces'
  | 'once'
>

/** What staff may ask about examinations. The row policies show only the actor's audiences. */
export class ExaminationReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Of these people, oldest first. */
  async words(people: readonly string[]): Promise<KeptWord[]> {
    if (people.length === 0) return []
    return this.tx
      .selectFrom('examination_step')
      .selectAll()
      .where('subject', 'in', people)
      .orderBy('id')
      .execute()
  }

  /** Of everybody, oldest first. */
  async all(): Promise<KeptWord[]> {
    const { rows } = await sql<KeptWord>`select * from examination_step order by id`.execute(
      this.tx,
    )
    return rows
  }

  async withOnce(staff: number, once: Buffer): Promise<KeptWord | undefined> {
    return this.tx
      .selectFrom('examination_step')
      .selectAll()
      .where('staff', '=', staff)
      .where('once', '=', once)
      .executeTakeFirst()
  }
}

/** Only exists inside a change, so that nothing is said without its entry. */
export class ExaminationWriter extends ExaminationReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async say({ subject, object }: Pick<StoredView, 'subject' | 'object'>, word: NewWord) {
    const { id: entry } = await this.#change.enter('examination.record', object, boundOf(word))
    await this.tx
      .insertInto('examination_step')
      .values({ ...word, subject, staff: this.#staff, at: this.#change.now, entry })
      .execute()
  }
}

/** What the entry of a word binds. */
export function boundOf(word: Omit<NewWord, 'once'>) {
  return {
    audience: String(word.audience),
    state: word.state ?? '',
    provider: word.provider ?? '',
    place: word.place ?? '',
    on: word.on_day ?? '',
    independent: word.independent ?? '',
    cause: word.cause ?? '',
    replaces: word.replaces ?? '',
  }
}
