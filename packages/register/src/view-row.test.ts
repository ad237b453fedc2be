import { matchKeys } from '@amparo/names'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { matchKeysOf } from './match-keys-of.ts'
import { aClaim } from './testing/claims.ts'
import { everyForm } from './testing/dates.ts'
import { viewRow } from './view-row.ts'

const sealed = { kind: 'sealed' }

describe('the row of a view', () => {
  it('of a person has the leading name and the days of birth', () => {
    const view = fold([
      aClaim(1, 'person.name', 'Ганна Ясень'),
      aClaim(2, 'person.name', 'Анна Ясень', { credibility: 2 }),
      aClaim(3, 'person.birth', '1990-03'),
    ])
    expect(viewRow(view)).toEqual({
      label: 'Анна Ясень',
      lo: '1990-03-01',
      hi: '1990-03-31',
      quarrels: 0,
      claims: 3,
    })
  })

  it('of a custody has the place and runs from its beginning to its end', () => {
    const view = fold([
      aClaim(1, 'custody.place', 'a bus'),
      aClaim(2, 'custody.from', '2020-08-10/2020-08-12'),
      aClaim(3, 'custody.to', '2020-08-13/2020-08-14'),
    ])
    expect(viewRow(view)).toMatchObject({ label: 'a bus', lo: '2020-08-10', hi: '2020-08-14' })
  })

  it('of an act has its type and its time', () => {
    const view = fold([
      aClaim(1, 'act.type', 'LIFE.CUSTODY'),
      aClaim(2, 'act.at', '2020-08-10T21:30'),
    ])
    expect(viewRow(view)).toMatchObject({
      label: 'LIFE.CUSTODY',
      lo: '2020-08-10',
      hi: '2020-08-10',
    })
  })

  it('of nothing is empty', () => {
    const empty = { label: '', lo: null, hi: null, quarrels: 0, claims: 0 }
    expect(viewRow(fold([]))).toEqual(empty)
    expect(viewRow(fold([], 'person'))).toEqual(empty)
  })

  it('shows a name that can be read even when the leading one is sealed', () => {
    const view = fold([
      aClaim(1, 'person.name', sealed, { credibility: 1 }),
      aClaim(2, 'person.name', 'Ганна Ясень'),
    ])
    expect(viewRow(view).label).toBe('Ганна Ясень')
  })

  it('puts no place first when sources weigh the same, and counts the quarrel', () => {
    const view = fold([
      aClaim(1, 'custody.place', 'a bus'),
      aClaim(2, 'custody.place', 'a basement'),
    ])
    expect(viewRow(view)).toMatchObject({ label: '', quarrels: 1 })
  })

  it('lets a person with two dates of birth be found by either', () => {
    const view = fold([
      aClaim(1, 'person.birth', '1990-03-05'),
      aClaim(2, 'person.birth', '1991-05-03'),
    ])
    expect(viewRow(view)).toMatchObject({ lo: '1990-03-05', hi: '1991-05-03', quarrels: 1 })
  })

  it('has no bound where one of the differing dates has none', () => {
    const view = fold([aClaim(1, 'person.birth', '../1990'), aClaim(2, 'person.birth', '1995')])
    expect(viewRow(view)).toMatchObject({ lo: null, hi: '1995-12-31' })
  })

  it('never ends before it begins', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyForm), { maxLength: 5 }), (dates) => {
        const { lo, hi } = viewRow(
          fold(dates.map((edtf, index) => aClaim(index + 1, 'person.birth', edtf))),
        )
        expect(lo === null || hi === null || lo <= hi).toBe(true)
      }),
    )
  })
})

describe('the match keys of a view', () => {
  it('are those of every spelling, each with every father’s name said', () => {
    const view = fold([
      aClaim(1, 'person.name', 'Ганна Ясень'),
      aClaim(2, 'person.name', 'Anna Yasen'),
      aClaim(3, 'person.father', 'Пятроўна'),
    ])
    const keys = matchKeysOf(view)
    for (const name of ['Ганна Ясень', 'Anna Yasen']) {
      expect(keys).toEqual(expect.arrayContaining(matchKeys(name)))
      expect(keys).toEqual(expect.arrayContaining(matchKeys(name, 'Пятроўна')))
    }
    expect(keys).toEqual([...new Set(keys)].toSorted())
  })

  it('do not wait for a father’s name', () => {
    const view = fold([aClaim(1, 'person.name', 'Ганна Ясень')])
    expect(matchKeysOf(view)).toEqual(matchKeys('Ганна Ясень').toSorted())
  })

  it('hold nothing of a name that was taken back or is sealed', () => {
    const view = fold([
      aClaim(1, 'person.name', 'Ганна Ясень'),
      aClaim(2, 'person.name', 'Ганна Ясень', { retracts: '1' }),
      aClaim(3, 'person.name', sealed),
    ])
    expect(matchKeysOf(view)).toEqual([])
  })

  it('are none for a custody or an act', () => {
    expect(matchKeysOf(fold([aClaim(1, 'custody.place', 'Ганна Ясень')]))).toEqual([])
  })
})
