import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

/**
 * The same file with nothing in it that tells when or by whom it was written: the properties hold the letter's day, and the
 * archive its parts in one order under one date.
 */
export function repack(docx: Uint8Array, day: string): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(docx)
  const names = Object.keys(parts).toSorted((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
  const zipTime = { mtime: firstMoment() }
  const files: Zippable = {}
  for (const name of names) {
    const bytes = parts[name] ?? new Uint8Array()
    files[name] = [name === core ? strToU8(withDay(strFromU8(bytes), day)) : bytes, zipTime]
  }
  return zipSync(files, { level: 9 })
}

const core = 'docProps/core.xml'
/** Readers look for the list of types first (ECMA-376 part 2, 10.1.2). */
const order = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1)

/** The first moment a ZIP archive can name, in the clock of whoever writes it: an archive has no zone. */
export const firstMoment = () => new Date(1980, 0, 1)

function withDay(xml: string, day: string): string {
  return xml
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${day}T00:00:00Z`)
    .replace(/<dc:creator>[^<]*<\/dc:creator>|<dc:creator\/>/u, '')
    .replace(/<cp:lastModifiedBy>[^<]*<\/cp:lastModifiedBy>|<cp:lastModifiedBy\/>/u, '')
}
