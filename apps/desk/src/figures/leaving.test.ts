import { fewestToSay } from '@amparo/register'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leavingRows } from './leaving.ts'
import type { Figures } from './use-figures.ts'

const replies = fc
  .record({ due: fc.nat(12), answered: fc.nat(12), more: fc.nat(5), median: fc.option(fc.nat(90)) })
  .map(({ due, answered, more, median }) => ({
    asked: due + more,
    due,
    answered: Math.min(answered, due),
    noDay: 0,
    waits: { median, over: Math.min(answered, due), open: due + more - Math.min(answered, due) },
  }))

const week = fc.record({
  of: fc.nat(14),
  found: fc.array(fc.nat(14), { minLength: 3, maxLength: 3 }),
})

const figures = fc
  .record({ weeks: fc.array(week, { maxLength: 4 }), bodies: fc.array(replies, { maxLength: 4 }) })
  .map(({ weeks, bodies }): Figures => {
    const each = weeks.map(({ of, found }, at) => {
      const known = found.map((one) => Math.min(one, of)).toSorted((a, b) => a - b)
      return {
        week: `2020-08-${10 + at}`,
        of,
        known: known[2] ?? 0,
        notAnyMore: 0,
        silent: 0,
        points: known.map((one, weeksAfter) => ({ weeks: weeksAfter, known: one, early: 0 })),
      }
    })
    const sum = (of: (one: (typeof each)[number]) => number) =>
      each.reduce((before, one) => before + of(one), 0)
    const known = sum((one) => one.known)
    const all = {
      of: sum((one) => one.of),
      known,
      notAnyMore: 0,
      silent: 0,
      points: [0, 1, 2].map((weeksAfter) => ({
        weeks: weeksAfter,
        early: 0,
        known: sum((one) => one.points[weeksAfter]?.known ?? 0),
      })),
    }
    const asked = bodies.map((one, at) => ({
      ...one,
      authority: String(at + 1) as never,
      name: 'Synthetic Body',
    }))
    const whole = {
      asked: bodies.reduce((before, one) => before + one.asked, 0),
      due: bodies.reduce((before, one) => before + one.due, 0),
      answered: bodies.reduce((before, one) => before + one.answered, 0),
      noDay: 0,
      waits: { median: 3, over: 2, open: 9 },
    }
    return {
      asOf: '2020-11-01',
      rules: 1,
      all,
      weeks: each,
      closed: 3,
      selfFound: known,
      days: { median: 4, over: known, open: all.of - known },
      replies: whole,
      authorities: asked,
      kinds: [],
    }
  })

test('nothing under five leaves, and no median of fewer than five', () => {
  fc.assert(
    fc.property(figures, (given) => {
      for (const { number, of, median } of leavingRows(given)) {
        for (const said of [number, of])
          expect(typeof said === 'number' && said < fewestToSay).toBe(false)
        if (typeof number !== 'number') expect(median).toBe(null)
      }
    }),
  )
})

test('what is said of everybody leaves no single part to be worked out', () => {
  fc.assert(
    fc.property(figures, (given) => {
      const rows = leavingRows(given).filter(({ figure }) => figure === 'FATE_SHARE')
      const columns = Map.groupBy(rows, ({ weeks }) => weeks)
      for (const [whole, ...parts] of columns.values()) {
        if (typeof whole?.number !== 'number') continue
        expect(parts.filter(({ number }) => typeof number !== 'number')).not.toHaveLength(1)
      }
    }),
  )
})
