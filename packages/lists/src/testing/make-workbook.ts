import { strToU8, zipSync } from 'fflate'

interface MadeSheet {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  /** What stands inside the `worksheet` element. */
  readonly xml: string
}

interface MadeBook {
  readonly sheets: readonly MadeSheet[]
  readonly strings?: readonly string[]
  readonly is1904?: boolean
  readonly others?: Readonly<Record<string, string | Uint8Array>>
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A workbook with the parts that spreadsheets write; style 1 is a day, style 2 a day and time of a format of its own. */
export function makeWorkbook({
  sheets,
  strings = [],
  is1904 = false,
  others = {},
}: MadeBook): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook ${main} ${relation}><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 7}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, at) => `<Relationship Id="rId${at + 7}" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="[$-419]dd\\.mm\\.yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="&quot;day&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet ${main}>${xml}</worksheet>`,
      ]),
    ),
    ...others,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
  )
}

/** Rows of inline texts, from the first line on. */
export function rowsOf(lines: readonly (readonly string[])[]): string {
  const rows = lines.map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
  )
  return `<sheetData>${rows.join('')}</sheetData>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')
}
