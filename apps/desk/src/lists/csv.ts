/** What some program may begin a formula with (OWASP, CSV Injection). */
const beginsFormula = /[=+\-@\uff0b\uff0d\uff1d\uff20]/
/** Spaces before it do not help, nor do characters that are not seen. */
const leading = /^[\s\p{Cf}']*/u
/**
 * Also in the middle: where Excel's list separator is the semicolon, as in Russian and Belarusian, it takes no comma for the
 * end of a cell, so quotes guard only the first, and a semicolon or a new line begins another. All that stands between two words
 * is looked at once: a cell of nothing but tabs is somebody's file, too.
 */
const between = /[;\s\p{Cf}']+/gu

/** A table as RFC 4180 writes it, CRLF at the end of every line, with a byte order mark, since spreadsheets look for one. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** Always in quotes, so that nothing inside can end it. */
function cell(text: string): string {
  return `"${guarded(text).replaceAll('"', '""')}"`
}

/** An apostrophe before what could be run; `unguarded` takes exactly that away. */
export function guarded(text: string): string {
  const whole = atBeginnings(text, (cell) => cell.replace(/^|(?<=[\t\r\n])/gu, "'"))
  return isRisky(text) ? `'${whole}` : whole
}

export function unguarded(text: string): string {
  const whole = atBeginnings(text, (cell) => cell.replace(/(?:^|(?<=[\t\r\n]))'/gu, ''))
  return text.startsWith("'") && isRisky(text) ? whole.slice(1) : whole
}

/** Whether the first of its cells begins as a formula could, or as a new line. */
function isRisky(text: string): boolean {
  const [before = ''] = leading.exec(text) ?? []
  return /[\t\r\n]/.test(before) || beginsFormula.test(text.charAt(before.length))
}

/** Changes what stands before each formula that begins inside a text: from the end of the cell before it. */
function atBeginnings(text: string, change: (before: string) => string): string {
  return text.replaceAll(between, (all, at: number) => {
    if (!beginsFormula.test(text.charAt(at + all.length))) return all
    const begin = 1 + (all.includes(';') ? all.lastIndexOf(';') : all.search(/[\t\r\n]/))
    return begin === 0 ? all : all.slice(0, begin) + change(all.slice(begin))
  })
}

/**
 * Control characters, and those that turn the direction of what stands around them, by their number: a file that somebody
 * opens must read as the office reads it. The plain marks of direction stay, as they do in the register: Arabic needs them.
 */
export function harmless(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]/gu,
    (character) =>
      `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
}
