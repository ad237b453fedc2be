/** What lists are written in; by the names that `TextDecoder` knows (WHATWG Encoding). `windows-874` reads TIS-620 too. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'windows-874',
  'windows-1256',
  'koi8-r',
  'ibm866',
] as const
export type Encoding = (typeof encodings)[number]

/** Code pages of one byte a letter: nothing in the bytes says which it is. */
const codePages = [
  'windows-1251',
  'koi8-r',
  'ibm866',
  'windows-1252',
  'windows-874',
  'windows-1256',
] as const

/** So much of a file is looked at where its bytes prove nothing. */
const LOOKED_AT = 256 * 1024

/**
 * The encodings that a file may be read in, the likeliest first. One alone where the bytes say or prove it, or where nothing else
 * makes words; several where somebody has to look at a few cells and choose.
 */
export function likelyEncodings(bytes: Uint8Array): readonly Encoding[] {
  const marked = byMark(bytes)
  if (marked !== null) return [marked]
  const wide = wideOf(bytes)
  if (wide !== null) return [wide]
  if (decodes(bytes, 'utf-8')) return ['utf-8']
  const part = bytes.subarray(0, LOOKED_AT)
  const scored = codePages
    .map((encoding) => ({ encoding, score: wordsIn(new TextDecoder(encoding).decode(part)) }))
    .toSorted((a, b) => b.score - a.score)
  const best = scored[0]?.score ?? 0
  const pages =
    best <= 0
      ? codePages
      : scored.filter(({ score }) => score >= best * NEARLY).map(({ encoding }) => encoding)
  return isNearlyUtf8(part) ? ['utf-8', ...pages] : pages
}

/**
 * The text of a file in an encoding. Files are put together of several: a line of a code page whose bytes are UTF-8, letter after
 * letter, is read as that.
 */
export function textIn(bytes: Uint8Array, encoding: Encoding): string {
  const decoder = new TextDecoder(encoding)
  if (!isCodePage(encoding)) return decoder.decode(bytes)
  const strict = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let from = 0
  for (const { start, end } of unicodeLines(bytes, strict)) {
    text += decoder.decode(bytes.subarray(from, start)) + strict.decode(bytes.subarray(start, end))
    from = end
  }
  return text + decoder.decode(bytes.subarray(from))
}

function isCodePage(encoding: Encoding): boolean {
  return codePages.some((page) => page === encoding)
}

function* unicodeLines(bytes: Uint8Array, strict: TextDecoder) {
  for (let start = 0; start < bytes.length;) {
    const at = bytes.indexOf(0x0a, start)
    const end = at === -1 ? bytes.length : at + 1
    const line = bytes.subarray(start, end)
    // By far most lines end here, at the first letter.
    if (line.some((byte) => byte >= 0xc2) && isUnicode(line, strict)) yield { start, end }
    start = end
  }
}

/** Three letters and more of the scripts in which lists are written: bytes of a code page do not fall so by chance. */
function isUnicode(line: Uint8Array, strict: TextDecoder): boolean {
  try {
    const letters = strict.decode(line).match(/[^\0-\u007f]/gu) ?? []
    return letters.length >= 3 && letters.every((one) => known.test(one))
  } catch {
    return false
  }
}

const known = /^[\p{sc=Cyrillic}\p{sc=Latin}\p{sc=Thai}\p{sc=Arabic}\p{M}\p{P}\p{S}\p{Zs}\ufeff]$/u

/**
 * Unicode that was cut off, or in which a few bytes broke: all of it would read as something in a code page, too. Of a text in a
 * code page next to nothing reads as UTF-8.
 */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const beyond = new TextDecoder().decode(bytes).match(/[^\0-\u007f]/gu) ?? []
  const broken = beyond.filter((letter) => letter === '\ufffd').length
  return broken * BROKEN_OF < beyond.length
}

/** Of so many letters at most one is broken. */
const BROKEN_OF = 10

/** A reading that makes nearly as many words as the best one is worth a look. */
const NEARLY = 0.8

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** Two bytes a letter without a mark: half of the bytes of spaces, figures and line ends are zero. */
function wideOf(bytes: Uint8Array): Encoding | null {
  // A file that was cut off may end in half of a letter.
  const part = bytes.subarray(0, Math.min(4096, bytes.length - (bytes.length % 2)))
  if (part.length < 4) return null
  const zeros = [0, 0]
  for (const [at, byte] of part.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  // A stray zero byte or two make no text of two bytes a letter; nor does one in which UTF-8 stands.
  if ((even + odd) * FEWEST_ZEROS < part.length) return null
  if (part.some((byte) => byte >= 0xc2) && decodesSoFar(part, 'utf-8')) return null
  if (even === 0 && odd > 0 && decodesSoFar(part, 'utf-16le')) return 'utf-16le'
  if (odd === 0 && even > 0 && decodesSoFar(part, 'utf-16be')) return 'utf-16be'
  return null
}

/** Of so many bytes one is zero, in a text of two bytes a letter: spaces, figures and line ends are frequent. */
const FEWEST_ZEROS = 40

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  return decodesSoFar(bytes, encoding, { stream: false })
}

/** The last letter may be in halves. */
function decodesSoFar(bytes: Uint8Array, encoding: Encoding, how = { stream: true }): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, how)
    return true
  } catch {
    return false
  }
}

/** How much of a text that is beyond ASCII reads as words: of one script, cased as people case, in letters that are frequent. */
function wordsIn(text: string): number {
  let score = 0
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const strange = word.match(/[^\0-\u007f]/gu)?.length ?? 0
    if (strange > 0) score += strange * wordWorth(word, strange)
  }
  const signs = text.match(
    /[\u0080-\u009f\ufffd\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u2500-\u25ff]/gu,
  )
  return score - (signs?.length ?? 0)
}

function wordWorth(word: string, strange: number): number {
  if (/^\p{sc=Cyrillic}+$/u.test(word)) {
    return isCased(word) ? shareOf(word, /[оеаинтсрвлыкміў]/giu) : -1
  }
  if (/^[\p{sc=Thai}]+$/u.test(word)) return /^\p{M}/u.test(word) ? -1 : 0.9
  if (/^[\p{sc=Arabic}\p{M}]+$/u.test(word)) return shareOf(word, /[اليمونه]/gu) * 1.4
  // Of a Latin word few letters have marks.
  if (/^[\p{sc=Latin}\p{M}]+$/u.test(word))
    return isCased(word) && strange * 2 <= word.length ? 0.9 : -1
  return -1
}

function shareOf(word: string, letters: RegExp): number {
  return (word.match(letters)?.length ?? 0) / word.length
}

function isCased(word: string): boolean {
  const rest = word.slice(1)
  return rest === rest.toLowerCase() || word === word.toUpperCase()
}
