import { daysBetween, plusDays } from '@amparo/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayColumnOf } from './day-column.ts'
import { readDay, type DayHabit } from './days.ts'

const today = '2026-11-26'
const usual: DayHabit = { order: 'day-first', century: 'latest', epoch: 1900 }
const read = (cell: string, habit: Partial<DayHabit> = {}) => {
  const reading = readDay(cell, { ...usual, ...habit }, today)
  return typeof reading === 'object' ? reading.edtf : reading
}

test.each([
  ['2020-08-10', '2020-08-10'],
  ['2020/8/10', '2020-08-10'],
  ['20200810', '2020-08-10'],
  ['10.08.2020', '2020-08-10'],
  ['10.8.2020 г.', '2020-08-10'],
  ['10/08/2020', '2020-08-10'],
  ['10.08.20', '2020-08-10'],
  ['10.08.85', '1985-08-10'],
  ['10 August 2020', '2020-08-10'],
  ['August 10, 2020', '2020-08-10'],
  ['10th Aug. 2020', '2020-08-10'],
  ['12 августа 2020 г.', '2020-08-12'],
  ['12 жніўня 2020 г.', '2020-08-12'],
  ['10-авг-2020', '2020-08-10'],
  ['10 ส.ค. 2563', '2020-08-10'],
  ['๑๐ สิงหาคม ๒๕๖๓', '2020-08-10'],
  ['10 สิงหาคม พ.ศ. 2563', '2020-08-10'],
  ['10/08/2563', '2020-08-10'],
  ['44053', '2020-08-10'],
  ['1985', '1985'],
  ['1985 г.р.', '1985'],
  ['08.2020', '2020-08'],
  ['август 2020', '2020-08'],
  ['ok. 1985', 'unread'],
  ['ок. 1985', '1985~'],
  ['около 10.08.2020', '2020-08-10~'],
  ['1985?', '1985?'],
  ['c. 1985?', '1985%'],
  ['10-12.08.2020', '2020-08-10/2020-08-12'],
  ['с 10.08.2020 по 12.08.2020', '2020-08-10/2020-08-12'],
  ['2019–2020', '2019/2020'],
  ['10.08.2020 14:30', '2020-08-10T14:30'],
  ['10.08.2020 в 14.30', '2020-08-10T14:30'],
  ['', 'nothing'],
  ['неизв.', 'nothing'],
  ['?', 'nothing'],
  ['ไม่ทราบ', 'nothing'],
  ['00.08.1985', '1985-08'],
  ['xx.xx.1985', '1985'],
  ['00.13.1985', 'unread'],
  ['10.VIII.1990', '1990-08-10'],
  ['10,08,1990', '1990-08-10'],
  ["'10.08.1990", '1990-08-10'],
  ['31.02.2020', 'unread'],
  ['12.08.2020/10.08.2020', 'unread'],
  ['15 суток', 'unread'],
  ['10.08', 'unread'],
  ['Aug 20', 'unread'],
  ['10.08.2020 0:00:00', '2020-08-10'],
  ['2020-08-10 00:00:00', '2020-08-10'],
  ['10.08.2020 00:00', '2020-08-10T00:00'],
  ['10/08/2020 2:30:00 PM', '2020-08-10T14:30'],
  ['10/08/2020 12:00:00 AM', '2020-08-10'],
  ['10/08/2020 12:15 am', '2020-08-10T00:15'],
  ['10/08/2020 13:00 PM', 'unread'],
  ['10/08/2020-12/08/2020', '2020-08-10/2020-08-12'],
  ['พ.ศ. 2563', '2020'],
  ['ค.ศ. 2020', '2020'],
  ['до 10.08.2020', '../2020-08-10'],
  ['after 2019', '2019/..'],
  ['99999', 'unread'],
  ['10.08.3020', 'unread'],
])('“%s” is %s', (cell, edtf) => {
  expect(read(cell)).toBe(edtf)
})

test('what a habit decides', () => {
  expect(read('10/08/2020', { order: 'month-first' })).toBe('2020-10-08')
  expect(read('10.08.2020', { order: 'month-first' })).toBe('2020-08-10')
  expect(read('10.08.20', { century: '1900s' })).toBe('1920-08-10')
  expect(read('10.08.63', { century: 'buddhist' })).toBe('2020-08-10')
  expect(read('42591', { epoch: 1904 })).toBe('2020-08-10')
})

const anyDay = fc
  .integer({ min: 0, max: daysBetween('1930-01-01', today) })
  .map((after) => plusDays('1930-01-01', after))

/** How lists write one day; each with what a reader has to know. */
const written: Readonly<Record<string, (day: string) => string>> = {
  'year first': (day) => day,
  'day first': (day) => day.split('-').toReversed().join('/'),
  'month first': (day) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
  'day first, in the Thai calendar': (day) =>
    `${day.slice(8)}/${day.slice(5, 7)}/${Number(day.slice(0, 4)) + 543}`,
  'a number from 1900': (day) => String(daysBetween('1899-12-30', day)),
}

test('a column whose cells decide how it is written is read whole, and nothing is asked', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(written)),
      fc.array(anyDay, { minLength: 1, maxLength: 20 }),
      (how, days) => {
        // One day that is no month decides the order; a number before 1904 the count.
        const all = [...days, '1979-05-23']
        const write = written[how] ?? String
        const cells = all.map(write)
        const { habit, questions } = dayColumnOf(cells, today)
        if (how === 'a number from 1900') {
          expect(questions.map(({ about }) => about)).toEqual(['epoch'])
        } else expect(questions).toEqual([])
        expect(cells.map((cell) => readDay(cell, habit, today))).toEqual(
          all.map((edtf) => ({ edtf })),
        )
      },
    ),
  )
})

test('a column that fits two habits is asked, with both readings, and never guessed', () => {
  const { questions } = dayColumnOf(['10/08/2020', '07/07/2020', '', '11/09/2020', 'неизв.'], today)
  expect(questions).toEqual([
    {
      about: 'order',
      answers: [
        {
          value: 'day-first',
          examples: [
            { cell: '10/08/2020', edtf: '2020-08-10' },
            { cell: '11/09/2020', edtf: '2020-09-11' },
          ],
        },
        {
          value: 'month-first',
          examples: [
            { cell: '10/08/2020', edtf: '2020-10-08' },
            { cell: '11/09/2020', edtf: '2020-11-09' },
          ],
        },
      ],
    },
  ])
})

test('cells that contradict each other are asked about, whatever most of them say', () => {
  const { questions } = dayColumnOf(['25/12/2020', '12/25/2020', '12/26/2020', '05/06/2020'], today)
  expect(questions).toMatchObject([
    {
      about: 'order',
      answers: [
        {
          value: 'month-first',
          examples: [
            { cell: '05/06/2020', edtf: '2020-05-06' },
            { cell: '25/12/2020', edtf: '' },
            {},
          ],
        },
        { value: 'day-first', examples: [{ cell: '05/06/2020', edtf: '2020-06-05' }, {}, {}] },
      ],
    },
  ])
  fc.assert(
    fc.property(
      fc.array(anyDay, { maxLength: 30 }),
      fc.array(anyDay, { maxLength: 30 }),
      (one, other) => {
        const cells = [
          ...[...one, '2020-08-25'].map((day) => day.split('-').toReversed().join('/')),
          ...[...other, '2020-08-26'].map(
            (day) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
          ),
        ]
        expect(dayColumnOf(cells, today).questions.map(({ about }) => about)).toEqual(['order'])
      },
    ),
  )
})

test('two habits that their signs tell apart are read each in its own way', () => {
  const { habit, questions } = dayColumnOf(
    ['10.08.2020', '25.08.2020', '08/26/2020', '08/10/2020'],
    today,
  )
  expect([habit.order, questions]).toEqual(['month-first', []])
  expect(read('10.08.2020', habit)).toBe('2020-08-10')
  expect(read('08/10/2020', habit)).toBe('2020-08-10')
  // Nothing says it of these strokes.
  expect(dayColumnOf(['25.08.2020', '08/10/2020'], today).questions).toMatchObject([
    { answers: [{ value: 'day-first' }, { value: 'month-first' }] },
  ])
})

test.each(['a' + '.'.repeat(150_000), 'x' + '?'.repeat(150_000) + 'x', '1.'.repeat(80_000)])(
  'a cell longer than any day is read as none, without looking at all of it',
  (cell) => {
    expect(read(cell)).toBe('unread')
  },
)

test('a year of two figures is asked where two centuries fit, and the Thai one only where something is Thai', () => {
  const values = (cells: readonly string[]) =>
    dayColumnOf(cells, today).questions.map(({ about, answers }) => [
      about,
      ...answers.map(({ value }) => value),
    ])
  expect(values(['23.05.20'])).toEqual([['century', 'latest', '1900s']])
  expect(values(['23.05.79'])).toEqual([])
  expect(values(['23.05.63', '23.05.2563'])).toEqual([['century', 'latest', 'buddhist']])
})

test('the readings of any cell are days that exist, or none', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789./- авгug?~')) }),
      (cell) => {
        const reading = readDay(cell, usual, today)
        if (typeof reading === 'object')
          expect(reading.edtf).toMatch(
            /^\d{4}(-\d\d){0,2}(T\d\d:\d\d)?[?~%]?(\/\d{4}(-\d\d){0,2}(T\d\d:\d\d)?)?$/,
          )
      },
    ),
    { numRuns: 2_000 },
  )
})
