import fc from 'fast-check'
import { daysBetween, plusDays } from '@amparo/calendar'
import type { Interval } from '@amparo/calendar'
import { languages } from '@amparo/vocabulary'
import { describe, expect, test } from 'vitest'
import { clocks } from './clocks.ts'
import type { Clock } from './clocks.ts'
import { dueBy, sayStanding, standingOf } from './due.ts'
import type { ClockStanding, DayCount } from './due.ts'
import { remindersAfter } from './reminders.ts'

const every: readonly Clock[] = Object.values(clocks.entries)
const timed = every.filter(({ term }) => term !== null)

const aDay = fc.integer({ min: 0, max: 60_000 }).map((days) => plusDays('1970-01-01', days))
const aClock = fc.constantFrom(...timed)

/** Two days in order, and one between them. */
const aStretch = fc
  .tuple(aDay, fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([lo, days, share]) => {
    return { lo, hi: plusDays(lo, days), inside: plusDays(lo, Math.floor(days * share)) }
  })

function certain(day: string): Interval {
  return { lo: day, hi: day }
}

function dayDue(clock: Clock, start: string): string {
  return dueBy(clock, certain(start))?.lo ?? ''
}

function holds({ least, most }: DayCount, number: number): boolean {
  return least <= number && (most === null || number <= most)
}

describe('the day something is due', () => {
  test('never comes earlier when the clock starts later, nor before its start', () => {
    fc.assert(
      fc.property(aClock, aStretch, (clock, { lo, hi }) => {
        expect(dayDue(clock, lo) <= dayDue(clock, hi)).toBe(true)
        expect(dayDue(clock, lo) > lo).toBe(true)
      }),
    )
  })

  test('of an uncertain start spans those of every day it can have been, and no more', () => {
    fc.assert(
      fc.property(aClock, aStretch, (clock, { lo, hi, inside }) => {
        const due = dueBy(clock, { lo, hi })
        expect(due).toEqual({ lo: dayDue(clock, lo), hi: dayDue(clock, hi) })
        const day = dayDue(clock, inside)
        expect((due?.lo ?? '') <= day && day <= (due?.hi ?? '')).toBe(true)
      }),
    )
  })

  test('counts days in days and months by the calendar', () => {
    const start = certain('2020-01-31')
    expect(dueBy(clocks.entries['appeal-answer'], start)?.lo).toBe('2020-02-15')
    expect(dueBy(clocks.entries['appeal-answer-further-study'], start)?.lo).toBe('2020-02-29')
    expect(dueBy(clocks.entries['appeal-answer-further-study'], certain('2021-01-31'))?.lo).toBe(
      '2021-02-28',
    )
    expect(dueBy(clocks.entries['wgad-answer-extended'], start)?.lo).toBe('2020-04-30')
  })

  test('has no bound where the start has none', () => {
    const clock = clocks.entries['sp-answer']
    expect(dueBy(clock, { lo: null, hi: null })).toEqual({ lo: null, hi: null })
    expect(dueBy(clock, { lo: '2020-08-10', hi: null })).toEqual({ lo: '2020-10-09', hi: null })
  })

  test('is the office’s to move where the office sets it, and nobody’s elsewhere', () => {
    const own = [{ days: 3 }]
    for (const clock of timed) {
      const moved = dueBy(clock, certain('2020-08-10'), own)?.lo === '2020-08-13'
      expect(moved).toBe(clock.kind === 'office' || clock.code === 'crime-report-first')
    }
  })
})

describe('how a clock stands', () => {
  test('follows from the day it is due, when the start is known', () => {
    fc.assert(
      fc.property(aClock, aDay, aDay, (clock, start, today) => {
        const standing = standingOf({ clock, start: certain(start) }, today)
        const left = daysBetween(today, dayDue(clock, start))
        if (start > today) expect(standing).toEqual({ kind: 'not-started' })
        else if (left === 0) expect(standing).toEqual({ kind: 'due-today' })
        else if (left > 0) {
          expect(standing).toEqual({ kind: 'running', left: { least: left, most: left } })
        } else {
          expect(standing).toEqual({ kind: 'overdue', since: { least: -left, most: -left } })
        }
      }),
    )
  })

  test('is said of an uncertain start only where it is so for every day of it', () => {
    fc.assert(
      fc.property(aClock, aStretch, aDay, (clock, { lo, hi, inside }, today) => {
        const standing = standingOf({ clock, start: { lo, hi } }, today)
        const left = daysBetween(today, dayDue(clock, inside))
        if (standing.kind === 'not-started') expect(inside > today).toBe(true)
        if (standing.kind === 'running') expect(holds(standing.left, left)).toBe(true)
        if (standing.kind === 'overdue') expect(holds(standing.since, -left)).toBe(true)
        if (standing.kind === 'due-today') expect(left).toBe(0)
      }),
    )
  })

  test('only ever moves on: not started, running, due, overdue', () => {
    const order = ['not-started', 'running', 'unknown', 'due-today', 'overdue']
    fc.assert(
      fc.property(aClock, aStretch, aStretch, (clock, start, { lo: today, hi: later }) => {
        const [now, then] = [today, later].map((day) => standingOf({ clock, start }, day))
        const place = (standing?: ClockStanding) => order.indexOf(standing?.kind ?? '')
        expect(place(now)).toBeLessThanOrEqual(place(then))
      }),
    )
  })

  test('is never a number when nobody knows when it started', () => {
    fc.assert(
      fc.property(aClock, aDay, (clock, today) => {
        expect(standingOf({ clock, start: { lo: null, hi: null } }, today)).toEqual({
          kind: 'unknown',
          why: 'start',
        })
      }),
    )
  })

  test('with one bound known says as much as that bound allows', () => {
    const clock = clocks.entries['appeal-answer']
    const notAfter = { lo: null, hi: '2020-08-10' }
    expect(standingOf({ clock, start: notAfter }, '2020-08-27')).toEqual({
      kind: 'overdue',
      since: { least: 2, most: null },
    })
    expect(standingOf({ clock, start: notAfter }, '2020-08-20')).toEqual({
      kind: 'unknown',
      why: 'start',
    })
    expect(standingOf({ clock, start: { lo: '2020-08-10', hi: null } }, '2020-08-20')).toEqual({
      kind: 'running',
      left: { least: 5, most: null },
    })
  })

  test('on the day it starts it runs, and on the first day it can be due it is still in time', () => {
    const clock = clocks.entries['appeal-answer']
    expect(standingOf({ clock, start: certain('2020-08-10') }, '2020-08-10')).toEqual({
      kind: 'running',
      left: { least: 15, most: 15 },
    })
    const start = { lo: '2020-08-10', hi: '2020-08-12' }
    expect(standingOf({ clock, start }, '2020-08-25')).toEqual({
      kind: 'running',
      left: { least: 0, most: 2 },
    })
    expect(standingOf({ clock, start }, '2020-08-26').kind).toBe('unknown')
    expect(standingOf({ clock, start }, '2020-08-27').kind).toBe('unknown')
    expect(standingOf({ clock, start }, '2020-08-28').kind).toBe('overdue')
  })

  test('with no term set is no waiting for one, and a term not known is unknown', () => {
    const start = certain('2020-08-10')
    expect(standingOf({ clock: clocks.entries['wgeid-answer'], start }, '2021-01-01')).toEqual({
      kind: 'no-term',
    })
    expect(
      standingOf({ clock: clocks.entries['lawyer-appeal-answer'], start }, '2021-01-01'),
    ).toEqual({ kind: 'unknown', why: 'term' })
  })

  test('has not started while what it runs from has not happened', () => {
    for (const clock of timed) {
      expect(standingOf({ clock, start: null }, '2020-08-10')).toEqual({ kind: 'not-started' })
    }
  })
})

test('a standing is said in every language', () => {
  const running = (least: number, most: number | null) =>
    ({ kind: 'running', left: { least, most } }) as const
  const said = languages.map((language) => [
    sayStanding(running(1, 1), language),
    sayStanding(running(2, 5), language),
    sayStanding({ kind: 'overdue', since: { least: 21, most: null } }, language),
    sayStanding({ kind: 'due-today' }, language),
    sayStanding({ kind: 'unknown', why: 'start' }, language),
  ])
  expect(said).toEqual([
    [
      '1 day left',
      '2–5 days left',
      'overdue for at least 21 days',
      'due today',
      'not known: nobody has said when it started',
    ],
    [
      'до срока 1 день',
      'до срока 2–5 дней',
      'просрочено не меньше чем на 21 день',
      'срок истекает сегодня',
      'неизвестно: никто не сказал, когда срок начался',
    ],
    [
      'да тэрміну 1 дзень',
      'да тэрміну 2–5 дзён',
      'пратэрмінавана не менш як на 21 дзень',
      'тэрмін мінае сёння',
      'невядома: ніхто не сказаў, калі тэрмін пачаўся',
    ],
    [
      'เหลือ 1 วัน',
      'เหลือ 2–5 วัน',
      'เกินกำหนดแล้วอย่างน้อย 21 วัน',
      'ครบกำหนดวันนี้',
      'ไม่ทราบ: ไม่มีใครบอกว่าเริ่มนับเมื่อใด',
    ],
  ])
})

test('reminders are proposed after the term, in order, as uncertain as the term', () => {
  fc.assert(
    fc.property(aStretch, ({ lo, hi }) => {
      const ladder = remindersAfter({ lo, hi })
      expect(ladder.map(({ on }) => daysBetween(lo, on.lo ?? ''))).toEqual([7, 21, 45])
      expect(ladder.map(({ on }) => daysBetween(hi, on.hi ?? ''))).toEqual([7, 21, 45])
    }),
  )
  expect(remindersAfter({ lo: null, hi: null }).every(({ on }) => on.lo === null)).toBe(true)
})
