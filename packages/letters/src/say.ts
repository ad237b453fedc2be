import { parseEdtf, sayDate } from '@amparo/register'
import { questionKinds, type Language, type QuestionKindCode } from '@amparo/vocabulary'
import { briefWords } from './brief-words.ts'
import type { LetterDocument } from './document.ts'
import { evidenceWords } from './evidence-words.ts'
import type { LetterToCompose } from './letter.ts'
import { letterWords } from './words.ts'

/** A date of the register in words, with nothing short left alone on a line; the day itself where it is none, which `checkLetter` does not let through. */
export function sayEdtf(edtf: string, language: Language): string {
  const read = parseEdtf(edtf)
  return read.ok ? sayDate(read.date, language).replace(' น.', '\u00a0น.') : edtf
}

/**
 * The day of a letter in words. In Thai the year says that it is of the Common Era, since ministries there count by another.
 */
export function sayDay(day: string, language: Language): string {
  const said = sayEdtf(day, language)
  return language === 'th' ? said.replace(/ (\d{4})$/u, ' ค.ศ.\u00a0$1') : said
}

/** A letter by its number and day, as a sentence names it. */
export function sayReference(
  { number, day }: { readonly number?: string; readonly day: string },
  language: Language,
): string {
  const words = letterWords[language]
  const said = sayDay(day, language)
  return number === undefined ? words.referenceByDay(said) : words.reference(number, said)
}

/** What stands at the foot of each page, since pages come apart. */
export function sayAtFoot({ form, number, language }: LetterDocument): string {
  if (form === 'brief') return briefWords[language].page(number)
  if (form === 'evidence') return evidenceWords[language].title(number)
  return letterWords[language].number + number
}

/** The kinds of question a letter asks, in the order of the vocabulary; its place there is the number it gets. */
export function questionsOf(letter: LetterToCompose): QuestionKindCode[] {
  const asked = new Set([
    ...letter.people.flatMap(({ questions }) => questions),
    ...(letter.unnamedQuestions ?? []),
  ])
  return Object.values(questionKinds.entries)
    .map(({ code }) => code)
    .filter((code) => asked.has(code))
}

/** Numbers from 1 in order, neighbours joined: "1–3, 5". */
export function sayNumbers(numbers: readonly number[]): string {
  const spans: [number, number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last !== undefined && number <= last[1] + 1) last[1] = number
    else spans.push([number, number])
  }
  return spans.map(saySpan).join(', ')
}

function saySpan([from, to]: readonly [number, number]): string {
  if (from === to) return String(from)
  return to === from + 1 ? `${from}, ${to}` : `${from}–${to}`
}
