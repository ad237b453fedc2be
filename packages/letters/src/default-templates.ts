import type { LetterForm, Template, TemplateNeed } from './template.ts'
import { belarusian } from './templates/belarusian.ts'
import { english } from './templates/english.ts'
import { russian } from './templates/russian.ts'
import { templateCodes, type TemplateCode } from './templates/texts.ts'
import { thai } from './templates/thai.ts'

const shapes: Readonly<
  Record<TemplateCode, { readonly form: LetterForm; readonly needs: readonly TemplateNeed[] }>
> = {
  'first-letter': { form: 'letter', needs: [] },
  'note-verbale': { form: 'note', needs: [] },
  reminder: { form: 'letter', needs: ['earlier'] },
  forwarding: { form: 'letter', needs: ['referral'] },
}

/** What an office writes with until it words its own; each in every language. */
export const defaultTemplates: readonly Template[] = templateCodes.map((code) => ({
  format: 1,
  code,
  ...shapes[code],
  languages: { en: english[code], ru: russian[code], be: belarusian[code], th: thai[code] },
}))
