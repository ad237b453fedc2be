import { isPropertyCode, properties, property } from './declaration.ts'
import type { Property, PropertyCode } from './property.ts'

/** Numbers by which a state knows a person, as the declaration says. */
export const identifying: readonly Property[] = properties.filter(
  ({ identifies }) => identifies === true,
)

/** Whether somebody has only one such number in a life: two of them are two people, or one is wrong. */
export function isExclusive({ identifies, cardinality }: Property): boolean {
  return identifies === true && cardinality === 'one'
}

/** Fewer figures tell nobody from anybody. */
const FEWEST_FIGURES = 4

/**
 * One form for every way a number is written: letters and figures alone, as capitals, figures of every script as 0 to 9, and letters
 * that look the same in Cyrillic and Latin as one. What stands in brackets (which document, which country) is not part of it. Null
 * where too few figures are left, or always the same one, as where somebody wrote that there is none.
 *
 * Whether it is a number that a state can have given is not judged: each country has other rules, and sources cut and mistype.
 */
export function identifierForm(text: string): string | null {
  const plain = withoutBrackets(text.replaceAll(/№/gu, ' ').normalize('NFKC'))
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{Nd}]/gu, '')
  const form = Array.from(plain, inLatin).join('')
  const figures = form.match(/\d/g) ?? []
  return figures.length < FEWEST_FIGURES || new Set(figures).size === 1 ? null : form
}

/** The innermost first, so that brackets may stand in brackets. */
const IN_BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]/gu

function withoutBrackets(text: string): string {
  const outside = text.replaceAll(IN_BRACKETS, ' ')
  return outside === text ? text : withoutBrackets(outside)
}

/** What stands in brackets beside a number: which document it is of, and of which country, as a source says it. */
function besideNumber(text: string): string[] {
  const outside = text.replaceAll(IN_BRACKETS, ' ')
  if (outside === text) return []
  const inside = Array.from(
    text.matchAll(IN_BRACKETS),
    ([, round, square]) => round ?? square ?? '',
  )
  return [...inside.map((one) => one.trim()), ...besideNumber(outside)]
}

/** Capitals of Cyrillic that nobody tells from Latin ones (Unicode Technical Standard 39, confusables). */
const alike = new Map(
  Array.from('АВЕЅІЈКМНОРСТУХ', (letter, at) => [letter, 'ABESIJKMHOPCTYX'.charAt(at)]),
)
/** Where the figures of other scripts begin: Arabic, Persian, Thai. */
const zeros = ['\u0660', '\u06f0', '\u0e50']

function inLatin(letter: string): string {
  const zero = zeros.find((one) => letter >= one && letter.charCodeAt(0) < one.charCodeAt(0) + 10)
  if (zero !== undefined) return String(letter.charCodeAt(0) - zero.charCodeAt(0))
  return alike.get(letter) ?? letter
}

/** A number with what it is the number of, in one text, as it is compared with others. */
export function writeNumber(code: PropertyCode, text: string): string {
  return `${code} ${text}`
}

export interface SaidNumber {
  readonly property: Property
  /** As it is written. */
  readonly text: string
  readonly form: string
  /** What stands in brackets beside it. */
  readonly beside: readonly string[]
}

/** As `writeNumber` wrote it; null for what is none, or says too little to be compared. */
export function readNumber(written: string): SaidNumber | null {
  const [code = '', ...words] = written.split(' ')
  const text = words.join(' ')
  if (!isPropertyCode(code) || property(code).identifies !== true) return null
  const form = identifierForm(text)
  return form === null ? null : { property: property(code), text, form, beside: besideNumber(text) }
}

/** Keys under which whoever has these numbers is found: by equality alone. */
export function numberKeys(numbers: readonly string[]): string[] {
  const keys = numbers.flatMap((written) => {
    const number = readNumber(written)
    return number === null ? [] : [numberKey(number.property, number.form)]
  })
  return [...new Set(keys)].toSorted()
}

/** The same for a number of which nobody says what it is the number of. */
export function numberKeysToAsk(text: string): string[] {
  const form = identifierForm(text)
  return form === null ? [] : identifying.map((declared) => numberKey(declared, form))
}

function numberKey({ number }: Property, form: string): string {
  return `i:${number} ${form}`
}
