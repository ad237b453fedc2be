import { languages } from '@amparo/vocabulary'
import { describe, expect, test } from 'vitest'
import { defaultTemplates } from './default-templates.ts'
import { layOutLetter } from './lay-out.ts'
import type { LetterToCompose } from './letter.ts'
import { readTemplate } from './read-template.ts'
import { sampleLetter } from './testing/sample-letter.ts'

const cases = defaultTemplates.flatMap((template) =>
  languages.map((language) => ({ code: template.code, language, template })),
)

describe.each(cases)('$code in $language', ({ template, language }) => {
  test('says everything that a letter brings', () => {
    const laid = layOutLetter(fullLetter(language), template)
    expect(laid.ok ? [] : laid.problems).toEqual([])
  })

  test.each([0, 1, 2, 5, 21])('counts %i without a name, or says nothing of them', (unnamed) => {
    const text = textOf({ ...fullLetter(language), unnamed }, template)
    expect(text).not.toMatch(/[{}]|undefined|\.\.$|\. ?\./mu)
    if (unnamed > 0) expect(text).toContain(String(unnamed))
  })

  test('can be about people of whom nobody is named', () => {
    const letter = {
      ...fullLetter(language),
      people: [],
      unnamedQuestions: ['whereabouts'] as const,
    }
    const text = textOf(letter, template)
    expect(text).toContain('5')
  })
})

test('the templates an office begins with are read back as they are', () => {
  for (const template of defaultTemplates) {
    expect(readTemplate(JSON.stringify(template))).toEqual({ ok: true, template })
  }
})

/** A letter with every part there can be. */
function fullLetter(language: LetterToCompose['language']): LetterToCompose {
  const letter = sampleLetter(language)
  return {
    ...letter,
    earlier: { number: '14/7-1200', day: '2020-08-15' },
    referral: { by: letter.addressee, day: '2020-08-18' },
    thanks: [{ number: '5/70', day: '2020-08-18', people: 9 }],
    replyBy: '2020-09-05',
    ownWords: [],
  }
}

function textOf(letter: LetterToCompose, template: (typeof defaultTemplates)[number]): string {
  const laid = layOutLetter(letter, template)
  if (!laid.ok) throw new Error(laid.problems.map(({ sentence }) => sentence).join(' '))
  return laid.document.parts
    .map((part) =>
      part.kind === 'paragraph'
        ? [...part.runs, ...(part.aside ?? [])].map(({ text }) => text).join(' ')
        : '',
    )
    .join('\n')
}
