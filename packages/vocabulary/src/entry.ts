/** Languages every label exists in. A further language is a further key of `Labels`. */
export const languages = ['en', 'ru', 'be', 'th'] as const
export type Language = (typeof languages)[number]
export type Labels = Readonly<Record<Language, string>>

/**
 * How far a code can be leaned on.
 * `standard`: the term of a published standard. `field`: common usage of the field, worded by us.
 * `uncertain`: believed right, to be checked before it is quoted as fact.
 * `office`: made for the work of an office; no outside authority stands behind it.
 */
export const certainties = ['standard', 'field', 'uncertain', 'office'] as const
export type Certainty = (typeof certainties)[number]

export interface Origin {
  readonly source: string
  readonly certainty: Certainty
}

export interface Entry<Code extends string = string> extends Origin {
  readonly code: Code
  readonly labels: Labels
}

/** What an entry of a table is written with; it may differ from its table's origin. */
type Row<Extra> = Labels & Partial<Origin> & Extra

export type Vocabulary<Code extends string = string, Extra = unknown> = Origin & {
  readonly name: string
  /** Total over the codes, in the order in which they are offered to people. */
  readonly entries: Readonly<Record<Code, Entry<Code> & Extra>>
}

/** Builds a vocabulary from a table of labels; entries keep the order of the table. */
export function defineVocabulary<Code extends string, Extra extends object = object>(
  name: string,
  origin: Origin,
  table: Readonly<Record<Code, Row<Extra>>>,
): Vocabulary<Code, Extra> {
  const entries = {} as Record<Code, Entry<Code> & Extra>
  for (const code of Object.keys(table) as Code[]) {
    const { en, ru, be, th, ...rest } = table[code]
    const labels = { en, ru, be, th }
    entries[code] = { ...origin, ...(rest as unknown as Extra), code, labels }
  }
  return { name, ...origin, entries }
}

/** The label as it stands inside a sentence: no capital, no full stop. */
export function label(entry: { readonly labels: Labels }, language: Language): string {
  return entry.labels[language]
}

/** The label as it stands at the start of a line: in a list, a heading, a button. Thai has no capitals. */
export function labelAtStart(entry: { readonly labels: Labels }, language: Language): string {
  const text = label(entry, language)
  const [first = ''] = text
  return first.toLocaleUpperCase(language) + text.slice(first.length)
}
