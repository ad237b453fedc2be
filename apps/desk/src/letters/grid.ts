import type { LetterId, QuestionId, SubjectId } from '@amparo/contract'
import { questionKinds } from '@amparo/vocabulary'
import type { GridCell, GridRow } from './use-letters.ts'

/** A question that was picked out, with what is needed to go on from it once its page has gone. */
export interface Picked {
  readonly question: QuestionId
  readonly person: SubjectId
  readonly name: string
  readonly kind: string
  readonly state: GridCell['state']
  readonly letter: LetterId | null
}

/** In the order in which they were picked. */
export type Selection = ReadonlyMap<QuestionId, Picked>

export const nothingPicked: Selection = new Map()

/** Kinds of question that stand in these rows, in the order of the vocabulary; such as it does not know yet come last. */
export function kindsIn(rows: readonly Pick<GridRow, 'cells'>[]): readonly string[] {
  const met = new Set(rows.flatMap(({ cells }) => cells.map(({ kind }) => kind)))
  const known = Object.keys(questionKinds.entries).filter((kind) => met.has(kind))
  return [...known, ...[...met].filter((kind) => !known.includes(kind)).toSorted()]
}

/** All that was asked about somebody, in the order of the vocabulary. */
export function cellsInOrder(row: Pick<GridRow, 'cells'>): readonly GridCell[] {
  return kindsIn([row]).flatMap((one) => row.cells.filter(({ kind }) => kind === one))
}

export function toggledCell(selection: Selection, row: GridRow, cell: GridCell): Selection {
  return selection.has(cell.question)
    ? without(selection, [cell])
    : together(selection, row, [cell])
}

/** All questions about somebody, or none of them where all were picked. */
export function toggledRow(selection: Selection, row: GridRow): Selection {
  return isWhole(selection, row)
    ? without(selection, row.cells)
    : together(selection, row, row.cells)
}

/** Everybody in sight, or nobody of them where all were picked; what was picked elsewhere stays. */
export function toggledRows(selection: Selection, rows: readonly GridRow[]): Selection {
  const isAll = rows.every((row) => isWhole(selection, row))
  return rows.reduce(
    (picked, row) => (isAll ? without(picked, row.cells) : together(picked, row, row.cells)),
    selection,
  )
}

export function isWhole(selection: Selection, { cells }: GridRow): boolean {
  return cells.length > 0 && cells.every(({ question }) => selection.has(question))
}

function together(selection: Selection, row: GridRow, cells: readonly GridCell[]): Selection {
  const { person, name } = row
  const more = cells.map(
    ({ question, kind, state, letter }) =>
      [question, { question, person, name, kind, state, letter }] as const,
  )
  return new Map([...selection, ...more])
}

function without(selection: Selection, cells: readonly GridCell[]): Selection {
  const gone = new Set(cells.map(({ question }) => question))
  return new Map([...selection].filter(([question]) => !gone.has(question)))
}

/** Those of the picked that a body has said are not its own to answer. */
export function forNextBody(selection: Selection): readonly Picked[] {
  return [...selection.values()].filter(({ state }) => state === 'next-body')
}

export function peopleIn(picked: Iterable<Picked>): number {
  return new Set([...picked].map(({ person }) => person)).size
}
