import type { RawBuilder } from 'kysely'

/**
 * Rows that show their entry's number to whoever may do `needs`. `rows` asks for one behind the entry `e`: `select from … where
 * … = e.id`; whose rows of these somebody sees is decided by the policies, as everywhere.
 */
export interface EntryCarrier<Action extends string> {
  readonly needs: Action
  readonly rows: RawBuilder<unknown>
}
