/** What is typed of a translation. Plain JSON, so that it can be a draft. */
export interface TranslationFields {
  readonly language: string
  readonly by: 'person' | 'machine'
  readonly name: string
  readonly words: string
  readonly note: string
}

/** Reads a kept draft; null for what is none. */
export function readTranslation(content: unknown): TranslationFields | null {
  if (typeof content !== 'object' || content === null) return null
  const { language, by, name, words, note } = content as Partial<
    Record<keyof TranslationFields, unknown>
  >
  const isText = (value: unknown): value is string => typeof value === 'string'
  if (!isText(language) || !isText(name) || !isText(words) || !isText(note)) return null
  return { language, by: by === 'machine' ? 'machine' : 'person', name, words, note }
}
