const maxLetters = 2000

/**
 * The normal form of a name as written: Unicode NFC, lower case, one kind of apostrophe, single
 * spaces, stress marks on Cyrillic vowels gone, letters of a wrong script inside a word repaired.
 * Never throws; reads at most the first 2,000 UTF-16 units. Spelling and word order are kept, so
 * two normal forms are equal only when somebody wrote the same letters.
 */
export function normalise(name: string): string {
  return name
    .slice(0, maxLetters)
    .toWellFormed()
    .normalize('NFC')
    .replace(stressMark, '$1')
    .replace(apostrophes, '’')
    .replace(unseen, '')
    .replace(/เเ/gu, 'แ')
    .replace(/ํ([่-๋]?)า/gu, '$1ำ')
    .replace(/[\p{L}\p{M}]+/gu, oneScript)
    .toLowerCase()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
}

const maxWords = 12
const maxWordLetters = 40

/**
 * The words of a name in their normal form, in the order written; hyphens and dots part words,
 * apostrophes do not. At most twelve words, each cut at forty letters.
 */
export function nameWords(name: string): string[] {
  const letters = normalise(name).replaceAll('’', '')
  const words = letters.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words
    .slice(0, maxWords)
    .map((word) => Array.from(word.replace(thaiTitle, '')).slice(0, maxWordLetters).join(''))
}

// Thai writes Mr and Ms together with the name.
const thaiTitle = /^(?:นางสาว|นาย|นาง|เด็กชาย|เด็กหญิง)(?=[\p{L}\p{M}]{3})/u
// Dictionaries and careful typists mark stress (Ко́валь); й, ё, ї and ў are single code points in NFC.
const stressMark = /(\p{Script=Cyrillic})[\u0300\u0301]/gu
const apostrophes = /['`´ʹʺʻʼʽ‘’‛′＇]/gu
// Controls, soft hyphens, joiners and direction marks change how a name looks to a machine only.
// JavaScript takes U+FEFF for a space; it has no width and joins what it stands between.
const unseen = /\p{Cf}|(?!\s)\p{Cc}/gu

const latinLookalikes = 'ABCEHIKMOPTXYaceikopxyïë'
const cyrillicLookalikes = 'АВСЕНІКМОРТХУасеікорхуїё'

/** Typing on two keyboards, or scanning, leaves Latin letters in Cyrillic words and the reverse. */
function oneScript(word: string): string {
  if (!/\p{Script=Latin}/u.test(word) || !/\p{Script=Cyrillic}/u.test(word)) return word
  const cyrillic = swapLetters(word, latinLookalikes, cyrillicLookalikes)
  if (!/\p{Script=Latin}/u.test(cyrillic)) return cyrillic
  const latin = swapLetters(word, cyrillicLookalikes, latinLookalikes)
  return /\p{Script=Cyrillic}/u.test(latin) ? word : latin
}

function swapLetters(word: string, from: string, to: string): string {
  return Array.from(word, (letter) => {
    const at = from.indexOf(letter)
    return at < 0 ? letter : to.charAt(at)
  }).join('')
}
