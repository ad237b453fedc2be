/**
 * Where a cell of some program may be read as a formula (OWASP, CSV Injection); spaces before it do not help. Also in the
 * middle: where Excel's list separator is the semicolon, as in Russian and Belarusian, it takes no comma for the end of a
 * cell, so quotes guard only the first, and a semicolon or a new line begins another.
 */
const beforeFormula =
  /(?:^(?=[\s\p{Cf}']*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20])|(?<=[;\t\r\n])(?=[\s\p{Cf}']*[=+\-@\uff0b\uff0d\uff1d\uff20]))/gu
const guard = new RegExp(beforeFormula.source + "'", 'gu')

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
  return text.replaceAll(beforeFormula, "'")
}

export function unguarded(text: string): string {
  return text.replaceAll(guard, '')
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
