import { nameClass } from '@amparo/names'

/** What stands in a cell for a name. */
export interface NameCell {
  /** As it is written; several where the cell has the same name in another alphabet as well. */
  readonly names: readonly string[]
  /** In figures, as `readDay` reads it; with a question mark where only brackets say that it is a birth. */
  readonly birth: string | null
  /** What else stands beside the name and was read as nothing. */
  readonly beside: string | null
}

/** Signs and numbers that lists are written with line by line: “• ”, “12) ”, “№ 3 ”, “✅ ”. */
const marksBefore =
  /^(?:[\s\p{So}\p{Sk}\p{Cf}\ufe0f•·‣▪●○◦*+–—-]|[№#]\s*\d{1,6}(?!\d)|\(?\d{1,5}\s?[.)]\s*(?=\p{L}))+/u
const marksAfter = /[\s\p{So}\p{Cf}\ufe0f,;:*–—-]+$/u

const year = String.raw`(?:\d{1,2}\.\d{1,2}\.)?(?:1[89]|2[05])\d{2}(?!\d)`
const bornBefore = String.raw`(?:род(?:ился|илась|\.)|нар(?:адзіўся|адзілася|\.)|born|b\.|д\.?\s?р\.?|г\.?\s?р\.?|dob|เกิด)\s*:?\s*`
const bornAfter = String.raw`\s*(?:г\.?\s?р\.?|г\/р|г\.?\s?н\.?|год(?:а)?\s+рожд(?:ения|\.)|г\.\s?рожд\.?|года?\s+нараджэння)(?![\p{L}])`
const birth = new RegExp(
  `[\\s,;(\\[]*(?:${bornBefore}(${year})(?:\\s*г\\.?(?![\\p{L}]))?|(?<!\\d)(${year})${bornAfter})\\s*[)\\]]*`,
  'iu',
)
/** A year in brackets behind a name is most often that of the birth, and nobody says so. */
const inBrackets = /\s*[([]\s*((?:19|20)\d{2})\s*[)\]]/u
const age =
  /[\s,;([]*(?<!\d)\d{1,3}\s*(?:лет|года?|гадоў|гады|y\.?o\.?|years?(?: old)?|ปี|سنة)(?!\p{L})\s*[)\]]*/iu
/** A segment that begins so is an address. */
const placeAhead = /^\s*(?:г|гор|д|дер|пос|п|ул|вул|аг|г\.п)\.\s*\p{Lu}/u

/** Small words with which a part of a name begins. */
const particle =
  /^(?:аль|эль|ибн|бин|бен|бинт|ван|фон|де|да|ди|ля|al|el|ibn|bin|ben|bint|van|von|der|de|da|di|du|la|le|abu)(?!\p{L})/u

/**
 * A name, apart from what lists put into its cell: a number before it, a birth and an age behind it. What can be read as neither
 * is `beside`, and nothing of it becomes a part of the name.
 */
export function readNameCell(cell: string): NameCell {
  // Most are nothing but a name, and a list has many.
  if (nothingBeside.test(cell)) return { names: [cell], birth: null, beside: null }
  const text = cell.slice(0, LONGEST).replace(marksBefore, '').replace(marksAfter, '')
  const isPlain = /^[\p{L}\p{M}\s.’'ʼ-]*$/u.test(text) && !/\s[–—-]\s/u.test(text)
  if (isPlain || cell.length > LONGEST)
    return { names: inAlphabets(text + cell.slice(LONGEST)), birth: null, beside: null }
  const said = birth.exec(text)
  const bracketed = said === null ? inBrackets.exec(text) : null
  const born = said?.[1] ?? said?.[2] ?? (bracketed === null ? null : `${bracketed[1]}?`)
  const unborn = text.replace(said?.[0] ?? bracketed?.[0] ?? '', ', ')
  const ageless = born === null ? unborn : unborn.replace(age, ', ')
  const { name, rest } = cutOff(ageless)
  return {
    names: inAlphabets(name),
    birth: born,
    beside: rest === '' ? null : rest,
  }
}

/**
 * The lines of a cell as names: one name that was broken into lines, where a line is a word alone, else a name a line.
 */
export function nameLines(cell: string): readonly string[] {
  const lines = cell
    .split(/\r\n|\n|\r/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length < 2) return lines
  const isBroken = lines.some((line) => !areWords(readNameCell(line).names[0] ?? ''))
  return isBroken ? [lines.join(' ')] : lines
}

const nothingBeside = /^\p{L}(?:[\p{L}\p{M}.’'ʼ]|[ -](?=[\p{L}]))*$/u

/** No name is longer, and what follows takes time. */
const LONGEST = 500

/** “Unknown 2”: by its number one is told from another, and that is a part of what the name says. */
const numbered = /^\P{Nd}*\p{L}\P{Nd}*\s\d{1,3}\s*$/u

/** The name ends where a figure, an address or a remark in small letters begins, at the sign before it. */
function cutOff(text: string): { readonly name: string; readonly rest: string } {
  const parts = text.split(/(?=[,;([]|\s[–—-]\s)/u)
  const bare = (part: string): string => part.replace(/^[,;([\s–—-]+/u, '')
  const isCased = /^\P{L}*\p{Lu}/u.test(text)
  const isRemark = (part: string): boolean =>
    placeAhead.test(part) || (isCased && /^\p{Ll}/u.test(part) && !particle.test(part))
  const at = parts.findIndex(
    (part, place) =>
      (/\p{Nd}/u.test(part) && !(place === 0 && numbered.test(part))) ||
      (place > 0 && isRemark(bare(part))),
  )
  if (at === -1) return { name: trimmed(text), rest: '' }
  const part = parts[at] ?? ''
  const figure = at === 0 ? part.search(/[+№#]?\s?\p{Nd}/u) : 0
  return {
    name: trimmed(parts.slice(0, at).join('') + part.slice(0, figure)),
    rest: trimmed(part.slice(figure) + parts.slice(at + 1).join('')),
  }
}

function trimmed(text: string): string {
  return text
    .replaceAll(/(?:\s*[,;]\s*)+/gu, ', ')
    .replace(/^[\s,;)\]–—-]+/u, '')
    .replace(/[\s,;([–—]+$/u, '')
}

/** “Имя/Imia”: the same name in two alphabets. */
function inAlphabets(text: string): readonly string[] {
  const [one = '', other = '', ...more] = text.split(/\s*\/\s*/u)
  const isTwice =
    more.length === 0 && areWords(one) && areWords(other) && scriptOf(one) !== scriptOf(other)
  return isTwice ? [one, other] : text === '' ? [] : [text]
}

const togetherness =
  /^(?:супруги|братья|с[её]стры|семья|сужэнцы|браты|сёстры|сям[’'ʼ]я|family|brothers|sisters|couple)\s|\s(?:и др|и ещ[её]|и другие|і інш|ды інш|and others|et al)(?![\p{L}])/iu
/** Between two names of a cell. */
const between = /\r\n|[\n\r;,+&]|\s(?:и|і|й|ды|and|y|และ)\s|\s\/\s/u

/**
 * Whether a cell names several people: two names or more, of which one is not the other in another spelling. “Family name, given
 * name” is one.
 */
export function namesSeveral(cell: string): boolean {
  const text = cell.slice(0, LONGEST)
  if (togetherness.test(text)) return true
  if (!between.test(text)) return false
  const names = text
    .split(between)
    .map((part) => readNameCell(part.replaceAll(/\([^)]*\)/gu, ' ')).names[0] ?? '')
    .filter(areWords)
  return names.some((name, at) => names.slice(0, at).some((other) => !isSpelling(name, other)))
}

/** Two words or more that begin as names do; initials are words. */
function areWords(text: string): boolean {
  const words = text.split(/[\s.]+/u).filter((word) => word !== '')
  return words.length >= 2 && words.every((word) => /^[\p{Lu}\p{Lo}][\p{L}\p{M}’'ʼ-]*$/u.test(word))
}

function isSpelling(one: string, other: string): boolean {
  if (scriptOf(one) !== scriptOf(other)) return true
  const [few = [], many = []] = [one, other]
    .map((name) => nameClass(name).split(' '))
    .toSorted((a, b) => a.length - b.length)
  return few.every((key) => many.includes(key))
}

function scriptOf(text: string): string {
  const scripts = ['Cyrillic', 'Latin', 'Thai', 'Arabic'] as const
  return scripts.find((script) => new RegExp(`\\p{sc=${script}}`, 'u').test(text)) ?? ''
}
