import {
  labelAtStart,
  questionKinds,
  type Language,
  type QuestionKindCode,
} from '@amparo/vocabulary'
import type { AnnexRow, DocumentPart, Paragraph, ParagraphRole, Run } from './document.ts'
import type { LetterPerson, LetterToCompose } from './letter.ts'
import { questionsOf, sayEdtf, sayNumbers, sayReference } from './say.ts'
import { spellingsInOrder } from './spellings.ts'
import type { LetterForm } from './template.ts'
import { letterWords } from './words.ts'

/** The annex on a page of its own: whose letter it belongs to, what the numbers of questions mean, a row for each person. */
export function annexParts(letter: LetterToCompose, form: LetterForm): DocumentPart[] {
  const { language, people } = letter
  const words = letterWords[language]
  const questions = questionsOf(letter)
  const say = (role: ParagraphRole, text: string) => paragraph(role, language, text)
  const { row, name, born, lastKnown, questions: asked } = words.columns
  return [
    { kind: 'page-break' },
    say('annex-number', words.annexTo[form](sayReference(letter, language))),
    say('annex-title', words.annexTitle),
    say('annex-note', words.annexQuestions + legend(questions, language)),
    {
      kind: 'table',
      columns: [
        { title: row, share: 6 },
        { title: name, share: 34 },
        { title: born, share: 19 },
        { title: lastKnown, share: 29 },
        { title: asked, share: 12 },
      ],
      rows: people.map((person, at) => annexRow(person, at + 1, { language, questions })),
    },
  ]
}

/** What each number asks, since the annex travels apart from its letter. */
function legend(questions: readonly QuestionKindCode[], language: Language): string {
  const said = questions.map(
    (code, at) => `${at + 1}.\u00a0${labelAtStart(questionKinds.entries[code], language)}`,
  )
  return said.join('; ') + (language === 'th' ? '' : '.')
}

interface Asked {
  readonly language: Language
  readonly questions: readonly QuestionKindCode[]
}

function annexRow(person: LetterPerson, number: number, { language, questions }: Asked): AnnexRow {
  const words = letterWords[language]
  const cell = (text: string) => paragraph('cell', language, text)
  const { born, lastKnown } = person
  const numbers = person.questions.map((code) => questions.indexOf(code) + 1)
  return {
    person: person.id,
    cells: [
      [cell(String(number))],
      spellingsInOrder(person.names, language).map((name, at) =>
        spelled(name.text, name.language, at === 0),
      ),
      [cell(born === undefined ? words.unknown : sayEdtf(born, language))],
      lastKnownLines(lastKnown, language).map(cell),
      [cell(sayNumbers(numbers))],
    ],
  }
}

function lastKnownLines(lastKnown: LetterPerson['lastKnown'], language: Language): string[] {
  const words = letterWords[language]
  if (lastKnown === undefined) return [words.unknown]
  const { what, day, place } = lastKnown
  const when = day === undefined ? '' : `: ${sayEdtf(day, language)}`
  return [`${atStart(words.lastKnown[what])}${when}`, ...(place === undefined ? [] : [place])]
}

function spelled(text: string, language: string | undefined, isFirst: boolean): Paragraph {
  const run: Run = {
    text,
    ...(language === undefined ? {} : { language }),
    ...(isFirst ? { bold: true } : {}),
  }
  return { kind: 'paragraph', role: 'cell', runs: [run] }
}

function paragraph(role: ParagraphRole, language: Language, text: string): Paragraph {
  return { kind: 'paragraph', role, runs: [{ text, language }] }
}

function atStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
