/**
 * A word letter by letter in plain Latin, one way of many, with nothing brought together that a spelling keeps apart. Where
 * `sounds` finds two words alike, this still tells which is the nearer: Korneev is Корнеев sooner than Карнеев.
 */
export function letters(word: string): string {
  return /\p{Script=Cyrillic}/u.test(word) ? fromCyrillic(word) : fromLatin(word)
}

const plain: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'ie',
  ж: 'Z',
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
  х: 'h',
  ц: 'c',
  ч: 'C',
  ш: 'S',
  щ: 'S',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}

function fromCyrillic(word: string): string {
  return word
    .replace(/ь(?=[еёиіюяє])/g, 'и')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => plain[letter] ?? letter)
    .replace(/(.)\1+/g, '$1')
}

const pairs: readonly (readonly [RegExp, string])[] = [
  [/ł/g, 'l'],
  [/schtsch|szcz|shch|chtch|shh|šč/g, 'S'],
  [/tsch|tch|cz|č/g, 'C'],
  [/sch|sh|sz|š/g, 'S'],
  [/zh|ž|ż/g, 'Z'],
  [/kh/g, 'h'],
  [/ch/g, 'C'],
  [/ts|tz/g, 'c'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/[yj]/g, 'i'],
]

function fromLatin(word: string): string {
  return pairs
    .reduce((text, [from, to]) => text.replace(from, to), word)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(.)\1+/g, '$1')
}
