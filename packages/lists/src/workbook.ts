import { isClockStyle, isoOfSerial, type Epoch } from './serial.ts'
import { MOST_COLUMNS, MOST_LINES, refused, type Refused } from './table.ts'
import { localName, openWorkbook, readXml, Stop } from './workbook-parts.ts'

/** With the empty ones before a filled one, which a file of a few bytes can ask for. */
const MOST_CELLS = 10_000_000

/** A sheet of a workbook; `isHidden`: whoever opens the file does not see it. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
}

/** What a reader should know of the sheet that was read. */
export interface SheetNotes {
  /** Cells that are worked out by a formula: taken is what the spreadsheet last showed, and nothing is worked out here. */
  readonly formulas: number
  /** Cells over several columns or lines: only the first of each has the value. */
  readonly merged: number
  readonly hiddenLines: number
  readonly hiddenColumns: number
}

export interface ReadWorkbook {
  readonly sheets: readonly Sheet[]
  /** Which of them `lines` are of. */
  readonly sheet: number
  readonly lines: readonly (readonly string[])[]
  readonly notes: SheetNotes
}

interface Book {
  readonly sheets: readonly (Sheet & { readonly part: Uint8Array | undefined })[]
  readonly epoch: Epoch
}

/**
 * A sheet of a workbook (ECMA-376-1, .xlsx, .xlsm): the one asked for, else the first that is shown. Numbers with the format of a
 * day are written as the day they show; every other cell as its stored value.
 */
export function readWorkbook(bytes: Uint8Array, wanted?: number): ReadWorkbook | Refused {
  const parts = openWorkbook(bytes)
  if ('problem' in parts) return parts
  const book = bookOf(parts)
  if ('problem' in book) return book
  const sheet =
    wanted ??
    Math.max(
      0,
      book.sheets.findIndex(({ isHidden }) => !isHidden),
    )
  const part = book.sheets[sheet]?.part
  if (part === undefined) return refused('broken')
  const strings = stringsOf(parts.get('xl/sharedstrings.xml'))
  if ('problem' in strings) return strings
  const styles = stylesOf(parts.get('xl/styles.xml'))
  if ('problem' in styles) return styles
  const read = linesOf(part, { strings, styles, epoch: book.epoch })
  if ('problem' in read) return read
  const sheets = book.sheets.map(({ name, isHidden }) => ({ name, isHidden }))
  return { sheets, sheet, ...read }
}

function bookOf(parts: ReadonlyMap<string, Uint8Array>): Book | Refused {
  const targets = new Map<string, string>()
  const relations = parts.get('xl/_rels/workbook.xml.rels') ?? new Uint8Array()
  const broken = readXml(relations, {
    opens({ name, attributes: { Id, Target } }) {
      if (localName(name) === 'Relationship' && Id !== undefined && Target !== undefined)
        targets.set(Id, Target.replace(/^\/?(?:xl\/)?/u, 'xl/').toLowerCase())
    },
  })
  if (broken !== null && relations.length > 0) return broken
  const sheets: Book['sheets'][number][] = []
  let epoch: Epoch = 1900
  const problem = readXml(parts.get('xl/workbook.xml') ?? new Uint8Array(), {
    opens({ name, attributes }) {
      if (localName(name) === 'workbookPr' && /^(?:1|true)$/u.test(attributes['date1904'] ?? ''))
        epoch = 1904
      if (localName(name) !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const part = parts.get(targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`)
      const isHidden = /hidden/iu.test(attributes['state'] ?? '')
      sheets.push({ name: attributes['name'] ?? '', isHidden, part })
    },
  })
  if (problem !== null) return problem
  return { sheets, epoch }
}

/** Texts that cells share, by their number. */
function stringsOf(part: Uint8Array | undefined): readonly string[] | Refused {
  const strings: string[] = []
  if (part === undefined) return strings
  const text = textCollector()
  const problem = readXml(part, {
    opens: ({ name }) => text.opens(localName(name)),
    closes(name) {
      text.closes(localName(name))
      if (localName(name) === 'si') strings.push(text.taken())
    },
    text: (piece) => text.adds(piece),
  })
  return problem ?? strings
}

/** What stands in `t` elements, without the readings (`rPh`) that stand over it. */
function textCollector() {
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
      const all = said
      said = ''
      return all
    },
  }
}

/** Of each style of cells, whether its numbers are shown as days or hours. */
function stylesOf(part: Uint8Array | undefined): readonly boolean[] | Refused {
  const styles: boolean[] = []
  if (part === undefined) return styles
  const formats = new Map<number, string>()
  let inCells = false
  const problem = readXml(part, {
    opens({ name, attributes }) {
      const local = localName(name)
      if (local === 'numFmt')
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (local === 'cellXfs') inCells = true
      if (local === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        styles.push(isClockStyle(id, formats.get(id)))
      }
    },
    closes(name) {
      if (localName(name) === 'cellXfs') inCells = false
    },
  })
  return problem ?? styles
}

interface Looks {
  readonly strings: readonly string[]
  readonly styles: readonly boolean[]
  readonly epoch: Epoch
}

function linesOf(part: Uint8Array, looks: Looks): Pick<ReadWorkbook, 'lines' | 'notes'> | Refused {
  const lines: string[][] = []
  const notes = { formulas: 0, merged: 0, hiddenLines: 0, hiddenColumns: 0 }
  const text = textCollector()
  let line = 0
  let size = 0
  let cell = { column: 0, type: '', style: 0, value: '' }
  let inValue = false
  const problem = readXml(part, {
    opens({ name, attributes }) {
      const local = localName(name)
      text.opens(local)
      inValue = local === 'v'
      if (local === 'row') {
        line = attributes['r'] === undefined ? line + 1 : Number(attributes['r'])
        if (!Number.isInteger(line) || line < 1) throw new Stop(refused('broken'))
        if (line > MOST_LINES + 1) throw new Stop(refused('too-many-lines'))
        if (isTrue(attributes['hidden'])) notes.hiddenLines++
        cell = { ...cell, column: -1 }
      }
      if (local === 'c') {
        const column = columnOf(attributes['r']) ?? cell.column + 1
        if (column >= MOST_COLUMNS * 2) throw new Stop(refused('too-many-columns', line))
        const { t: type = 'n', s: style = '0' } = attributes
        cell = { column, type, style: Number(style), value: '' }
      }
      if (local === 'f') notes.formulas++
      if (local === 'mergeCell') notes.merged++
      if (local === 'col' && isTrue(attributes['hidden'])) {
        const { min = '1', max = min } = attributes
        notes.hiddenColumns += Math.min(MOST_COLUMNS, Number(max) - Number(min) + 1)
      }
    },
    closes(name) {
      const local = localName(name)
      text.closes(local)
      if (local === 'v') inValue = false
      if (local !== 'c') return
      const said = sayCell({ ...cell, inline: text.taken() }, looks)
      if (said === '') return
      while (lines.length < line) lines.push([])
      const cells = lines[line - 1] ?? []
      size += Math.max(0, cell.column + 1 - cells.length)
      if (size > MOST_CELLS) throw new Stop(refused('hides', line))
      while (cells.length < cell.column) cells.push('')
      cells[cell.column] = said
    },
    text(piece) {
      text.adds(piece)
      if (inValue) cell.value += piece
    },
  })
  return problem ?? { lines, notes }
}

function isTrue(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true'
}

/** `C7` is in the third column: 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

interface Cell {
  readonly type: string
  readonly style: number
  readonly value: string
  readonly inline: string
}

function sayCell({ type, style, value, inline }: Cell, looks: Looks): string {
  switch (type) {
    case 's':
      return sharedText(value, looks.strings)
    case 'inlineStr':
      return inline
    case 'b':
      return value.trim()
    case 'str':
    case 'e':
      return value
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/u, '')
    default:
      return sayNumber(value.trim(), looks.styles[style] === true ? looks.epoch : null)
  }
}

/** A cell whose text is nowhere would else be read as an empty one. */
function sharedText(value: string, strings: readonly string[]): string {
  const text = value.trim() === '' ? '' : strings[Number(value)]
  if (text === undefined) throw new Stop(refused('broken'))
  return text
}

/** A number as people write it, never with an exponent; a day where it is shown as one. */
function sayNumber(value: string, epoch: Epoch | null): string {
  if (value === '') return ''
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (epoch !== null) return isoOfSerial(number, epoch) ?? value
  if (Number.isSafeInteger(number)) return number.toFixed(0)
  return /e/iu.test(String(number)) ? value : String(number)
}
