import { expect } from 'vitest'
import type { BatchRow, NewListRow } from '@amparo/contract'
import { goOnWithLists } from '../lists/list-work.ts'
import { drawn, LettersDesk, today } from './letters.ts'
import { DESK, send, signedIn, type TestOffice } from './test-office.ts'

/** A row that names somebody, with what else it says. */
export function aRow(
  key: string | null,
  name: string,
  said: Readonly<Record<string, string>> = {},
): NewListRow {
  const values: NewListRow['values'] = [
    { property: 'person.name', value: { kind: 'name', text: name } },
    ...Object.entries(said).map(([property, text]) => ({
      property,
      value: /birth|from|until/.test(property)
        ? ({ kind: 'date', edtf: text } as const)
        : ({ kind: 'text', text } as const),
    })),
  ]
  return { key, cells: [key, name, ...Object.values(said)].slice(0, 5), values, refused: null }
}

export const listTerms = (given: object = {}) => ({
  purpose: 'To look for the people on it (synthetic).',
  fields: ['person.name', 'person.birth', 'person.residence', 'custody.from', 'custody.place'],
  expires: null,
  onward: true,
  ...given,
})

/** What people do with partners' lists in a test. */
export class ListsDesk {
  readonly office: TestOffice
  readonly letters: LettersDesk
  readonly #cookie: string

  private constructor(office: TestOffice, letters: LettersDesk, cookie: string) {
    this.office = office
    this.letters = letters
    this.#cookie = cookie
  }

  static async of(office: TestOffice): Promise<ListsDesk> {
    return new ListsDesk(
      office,
      await LettersDesk.of(office),
      await signedIn(office, 'rights-officer'),
    )
  }

  async partner(name: string, audience = 0): Promise<string> {
    return this.letters.subject('organisation' as never, name, audience)
  }

  begun(list: object, rows: readonly NewListRow[], given: object = {}) {
    return {
      list,
      terms: listTerms(),
      columns: ['No', 'Name', 'A', 'B', 'C'].map((name) => ({ name, kept: true })),
      mapping: { v: 1 },
      directness: 'second-hand',
      credibility: 3,
      saidOn: today(),
      rows: rows.length,
      once: drawn(),
      ...given,
    }
  }

  /** A version whose rows are all sent; its dry run is asked for and not done. */
  async sent(
    list: object,
    rows: readonly NewListRow[],
    given: object = {},
  ): Promise<{ list: string; batch: string }> {
    const made = await this.letters.done('/api/batches', this.begun(list, rows, given))
    const { list: of, batch } = made as { list: string; batch: string }
    for (let from = 0; from < rows.length; from += 500)
      await this.letters.done(`/api/batches/${batch}/rows`, {
        from: from + 1,
        rows: rows.slice(from, from + 500),
      })
    await this.letters.done(`/api/batches/${batch}/complete`, {})
    return { list: of, batch }
  }

  /** A version of which a dry run is done. */
  async checked(list: object, rows: readonly NewListRow[], given: object = {}) {
    const sent = await this.sent(list, rows, given)
    await this.work()
    return sent
  }

  async work(): Promise<void> {
    await goOnWithLists(this.office.app, {
      events: {
        bug: (_where, error) => {
          throw error
        },
      },
    })
  }

  async read(batch: string) {
    const told = await send(this.office.desk, DESK, `/api/batches/${batch}`, undefined, {
      cookie: this.#cookie,
    })
    expect(told.status, told.text).toBe(200)
    return told.body as {
      state: string
      applied: number
      undone: number
      trouble: string | null
      check: { run: string; counts: Record<string, number> }
    }
  }

  async ask(batch: string, what: string, body: object = {}) {
    return this.letters.ask(`/api/batches/${batch}/${what}`, body)
  }

  /** Asks for a checked version to be recorded. */
  async startApply(batch: string): Promise<void> {
    const { check } = await this.read(batch)
    await this.letters.done(`/api/batches/${batch}/apply`, { run: check.run })
  }

  async applied(batch: string): Promise<void> {
    await this.startApply(batch)
    await this.work()
    expect((await this.read(batch)).state).toBe('applied')
  }

  async undone(batch: string): Promise<void> {
    await this.letters.done(`/api/batches/${batch}/undo`, { reason: 'wrong-file' })
    await this.work()
    expect((await this.read(batch)).state).toBe('undone')
  }

  async rows(batch: string, verdict: string | null = null): Promise<BatchRow[]> {
    const all: BatchRow[] = []
    for (let more = true; more;) {
      const after = all.at(-1)?.row ?? null
      const page = await this.letters.done(`/api/batches/${batch}/rows/list`, { verdict, after })
      all.push(...(page['rows'] as BatchRow[]))
      more = page['more'] as boolean
    }
    return all
  }

  async judged(batch: string, row: number, takenFor: object): Promise<void> {
    await this.letters.done(`/api/batches/${batch}/judge`, { rows: [{ row, takenFor }] })
  }
}
