import type { Language } from '@amparo/vocabulary'
import { wholeHours } from './elapsed.ts'

/** How one language says a number of hours; numbers are whole. */
interface HourSpeech {
  readonly exactly: (hours: number) => string
  readonly between: (least: number, most: number) => string
  readonly atMost: (hours: number) => string
  readonly atLeast: (hours: number) => string
  readonly unknown: string
}

/**
 * Minutes as hours, in words that stand inside a sentence. Rounded outwards: 59 hours and ten
 * minutes are "between 59 and 60 hours".
 */
export function sayHours(
  minutes: { readonly least: number; readonly most: number | null } | null,
  language: Language,
): string {
  const speech = speeches[language]
  if (minutes === null) return speech.unknown
  const { least, most } = wholeHours(minutes)
  if (most === null) return least === 0 ? speech.unknown : speech.atLeast(least)
  if (least === most) return speech.exactly(most)
  return least === 0 ? speech.atMost(most) : speech.between(least, most)
}

const speeches: Readonly<Record<Language, HourSpeech>> = {
  en: {
    exactly: (hours) => `${hours} ${english(hours)}`,
    between: (least, most) => `between ${least} and ${most} ${english(most)}`,
    atMost: (hours) => `at most ${hours} ${english(hours)}`,
    atLeast: (hours) => `at least ${hours} ${english(hours)}`,
    unknown: 'not known how long',
  },
  ru: {
    exactly: (hours) => `${hours} ${slavic(hours, ['час', 'часа', 'часов'])}`,
    between: (least, most) => `от ${least} до ${most} ${ofHoursInRussian(most)}`,
    atMost: (hours) => `не более ${hours} ${ofHoursInRussian(hours)}`,
    atLeast: (hours) => `не менее ${hours} ${ofHoursInRussian(hours)}`,
    unknown: 'неизвестно, как долго',
  },
  be: {
    exactly: (hours) => `${hours} ${slavic(hours, ['гадзіна', 'гадзіны', 'гадзін'])}`,
    between: (least, most) =>
      `ад ${least} да ${most} ${slavic(most, ['гадзіны', 'гадзін', 'гадзін'])}`,
    atMost: (hours) => `не больш за ${hours} ${slavic(hours, ['гадзіну', 'гадзіны', 'гадзін'])}`,
    atLeast: (hours) => `не менш за ${hours} ${slavic(hours, ['гадзіну', 'гадзіны', 'гадзін'])}`,
    unknown: 'невядома, як доўга',
  },
  th: {
    exactly: (hours) => `${hours} ชั่วโมง`,
    between: (least, most) => `ระหว่าง ${least} ถึง ${most} ชั่วโมง`,
    atMost: (hours) => `ไม่เกิน ${hours} ชั่วโมง`,
    atLeast: (hours) => `อย่างน้อย ${hours} ชั่วโมง`,
    unknown: 'ไม่ทราบว่านานเท่าใด',
  },
}

function english(hours: number): string {
  return hours === 1 ? 'hour' : 'hours'
}

function ofHoursInRussian(hours: number): string {
  return slavic(hours, ['часа', 'часов', 'часов'])
}

/** The form after 1, 21, 31 …; after 2 to 4, 22 to 24 …; after all others. */
function slavic(number: number, [one, few, many]: readonly [string, string, string]): string {
  const [ones, tens] = [number % 10, number % 100]
  if (tens > 10 && tens < 20) return many
  if (ones === 1) return one
  return ones > 1 && ones < 5 ? few : many
}
