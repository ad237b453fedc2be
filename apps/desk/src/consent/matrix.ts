import type { ConsentLine } from '@amparo/contract'

/** What was answered so far, by purpose. What is not in it was not asked. */
export type Matrix = ReadonlyMap<string, Cell>

export interface Cell {
  readonly answer: string
  readonly recipients: readonly string[]
}

/** Nothing is a yes, or anything, before it was asked. */
export const emptyMatrix: Matrix = new Map()

export function answered(matrix: Matrix, purpose: string, answer: string): Matrix {
  const before = matrix.get(purpose)
  const recipients = answer === 'no' ? [] : (before?.recipients ?? [])
  return new Map([...matrix, [purpose, { answer, recipients }]])
}

export function toggled(matrix: Matrix, purpose: string, recipient: string): Matrix {
  const cell = matrix.get(purpose)
  if (cell === undefined || cell.answer === 'no') return matrix
  const recipients = cell.recipients.includes(recipient)
    ? cell.recipients.filter((one) => one !== recipient)
    : [...cell.recipients, recipient]
  return new Map([...matrix, [purpose, { ...cell, recipients }]])
}

/** “No to everything else”: what was not asked yet is a no; what was answered stays. */
export function noToTheRest(matrix: Matrix, purposes: readonly string[]): Matrix {
  const rest = purposes.filter((purpose) => !matrix.has(purpose))
  return new Map([
    ...matrix,
    ...rest.map((purpose) => [purpose, { answer: 'no', recipients: [] }] as const),
  ])
}

export function linesOf(matrix: Matrix): readonly ConsentLine[] {
  return [...matrix].map(([purpose, { answer, recipients }]) => ({
    purpose,
    answer,
    recipients: [...recipients],
  }))
}
