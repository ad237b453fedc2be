import type { Around, Span } from './table.ts'

/** Titles, dates and remarks take no more lines than this. */
const FIRST_LINES = 20
/** Heads over more lines than this are none: what spans more is a row's. */
const TALLEST = 4

/** The lines of the heads, `from` one up to before another, from 0; and what each column is called. */
export interface HeadLines {
  readonly from: number
  readonly to: number
  readonly texts: readonly string[]
}

/** Where the heads stand. In a spreadsheet they may take several lines, with cells over several columns or lines. */
export function headsOf(
  lines: readonly (readonly string[])[],
  { heads, spans = [] }: Around,
): HeadLines {
  if (heads === 0) return { from: 0, to: 0, texts: [] }
  const line = heads === undefined ? headsIn(lines.slice(0, FIRST_LINES), lines.length) : heads - 1
  const near = spans.filter(
    ({ top, bottom }) => bottom - top < TALLEST && top <= line + 1 && bottom >= line - 1,
  )
  const width = filledIn(lines[line] ?? [])
  const from = near.reduce((least, span) => Math.min(least, startFrom(span, line, width)), line)
  const to = near.reduce((most, span) => Math.max(most, endOf(span, { lines, from })), line + 1)
  const columns = Math.max(0, ...lines.slice(from, to).map((cells) => cells.length))
  const texts = Array.from({ length: columns }, (_, at) => {
    const said = lines
      .slice(from, to)
      .map((_line, down) => shownAt(lines, near, { line: from + down, column: at }))
    return [...new Set(said.filter((text) => text !== ''))].join(' / ')
  })
  return { from, to, texts: texts.slice(0, texts.findLastIndex((text) => text !== '') + 1) }
}

const filledIn = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.trim() !== '').length

/** A cell that reaches down into the line of the heads, or lies over some of them, belongs to them; a title lies over all. */
function startFrom({ top, bottom, left, right }: Span, line: number, width: number): number {
  const reaches = top < line && bottom >= line
  const groups = bottom === line - 1 && right > left && right - left + 1 < width
  return reaches || groups ? top : line
}

function endOf(
  { top, bottom, left, right }: Span,
  { lines, from }: { readonly lines: readonly (readonly string[])[]; readonly from: number },
): number {
  if (top !== from) return 0
  if (bottom > top) return bottom + 1
  // Beneath a cell over several columns stands what each of them is.
  const beneath = (lines[top + 1] ?? []).slice(left, right + 1)
  const beside = (lines[top + 1] ?? []).toSpliced(left, right - left + 1)
  return right > left && filledIn(beneath) > 1 && filledIn(beside) === 0 ? top + 2 : 0
}

function shownAt(
  lines: readonly (readonly string[])[],
  spans: readonly Span[],
  { line, column }: { readonly line: number; readonly column: number },
): string {
  const over = spans.find(
    ({ top, bottom, left, right }) =>
      line >= top && line <= bottom && column >= left && column <= right,
  )
  return (lines[over?.top ?? line]?.[over?.left ?? column] ?? '').trim()
}

function headsIn(lines: readonly (readonly string[])[], end: number): number {
  const filled = lines.map(filledIn)
  const most = Math.max(...filled)
  const at = filled.findIndex((count) => count > 0 && count * 2 > most)
  // The last line of all names nothing.
  return at === end - 1 ? filled.findIndex((count) => count > 0) : at
}
