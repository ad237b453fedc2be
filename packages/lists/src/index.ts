export { refusedAsLarge } from './broken-quote.ts'
export { dayColumnOf, type DayAnswer, type DayColumn, type DayQuestion } from './day-column.ts'
export {
  readDay,
  saysNothing,
  type Century,
  type DayHabit,
  type Order,
  type ReadDay,
} from './days.ts'
export { encodings, likelyEncodings, type Encoding } from './encoding.ts'
export { isGarbled } from './garbled.ts'
export {
  readList,
  type ReadingChoice,
  type ReadSheet,
  type ReadText,
  type Unreadable,
} from './read-list.ts'
export { isoOfSerial, type Epoch } from './serial.ts'
export {
  isBlank,
  LONGEST_LINE,
  MOST_BYTES,
  MOST_COLUMNS,
  MOST_LINES,
  type Refused,
  type Table,
  type TableProblem,
} from './table.ts'
export type { SheetNotes } from './workbook-sheet.ts'
export type { Sheet } from './workbook.ts'
