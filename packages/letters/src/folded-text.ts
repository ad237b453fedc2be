/** A run of letters in a text: how it reads once everything that only disturbs it is gone, and where it stands. */
export interface Token {
  /** Small letters, one script where look-alikes were mixed in, no signs inside. */
  readonly word: string
  readonly from: number
  readonly to: number
  /** Begins with a capital. */
  readonly capital: boolean
  /** The words it may be written together from: `IvanKovalev` is two. */
  readonly humps: readonly string[]
}

/**
 * The words of a text as an eye reads them: without soft hyphens, joiners, marks of direction and stress; wide, circled and
 * mathematical letters as plain ones. Places are UTF-16 units of the text as given.
 */
export function tokensOf(text: string): Token[] {
  const read = signReader()
  const words: Written[] = []
  let isOpen = false
  for (const { sign, from, to } of signsOf(text)) {
    const { kind, letters } = read(sign)
    const last = words.at(-1)
    if (kind === 'unseen' || (kind === 'apostrophe' && isOpen)) continue
    const goesOn = isOpen && last !== undefined && !isOtherScript(last.letters, letters)
    isOpen = letters !== ''
    if (!isOpen) continue
    if (goesOn) words[words.length - 1] = { letters: last.letters + letters, from: last.from, to }
    else words.push({ letters, from, to })
  }
  return words.map(token)
}

interface Written {
  readonly letters: string
  readonly from: number
  readonly to: number
}

interface SignRead {
  readonly kind: 'letters' | 'unseen' | 'apostrophe' | 'other'
  /** As plain letters and marks; '' for whatever is none. */
  readonly letters: string
}

/** Texts have few different signs, and each is asked many times. */
function signReader(): (sign: string) => SignRead {
  const known = new Map<string, SignRead>()
  return (sign) => {
    const read = known.get(sign) ?? readSign(sign)
    known.set(sign, read)
    return read
  }
}

function readSign(sign: string): SignRead {
  if (isUnseen(sign)) return { kind: 'unseen', letters: '' }
  if (isApostrophe(sign)) return { kind: 'apostrophe', letters: '' }
  const plain = sign.normalize('NFKC')
  const isLetters = /^[\p{L}\p{M}]+$/u.test(plain)
  return isLetters ? { kind: 'letters', letters: plain } : { kind: 'other', letters: '' }
}

export interface Sign {
  readonly sign: string
  readonly from: number
  readonly to: number
}

function* signsOf(text: string): Generator<Sign> {
  let from = 0
  for (const sign of text) {
    yield { sign, from, to: from + sign.length }
    from += sign.length
  }
}

/** Formatting signs, variation selectors, controls that are no space, and marks of stress. */
function isUnseen(sign: string): boolean {
  return /^[\p{Cf}\p{Variation_Selector}\u0300\u0301\u034f\u115f\u1160\u3164\uffa0]$|^(?!\s)\p{Cc}$/u.test(
    sign,
  )
}

/** Latin, Cyrillic and Greek letters look alike and get mixed in one word; any other two scripts part words. */
function isOtherScript(letters: string, next: string): boolean {
  if (/^\p{M}/u.test(next)) return false
  return european.test(letters) !== european.test(next)
}

const european = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u

function isApostrophe(sign: string): boolean {
  return /^['`´ʹʺʻʼʽ‘’‛′＇]$/u.test(sign)
}

function token({ letters, from, to }: Written): Token {
  const humps = letters.match(/\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})/gu) ?? []
  return {
    word: foldWord(letters),
    from,
    to,
    capital: /^\p{Lu}/u.test(letters),
    humps: humps.length > 1 ? humps.map(foldWord) : [],
  }
}

/** The letters of a text with nothing between them, folded sign by sign, and where each stood. */
export function lettersOf(text: string): {
  readonly letters: string
  readonly places: readonly Sign[]
} {
  let letters = ''
  const read = signReader()
  const places: Sign[] = []
  for (const one of signsOf(text)) {
    const folded = foldWord(read(one.sign).letters)
    letters += folded
    for (let unit = 0; unit < folded.length; unit += 1) places.push(one)
  }
  return { letters, places }
}

/**
 * A word so that two of them are equal when an eye cannot tell them apart: small letters, no marks on them (ё as е, й as и), and where scripts are mixed,
 * the look-alikes brought to the script that most of its other letters have.
 */
export function foldWord(letters: string): string {
  const small = letters
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
  return oneScript(small.normalize('NFC')).replace(/\u0e4d([\u0e48-\u0e4b])/gu, '$1\u0e4d')
}

/** Latin and Greek signs beside the Cyrillic ones that look like them, in small letters and as their capitals look. */
const lookalikes: readonly (readonly [string, string])[] = [
  ['a', 'а'],
  ['α', 'а'],
  ['b', 'в'],
  ['β', 'в'],
  ['c', 'с'],
  ['ϲ', 'с'],
  ['e', 'е'],
  ['ε', 'е'],
  ['h', 'н'],
  ['η', 'н'],
  ['i', 'і'],
  ['ι', 'і'],
  ['j', 'ј'],
  ['k', 'к'],
  ['κ', 'к'],
  ['ĸ', 'к'],
  ['m', 'м'],
  ['μ', 'м'],
  ['n', 'п'],
  ['o', 'о'],
  ['ο', 'о'],
  ['p', 'р'],
  ['ρ', 'р'],
  ['s', 'ѕ'],
  ['t', 'т'],
  ['τ', 'т'],
  ['u', 'и'],
  ['x', 'х'],
  ['χ', 'х'],
  ['y', 'у'],
  ['υ', 'у'],
]
const toCyrillic = new Map(lookalikes)
const toLatin = new Map(
  lookalikes
    .toReversed()
    .flatMap(([latin, cyrillic]) => (/[a-z]/u.test(latin) ? [[cyrillic, latin] as const] : [])),
)

function oneScript(word: string): string {
  const latin = count(word, /\p{Script=Latin}/gu)
  const cyrillic = count(word, /\p{Script=Cyrillic}/gu)
  const greek = count(word, /\p{Script=Greek}/gu)
  if ([latin, cyrillic, greek].filter((some) => some > 0).length < 2) return word
  const asCyrillic = swapped(word, toCyrillic)
  const asLatin = swapped(word, toLatin)
  const isCyrillic = !/[\p{Script=Latin}\p{Script=Greek}]/u.test(asCyrillic)
  const isLatin = !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(asLatin)
  if (isCyrillic && isLatin) return cyrillic >= latin ? asCyrillic : asLatin
  return isLatin ? asLatin : asCyrillic
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function swapped(word: string, by: ReadonlyMap<string, string>): string {
  return Array.from(word, (letter) => by.get(letter) ?? letter).join('')
}

/** What a word may also be: typed wholly on the other keyboard with letters that look the same. */
export function otherReadings(word: string): string[] {
  if (/^\p{Script=Latin}+$/u.test(word)) return whole(word, toCyrillic, /^\p{Script=Cyrillic}+$/u)
  if (/^\p{Script=Cyrillic}+$/u.test(word)) return whole(word, toLatin, /^\p{Script=Latin}+$/u)
  return []
}

function whole(word: string, by: ReadonlyMap<string, string>, wanted: RegExp): string[] {
  const read = swapped(word, by)
  return wanted.test(read) ? [read] : []
}
