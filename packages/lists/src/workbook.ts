import type { Epoch } from './serial.ts'
import { refused, type Refused, type Span } from './table.ts'
import { localName, openWorkbook, readXml, relationsOf, type Parts } from './workbook-parts.ts'
import { linesOf, type SheetNotes } from './workbook-sheet.ts'
import { stylesOf } from './workbook-styles.ts'
import { textCollector } from './workbook-text.ts'

/** A sheet of a workbook; `isHidden`: whoever opens the file does not see it. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
}

export interface ReadWorkbook {
  readonly sheets: readonly Sheet[]
  /** Which of them `lines` are of. */
  readonly sheet: number
  readonly lines: readonly (readonly string[])[]
  /** Cells over several columns or lines. */
  readonly spans: readonly Span[]
  /** Lines in which a cell is coloured, and another in another way or none. */
  readonly colours: ReadonlyMap<number, string>
  readonly notes: Omit<SheetNotes, 'coloured'>
}

interface Book {
  readonly sheets: readonly (Sheet & { readonly part: string })[]
  readonly epoch: Epoch
}

/**
 * A sheet of a workbook (ECMA-376-1, .xlsx, .xlsm): the one asked for, else the first that is shown. Numbers with the format of a
 * day are written as the day they show, and no closer; every other cell as its stored value.
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
  const { part: name = '' } = book.sheets[sheet] ?? {}
  const part = parts.byName.get(name)
  if (part === undefined) return refused('broken')
  const strings = stringsOf(partOf(parts, 'sharedstrings'))
  if ('problem' in strings) return strings
  const styles = stylesOf(partOf(parts, 'styles'))
  if ('problem' in styles) return styles
  const read = linesOf(part, { strings, styles, epoch: book.epoch })
  if ('problem' in read) return read
  const sheets = book.sheets.map(({ name: called, isHidden }) => ({ name: called, isHidden }))
  const notes = { ...read.notes, comments: commentsOf(parts, name) }
  return { sheets, sheet, ...read, notes }
}

/** A part that the workbook refers to; where it does not say so, by the name that such parts have. */
function partOf({ byName, workbook }: Parts, type: string): Uint8Array | undefined {
  const found = relationsOf(byName, workbook).find((relation) => relation.type === type)
  return byName.get(found?.target ?? '') ?? byName.get(`xl/${type}.xml`)
}

/** Remarks that are pinned to cells of a sheet. */
function commentsOf({ byName }: Parts, sheet: string): number {
  let count = 0
  for (const { type, target } of relationsOf(byName, sheet)) {
    const part = type === 'comments' ? byName.get(target) : undefined
    if (part !== undefined)
      readXml(part, { opens: ({ name }) => void (localName(name) === 'comment' && count++) })
  }
  return count
}

function bookOf({ byName, workbook }: Parts): Book | Refused {
  const targets = new Map(relationsOf(byName, workbook).map(({ id, target }) => [id, target]))
  const sheets: Book['sheets'][number][] = []
  let epoch: Epoch = 1900
  let isBook = false
  const problem = readXml(byName.get(workbook) ?? new Uint8Array(), {
    opens({ name, attributes }) {
      if (localName(name) === 'workbook') isBook = true
      if (localName(name) === 'workbookPr' && /^(?:1|true)$/u.test(attributes['date1904'] ?? ''))
        epoch = 1904
      if (localName(name) !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const part = targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`
      const isHidden = /hidden/iu.test(attributes['state'] ?? '')
      sheets.push({ name: attributes['name'] ?? '', isHidden, part })
    },
  })
  if (problem !== null) return problem
  return isBook ? { sheets, epoch } : refused('other-kind')
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
