import { contradictions, label, labelAtStart, statedFacts, surenesses } from '@amparo/vocabulary'
import type { Labels, Language } from '@amparo/vocabulary'
import type { Contradiction, Side } from './contradiction.ts'
import type { Names } from './quote.ts'
import { sayTimes } from './say-times.ts'
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
  { says, at, places }: Statement,
  language: Language,
  names: Pick<Names, 'facility'>,
): string {
  const times = sayTimes(at, language)
  const fact = labelAtStart(statedFacts.entries[says], language)
  const named = [...(places ?? [])].flatMap((place) => names.facility(place) ?? [])
  // Several where the words fit several places.
  const place = named.length === 0 ? [] : [named.toSorted().join(' / ')]
  const [first, ...more] = [...(times === null ? [] : [times]), ...place]
  if (first === undefined) return fact
  return [`${fact}${language === 'th' ? ' ' : ': '}${first}`, ...more].join(
    language === 'th' ? ' ' : ', ',
  )
}

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
