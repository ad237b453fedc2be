import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { defaultTemplates } from './default-templates.ts'
import { readTemplateFile, writeTemplateFile } from './template-file.ts'
import type { Language } from '@amparo/vocabulary'

const languages: readonly Language[] = ['be', 'ru', 'en', 'th']
const each = defaultTemplates.flatMap((template) =>
  languages.map((language) => ({ template, language, name: `${template.code} in ${language}` })),
)

describe('a wording as a Word file', () => {
  test.each(each)('of $name comes back as it was', async ({ template, language }) => {
    const docx = (await writeTemplateFile(template, language)) ?? new Uint8Array()
    const { code, form, needs } = template
    expect(readTemplateFile(docx, { code, form, needs }, language)).toEqual({
      ok: true,
      template: { ...template, languages: { [language]: template.languages[language] } },
    })
  })

  test('of which a slot was misspelt is refused with the place', async () => {
    const [first] = defaultTemplates
    if (first === undefined) throw new Error('no template')
    const text = first.languages.en
    if (text === undefined) throw new Error('no English')
    const wrong = { ...first, languages: { en: { ...text, salutation: 'Dear {nobody},' } } }
    const docx = (await writeTemplateFile(wrong, 'en')) ?? new Uint8Array()
    expect(readTemplateFile(docx, first, 'en')).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-slot', at: 'languages.en.salutation' }],
    })
  })

  test('that is no Word file, or another one, is refused and never throws', () => {
    const [first] = defaultTemplates
    if (first === undefined) throw new Error('no template')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readTemplateFile(bytes, first, 'en').ok).toBe(false)
      }),
    )
  })
})
