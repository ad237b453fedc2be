import { claimOf, type ClaimRow } from '../register/claim-row.ts'
import { fold, officeAudience, textsIn, viewRow, visibleTo, type View } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { kindOf } from '../register/fold-store.ts'

/**
 * The one place where it is decided what a partner's terms keep in the office. What a list says that may not be passed on counts
 * inside like anything else that was said; of what leaves, in a letter or a file, it is no part. What another source says as well
 * leaves with that source.
 */
export class Leaving {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  /**
   * Of these subjects those of whom such a list says something, with what is known of them without it; of one audience, or of all
   * that the reader sees. All others leave as they are.
   */
  async without(
    subjects: readonly string[],
    audience: number | null = null,
  ): Promise<ReadonlyMap<string, View>> {
    const staying = await this.#sources()
    if (staying.size === 0 || subjects.length === 0) return new Map()
    const { rows } = await sql<ClaimRow & { of_kind: number }>`
      select c.*, s.kind as of_kind from standing_claim c join subject s on s.id = c.subject
      where c.subject in (
        select b.subject from standing_claim b where b.subject = any (${subjects}::bigint[])
          and b.source = any (${[...staying]}::bigint[])
      )`.execute(this.#tx)
    const seen = audience === null ? rows : visibleTo(rows, [officeAudience, audience])
    const left = Map.groupBy(
      seen.filter(({ source }) => !staying.has(source)),
      ({ subject }) => subject,
    )
    return new Map(
      seen.map(({ subject, of_kind }) => [
        subject,
        fold((left.get(subject) ?? []).map(claimOf), kindOf(of_kind)),
      ]),
    )
  }

  /** Of these people those whom nothing names that may leave. */
  async unnamed(people: readonly string[]): Promise<ReadonlySet<string>> {
    const without = await this.without(people)
    return new Set(
      [...without].flatMap(([person, view]) =>
        textsIn(view, 'person.name').length === 0 ? [person] : [],
      ),
    )
  }

  /** Subjects as they leave: of each with what it is called and what is known of it without such lists. */
  async of<One extends { readonly subject: string; readonly label: string; readonly view: View }>(
    subjects: readonly One[],
  ): Promise<One[]> {
    const without = await this.without(subjects.map(({ subject }) => subject))
    return subjects.map((one) => {
      const view = without.get(one.subject)
      return view === undefined ? one : { ...one, view, label: viewRow(view).label }
    })
  }

  /** The sources that stay. */
  async #sources(): Promise<ReadonlySet<string>> {
    const rows = await this.#tx
      .selectFrom('source')
      .innerJoin('list_batch', 'list_batch.id', 'source.batch')
      .select('source.id')
      .where('list_batch.onward', '=', false)
      .execute()
    return new Set(rows.map(({ id }) => id))
  }
}
