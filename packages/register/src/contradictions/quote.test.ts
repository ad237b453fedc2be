import { languages } from '@amparo/vocabulary'
import { describe, expect, test } from 'vitest'
import { aSubject } from '../testing/views.ts'
import {
  answer,
  atTheCounter,
  aWorld,
  cellMate,
  custody,
  lawyer,
  mother,
  point,
  says,
} from '../testing/worlds.ts'
import type { Part } from '../testing/worlds.ts'
import type { Contradiction } from './contradiction.ts'
import { contradictionsOf } from './contradictions-of.ts'
import { footnotesOf } from './footnotes.ts'
import { enoughPersons, knownTo } from './known-to.ts'
import type { Surroundings } from './known-to.ts'
import { quotationOf } from './quote.ts'
import type { OutgoingText } from './quote.ts'
import { sayContradiction } from './say-contradiction.ts'

const names = { facility: () => 'Prison No 8', authority: () => 'Ministry of Internal Affairs' }

/** So many others who surely were in 32 on the days from 10 to 20 August. */
function besides(count: number, more: Partial<Surroundings> = {}): Surroundings {
  const stays = Array.from({ length: count }, (_, index) => ({
    period: aSubject(String(700 + index), {
      'custody.person': String(100 + index),
      'custody.from': '2020-08-10',
      'custody.to': '2020-08-20',
      'custody.facility': '32',
    }),
    points: [],
  }))
  const facility = aSubject('32', { 'facility.name': 'Жодино' })
  return {
    facilities: new Map([['32', { facility, stays }]]),
    companions: new Map(),
    possiblyOne: [],
    ...more,
  }
}

const seenInPrison: readonly Part[] = [
  custody(mother, { from: '2020-08-10' }),
  point(cellMate, '21', 'seen', { at: '2020-08-12T14:30', facility: '32' }),
  answer('whereabouts', ['never-held']),
]

function only(...parts: readonly Part[]): Contradiction {
  const [found] = contradictionsOf(aWorld(...parts))
  if (found === undefined) throw new Error('The test’s world holds no contradiction.')
  return found
}

describe('who could have known this?', () => {
  test('ten who were surely there make a precise wording, and nine a general one', () => {
    const found = only(...seenInPrison)
    expect(knownTo(found, besides(enoughPersons))).toMatchObject({
      persons: 10,
      wording: 'precise',
    })
    expect(knownTo(found, besides(enoughPersons - 1))).toMatchObject({
      persons: 9,
      wording: 'general',
      shared: [],
    })
  })

  test('neither the person nor a second record of anybody makes the crowd larger', () => {
    const found = only(...seenInPrison)
    const withPerson = besides(enoughPersons, { possiblyOne: [['100', '1']] })
    expect(knownTo(found, withPerson).persons).toBe(9)
    const twice = besides(enoughPersons, {
      possiblyOne: [
        ['101', '102'],
        ['102', '103'],
        ['103', '101'],
      ],
    })
    expect(knownTo(found, twice).persons).toBe(8)
  })

  test('who only may have been there does not count', () => {
    const found = only(...seenInPrison)
    const around = besides(40)
    const unsure = [...around.facilities].map(
      ([id, { facility, stays }]) =>
        [
          id,
          {
            facility,
            stays: stays.map(({ period, points }) => {
              const { 'custody.to': _, ...properties } = period.view.properties
              return { period: { ...period, view: { ...period.view, properties } }, points }
            }),
          },
        ] as const,
    )
    expect(knownTo(found, { ...around, facilities: new Map(unsure) }).persons).toBe(0)
  })

  test('what a prison does not see is known to nobody else: a lawyer’s word stays general', () => {
    const found = only(
      custody(mother, { from: '2020-08-10' }),
      answer('counsel', [{ says: 'lawyer-met', at: '2020-08-13' }]),
      answer('counsel', [], { by: lawyer, id: '902', content: 'denies', day: '2020-08-14' }),
    )
    expect(knownTo(found, besides(200))).toEqual({ persons: 0, wording: 'general', shared: [] })
  })

  test('companions of the event are counted for what was done in it', () => {
    const found = only(
      custody(mother, { from: '2020-08-10' }),
      says(cellMate, 'act', '61', {
        person: '1',
        type: 'INT.ASSAULT',
        at: '2020-08-10',
        event: '51',
      }),
      answer('health', ['good-health']),
    )
    const many = Array.from({ length: 12 }, (_, index) => String(100 + index))
    const around = besides(0, { companions: new Map([['51', many]]) })
    expect(knownTo(found, around)).toMatchObject({ persons: 12, wording: 'precise' })
    expect(knownTo(found, besides(50)).wording).toBe('general')
  })

  test('between two answers of authorities there is nobody to protect', () => {
    const found = only(
      answer('whereabouts', ['never-held']),
      answer('release', [{ says: 'released', at: '2020-08-14' }], { id: '902', day: '2020-08-26' }),
    )
    expect(knownTo(found, besides(0))).toEqual({ persons: null, wording: 'precise', shared: [] })
  })
})

describe('what may leave', () => {
  test('general: no day, no place, no source of the other side', () => {
    const found = only(...seenInPrison)
    const quoted = quotationOf(found, knownTo(found, besides(3)), 'en', names)
    expect(quoted).toEqual({
      wording: 'general',
      text: 'Answer of 18 August 2020 (Ministry of Internal Affairs): was never in custody. Information received by this office indicates that the person was in custody.',
      answers: ['901'],
    })
  })

  test('precise: the day and the place many share, and never the hour', () => {
    const found = only(...seenInPrison)
    const quoted = quotationOf(found, knownTo(found, besides(30)), 'ru', names)
    expect(quoted?.text).toBe(
      'Ответ от 18 августа 2020\u00a0г. (Ministry of Internal Affairs): не задерживали и не удерживали. Согласно поступившим в офис сведениям, этот человек находился в месте лишения свободы. Это касается: 12 августа 2020\u00a0г.; Prison No 8.',
    )
  })

  test('in no language does a source, a subject or a number of the register stand in it', () => {
    const found = only(...seenInPrison)
    const hidden = footnotesOf(found)
      .readInOffice()
      .flatMap(({ source, origin }) => [source, origin])
    expect(hidden).toContain('cell-mate')
    for (const language of languages) {
      const quoted = quotationOf(found, knownTo(found, besides(30)), language, names)
      for (const word of hidden) expect(quoted?.text).not.toContain(word)
      expect(quoted?.text).not.toMatch(/T\d\d:|\b(?:31|32|901|14:30)\b/u)
      expect(quoted?.text).not.toMatch(/undefined|null/u)
    }
  })

  test('what an official said to somebody is never quoted: it points at whoever passed it on', () => {
    const found = only(
      custody(mother, { from: '2020-08-10' }),
      says(atTheCounter, 'person', '1', { acknowledged: 'denied' }, { saidOn: '2020-08-13' }),
    )
    expect(found.code).toBe('denied-but-held')
    expect(quotationOf(found, knownTo(found, besides(30)), 'en', names)).toBe(null)
  })
})

describe('footnotes that name sources', () => {
  const notes = footnotesOf(only(...seenInPrison))

  test('are read in the office, each voice once and by its side', () => {
    const read = notes.readInOffice()
    expect(new Set(read.map(({ side }) => side))).toEqual(new Set(['first', 'second']))
    const voices = read.map(({ side, kind, id }) => `${side} ${kind} ${id}`)
    expect(voices).toHaveLength(new Set(voices).size)
  })

  test('become no text: not in a sentence, not in a document, not in a message', () => {
    const leave = (text: OutgoingText) => text
    // @ts-expect-error Footnotes are no text that may leave.
    expect(() => String(leave(notes))).toThrow('do not leave')
    expect(() => JSON.stringify({ notes })).toThrow('do not leave')
    expect(() => ['a letter', notes].join(' ')).toThrow('do not leave')
    expect(JSON.stringify(Object.entries(notes))).toBe('[]')
    // @ts-expect-error And neither is a text that somebody else made.
    expect(leave('The cell-mate says')).toBe('The cell-mate says')
  })
})

test('a page of the office says it in four languages: head, how sure, both sides', () => {
  const found = only(...seenInPrison)
  expect(sayContradiction(found, 'en', names)).toEqual({
    title: 'The authorities deny holding the person; others tell of it',
    sure: 'cannot both be so',
    sides: [
      { from: 'the authorities', lines: ['Was never in custody: up to 18 August 2020'] },
      {
        from: 'other sources',
        lines: [
          'Arrest: 10 August 2020',
          'In custody: 10 August 2020 – 12 August 2020',
          'Seen in custody: 12 August 2020, 14:30, Prison No 8',
        ],
      },
    ],
  })
  for (const language of languages) {
    const { title, sure, sides } = sayContradiction(found, language, names)
    const all = [title, sure, ...sides.flatMap(({ from, lines }) => [from, ...lines])]
    for (const text of all) expect(text).toMatch(/^\S.*\S$/u)
  }
})
