import { respelled, rulesOf } from './spelling-rules.ts'

/** Latin letters for an Arabic word without its short vowels, which are not written; the article is left out. */
export function fromArabic(word: string): string {
  const bare = unwritten.test(word) ? word.replace(eachUnwritten, '') : word
  const stem = bare.replace(/^ال(?=..)/u, '')
  return respelled(stem, rules, (letter) => letters[letter] ?? letter)
}

/** Short vowels and what only makes a word wider. */
const eachUnwritten = /[\u0640]|[\p{M}&&\p{Script_Extensions=Arabic}]/gv
const unwritten = /[\u0640\p{M}]/u

/** A stop before sh is how other languages’ ch is written; a u before a long vowel is w. */
const rules = rulesOf('تش>ch و>w/#_ و>w/_اويى')

const letters: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ء: '',
  ئ: 'i',
  ؤ: 'u',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 'th',
  ج: 'zh',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'k',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'u',
  ي: 'i',
  ی: 'i',
  ى: 'a',
}
