/** A language whose names are written in Latin by a rule of their own. */
export type RomanisedLanguage = 'be' | 'ru' | 'uk'

/**
 * ICAO Doc 9303 part 3, 6 B (Cyrillic), as passports print it. Of Russian it is checked against another implementation of the
 * table; of Belarusian the letters that differ are those seen in passports (Siarhei, Kavaliou), which the rule of 2008 of the
 * Interior Ministry partly writes otherwise.
 */
const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: 'ie',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  '’': '',
}

const differing: Readonly<Record<RomanisedLanguage, Readonly<Record<string, string>>>> = {
  be: { г: 'h', ё: 'io' },
  ru: {},
  uk: { г: 'h', и: 'y' },
}

/** At the beginning of a Ukrainian word. */
const first: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' }

/**
 * A name in Cyrillic as somebody who reads Latin letters can say it; null where any letter is none that these languages write.
 * Made by rule, so it is nobody's spelling: to be shown beside the name, never kept, sent or compared. Without a language the
 * letters tell it (ў is Belarusian, ї Ukrainian), else it is read as Russian.
 */
export function inLatin(name: string, language?: string): string | null {
  if (!/\p{Script=Cyrillic}/u.test(name)) return null
  const read = languageOf(name, language)
  const words = name
    .normalize('NFC')
    .replace(/(\p{L})[\u0300\u0301]/gu, '$1')
    .replace(/['ʼ`]/gu, '’')
    .match(/[\p{L}’]+|[^\p{L}’]+/gu)
  const written = (words ?? []).map((word) => wordIn(word, read))
  return written.every((word) => word !== null) ? written.join('') : null
}

function languageOf(name: string, told: string | undefined): RomanisedLanguage {
  const known = told?.slice(0, 2)
  if (known === 'be' || known === 'ru' || known === 'uk') return known
  if (/ў/iu.test(name)) return 'be'
  if (/[їєґ]/iu.test(name)) return 'uk'
  // і alone is Belarusian or Ukrainian; ы and э are never Ukrainian, и never Belarusian.
  if (/і/iu.test(name)) return /и/iu.test(name) ? 'uk' : 'be'
  return 'ru'
}

function wordIn(word: string, language: RomanisedLanguage): string | null {
  if (!/\p{L}/u.test(word)) return word
  const signs = Array.from(word)
  const written: string[] = []
  for (const [at, sign] of signs.entries()) {
    const small = sign.toLowerCase()
    const own = differing[language][small] ?? letters[small]
    if (own === undefined) return null
    const text = language === 'uk' && at === 0 ? (first[small] ?? own) : own
    written.push(small === sign ? text : capital(text, signs))
  }
  return written.join('')
}

/** Щ becomes Shch at the head of a word, and SHCH in one that is written large. */
function capital(text: string, word: readonly string[]): string {
  const isLarge = word.length > 1 && word.every((sign) => sign === sign.toUpperCase())
  return isLarge ? text.toUpperCase() : text.charAt(0).toUpperCase() + text.slice(1)
}
