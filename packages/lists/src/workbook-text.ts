/** A sign that XML has no place for is written by its number (ECMA-376-1, 22.9.2.19). */
const escape = /_x([0-9a-f]{4})_/giu

function unescaped(_all: string, code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16))
}

/** What stands in `t` elements, without the readings (`rPh`) that stand over it. */
export function textCollector() {
  let said = ''
  let inText = false
  let reading = 0
  return {
    opens(name: string): void {
      if (name === 'rPh') reading++
      inText = name === 't' && reading === 0
    },
    closes(name: string): void {
      if (name === 'rPh') reading--
      if (name === 't') inText = false
    },
    adds(text: string): void {
      if (inText) said += text
    },
    taken(): string {
      const all = said.includes('_x') ? said.replaceAll(escape, unescaped) : said
      said = ''
      return all
    },
  }
}
