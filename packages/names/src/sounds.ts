import { fromArabic } from './from-arabic.ts'
import { fromThai } from './from-thai.ts'

/**
 * What different scripts and transcriptions of one word have in common. The sounds are written
 * with ASCII letters: vowels a e i u U (U for ю), consonants b d f g k l m n p r s t v z and
 * C (ч), S (ш, щ), Z (ж). Each rule only brings spellings together and is applied to every word
 * alike, so it says nothing about anybody's language or origin. Letters of other scripts stay.
 */
export function sounds(word: string): string {
  const letters = /\p{Script=Cyrillic}/u.test(word) ? fromCyrillic(word) : fromLatin(inLatin(word))
  return spellingHabits.reduce((text, [from, to]) => text.replace(from, to), letters)
}

/**
 * Sounds without the vowels, which is where Belarusian, Russian and their transcriptions differ
 * most (Шаўчэнка, Шевченко, Shauchenka). The class of a first vowel stays; so does the first
 * vowel of a word with fewer than three consonants, or Рудзь and Радзь would be one. ч and ш are
 * one, since French writes both ch.
 */
export function skeleton(ofSounds: string): string {
  const [first = '', ...rest] = ofSounds.replaceAll('C', 'S')
  const consonants = rest.filter((sound) => !isVowel(sound))
  if (isVowel(first) || consonants.length > 1) return collapse([first, ...consonants].join(''))
  return collapse([first, rest.find(isVowel) ?? '', ...consonants].join(''))
}

function isVowel(sound: string): boolean {
  return /^[aeiuU]$/.test(sound)
}

function collapse(text: string): string {
  return text.replace(/(.)\1+/gu, '$1')
}

// Belarusian, Russian and Ukrainian letters. о is а because unstressed о is written а in
// Belarusian; я, е, ё, э are one class for the same reason (Бяляцкі, Беляцкий). ц is т and дз is д
// because soft т and д are written ць and дзь in Belarusian (Церахаў, Терехов).
const cyrillicLetters: Readonly<Record<string, string>> = {
  а: 'a',
  о: 'a',
  э: 'e',
  е: 'e',
  ё: 'e',
  я: 'e',
  є: 'e',
  і: 'i',
  и: 'i',
  ы: 'i',
  ї: 'i',
  й: 'i',
  у: 'u',
  ю: 'U',
  ў: 'v',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  х: 'g',
  д: 'd',
  ж: 'Z',
  з: 'z',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ц: 't',
  ф: 'f',
  ч: 'C',
  ш: 'S',
  щ: 'S',
  ь: '',
  ъ: '',
}

function fromCyrillic(word: string): string {
  return word
    .replace(/дз/g, 'д')
    .replace(/[тд]ч/g, 'ч')
    .replace(/[сш]ч/g, 'щ')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => cyrillicLetters[letter] ?? letter)
}

// Longest first. The spellings are those of passports and ICAO Doc 9303, the geographic system of
// 2007, BGN/PCGN, and the Polish, German, French and English habits met in lists.
const latinSpellings: readonly (readonly [RegExp, string])[] = [
  [/(?<=[aeoy])ff$/g, 'v'],
  [/dzh|dž|dż/g, 'dZ'],
  [/schtsch|szcz|shch|chtch|shh|šč|šć/g, 'S'],
  // Latvian and Lithuanian end men's names in s (Matvejevs, Nikoļskis).
  [/(?<=[aeo]v|[oi]n|[sc]ki)[sš]$/g, ''],
  [/i[cć]$/g, 'iC'],
  [/tsch|tch/g, 'C'],
  [/sch|sh|sz|š|ş|ș|ŝ/g, 'S'],
  [/cz|ch|č|ĉ/g, 'C'],
  [/zh|ž|ż/g, 'Z'],
  [/kh|gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck(?=[iya])/g, 'tk'],
  [/ck|qu?/g, 'k'],
  [/dz/g, 'd'],
  [/tz|ts|tc/g, 't'],
  [/x/g, 'ks'],
]

const latinLetters: Readonly<Record<string, string>> = {
  o: 'a',
  y: 'i',
  j: 'i',
  h: 'g',
  w: 'v',
  c: 't',
  ŭ: 'v',
  ł: 'l',
  ø: 'a',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ß: 's',
  æ: 'e',
  œ: 'e',
  ı: 'i',
  ə: 'e',
  ć: 't',
  ą: 'an',
  ę: 'en',
}

// What is left to differ once every letter is a sound.
const spellingHabits: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/gu, '$1'],
  [/i[ae]/g, 'e'],
  [/iu/g, 'U'],
  [/(.)\1+/gu, '$1'],
  // ў after a vowel is written u, w or ŭ in Latin and stands for в or л in Russian (воўк, волк).
  [/(?<=[ae])u(?![aeiuU])/g, 'v'],
  [/(?<=[ae])l(?=[bdfgkmnprstvzCSZ])/g, 'v'],
  // Belarusian writes у for an initial в before a consonant (Уласаў, Власов).
  [/^u(?=[bdfgklmnprstvzCSZ].)/g, 'v'],
  [/(.)\1+/gu, '$1'],
]

/** Letters of the Belarusian, Polish, Czech and Serbian Latin scripts. */
const lettersOfTheirOwn = /[čšžŭłńśćźľ]/

// Beside such letters c is ц and ch is х. In plain ASCII ch is ч, and c is к before a hard vowel
// or a consonant (Victor), unless an ending of surnames says ц (Kupcou, Bialacki).
const hardC = /(?<![st])c(?!$|o[uvw]|k[iya]|[eiyhzk])/g

/** Binds two letters into one sound (t͡s). */
const tie = /[\u035C\u0361]/g

function fromLatin(word: string): string {
  const told = lettersOfTheirOwn.test(word)
    ? word.replaceAll('ch', 'g')
    : word.replace(tie, '').replace(hardC, 'k')
  const spelled = latinSpellings.reduce((text, [from, to]) => text.replace(from, to), told)
  return spelled.replace(/\p{Script=Latin}/gu, plainLetter)
}

function plainLetter(letter: string): string {
  if (/[A-Z]/.test(letter)) return letter
  // By character: some Latin letters lie beyond the first plane, and half of one is none.
  const [base = letter] = letter.normalize('NFD')
  return latinLetters[letter] ?? latinLetters[base] ?? base
}

function inLatin(word: string): string {
  if (/\p{Script=Thai}/u.test(word)) return fromThai(word)
  return /\p{Script=Arabic}/u.test(word) ? fromArabic(word) : word
}
