import { matchKeys, textKeys } from '@amparo/names'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindDeclaration } from './declaration.ts'
import { fold } from './fold.ts'
import { matchKeysOf } from './match-keys-of.ts'
import { subjectKinds } from './property.ts'
import type { PropertyCode } from './property.ts'
import { aClaim } from './testing/claims.ts'
import { everyForm } from './testing/dates.ts'
import { viewRow } from './view-row.ts'

const sealed = { kind: 'sealed' }

const dated = subjectKinds.flatMap((kind) => {
  const codes = Object.values(kindDeclaration(kind).time ?? {}) as readonly PropertyCode[]
  return codes.length === 0 ? [] : [[kind, codes] as const]
})

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

  it('of somebody without a name has how they are described', () => {
    const view = fold([
      aClaim(1, 'person.description', 'a man in a grey jacket'),
      aClaim(2, 'person.count', 1),
    ])
    expect(viewRow(view).label).toBe('a man in a grey jacket')
    expect(viewRow(fold([aClaim(1, 'person.count', 30)])).label).toBe('')
  })

  it('cuts what is too long for a list, never inside a character', () => {
    const long = '𐌰'.repeat(2000)
    const { label } = viewRow(fold([aClaim(1, 'event.description', long)]))
    expect(label).toBe(`${'𐌰'.repeat(199)}…`)
    const fits = 'ы'.repeat(200)
    expect(viewRow(fold([aClaim(1, 'event.title', fits)])).label).toBe(fits)
  })

  it('of a place of detention has its leading name and runs while it is in use', () => {
    const view = fold([
      aClaim(1, 'facility.name', 'Турма'),
      aClaim(2, 'facility.name', 'Турма № 8', { credibility: 2 }),
      aClaim(3, 'facility.opened', '1984'),
    ])
    expect(viewRow(view)).toMatchObject({ label: 'Турма № 8', lo: '1984-01-01', hi: null })
  })

  it('of a place that only the authorities call closed has no end', () => {
    const state = { source: { kind: 'authority' as const } }
    const closed = (said: Parameters<typeof aClaim>[3]) =>
      viewRow(fold([aClaim(1, 'facility.closed', '2001', said)])).hi
    expect(closed(state)).toBe(null)
    expect(closed({})).toBe('2001-12-31')
  })

  it('of what links two subjects has the type of the link, or nothing of its own', () => {
    const point = fold([aClaim(1, 'point.custody', '7'), aClaim(2, 'point.type', 'lawyer')])
    expect(viewRow(point).label).toBe('lawyer')
    const command = fold([
      aClaim(1, 'command.unit', '7'),
      aClaim(2, 'command.over', '8'),
      aClaim(3, 'command.from', '2019'),
      aClaim(4, 'command.to', '2020-08'),
    ])
    expect(viewRow(command)).toMatchObject({ label: '', lo: '2019-01-01', hi: '2020-08-31' })
  })

  it('of nothing is empty, of every kind', () => {
    const empty = { label: '', lo: null, hi: null, quarrels: 0, claims: 0 }
    expect(viewRow(fold([]))).toEqual(empty)
    for (const kind of subjectKinds) expect(viewRow(fold([], kind))).toEqual(empty)
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

  it.each(dated)('of a %s never ends before it begins', (kind, codes) => {
    const anyDate = fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...everyForm))
    fc.assert(
      fc.property(fc.array(anyDate, { maxLength: 5 }), (dates) => {
        const claims = dates.map(([code, edtf], index) => aClaim(index + 1, code, edtf))
        const { lo, hi } = viewRow(fold(claims, kind))
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

  it.each(['facility', 'authority', 'organisation'] as const)(
    'find a %s by every spelling of its name, and by where it is',
    (kind) => {
      const view = fold([
        aClaim(1, `${kind}.name`, 'Жодзінская турма'),
        aClaim(2, `${kind}.name`, 'Жодинская тюрьма'),
        aClaim(3, `${kind}.place`, 'Мінск'),
      ])
      const keys = [
        ...matchKeys('Жодзінская турма'),
        ...matchKeys('Жодинская тюрьма'),
        ...textKeys('Мінск'),
      ]
      expect(matchKeysOf(view)).toEqual([...new Set(keys)].toSorted())
    },
  )

  it('find nobody by the name of their mother alone', () => {
    expect(matchKeysOf(fold([aClaim(1, 'person.mother', 'Марыя Ясень')]))).toEqual([])
  })

  it('find an event by the words of its title and its place', () => {
    const view = fold([
      aClaim(1, 'event.title', 'Затрыманні каля вакзала'),
      aClaim(2, 'event.place', 'Мінск'),
    ])
    const keys = [...textKeys('Затрыманні каля вакзала'), ...textKeys('Мінск')]
    expect(matchKeysOf(view)).toEqual([...new Set(keys)].toSorted())
  })

  it('are none for a kind that has no name', () => {
    expect(matchKeysOf(fold([aClaim(1, 'custody.place', 'Ганна Ясень')]))).toEqual([])
  })
})
