import { isPropertyCode, properties, property } from './declaration.ts'
import type { Property, PropertyCode } from './property.ts'

/** Numbers by which a state knows a person, as the declaration says. */
export const identifying: readonly Property[] = properties.filter(
  ({ identifies }) => identifies === true,
)

/** Whether what is said of a property is such a number. */
export function identifies(code: string): code is PropertyCode {
  return isPropertyCode(code) && property(code).identifies === true
}

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
  if (!identifies(code)) return null
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

/** How two numbers stand to each other. */
export type Nearness = 'same' | 'near' | 'differs'

/**
 * Compares two numbers of one kind by their forms. `near`: one character is another one, is missing or too many, or two beside each
 * other changed places, as by a slip of the hand.
 */
export function nearnessOf(one: SaidNumber, other: SaidNumber): Nearness {
  if (one.form === other.form) return 'same'
  return isOneSlip(one.form, other.form) ? 'near' : 'differs'
}

/** Whether two texts differ by one slip of the hand: a character more, less or another, or two neighbours in each other’s place. */
export function isOneSlip(one: string, other: string): boolean {
  const [left, right] = [Array.from(one), Array.from(other)]
  const shorter = Math.min(left.length, right.length)
  let begin = 0
  while (begin < shorter && left[begin] === right[begin]) begin++
  let end = 0
  while (end < shorter - begin && left.at(-1 - end) === right.at(-1 - end)) end++
  const a = left.slice(begin, left.length - end)
  const b = right.slice(begin, right.length - end)
  if (a.length <= 1 && b.length <= 1) return one !== other
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]
}

/** What of a number may stand where others can look at it. */
export interface NumberInPart {
  /** Its last characters; empty where it is so short that they would be most of it. */
  readonly end: string
  /** Words in brackets beside it. */
  readonly beside: string
}

/** So many at the end tell one number from another for whoever knows both. */
const MOST_SHOWN = 4

/**
 * The last characters of a number, never more than a third of it, with the words beside it; a word with a figure in it is not one of
 * those. Null for what holds no figure at all, such as that nobody knows the number: there is nothing to hide.
 */
export function numberInPart(text: string): NumberInPart | null {
  if (!/\p{N}/u.test(text)) return null
  const beside = besideNumber(text).filter((words) => !/\p{N}/u.test(words))
  const whole = withoutBrackets(text).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
  const letters = Array.from(whole)
  const shown = Math.min(MOST_SHOWN, Math.floor(letters.length / 3))
  return {
    end: letters.slice(letters.length - shown).join(''),
    beside: beside.map((words) => `(${words})`).join(' '),
  }
}
