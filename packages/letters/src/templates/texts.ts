import type { TemplateText } from '../template.ts'

/** The letters an office has from the start, and their codes. */
export const templateCodes = ['first-letter', 'note-verbale', 'reminder', 'forwarding'] as const
export type TemplateCode = (typeof templateCodes)[number]

/** All of them in one language. A further language is a further file of these. */
export type TemplateTexts = Readonly<Record<TemplateCode, TemplateText>>
