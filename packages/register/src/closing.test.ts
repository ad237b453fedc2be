import { languages } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closing,
  closingReasons,
  closingSentence,
  openMatters,
  openMatterSentence,
  primaryContacts,
} from './closing.ts'
import type { ClosingFacts } from './closing.ts'
import { custodyTimeline } from './custody-timeline.ts'
import { aPoint, aSubject, aView, byState, sealed } from './testing/views.ts'

function timeline(period = {}, points: Parameters<typeof custodyTimeline>[1] = []) {
  return custodyTimeline([aSubject('7', period)], points, 'Europe/Minsk')
}

const atHome = { 'person.whereabouts': 'home', 'person.alive': 'alive', 'person.birth': '1990' }

/** An adult whom the family has at home, and nothing else to think of. */
const plain: ClosingFacts = {
  closes: 'search',
  person: aView(atHome),
  timeline: timeline({ 'custody.from': '2020-08-10', 'custody.to': '2020-08-13' }),
  today: '2020-08-20',
  contact: 'family',
  isFreshlyMerged: false,
  isSearchOpen: false,
  familyInformed: 'yes',
}

function reasons(facts: Partial<ClosingFacts>) {
  return closing({ ...plain, ...facts }).reasons
}

describe('one officer', () => {
  it.each(primaryContacts.filter((contact) => contact !== 'body-identified'))(
    'suffices with contact by way of %s, for a search and for a person',
    (contact) => {
      for (const closes of ['search', 'person'] as const) {
        expect(closing({ ...plain, closes, contact })).toEqual({
          closes,
          people: 1,
          reasons: [],
          stillOpen: [],
        })
      }
    },
  )

  it('does not without any', () => {
    expect(closing({ ...plain, contact: null })).toMatchObject({
      people: 2,
      reasons: ['no-primary-contact'],
    })
  })
})

describe('two people are needed', () => {
  it.each([
    ['state-alone', { person: aView({ ...atHome, 'person.whereabouts': byState('home') }) }],
    ['state-alone', { person: aView({ ...atHome, 'person.alive': byState('alive') }) }],
    [
      'state-alone',
      { timeline: timeline({ 'custody.from': '2020-08-10', 'custody.to': byState('2020-08-13') }) },
    ],
    ['contradiction', { person: aView({ ...atHome, 'person.whereabouts': ['home', 'prison'] }) }],
    ['child', { person: aView({ ...atHome, 'person.birth': '2003' }) }],
    ['child', { person: aView({ ...atHome, 'person.birth': ['1990', '2003-01'] }) }],
    ['child', { person: aView({ ...atHome, 'person.birth': sealed }) }],
    ['fresh-merge', { isFreshlyMerged: true }],
    ['cannot-be-read', { person: aView({ ...atHome, 'person.alive': sealed }) }],
    ['death', { contact: 'body-identified' }],
    ['death', { person: aView({ ...atHome, 'person.alive': 'dead' }) }],
    ['death', { timeline: timeline({}, [aPoint('1', 'death-in-custody', null)]) }],
  ] as const)('for %s', (reason, facts) => {
    expect(closing({ ...plain, ...facts })).toMatchObject({ people: 2, reasons: [reason] })
  })

  it('one word of death is enough, whoever says it and whatever outweighs it', () => {
    const person = aView({ ...atHome, 'person.alive': ['alive', byState('dead')] })
    expect(reasons({ person })).toEqual(['death', 'contradiction'])
  })

  it('contradictions of dates and of the authorities hold a person, and not a search', () => {
    const quarrels = {
      timeline: timeline({
        'custody.from': ['2020-08-10', '2020-08-11'],
        'custody.to': '2020-08-13',
      }),
      person: aView({ ...atHome, 'person.acknowledged': ['denied', 'acknowledged'] }),
    }
    expect(reasons({ ...quarrels, closes: 'search' })).toEqual([])
    expect(reasons({ ...quarrels, closes: 'person' })).toEqual(['contradiction'])
  })

  it('a period and a point of it that cannot both be so are a contradiction', () => {
    const twoArrests = timeline({ 'custody.from': '2020-08-09', 'custody.to': '2020-08-13' }, [
      aPoint('1', 'arrest', '2020-08-11'),
    ])
    const twoEnds = timeline({ 'custody.from': '2020-08-09', 'custody.to': '2020-08-13' }, [
      aPoint('1', 'release', '2020-08-15'),
    ])
    expect(reasons({ closes: 'person', timeline: twoArrests })).toEqual(['contradiction'])
    expect(reasons({ closes: 'person', timeline: twoEnds })).toEqual(['contradiction'])
  })

  it('exactly when there is a reason, and always for a reason in order', () => {
    const facts = fc.record({
      closes: fc.constantFrom('search' as const, 'person' as const),
      contact: fc.constantFrom(null, ...primaryContacts),
      isFreshlyMerged: fc.boolean(),
      person: fc
        .record({
          'person.whereabouts': fc.constantFrom('home', byState('home'), sealed),
          'person.alive': fc.constantFrom('alive', 'dead', byState('dead')),
          'person.birth': fc.constantFrom('1990', '2003', '200X'),
        })
        .map(aView),
    })
    fc.assert(
      fc.property(facts, (some) => {
        const { people, reasons: why } = closing({ ...plain, ...some })
        expect(people).toBe(why.length === 0 ? 1 : 2)
        expect(closingReasons.filter((reason) => why.includes(reason))).toEqual(why)
      }),
    )
  })
})

describe('a child', () => {
  const birth = (edtf: string) => aView({ ...atHome, 'person.birth': edtf })

  it('is one until the eighteenth birthday, in the youngest reading', () => {
    expect(reasons({ person: birth('2002-08-11') })).toEqual(['child'])
    expect(reasons({ person: birth('2002-08-10') })).toEqual([])
    expect(reasons({ person: birth('2002-08') })).toEqual(['child'])
    expect(reasons({ person: birth('199X') })).toEqual([])
    expect(reasons({ person: birth('1990/..') })).toEqual(['child'])
  })

  it('who was one when custody began stays one, whatever the day of the closing', () => {
    expect(reasons({ person: birth('2002-08-11'), today: '2024-01-01' })).toEqual(['child'])
  })

  it('of which nobody says an age is not known, which is no reason and is said', () => {
    const person = aView({ 'person.whereabouts': 'home', 'person.alive': 'alive' })
    expect(closing({ ...plain, person })).toMatchObject({ people: 1, stillOpen: ['age-not-known'] })
  })
})

describe('what stays open', () => {
  it('is named and forbids nothing', () => {
    const nothing = { person: aView({}), timeline: timeline({}), isSearchOpen: true }
    expect(
      closing({ ...plain, ...nothing, closes: 'person', familyInformed: 'no' }).stillOpen,
    ).toEqual([
      'place-not-known',
      'life-not-known',
      'age-not-known',
      'custody-unknown-since',
      'search-open',
      'family-not-informed',
    ])
  })

  it('a search does not hold itself open, nor does a family the person does not want told', () => {
    const facts = { isSearchOpen: true, familyInformed: 'not-wished' } as const
    expect(closing({ ...plain, ...facts }).stillOpen).toEqual([])
  })
})

describe.each(languages)('in %s', (language) => {
  const said = [
    ...closingReasons.map((reason) => closingSentence(reason, language)),
    ...openMatters.map((matter) => openMatterSentence(matter, language)),
  ]

  it('every reason and every open matter is said, and no two alike', () => {
    expect(new Set(said).size).toBe(closingReasons.length + openMatters.length)
  })

  it('in the letters of the language', () => {
    const foreign = {
      en: /[\p{sc=Cyrillic}\p{sc=Thai}]/u,
      ru: /[\p{sc=Latin}\p{sc=Thai}іў]/u,
      be: /[\p{sc=Latin}\p{sc=Thai}ищъ]/u,
      th: /[\p{sc=Latin}\p{sc=Cyrillic}]/u,
    }
    for (const sentence of said) expect(sentence).not.toMatch(foreign[language])
  })
})
