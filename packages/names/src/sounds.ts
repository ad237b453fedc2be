import { fromArabic } from './from-arabic.ts'
import { fromThai } from './from-thai.ts'
import { respelled, rulesOf } from './spelling-rules.ts'

/**
 * What different scripts and transcriptions of one word have in common. The sounds are written
 * with ASCII letters: vowels a e i u U (U for ю), consonants b d f g k l m n p r s t v z and
 * C (ч), S (ш, щ), Z (ж). Each rule only brings spellings together and is applied to every word
 * alike, so it says nothing about anybody's language or origin. Letters of other scripts stay.
 */
export function sounds(word: string): string {
  const letters = /\p{Script=Cyrillic}/u.test(word) ? fromCyrillic(word) : fromLatin(inLatin(word))
  return settled(letters)
}

/**
 * Sounds without the vowels, which is where Belarusian, Russian and their transcriptions differ
 * most (Шаўчэнка, Шевченко, Shauchenka). The class of a first vowel stays; so does the first
 * vowel of a word with fewer than three consonants, or Рудзь and Радзь would be one. ч and ш are
 * one, since French writes both ch.
 */
export function skeleton(ofSounds: string): string {
  const sounds = ofSounds.replace(/C/g, 'S')
  const [first = ''] = sounds
  const rest = sounds.slice(first.length)
  const consonants = rest.replace(vowels, '')
  const isShort = !isVowel(first) && consonants.length < 2
  const vowel = isShort ? (rest.match(vowels)?.[0] ?? '') : ''
  return collapse(first + vowel + consonants)
}

const vowels = /[aeiuU]/g

function isVowel(sound: string): boolean {
  return 'aeiuU'.includes(sound)
}

function collapse(text: string): string {
  let once = ''
  for (let at = 0; at < text.length; at++)
    if (text.charAt(at) !== text.charAt(at - 1)) once += text.charAt(at)
  return once
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

const cyrillicSpellings = rulesOf('дз>d дж>Z чж>Z цз>t тч>C дч>C сч>S шч>S')

/** Most words have none of them. */
const twoLetters = /[дцчтсш][зжч]/u

function cyrillicSound(letter: string): string {
  return cyrillicLetters[letter] ?? letter
}

function fromCyrillic(word: string): string {
  if (twoLetters.test(word)) return respelled(word, cyrillicSpellings, cyrillicSound)
  let text = ''
  for (const letter of word) text += cyrillicSound(letter)
  return text
}

// Longest first. The spellings are those of passports and ICAO Doc 9303, the geographic system of
// 2007, BGN/PCGN, and the Polish, German, French and English habits met in lists.
// Latvian and Lithuanian end men's names in s (Matvejevs, Nikoļskis).
const latinSpellings =
  'ff>v/aeoy_# s>/v.aeo_# s>/n.oi_# s>/i.k.sc_# š>/v.aeo_# š>/n.oi_# š>/i.k.sc_# c>C/i_# ć>C/i_# ' +
  'dzh>Z dž>Z dż>Z schtsch>S szcz>S shch>S chtch>S shh>S šč>S šć>S tsch>C tch>C sch>S sh>S sz>S š>S ş>S ș>S ŝ>S ' +
  'cz>C č>C ĉ>C zh>Z ž>Z ż>Z kh>g gh>g ph>f th>t ck>tk/_iya ck>k qu>k q>k dz>d dź>d tsh>tS tcz>tC tz>t ts>t tc>t x>ks j>/ln_K#'

/** Letters of the Belarusian, Polish, Czech and Serbian Latin scripts. */
const lettersOfTheirOwn = /[čšžŭłńśćźľ]/

// Beside such letters c is ц and ch is х. In plain ASCII ch is ч, and c is к before a hard vowel
// or a consonant (Victor), unless an ending of surnames says ц (Kupcou, Bialacki).
const besideThem = rulesOf(`${latinSpellings} ch>g`)
const inAscii = rulesOf(`${latinSpellings} ch>C c>t/st_ c>t/_#eiyzk c>t/_o.uvw c>k`)

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

/** What is left to differ once every letter is a sound. */
function settled(letters: string): string {
  let text = collapse(letters)
  if (text.includes('i')) text = collapse(text.replace(/i[ae]/g, 'e').replace(/iu/g, 'U'))
  return collapse(text.replace(halfVowels, 'v').replace(/n(?=[bp])/g, 'm'))
}

// ў after a vowel is written u, w or ŭ in Latin and stands for в or л in Russian (воўк, волк). Belarusian writes у for an initial
// в before a consonant (Уласаў, Власов).
const halfVowels =
  /u(?<=[ae]u)(?![aeiuU])|l(?<=[ae]l)(?=[bdfgkmnprstvzCSZ])|^u(?=[bdfgklmnprstvzCSZ].)/g

/** Binds two letters into one sound (t͡s). */
const tie = /[\u035C\u0361]/g

function fromLatin(word: string): string {
  if (!/[^a-z]/.test(word)) return respelled(word, inAscii, plainLetter)
  const rules = lettersOfTheirOwn.test(word) ? besideThem : inAscii
  return respelled(word.replace(tie, ''), rules, plainLetter)
}

function plainLetter(letter: string): string {
  const known = latinLetters[letter]
  if (known !== undefined) return known
  if (letter <= 'z') return letter
  if (/\p{M}/u.test(letter)) return ''
  if (!/\p{Script=Latin}/u.test(letter)) return letter
  // By character: some Latin letters lie beyond the first plane, and half of one is none.
  const [base = letter] = letter.normalize('NFD')
  return latinLetters[base] ?? base
}

function inLatin(word: string): string {
  if (/\p{Script=Thai}/u.test(word)) return fromThai(word)
  return /\p{Script=Arabic}/u.test(word) ? fromArabic(word) : word
}
