import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occupancy, occupancyByDay } from './occupancy.ts'
import type { Stay } from './occupancy.ts'
import { aPoint, aSubject, byState, sealed } from './testing/views.ts'
import type { Said } from './testing/views.ts'

const facility = aSubject('50', { 'facility.capacity': 2 })

function aStay(person: Said | null, said: Readonly<Record<string, Said>>, points = []): Stay {
  const who = person === null ? {} : { 'custody.person': person }
  const where = { 'custody.facility': '50' }
  return { period: aSubject('7', { ...who, ...where, ...said }), points }
}

function withPoints(stay: Stay, points: Stay['points']): Stay {
  return { ...stay, points }
}

function on(day: number, stays: readonly Stay[], at = facility) {
  const { surely, possibly } = occupancy(at, stays, dayText(day))
  return [surely, possibly]
}

function dayText(day: number): string {
  return `2020-08-${String(day).padStart(2, '0')}`
}

const there = [['1'], ['1']]
const perhaps = [[], ['1']]
const away = [[], []]

describe('a person held from one day to another', () => {
  const stay = aStay('1', {
    'custody.from': '2020-08-10/2020-08-12',
    'custody.to': '2020-08-15/2020-08-17',
  })

  it.each([
    [9, away],
    [10, perhaps],
    [12, there],
    [15, there],
    [16, perhaps],
    [17, perhaps],
    [18, away],
  ])('on day %i', (day, expected) => {
    expect(on(day, [stay])).toEqual(expected)
  })

  it('is surely there in every reading, and possibly there only if in some', () => {
    const days = fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 1, max: 28 })))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 28 }), (four, day) => {
        const [a = 1, b = 1, c = 1, d = 1] = four.toSorted((x, y) => x - y)
        const told = aStay('1', {
          'custody.from': `${dayText(a)}/${dayText(b)}`,
          'custody.to': `${dayText(c)}/${dayText(d)}`,
        })
        const readings = Array.from({ length: b - a + 1 }, (_, from) => a + from).flatMap((from) =>
          Array.from({ length: d - c + 1 }, (_, to) => [from, c + to] as const),
        )
        const [surely = [], possibly = []] = on(day, [told])
        expect(surely.length === 1).toBe(readings.every(([from, to]) => from <= day && day <= to))
        expect(possibly.length === 1).toBe(readings.some(([from, to]) => from <= day && day <= to))
      }),
    )
  })
})

describe('a person whose end nobody tells', () => {
  it('may still be there, and is sure only on the day of the beginning', () => {
    const stay = aStay('1', { 'custody.from': '2020-08-10' })
    expect([9, 10, 11, 28].map((day) => on(day, [stay]))).toEqual([away, there, perhaps, perhaps])
  })

  it('is not taken away by the authorities’ word alone', () => {
    const stay = aStay('1', { 'custody.from': '2020-08-10', 'custody.to': byState('2020-08-12') })
    expect(on(20, [stay])).toEqual(perhaps)
  })

  it('is sure until the last day somebody knows of', () => {
    const stay = aStay('1', { 'custody.from': '2020-08-10', 'custody.to': '2020-08-14/..' })
    expect([14, 15].map((day) => on(day, [stay]))).toEqual([there, perhaps])
  })

  it('without any day may be there on any, and is sure on none', () => {
    expect(on(20, [aStay('1', {})])).toEqual(perhaps)
  })
})

describe('the points of a stay', () => {
  const stay = aStay('1', { 'custody.from': '2020-08-10', 'custody.to': '2020-08-20' })

  it('no reading of a transfer puts a person where they are not counted', () => {
    const days = fc.tuple(...Array.from({ length: 6 }, () => fc.integer({ min: 1, max: 28 })))
    const range = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index)
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 28 }), (six, day) => {
        const [a = 1, b = 1, c = 1, d = 1, e = 1, f = 1] = six.toSorted((x, y) => x - y)
        const told = withPoints(
          aStay('1', {
            'custody.from': `${dayText(a)}/${dayText(b)}`,
            'custody.to': `${dayText(e)}/${dayText(f)}`,
          }),
          [
            aPoint('2', 'transfer', `${dayText(c)}/${dayText(d)}`, {
              'point.facility': '51',
            }),
          ],
        )
        const readings = range(a, b).flatMap((from) =>
          range(c, d).map((transfer) => from <= day && day <= transfer),
        )
        expect(on(day, [told])).toEqual([
          readings.every(Boolean) ? ['1'] : [],
          readings.some(Boolean) ? ['1'] : [],
        ])
      }),
    )
  })

  it('a transfer to another place ends it', () => {
    const moved = withPoints(stay, [
      aPoint('2', 'transfer', '2020-08-14', { 'point.facility': '51' }),
    ])
    expect([14, 15].map((day) => on(day, [moved]))).toEqual([there, away])
  })

  it('also one of which nobody says where to', () => {
    const moved = withPoints(stay, [aPoint('2', 'transfer', '2020-08-14/2020-08-16')])
    expect([14, 15, 16, 17].map((day) => on(day, [moved]))).toEqual([there, perhaps, perhaps, away])
  })

  it('who was before a judge elsewhere may have been brought back', () => {
    const heard = withPoints(stay, [
      aPoint('2', 'hearing-judge', '2020-08-14', { 'point.facility': '51' }),
    ])
    expect([14, 15].map((day) => on(day, [heard]))).toEqual([there, perhaps])
  })

  it('a transfer to a place only the authorities name does not say that the person left', () => {
    const moved = withPoints(stay, [
      aPoint('2', 'transfer', '2020-08-14', { 'point.facility': byState('51') }),
    ])
    expect(on(15, [moved])).toEqual(perhaps)
  })

  it('who was brought back may be there again, and is sure on the day of it', () => {
    const back = withPoints(stay, [
      aPoint('2', 'moved-out', '2020-08-12', { 'point.facility': '50' }),
      aPoint('3', 'arrival', '2020-08-15', { 'point.facility': '50' }),
    ])
    expect([12, 13, 15, 16].map((day) => on(day, [back]))).toEqual([there, away, there, perhaps])
  })

  it('an arrival from elsewhere begins it', () => {
    const elsewhere = aSubject('7', {
      'custody.person': '1',
      'custody.facility': '51',
      'custody.from': '2020-08-10',
      'custody.to': '2020-08-20',
    })
    const arrived = {
      period: elsewhere,
      points: [aPoint('2', 'transfer', '2020-08-14', { 'point.facility': '50' })],
    }
    expect([13, 14, 15, 21].map((day) => on(day, [arrived]))).toEqual([away, there, perhaps, away])
  })

  it('a move that only the authorities tell ends nothing', () => {
    const moved = withPoints(stay, [aPoint('2', 'moved-out', byState('2020-08-12'))])
    expect(on(15, [moved])).toEqual(there)
  })

  it('a sighting the authorities alone tell makes nothing sure', () => {
    const seen = {
      period: aSubject('7', { 'custody.person': '1' }),
      points: [aPoint('2', 'seen', '2020-08-12', { 'point.facility': byState('50') })],
    }
    expect(on(12, [seen])).toEqual(perhaps)
  })
})

describe('who is counted', () => {
  const dates = { 'custody.from': '2020-08-10', 'custody.to': '2020-08-20' }

  it('one person of two periods is one', () => {
    const two = [
      aStay('1', dates),
      { ...aStay('1', dates), period: { ...aStay('1', dates).period, id: '8' } },
    ]
    expect(on(15, two)).toEqual(there)
  })

  it('a period whose person cannot be read makes one possible, and none sure', () => {
    expect(on(15, [aStay(sealed, dates)])).toEqual([[], ['7']])
    expect(on(15, [aStay(null, dates)])).toEqual([[], ['7']])
  })

  it('a place only the authorities name, or on which sources differ, makes none sure', () => {
    for (const place of [byState('50'), ['50', '51']] as const) {
      const period = aSubject('7', { 'custody.person': '1', 'custody.facility': place, ...dates })
      expect(on(15, [{ period, points: [] }])).toEqual(perhaps)
    }
  })

  it('whoever is held elsewhere is not', () => {
    expect(on(15, [aStay('1', dates)], aSubject('51', {}))).toEqual(away)
  })

  it('of many days is that of each', () => {
    const days = [9, 10, 15, 20, 21].map(dayText)
    const stays = [aStay('1', dates), aStay('2', { 'custody.from': '2020-08-15' })]
    expect(occupancyByDay(facility, stays, days)).toEqual(
      days.map((day) => occupancy(facility, stays, day)),
    )
  })

  it('does not depend on the order', () => {
    const stays = ['1', '2', '3'].map((person) => aStay(person, dates))
    fc.assert(
      fc.property(fc.shuffledSubarray(stays, { minLength: 3 }), (shuffled) => {
        expect(on(15, shuffled)).toEqual(on(15, stays))
      }),
    )
  })
})

describe('against the capacity', () => {
  const held = (person: string) =>
    aStay(person, { 'custody.from': '2020-08-10', 'custody.to': '2020-08-20' })
  const unsure = (person: string) => aStay(person, { 'custody.from': '2020-08-10' })
  const at = (capacity: readonly Said[], stays: readonly Stay[]) =>
    occupancy(aSubject('50', { 'facility.capacity': capacity }), stays, '2020-08-15')

  it('is a range where the sources differ, whoever they are', () => {
    expect(at([10, byState(14), 12], []).capacity).toEqual({ least: 10, most: 14 })
  })

  it('is not known where nobody says, and then nothing is over it', () => {
    const many = ['1', '2', '3'].map(held)
    const none = occupancy(aSubject('50', {}), many, '2020-08-15')
    expect(none).toMatchObject({ capacity: null, overCapacity: 'not-shown' })
  })

  it('is passed surely only by every source and every reading', () => {
    const three = ['1', '2', '3'].map(held)
    expect(at([2], three).overCapacity).toBe('surely')
    expect(at([2, 4], three).overCapacity).toBe('possibly')
    expect(at([2], [...three.slice(1), unsure('1')]).overCapacity).toBe('possibly')
    expect(at([3], three).overCapacity).toBe('not-shown')
  })
})
