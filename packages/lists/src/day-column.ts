import { readDay, type Century, type DayHabit, type Order, type ReadDay } from './days.ts'
import type { Epoch } from './serial.ts'

/** What nobody but the reader can say of a column, with a few cells as they would read under each answer. */
export type DayQuestion =
  | { readonly about: 'order'; readonly answers: readonly DayAnswer<Order>[] }
  | { readonly about: 'century'; readonly answers: readonly DayAnswer<Century>[] }
  | { readonly about: 'epoch'; readonly answers: readonly DayAnswer<Epoch>[] }

export interface DayAnswer<Value> {
  readonly value: Value
  readonly examples: readonly { readonly cell: string; readonly edtf: string }[]
}

export interface DayColumn {
  /** As the cells say it; where they do not, the first of the answers, to be confirmed. */
  readonly habit: DayHabit
  /** Empty where the cells leave nothing open. */
  readonly questions: readonly DayQuestion[]
}

const EXAMPLES = 3

const choices = {
  order: ['day-first', 'month-first'],
  century: ['latest', '1900s', 'buddhist'],
  epoch: [1900, 1904],
} as const satisfies { readonly [About in keyof DayHabit]: readonly DayHabit[About][] }

/**
 * How the days of a column are written, from all of its cells. A question is asked where more than one answer reads every cell that
 * can be read at all, and some cell reads otherwise under another; and where none does, since the cells contradict each other:
 * what most of them say is no reason to turn the days of the others.
 *
 * @param today in ISO
 */
export function dayColumnOf(cells: readonly string[], today: string): DayColumn {
  const asked = [...new Set(cells)]
  let habit: DayHabit = { order: 'day-first', century: 'latest', epoch: 1900 }
  const questions: DayQuestion[] = []
  for (const about of ['order', 'century', 'epoch'] as const) {
    const fitting = fittingAnswers(about, { asked, habit, today })
    habit = { ...habit, [about]: fitting[0]?.value ?? habit[about] }
    if (fitting.length > 1) questions.push({ about, answers: fitting } as DayQuestion)
  }
  return { habit, questions }
}

interface Column {
  readonly asked: readonly string[]
  readonly habit: DayHabit
  readonly today: string
}

interface Tried {
  readonly value: DayHabit[keyof DayHabit]
  readonly readings: readonly ReadDay[]
  readonly count: number
}

function fittingAnswers(
  about: keyof DayHabit,
  { asked, habit, today }: Column,
): DayAnswer<DayHabit[keyof DayHabit]>[] {
  const values: readonly DayHabit[keyof DayHabit][] = isThai(asked)
    ? choices[about]
    : choices[about].filter((value) => value !== 'buddhist')
  const tried = values.map((value): Tried => {
    const readings = asked.map((cell) => readDay(cell, { ...habit, [about]: value }, today))
    return { value, readings, count: readings.filter((reading) => reading !== 'unread').length }
  })
  const readable = asked.filter((_, at) => tried.some(({ readings }) => readings[at] !== 'unread'))
  const whole = tried.filter(({ count }) => count === readable.length)
  // Of answers under which everything reads alike, one.
  const alike = new Map(
    (whole.length > 0 ? whole : tried.toSorted((a, b) => b.count - a.count))
      .map((one) => [one.readings.map(edtfOf).join('|'), one] as const)
      .toReversed(),
  )
  const fitting = [...alike.values()].toReversed()
  const differing = asked
    .map((_, at) => ({ at, days: new Set(fitting.map(({ readings }) => edtfOf(readings[at]))) }))
    .filter(({ days }) => days.size > 1)
    // Two days say more than one and none.
    .toSorted((a, b) => Number(a.days.has('')) - Number(b.days.has('')))
    .slice(0, EXAMPLES)
    .map(({ at }) => at)
  return fitting.map(({ value, readings }) => ({
    value,
    examples: differing.map((at) => ({ cell: asked[at] ?? '', edtf: edtfOf(readings[at]) })),
  }))
}

/** Years of the Thai calendar are thought of only where something in the column is Thai. */
function isThai(cells: readonly string[]): boolean {
  return cells.some((cell) => /\p{sc=Thai}|\b2[45]\d\d\b/u.test(cell))
}

function edtfOf(reading: ReadDay | undefined): string {
  return typeof reading === 'object' ? reading.edtf : ''
}
