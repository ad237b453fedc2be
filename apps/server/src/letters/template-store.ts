import type { LetterForm } from '@amparo/contract'
import { defaultTemplates, type Template } from '@amparo/letters'
import type { Language } from '@amparo/vocabulary'
import type { Change, Reading } from '../db/office.ts'

/** Which kind of letter of the software's own each form is. */
const CODES = {
  letter: 'first-letter',
  'note-verbale': 'note-verbale',
  reminder: 'reminder',
  forwarding: 'forwarding',
} as const

/** One version of how the office words a letter; without a wording it goes back to the one that comes with the software. */
export interface KeptTemplate {
  readonly id: string
  readonly language: Language
  readonly form: LetterForm
  readonly version: number
  readonly wording: Template | null
  readonly staff: number
  readonly at: Date
  readonly entry: string
}

/** A wording to compose by, and which version it is; null for the software's own. */
export interface WordingInUse {
  readonly template: Template
  readonly id: string | null
}

/** What comes with the software. */
export function ownTemplate(form: LetterForm): Template {
  const template = defaultTemplates.find(({ code }) => code === CODES[form])
  if (template === undefined) throw new Error(`no template for ${form}`)
  return template
}

export class TemplateReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Every version, newest first. */
  async versions(): Promise<KeptTemplate[]> {
    return this.tx
      .selectFrom('letter_template')
      .select(['id', 'language', 'form', 'version', 'wording', 'staff', 'at', 'entry'])
      .orderBy('id', 'desc')
      .execute() as Promise<KeptTemplate[]>
  }

  async version(
    language: Language,
    form: LetterForm,
    version: number | null,
  ): Promise<KeptTemplate | undefined> {
    return this.tx
      .selectFrom('letter_template')
      .select(['id', 'language', 'form', 'version', 'wording', 'staff', 'at', 'entry'])
      .where('language', '=', language)
      .where('form', '=', form)
      .$if(version !== null, (query) => query.where('version', '=', version ?? 0))
      .orderBy('version', 'desc')
      .executeTakeFirst() as Promise<KeptTemplate | undefined>
  }

  /** What letters of this form are composed by now, in this language. */
  async inUse(language: Language, form: LetterForm): Promise<WordingInUse> {
    const newest = await this.version(language, form, null)
    if (newest?.wording == null) return { template: ownTemplate(form), id: null }
    return { template: newest.wording, id: newest.id }
  }
}

export interface NewTemplate {
  readonly language: Language
  readonly form: LetterForm
  readonly version: number
  readonly wording: Template | null
}

/** Only exists inside a change, so that no wording comes without its entry. */
export class TemplateWriter extends TemplateReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async keep({ language, form, version, wording }: NewTemplate): Promise<void> {
    const said = wording === null ? null : JSON.stringify(wording)
    const fields = { language, form, version: String(version), wording: said ?? '' }
    const { id: entry } = await this.#change.enterNew('letter.template', fields)
    await this.tx
      .insertInto('letter_template')
      .values({
        language,
        form,
        version,
        wording: said,
        staff: this.#staff,
        at: this.#change.now,
        entry,
      })
      .execute()
  }
}
