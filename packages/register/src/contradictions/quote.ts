import { contradictions, label, statedFacts } from '@amparo/vocabulary'
import type { Language } from '@amparo/vocabulary'
import { parseEdtf } from '../date.ts'
import { sayDate } from '../say-date.ts'
import type { Contradiction } from './contradiction.ts'
import type { KnownTo } from './known-to.ts'
import { isToProtect } from './known-to.ts'
import { sayDays, sayTimes } from './say-times.ts'
import type { Statement } from './statement.ts'

declare const outgoing: unique symbol

/** Text that was made to leave the office: it names no source. Nothing else makes one. */
export type OutgoingText = string & { readonly [outgoing]: true }

export interface Quotation {
  readonly wording: KnownTo['wording']
  readonly text: OutgoingText
  /** The answers it holds against what is known. */
  readonly answers: readonly string[]
}

/** What things are called in the language of the letter; null leaves a name out. */
export interface Names {
  facility(id: string): string | null
  authority(id: string): string | null
}

/**
 * A contradiction as a letter may put it: what the authorities answered, with its day, and what the
 * office has against it; in general words, or with day and place where enough persons share them.
 *
 * Null where no answer to the office is a side: there is nothing to quote. What an authority said
 * to anybody else is never quoted, for it points at whoever passed it on.
 */
export function quotationOf(
  contradiction: Contradiction,
  known: KnownTo,
  language: Language,
  names: Names,
): Quotation | null {
  const answered = contradiction.sides
    .flatMap(({ statements }) => statements)
    .filter((statement) => !isToProtect(statement) && statement.says !== 'replied')
  if (answered.length === 0) return null
  const sentences = [
    ...sayAnswers(answered, language, names),
    contradictions.entries[contradiction.code].quote[language],
    ...known.shared.flatMap((statement) => sayShared(statement, language, names) ?? []),
  ]
  const text = [...new Set(sentences)].join(' ') as OutgoingText
  const answers = answered.flatMap(({ answer }) => (answer === null ? [] : [answer.id]))
  return { wording: known.wording, text, answers: [...new Set(answers)] }
}

function sayAnswers(
  answered: readonly Statement[],
  language: Language,
  names: Names,
): readonly string[] {
  const byAnswer = Map.groupBy(answered, ({ answer }) => answer?.id)
  return [...byAnswer.values()].flatMap((statements) => {
    const answer = statements[0]?.answer ?? null
    if (answer === null) return []
    const facts = [...new Set(statements.map((statement) => sayFact(statement, language, names)))]
    const body = answer.body === null ? null : names.authority(answer.body)
    const frame = frames[language]
    const day = sayDay(answer.replyDay, language)
    return sentence(frame.answer(day, body, facts.join(frame.and)), language)
  })
}

function sayFact(
  { says, at, answer, places }: Statement,
  language: Language,
  names: Names,
): string {
  const fact = label(statedFacts.entries[says], language)
  const isOfReply = at.lo === null || at.lo.slice(0, 10) === answer?.replyDay
  const times = isOfReply ? null : sayTimes(at, language)
  const parts = [fact, times, placeIn(places, names)].filter((part) => part !== null)
  return parts.join(language === 'th' ? ' ' : ', ')
}

function sayDay(day: string, language: Language): string {
  const read = parseEdtf(day)
  return read.ok ? sayDate(read.date, language) : day
}

/** By days: the hour would tell who was there then. */
function sayShared({ at, places }: Statement, language: Language, names: Names): string | null {
  const days = sayDays(at, language)
  if (days === null) return null
  return sentence(frames[language].shared(days, placeIn(places, names)), language)
}

/** Only where it can be no other. */
function placeIn(places: Statement['places'], names: Names): string | null {
  const [place, ...more] = places ?? []
  return place === undefined || more.length > 0 ? null : names.facility(place)
}

function sentence(text: string, language: Language): string {
  return language === 'th' || text.endsWith('.') ? text : `${text}.`
}

interface Frame {
  readonly and: string
  answer(day: string, body: string | null, facts: string): string
  shared(days: string, place: string | null): string
}

const frames: Readonly<Record<Language, Frame>> = {
  en: {
    and: '; ',
    answer: (day, body, facts) => `Answer of ${day}${inBrackets(body)}: ${facts}`,
    shared: (days, place) => `This concerns: ${days}${afterSemicolon(place)}`,
  },
  ru: {
    and: '; ',
    answer: (day, body, facts) => `Ответ от ${day}${inBrackets(body)}: ${facts}`,
    shared: (days, place) => `Это касается: ${days}${afterSemicolon(place)}`,
  },
  be: {
    and: '; ',
    answer: (day, body, facts) => `Адказ ад ${day}${inBrackets(body)}: ${facts}`,
    shared: (days, place) => `Гэта датычыць: ${days}${afterSemicolon(place)}`,
  },
  th: {
    and: ' และ ',
    answer: (day, body, facts) => `คำตอบลงวันที่ ${day}${inBrackets(body)} ระบุว่า ${facts}`,
    shared: (days, place) => `ทั้งนี้เกี่ยวกับ ${days}${place === null ? '' : ` ที่ ${place}`}`,
  },
}

function afterSemicolon(name: string | null): string {
  return name === null ? '' : `; ${name}`
}

// In brackets a name keeps its form, whatever case the sentence would ask for.
function inBrackets(name: string | null): string {
  return name === null ? '' : ` (${name})`
}
