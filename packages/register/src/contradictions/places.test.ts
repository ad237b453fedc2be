import { describe, expect, test } from 'vitest'
import { answer, aWorld, cellMate, custody, mother, point } from '../testing/worlds.ts'
import { contradictionsOf } from './contradictions-of.ts'
import { areDisjoint, placesAmong } from './places.ts'

const facilities = [
  { id: '31', names: ['ЦІП, Акрэсціна', 'Окрестина'] },
  { id: '32', names: ['Prison No 8, Zhodzina', 'Жодино'] },
  { id: '33', names: ['ЖОДИНО'] },
  { id: '34', names: ['Prison No 4, Mahilioŭ'] },
]
const places = placesAmong(facilities)

describe('a place', () => {
  test('that stands in the register twice under one name is one place', () => {
    expect(places.ofFacility('32')).toEqual(new Set(['32', '33']))
    expect(places.ofFacility('33')).toEqual(new Set(['32', '33']))
  })

  test('is known by its number also where no name of it is', () => {
    expect(places.ofFacility('99')).toEqual(new Set(['99']))
  })

  test('in words is every one that shares a word, in any script', () => {
    expect(places.inWords('Акрэсціна')).toEqual(new Set(['31']))
    expect(places.inWords('the prison in Zhodzina')).toEqual(new Set(['32', '33', '34']))
    expect(places.inWords('a barracks')).toBe(null)
  })

  test('is meant by somebody’s whereabouts only by its own name', () => {
    expect(places.named('окрестина')).toEqual(new Set(['31']))
    expect(places.named('at home, near Окрестина')).toBe(null)
  })

  test('that is not known is apart from nothing', () => {
    expect(areDisjoint(places.ofFacility('31'), places.ofFacility('34'))).toBe(true)
    expect(areDisjoint(places.ofFacility('31'), null)).toBe(false)
    expect(areDisjoint(null, null)).toBe(false)
  })
})

test('two records of one place contradict nobody', () => {
  const known = {
    ...aWorld(
      custody(mother, { from: '2020-08-10' }),
      point(cellMate, '21', 'seen', { at: '2020-08-18', facility: '32' }),
      answer('whereabouts', [{ says: 'held', facility: '33' }]),
    ),
    facilities,
  }
  expect(contradictionsOf(known)).toEqual([])
  const elsewhere = { ...known, facilities: facilities.filter(({ id }) => id !== '33') }
  expect(contradictionsOf(elsewhere).map(({ code }) => code)).toEqual(['place-differs'])
})

test('whose place is sealed to the reader was seen all the same', () => {
  const [found] = contradictionsOf(
    aWorld(
      custody(cellMate, {}),
      point(cellMate, '21', 'seen', { at: '2020-08-12', facility: { kind: 'sealed' } }),
      answer('whereabouts', ['never-held']),
    ),
  )
  expect(found?.code).toBe('denied-but-held')
  expect(found?.sides[1].statements.map(({ places: where }) => where)).toEqual([null])
})
