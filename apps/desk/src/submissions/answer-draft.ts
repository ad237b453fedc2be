export interface AnswerDraft {
  readonly text: string
  readonly language: string
}

/** Reads a kept draft; anything that is not one is no draft. */
export function readAnswerDraft(content: unknown): AnswerDraft | null {
  const draft = content as Partial<AnswerDraft> | null
  if (typeof draft?.text !== 'string' || typeof draft.language !== 'string') return null
  return { text: draft.text, language: draft.language }
}
