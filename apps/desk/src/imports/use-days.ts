import type { DayHabit } from '@amparo/lists'
import { useMemo, useState } from 'react'
import { localDay } from '../ui/say-day.ts'
import type { AskedDays } from './day-choices.tsx'
import { dayColumnsOf, type Columns, type Days } from './imported.ts'
import type { KeptImport } from './kept-imports.ts'
import type { Table } from './read-table.ts'

interface DaysInHand {
  readonly days: Days
  readonly asked: readonly AskedDays[]
  readonly answer: (place: number, about: keyof DayHabit, value: DayHabit[keyof DayHabit]) => void
}

type Answers = Readonly<Record<number, Partial<DayHabit>>>

/** How the days of a list are read: as its cells say, and as somebody answered; of an import that goes on, as it was begun. */
export function useDays(
  table: Table,
  columns: Columns,
  before: Pick<KeptImport, 'habits' | 'day'> | undefined,
): DaysInHand {
  const [answers, setAnswers] = useState<Answers>({})
  const [today] = useState(() => before?.day ?? localDay(new Date()))
  const found = useMemo(
    () => (before === undefined ? dayColumnsOf(table, columns, today) : []),
    [before, table, columns, today],
  )
  const days = useMemo((): Days => {
    if (before !== undefined) return { habits: before.habits, today }
    const habits = found.map(({ place, column: { habit } }) => [
      place,
      { ...habit, ...answers[place] },
    ])
    return { habits: Object.fromEntries(habits) as Days['habits'], today }
  }, [before, found, answers, today])
  const asked = found.flatMap(({ place, column }) =>
    column.questions.map((question): AskedDays => {
      const head = table.heads[place] ?? ''
      return { place, head, question, answer: answers[place]?.[question.about] ?? null }
    }),
  )
  return {
    days,
    asked,
    answer: (place, about, value) =>
      setAnswers((now) => ({ ...now, [place]: { ...now[place], [about]: value } })),
  }
}
