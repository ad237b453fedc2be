import { isoOfSerial, type Epoch } from './serial.ts'
import { MOST_COLUMNS, MOST_LINES, refused, type Refused, type Span } from './table.ts'
import { localName, readXml, Stop } from './workbook-parts.ts'
import type { Style } from './workbook-styles.ts'
import { textCollector } from './workbook-text.ts'

/** With the empty ones before a filled one, which a file of a few bytes can ask for. */
const MOST_CELLS = 10_000_000
/** Only those near the heads are asked for. */
const MOST_SPANS = 5_000

/** What a reader should know of the sheet that was read. */
export interface SheetNotes {
  /** Cells that are worked out by a formula: taken is what the spreadsheet last showed, and nothing is worked out here. */
  readonly formulas: number
  /** Formulas of which the file does not say what they show: taken is the formula, behind its `=`. */
  readonly unshown: number
  /** Cells over several columns or lines: only the first of each has the value. */
  readonly merged: number
  readonly hiddenLines: number
  readonly hiddenColumns: number
  /** Remarks pinned to cells; they are not read. */
  readonly comments: number
  /** Cells that are crossed out, and read all the same. */
  readonly struck: number
  /** Lines below the heads that are coloured in another way than others. */
  readonly coloured: number
  /** Days of which the spreadsheet shows no year; the one that it keeps is taken. */
  readonly yearless: number
  /** Days of 1905: most often a year that was typed into a cell made for days. */
  readonly of1905: number
}

interface Looks {
  readonly strings: readonly string[]
  readonly styles: readonly Style[]
  readonly epoch: Epoch
}

interface ReadLines {
  readonly lines: readonly (readonly string[])[]
  readonly spans: readonly Span[]
  /** The colours of a line, by its number from 1; only of such as have a filled cell. */
  readonly colours: ReadonlyMap<number, string>
  readonly notes: Omit<SheetNotes, 'coloured' | 'comments'>
}

export function linesOf(part: Uint8Array, looks: Looks): ReadLines | Refused {
  const lines: string[][] = []
  const spans: Span[] = []
  const colours = new Map<number, string>()
  const notes = {
    formulas: 0,
    unshown: 0,
    merged: 0,
    hiddenLines: 0,
    hiddenColumns: 0,
    struck: 0,
    yearless: 0,
    of1905: 0,
  }
  const text = textCollector()
  let line = 0
  let size = 0
  let cell = noCell
  let within = ''
  const place = (said: string): void => {
    // Lines and columns that hold nothing are none, however far a spreadsheet has formatted them.
    if (line > MOST_LINES + 1) throw new Stop(refused('too-many-lines'))
    if (cell.column >= MOST_COLUMNS * 2) throw new Stop(refused('too-many-columns', line))
    while (lines.length < line) lines.push([])
    const cells = lines[line - 1] ?? []
    size += Math.max(0, cell.column + 1 - cells.length)
    if (size > MOST_CELLS) throw new Stop(refused('hides', line))
    while (cells.length < cell.column) cells.push('')
    // Two cells in one place: one of them would be lost.
    if ((cells[cell.column] ?? '') !== '') throw new Stop(refused('broken', line))
    cells[cell.column] = said
    const { isStruck = false, colour = '' } = looks.styles[cell.style] ?? {}
    if (isStruck) notes.struck++
    const before = colours.get(line)
    if (before === undefined) colours.set(line, colour)
    else if (colour !== '' && !before.split('|').includes(colour))
      colours.set(line, before === '' ? colour : `${before}|${colour}`.slice(0, 1_000))
  }
  const problem = readXml(part, {
    shortens: withoutEmpty,
    opens({ name, attributes }) {
      const local = localName(name)
      text.opens(local)
      within = local === 'v' || local === 'f' ? local : ''
      if (local === 'row') {
        line = attributes['r'] === undefined ? line + 1 : Number(attributes['r'])
        if (!Number.isInteger(line) || line < 1) throw new Stop(refused('broken'))
        if (isTrue(attributes['hidden'])) notes.hiddenLines++
        cell = { ...noCell, column: -1 }
      }
      if (local === 'c') {
        const column = columnOf(attributes['r']) ?? cell.column + 1
        const { t: type = 'n', s: style = '0' } = attributes
        cell = { ...noCell, column, type, style: Number(style) }
      }
      if (local === 'v') cell.isShown = true
      if (local === 'f') {
        notes.formulas++
        cell.formula = '='
      }
      if (local === 'mergeCell') {
        notes.merged++
        const span = spanOf(attributes['ref'])
        if (span !== undefined && spans.length < MOST_SPANS) spans.push(span)
      }
      if (local === 'col' && isTrue(attributes['hidden'])) {
        const { min = '1', max = min } = attributes
        notes.hiddenColumns += Math.min(MOST_COLUMNS, Number(max) - Number(min) + 1)
      }
    },
    closes(name) {
      const local = localName(name)
      text.closes(local)
      within = ''
      if (local !== 'c') return
      const inline = text.taken()
      if (isUnshown(cell, inline)) notes.unshown++
      const said = isUnshown(cell, inline) ? cell.formula : sayCell({ ...cell, inline }, looks)
      if (said === '') return
      if (isDayIn(cell, looks)) {
        if (looks.styles[cell.style]?.shown === 'yearless') notes.yearless++
        if (said.startsWith('1905')) notes.of1905++
      }
      place(said)
    },
    text(piece) {
      text.adds(piece)
      if (within === 'v') cell.value += piece
      if (within === 'f') cell.formula += piece
    },
  })
  return problem ?? { lines, spans, colours, notes }
}

const emptyCell =
  /<(?:\w{1,20}:)?c\s[^<>]{0,300}?\br="[A-Z]{1,3}\d{1,7}"[^<>]{0,300}(?:\/>|><\/(?:\w{1,20}:)?c>)/gu
const emptyRow =
  /<(?:\w{1,20}:)?row\s[^<>]{0,300}?\br="\d{1,7}"[^<>]{0,300}(?:\/>|>\s*<\/(?:\w{1,20}:)?row>)/gu
/** A row or a cell that stands behind the one before it, wherever that is. */
const unplaced = /<(?:\w{1,20}:)?(?:c|row)(?:>|\s(?![^<>]{0,300}\br="))/u

/** Spreadsheets write a million formatted rows that hold nothing; taken apart one by one they would take a minute. */
function withoutEmpty(piece: string): string {
  if (piece.includes('<![CDATA[') || unplaced.test(piece)) return piece
  return piece.replaceAll(emptyCell, '').replaceAll(emptyRow, '')
}

const noCell = { column: 0, type: '', style: 0, value: '', formula: '', isShown: false }

/** A formula that shows an empty text has a value; one that no spreadsheet has worked out yet has none. */
function isUnshown({ type, value, formula, isShown }: typeof noCell, inline: string): boolean {
  return formula !== '' && value + inline === '' && !(type === 'str' && isShown)
}

function isDayIn({ type, style }: typeof noCell, { styles }: Looks): boolean {
  return type === 'n' && (styles[style]?.shown ?? null) !== null
}

function isTrue(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true'
}

/** `C7` is in the third column: 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/iu.exec(reference ?? '')?.[0]?.toUpperCase()
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** `A3:C4`; undefined for what is no such range. */
function spanOf(reference = ''): Span | undefined {
  const [, from = '', first = '', to = '', last = ''] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/iu.exec(reference) ?? []
  const [left, right] = [columnOf(from), columnOf(to)]
  if (left === undefined || right === undefined) return undefined
  return { top: Number(first) - 1, left, bottom: Number(last) - 1, right }
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
      return inline || value
    case 'b':
      return value.trim()
    case 'str':
    case 'e':
      return value
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/u, '')
    default:
      return inline || sayNumber(value.trim(), looks.styles[style], looks.epoch)
  }
}

/** A cell whose text is nowhere would else be read as an empty one. */
function sharedText(value: string, strings: readonly string[]): string {
  const text = value.trim() === '' ? '' : strings[Number(value)]
  if (text === undefined) throw new Stop(refused('broken'))
  return text
}

/** A number as people write it, never with an exponent; where it is shown as a day, what is shown of that. */
function sayNumber(value: string, style: Style | undefined, epoch: Epoch): string {
  if (value === '') return ''
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const { shown = null, figures = 0 } = style ?? {}
  if (shown !== null) {
    const day = isoOfSerial(number, epoch) ?? value
    return shown === 'year' ? day.slice(0, 4) : shown === 'month' ? day.slice(0, 7) : day
  }
  if (Number.isSafeInteger(number)) return number.toFixed(0).padStart(number < 0 ? 0 : figures, '0')
  return /e/iu.test(String(number)) ? value : String(number)
}
