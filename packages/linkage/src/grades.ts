import { dayNumber, isDay } from '@amparo/calendar'
import {
  areDayAndMonthSwapped,
  isLessPrecise,
  packDate,
  readDate,
  yearsApart,
  type WrittenDate,
} from './dates.ts'
import { damerauLevenshtein, isWithinOneEdit, levenshtein } from './edit-distance.ts'
import { jaroWinkler, mostJaroWinkler } from './jaro-winkler.ts'
import { withRoom } from './values.ts'

/** The texts behind codes: their letters one after another, and where each begins. `Values` is such a thing. */
export interface Texts {
  readonly pool: Uint32Array
  readonly starts: Int32Array
}

/** Of two different values, how many of the thresholds they meet, from the loosest on; the same in either order. */
export type Grade = (one: number, other: number) => number

/** What of two values can be measured against thresholds. */
export type Gradable =
  | 'jaro-winkler'
  | 'levenshtein'
  | 'damerau-levenshtein'
  | 'days-apart'
  | 'years-apart'
  | 'day-and-month-swapped'
  | 'less-precise'

/** @param thresholds from the loosest to the strictest */
export function gradeBy(measure: Gradable, thresholds: readonly number[], texts: Texts): Grade {
  switch (measure) {
    case 'jaro-winkler':
      return jaroWinklerGrade(thresholds, texts)
    case 'levenshtein':
    case 'damerau-levenshtein':
      // One edit shows at once: to remember it costs more than to see it.
      return measure === 'damerau-levenshtein' && thresholds[0] === 1
        ? oneEditGrade(thresholds, texts)
        : editGrade(measure, thresholds, texts)
    default:
      return dateGrade(measure, thresholds, texts)
  }
}

function metAtLeast(thresholds: readonly number[], value: number): number {
  let met = 0
  while (met < thresholds.length && value >= (thresholds[met] ?? 0)) met++
  return met
}

function metAtMost(thresholds: readonly number[], value: number): number {
  let met = 0
  while (met < thresholds.length && value <= (thresholds[met] ?? 0)) met++
  return met
}

/** Of most pairs it shows without going through their letters that they are too far apart. What is left is measured once. */
function jaroWinklerGrade(thresholds: readonly number[], texts: Texts): Grade {
  const [loosest = 1] = thresholds
  const least = leastMet(loosest)
  const signs = signsOf(texts)
  const measured = remembered(
    inOrder(texts, (one, other) => {
      const { pool, starts } = texts
      const [a, b] = [starts[one] ?? 0, starts[other] ?? 0]
      const [lengthA, lengthB] = [(starts[one + 1] ?? 0) - a, (starts[other + 1] ?? 0) - b]
      return metAtLeast(thresholds, jaroWinkler(pool, a, lengthA, b, lengthB))
    }),
  )
  return (one, other) => {
    const [a, b] = [signs.of(one), signs.of(other)]
    const { numbers } = signs
    const lengthA = numbers[a + lengthAt] ?? 0
    const lengthB = numbers[b + lengthAt] ?? 0
    if (lengthA > longestShort || lengthB > longestShort) return measured(one, other)
    const lettersOfA = numbers[a] ?? 0
    const lettersOfB = numbers[b] ?? 0
    const onlyA = bitCount(lettersOfA & ~lettersOfB)
    const onlyB = bitCount(lettersOfB & ~lettersOfA)
    const met = Math.min(lengthA - onlyA, lengthB - onlyB)
    const alike = sameBeginning(numbers[a + beginningAt] ?? 0, numbers[b + beginningAt] ?? 0)
    if (met < (least[(alike * shortLengths + lengthA) * shortLengths + lengthB] ?? 0)) return 0
    return measured(one, other)
  }
}

const longestShort = 32
const shortLengths = longestShort + 1

/** How many letters of two texts must meet for this similarity, by how many they begin with alike and by their lengths. */
function leastMet(similarity: number): Uint8Array {
  const least = new Uint8Array((longestBeginning + 1) * shortLengths ** 2)
  for (let alike = 0; alike <= longestBeginning; alike++)
    for (let one = 0; one < shortLengths; one++)
      for (let other = 0; other < shortLengths; other++) {
        const most = Math.min(one, other)
        let met = 0
        while (met <= most && mostJaroWinkler(met, one, other, alike) < similarity) met++
        least[(alike * shortLengths + one) * shortLengths + other] = met
      }
  return least
}

function editGrade(
  measure: 'levenshtein' | 'damerau-levenshtein',
  thresholds: readonly number[],
  texts: Texts,
): Grade {
  const [loosest = 0] = thresholds
  const distance = measure === 'levenshtein' ? levenshtein : damerauLevenshtein
  const signs = signsOf(texts)
  const measured = remembered((one, other) => {
    const { pool, starts } = texts
    const [a, b] = [starts[one] ?? 0, starts[other] ?? 0]
    const [lengthA, lengthB] = [(starts[one + 1] ?? 0) - a, (starts[other + 1] ?? 0) - b]
    return metAtMost(thresholds, distance(pool, a, lengthA, b, lengthB))
  })
  return (one, other) => {
    const [a, b] = [signs.of(one), signs.of(other)]
    const { numbers } = signs
    if (Math.abs((numbers[a + lengthAt] ?? 0) - (numbers[b + lengthAt] ?? 0)) > loosest) return 0
    // A letter that the other has not takes an edit, and no edit takes away two.
    const lettersOfA = numbers[a] ?? 0
    const lettersOfB = numbers[b] ?? 0
    if (bitCount(lettersOfA & ~lettersOfB) > loosest) return 0
    return bitCount(lettersOfB & ~lettersOfA) > loosest ? 0 : measured(one, other)
  }
}

function oneEditGrade(thresholds: readonly number[], texts: Texts): Grade {
  return (one, other) => {
    const { pool, starts } = texts
    const a = starts[one] ?? 0
    const b = starts[other] ?? 0
    const lengthA = (starts[one + 1] ?? 0) - a
    const lengthB = (starts[other + 1] ?? 0) - b
    return isWithinOneEdit(pool, a, lengthA, b, lengthB) ? thresholds.length : 0
  }
}

/** What is no date, or names no day where days are counted, meets nothing. */
function dateGrade(
  measure: Exclude<Gradable, 'jaro-winkler' | 'levenshtein' | 'damerau-levenshtein'>,
  thresholds: readonly number[],
  texts: Texts,
): Grade {
  const { packed, days } = datesOf(texts)
  switch (measure) {
    case 'days-apart':
      return (one, other) => {
        const [a, b] = [days(one), days(other)]
        return a === noDate || b === noDate ? 0 : metAtMost(thresholds, Math.abs(a - b))
      }
    case 'years-apart':
      return (one, other) => {
        const [a, b] = [packed(one), packed(other)]
        return a === noDate || b === noDate ? 0 : metAtMost(thresholds, yearsApart(a, b))
      }
    case 'day-and-month-swapped':
      return (one, other) =>
        Number(areBothDates(one, other) && areDayAndMonthSwapped(packed(one), packed(other)))
    case 'less-precise':
      return (one, other) =>
        Number(areBothDates(one, other) && isLessPrecise(packed(one), packed(other)))
  }
  function areBothDates(one: number, other: number): boolean {
    return packed(one) !== noDate && packed(other) !== noDate
  }
}

const noDate = -0x80000000
const notYetRead = noDate + 1

/** The date behind a code, packed and as a day number: read when first asked for. */
function datesOf(texts: Texts) {
  let packed = new Int32Array(0)
  let days = new Int32Array(0)
  const read = (code: number): void => {
    const known = packed.length
    packed = withRoom(packed, code + 1)
    days = withRoom(days, code + 1)
    if (packed.length > known) packed.fill(notYetRead, known)
    if (packed[code] !== notYetRead) return
    const date = dayIn(texts, code) ?? readDate(textOf(texts, code))
    packed[code] = date === undefined ? noDate : packDate(date)
    days[code] =
      date === undefined || date.day === 0 ? noDate : dayNumber(date.year, date.month, date.day)
  }
  const asked = (code: number): void => {
    if (code >= packed.length || packed[code] === notYetRead) read(code)
  }
  return {
    packed: (code: number) => (asked(code), packed[code] ?? noDate),
    days: (code: number) => (asked(code), days[code] ?? noDate),
  }
}

const [zero, hyphen] = [48, 45]

/** Most dates are written 1990-03-12: read where they lie. Of anything else nothing is said. */
function dayIn({ pool, starts }: Texts, code: number): WrittenDate | undefined {
  const from = starts[code] ?? 0
  if ((starts[code + 1] ?? 0) - from !== 10) return undefined
  if (pool[from + 4] !== hyphen || pool[from + 7] !== hyphen) return undefined
  const year = digits(pool, from, from + 4)
  const month = digits(pool, from + 5, from + 7)
  const day = digits(pool, from + 8, from + 10)
  const isWritten = year >= 0 && month >= 0 && day >= 0
  return isWritten && isDay(year, month, day) ? { year, month, day } : undefined
}

/** The number that some digits are, or −1 if one is none. */
function digits(pool: Uint32Array, from: number, end: number): number {
  let number = 0
  for (let at = from; at < end; at++) {
    const digit = (pool[at] ?? 0) - zero
    if (digit < 0 || digit > 9) return -1
    number = 10 * number + digit
  }
  return number
}

function textOf({ pool, starts }: Texts, code: number): string {
  return String.fromCodePoint(
    ...pool.subarray(starts[code], Math.min(starts[code + 1] ?? 0, (starts[code] ?? 0) + 40)),
  )
}

/** What shows of texts at a glance: for each some numbers side by side, made when first asked for. */
class Signs {
  readonly #texts: Texts
  /**
   * By text: which of 32 kinds of letters it has, by the last bits of the letter; a byte of each of its first letters; its
   * length. Good until the next text is asked for.
   */
  numbers = new Int32Array(0)

  constructor(texts: Texts) {
    this.#texts = texts
  }

  /** Where the numbers of a text begin. */
  of(code: number): number {
    const at = code << signBits
    if ((this.numbers[at] ?? 0) === 0) this.#make(code, at)
    return at
  }

  #make(code: number, first: number): void {
    this.numbers = withRoom(this.numbers, first + (1 << signBits))
    const { pool, starts } = this.#texts
    const start = starts[code] ?? 0
    const end = starts[code + 1] ?? 0
    let [letters, beginning] = [0, 0]
    for (let at = start; at < end; at++) {
      const letter = pool[at] ?? 0
      letters |= 1 << (letter & 31)
      if (at - start < longestBeginning) beginning |= (letter & 0xff) << ((at - start) << 3)
    }
    this.numbers[first] = letters
    this.numbers[first + beginningAt] = beginning
    this.numbers[first + lengthAt] = end - start
  }
}

const signBits = 2
const beginningAt = 1
const lengthAt = 2
const longestBeginning = 4

/** Letters that two texts may begin with alike: as many as have the same bytes. */
function sameBeginning(one: number, other: number): number {
  const differing = one ^ other
  return differing === 0 ? longestBeginning : (31 - Math.clz32(differing & -differing)) >> 3
}

/** The same for all that measure the same texts. */
const knownSigns = new WeakMap<Texts, Signs>()

function signsOf(texts: Texts): Signs {
  const known = knownSigns.get(texts) ?? new Signs(texts)
  knownSigns.set(texts, known)
  return known
}

/** How many bits are set. */
export function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * Jaro’s meeting of letters goes through the first text, and rarely the other way round another number meets. So the shorter
 * goes first, of two as long the one that is first by its letters: whichever record came earlier is no matter then.
 */
function inOrder(texts: Texts, grade: Grade): Grade {
  return (one, other) => (isFirst(texts, one, other) ? grade(one, other) : grade(other, one))
}

function isFirst({ pool, starts }: Texts, one: number, other: number): boolean {
  const [a, b] = [starts[one] ?? 0, starts[other] ?? 0]
  const length = (starts[one + 1] ?? 0) - a
  const longer = (starts[other + 1] ?? 0) - b - length
  if (longer !== 0) return longer > 0
  for (let at = 0; at < length; at++) {
    const difference = (pool[a + at] ?? 0) - (pool[b + at] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return true
}

const remembering = 1 << 15

/** Keeps the last grade for each of 32,768 slots: within a block the same names meet again and again. */
function remembered(grade: Grade): Grade {
  // The two values and their grade, and one place left empty, so that each lies in one line of memory.
  const slots = new Int32Array(4 * remembering).fill(-1)
  return (one, other) => {
    const low = one < other ? one : other
    const high = one < other ? other : one
    const mixed = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)
    const slot = ((mixed ^ (mixed >>> 15)) & (remembering - 1)) << 2
    if (slots[slot] === low && slots[slot + 1] === high) return slots[slot + 2] ?? 0
    const made = grade(low, high)
    slots[slot] = low
    slots[slot + 1] = high
    slots[slot + 2] = made
    return made
  }
}
