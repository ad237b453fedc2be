import { fold, officeAudience, textsIn, viewRow, visibleTo, type View } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { PeopleLook } from '../register/people-look.ts'
import { Listed } from '../register/listed.ts'

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
    const staying = await this.staying()
    const said = await new Listed(this.#tx).claimsBeside(subjects, [...staying])
    return new Map(
      [...said].map(([subject, { kind, claims }]) => {
        const seen = audience === null ? claims : visibleTo(claims, [officeAudience, audience])
        return [
          subject,
          fold(
            seen.filter(({ source }) => !staying.has(source.id)),
            kind,
          ),
        ]
      }),
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

  /** What leads the page of each of these, as far as it may leave: of whom nothing may, nothing. */
  async labels(
    subjects: readonly string[],
    audience: number,
  ): Promise<ReadonlyMap<string, string>> {
    const labels = await new PeopleLook(this.#tx).labels(subjects, audience)
    const without = await this.without(subjects, audience)
    return new Map([
      ...labels,
      ...[...without].map(([subject, view]) => [subject, viewRow(view).label] as const),
    ])
  }

  /** The sources that stay. */
  async staying(): Promise<ReadonlySet<string>> {
    const batches = await this.#tx
      .selectFrom('list_batch')
      .select('id')
      .where('onward', '=', false)
      .execute()
    const sources = await new Listed(this.#tx).sources(batches.map(({ id }) => id))
    return new Set(sources.values())
  }
}
