/** Cells of some program may be read as a formula when they begin so (OWASP, CSV Injection); spaces before it do not help. */
const startsFormula = /^'*[\s\p{Cf}']*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/u

/** A table as RFC 4180 writes it, CRLF at the end of every line, with a byte order mark, since spreadsheets look for one. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** Always in quotes, so that nothing inside can end it. */
function cell(text: string): string {
  return `"${guarded(text).replaceAll('"', '""')}"`
}

/** An apostrophe before what could be run; `unguarded` takes exactly it away. */
export function guarded(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text
}

export function unguarded(text: string): string {
  return text.startsWith("'") && startsFormula.test(text.slice(1)) ? text.slice(1) : text
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
