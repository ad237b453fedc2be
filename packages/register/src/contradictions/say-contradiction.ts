import { contradictions, label, labelAtStart, statedFacts, surenesses } from '@amparo/vocabulary'
import type { Labels, Language } from '@amparo/vocabulary'
import type { Contradiction, Side } from './contradiction.ts'
import type { Names } from './quote.ts'
import { sayDays, sayTimes } from './say-times.ts'
import type { Statement } from './statement.ts'

/** A contradiction in words, for a page of the office. */
export interface SaidContradiction {
  /** At the head of a line. */
  readonly title: string
  readonly sure: string
  readonly sides: readonly [SaidSide, SaidSide]
}

export interface SaidSide {
  readonly from: string
  /** What is said and of when, each once, earliest first. */
  readonly lines: readonly string[]
}

export function sayContradiction(
  one: Contradiction,
  language: Language,
  names: Pick<Names, 'facility'>,
): SaidContradiction {
  const [first, second] = one.sides
  return {
    title: labelAtStart(contradictions.entries[one.code], language),
    sure: label(surenesses.entries[one.sure], language),
    sides: [saySide(first, language, names), saySide(second, language, names)],
  }
}

function saySide(
  { from, statements }: Side,
  language: Language,
  names: Pick<Names, 'facility'>,
): SaidSide {
  const lines = statements.map((statement) => sayStatement(statement, language, names))
  return { from: fromLabels[from][language], lines: [...new Set(lines)] }
}

function sayStatement(
  statement: Statement,
  language: Language,
  names: Pick<Names, 'facility'>,
): string {
  const fact = labelAtStart(statedFacts.entries[statement.says], language)
  const named = [...(statement.places ?? [])].flatMap((place) => names.facility(place) ?? [])
  // Several where the words fit several places.
  const place = named.length === 0 ? null : named.toSorted().join(' / ')
  const details = [sayWhen(statement, language), place].filter((detail) => detail !== null)
  if (details.length === 0) return fact
  return language === 'th' ? `${fact} ${details.join(' ')}` : `${fact}: ${details.join(', ')}`
}

/** All the time from one to another, up to a day, or some time then. */
function sayWhen({ at, throughout }: Statement, language: Language): string | null {
  if (throughout === null) return sayTimes(at, language)
  const [from, to] = [sayMinute(throughout.lo, language), sayMinute(throughout.hi, language)]
  if (from === null) return to === null ? null : `${upTo[language]} ${to}`
  return from === to ? from : `${from} – ${to ?? ''}`.trim()
}

function sayMinute(minute: string | null, language: Language): string | null {
  return minute === null ? null : sayDays({ lo: minute, hi: minute }, language)
}

const upTo: Labels = { en: 'up to', ru: 'по', be: 'па', th: 'จนถึง' }

const fromLabels: Readonly<Record<Side['from'], Labels>> = {
  state: { en: 'the authorities', ru: 'власти', be: 'улады', th: 'หน่วยงานรัฐ' },
  others: { en: 'other sources', ru: 'другие источники', be: 'іншыя крыніцы', th: 'แหล่งข้อมูลอื่น' },
  both: {
    en: 'the authorities and others',
    ru: 'власти и другие источники',
    be: 'улады і іншыя крыніцы',
    th: 'หน่วยงานรัฐและแหล่งข้อมูลอื่น',
  },
}
