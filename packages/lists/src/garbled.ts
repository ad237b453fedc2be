/** What each sign of two code pages is as a byte; signs that were taken for the byte of their number stand for it. */
const bytesOf = (['windows-1252', 'windows-1251'] as const).map((encoding) => {
  const decoder = new TextDecoder(encoding)
  const bytes = Array.from({ length: 128 }, (_, at) => at + 128)
  return new Map([
    ...bytes.map((byte) => [String.fromCharCode(byte), byte] as const),
    ...bytes.map((byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  ])
})

/** Two letters of two bytes and more in a row, as they look in either page: without those nothing has to be tried. */
const looksSo = new RegExp(
  bytesOf
    .map((bytes) => {
      const between = (from: number, to: number): string =>
        [...bytes]
          .filter(([, byte]) => byte >= from && byte <= to)
          .map(([letter]) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`)
          .join('')
      return `(?:[${between(0xc2, 0xf4)}][${between(0x80, 0xbf)}]{1,3}){2}`
    })
    .join('|'),
  'u',
)

const strict = new TextDecoder('utf-8', { fatal: true })

/**
 * Whether the letters of a cell broke on their way: signs stand in for what could not be read, or UTF-8 was read in a code page and
 * written again as it looked then (“Ð˜Ð²Ð°Ð½”, “РРІР°РЅ”). What it said is not made up here.
 */
export function isGarbled(cell: string): boolean {
  if (/[\ufffd\u0080-\u009f]/u.test(cell)) return true
  if (!looksSo.test(cell)) return false
  return bytesOf.some((bytes) => cell.split(/[\s\0-\u007f]+/u).some((word) => isUtf8(word, bytes)))
}

/** Two letters and more, all of them letters: no word of a language is written so by chance. */
function isUtf8(word: string, bytes: ReadonlyMap<string, number>): boolean {
  // No word is longer, and what it is cut off from is looked at no more.
  const read = Array.from(word.slice(0, LONGEST_WORD), (letter) => bytes.get(letter) ?? 0)
  if (read.length < 4 || read.includes(0)) return false
  try {
    return /^[\p{L}\p{M}]{2,}$/u.test(strict.decode(Uint8Array.from(read)))
  } catch {
    return false
  }
}

const LONGEST_WORD = 200
