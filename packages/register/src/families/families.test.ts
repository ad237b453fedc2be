import { languages } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FoldedProperty, View } from '../view.ts'
import { badNews } from './bad-news.ts'
import { forbiddenIn } from './forbidden-words.ts'
import { mayTell } from './may-tell.ts'
import { nextShowing, showingHour } from './showing.ts'
import { updateText, type AskedLine } from './update-text.ts'
import { updateWords } from './update-words.ts'
import { tellings, ties, whatToWrite, type WritingFacts } from './what-to-write.ts'
import { updateWordings, wordingFor, wordingsOf } from './wordings.ts'

const group = (origins: number, given: object = {}) => ({
  value: { kind: 'text', text: 'synthetic' },
  origins,
  stateAlone: false,
  ...given,
})

function view(
  properties: Record<string, { origins: number; stateAlone?: boolean; contested?: boolean }>,
) {
  const entries = Object.entries(properties).map(([code, { origins, contested, ...given }]) => {
    const best = group(origins, given)
    return [
      code,
      { best, groups: [best], contested: contested ?? false } as unknown as FoldedProperty,
    ]
  })
  return { properties: Object.fromEntries(entries) } as unknown as View
}

const nothing = { relations: [], contact: null, photograph: 'not-shown' } as const
const two = { 'person.birth': { origins: 2 }, 'person.father': { origins: 2 } }

describe('telling a family that somebody was found', () => {
  test('needs two independent identifiers and contact', () => {
    expect(mayTell({ ...nothing, person: view(two), contact: 'lawyer' }).allowed).toBe(true)
    expect(mayTell({ ...nothing, person: view(two) })).toMatchObject({
      allowed: false,
      missing: ['contact'],
    })
    expect(
      mayTell({ ...nothing, person: view({ 'person.birth': { origins: 2 } }), contact: 'lawyer' }),
    ).toMatchObject({ allowed: false, missing: ['identifiers'] })
  })

  test('the names of both parents and the place of birth are one identifier: brothers share them', () => {
    const person = view({
      'person.father': { origins: 3 },
      'person.mother': { origins: 3 },
      'person.birthplace': { origins: 3 },
      'person.name': { origins: 9 },
    })
    expect(mayTell({ ...nothing, person, contact: 'lawyer' })).toEqual({
      allowed: false,
      standing: ['parents'],
      missing: ['identifiers'],
      confusions: ['brothers', 'father-and-son'],
    })
  })

  test('what one voice says, the authorities alone or somebody denies identifies nobody', () => {
    for (const birth of [
      { origins: 1 },
      { origins: 4, stateAlone: true },
      { origins: 4, contested: true },
    ])
      expect(mayTell({ ...nothing, person: view({ 'person.birth': birth }) }).standing).toEqual([])
  })

  test('a photograph that the family confirms is enough; one in which they do not know the person forbids it', () => {
    const facts = { ...nothing, person: view({}) }
    expect(mayTell({ ...facts, photograph: 'confirmed' }).allowed).toBe(true)
    expect(
      mayTell({ ...facts, person: view(two), contact: 'person', photograph: 'not-confirmed' })
        .allowed,
    ).toBe(false)
  })

  test('a brother or a son in the register is a warning also where the birth is certain', () => {
    const facts = { ...nothing, person: view(two), contact: 'person' } as const
    expect(mayTell(facts).confusions).toEqual([])
    expect(mayTell({ ...facts, relations: ['sibling'] }).confusions).toEqual(['brothers'])
    expect(mayTell({ ...facts, relations: ['child'] }).confusions).toEqual(['father-and-son'])
  })
})

const asked: fc.Arbitrary<AskedLine[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('whereabouts', 'health', 'release', 'return-of-body', 'legal-basis'),
    authority: fc.constantFrom(
      '',
      'Ministry of the Interior [synthetic]',
      'Прокуратура [synthetic]',
    ),
    askedOn: fc.constantFrom('2026-08-14', '2026-09-01', '2026-11-02'),
    isAnswered: fc.boolean(),
  }),
  { maxLength: 6 },
)

const facts: fc.Arbitrary<WritingFacts> = fc.record({
  telling: fc.constantFrom(...tellings),
  tie: fc.constantFrom(...ties),
  isSuspectedInformer: fc.boolean(),
  hasWithdrawn: fc.boolean(),
  isPersonGone: fc.boolean(),
  mayTell: fc.boolean(),
  agreed: fc.boolean(),
  badNews: fc.subarray([...badNews]),
})

describe('what is written to a family', () => {
  const enquirer = fc.record({
    language: fc.constantFrom(...languages),
    asked,
    liaison: fc.constantFrom('', 'Synthetic Officer'),
    support: fc.constantFrom('', 'Synthetic Counsellor'),
  })

  test('is the same to the last byte for the unknown, the found who want no contact, and the not verified', () => {
    fc.assert(
      fc.property(facts, fc.subarray([...badNews]), enquirer, (one, news, to) => {
        const states: readonly WritingFacts[] = [
          { ...one, mayTell: false, agreed: false, badNews: [] },
          // Found for certain; alive, and does not want to be found.
          { ...one, mayTell: true, agreed: false, badNews: news.filter((n) => n !== 'death') },
          // Somebody like that, perhaps; whatever is said of them.
          { ...one, mayTell: false, agreed: true, badNews: news },
        ]
        const texts = states.map((state) => {
          const what = whatToWrite(state)
          return what.write === null ? what.why : updateText({ write: what.write, ...to })
        })
        expect(new Set(texts).size).toBe(1)
        expect(new Set(texts.map((text) => new TextEncoder().encode(text).length)).size).toBe(1)
      }),
    )
  })

  test('never leaves the same words but where it is certain who was found and the tie is verified', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const { write } = whatToWrite(one)
        if (write === 'come' || write === 'news') {
          expect(one).toMatchObject({ mayTell: true, tie: 'verified', telling: 'all' })
          expect(one.isSuspectedInformer || one.hasWithdrawn || one.isPersonGone).toBe(false)
        }
        if (one.badNews.length > 0) expect(write).not.toBe('news')
      }),
    )
  })

  test('tells by none of its words of death, violence, sentences or abroad, and asks about no body', () => {
    fc.assert(
      fc.property(
        enquirer,
        fc.constantFrom('search', 'asked', 'come', 'news' as const),
        (to, write) => {
          expect(forbiddenIn(updateText({ write: write as 'asked', ...to }))).toEqual([])
        },
      ),
    )
  })

  test('asks to come and says that somebody may be brought along, in every language', () => {
    for (const language of languages) {
      const text = updateText({ write: 'come', language, asked: [], liaison: 'A', support: 'B' })
      expect(text).toContain(updateWords[language].come)
      expect(text).toContain(updateWords[language].support('B'))
    }
  })
})

describe('the three wordings of an update', () => {
  const heard = fc.record({ death: fc.boolean(), other: fc.boolean(), unwished: fc.boolean() })

  test('are there all together or not at all, and the officer reads the fullest', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const all = wordingsOf(one)
        expect(all.whole).toEqual(whatToWrite(one))
        expect(new Set(updateWordings.map((word) => all[word].write === null)).size).toBe(1)
      }),
    )
  })

  test('say the same to whoever may not know the difference, whatever the office has heard', () => {
    fc.assert(
      fc.property(facts, fc.boolean(), heard, heard, (one, isCertain, before, after) => {
        // Somebody unknown, or somebody of whom it is not certain; for a tie that nobody has verified, too.
        const unsure = isCertain
          ? ({ ...one, mayTell: false } as const)
          : ({ ...one, tie: 'unverified' } as const)
        const all = wordingsOf(unsure)
        expect(all[wordingFor(after)]).toEqual(all[wordingFor(before)])
      }),
    )
  })

  test('tell of news only where nobody has heard of anything worse, nor of a wish against it', () => {
    fc.assert(
      fc.property(facts, heard, (one, known) => {
        const { write } = wordingsOf(one)[wordingFor(known)]
        if (write === 'news') expect(known).toEqual({ death: false, other: false, unwished: false })
        if (write === 'come' && !known.death)
          expect(known.unwished && !one.badNews.includes('death')).toBe(false)
      }),
    )
  })

  test('leave somebody who wants no contact like somebody unknown', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const living = { ...one, badNews: one.badNews.filter((news) => news !== 'death') }
        const found = wordingsOf(living)[wordingFor({ death: false, other: true, unwished: true })]
        expect(found).toEqual(whatToWrite({ ...living, mayTell: false }))
      }),
    )
  })
})

describe('words of bad news', () => {
  test.each([
    ['He died on Monday.', 'death'],
    ['Он умер в больнице.', 'death'],
    ['Яго асудзілі на пяць гадоў.', 'sentence'],
    ['Их депортировали.', 'abroad'],
    ['เขาเสียชีวิตแล้ว', 'death'],
    ['She was raped.', 'sexual-violence'],
  ])('%s', (text, one) => expect(forbiddenIn(text)).toContain(one))

  test('is not found where nothing of it is said', () => {
    for (const text of ['We asked the ministry again.', 'Мы снова спросили.', 'Цэлая папка'])
      expect(forbiddenIn(text)).toEqual([])
  })
})

describe('the hour at which it is shown', () => {
  test('is the same on every day, lies ahead, and less than a day and a moment', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        (at) => {
          const shown = nextShowing(at)
          expect(shown.toISOString().slice(11)).toBe(`${showingHour}:00:00.000Z`)
          const ahead = shown.getTime() - at.getTime()
          expect(ahead).toBeGreaterThan(0)
          expect(ahead).toBeLessThanOrEqual(86_400_000)
        },
      ),
    )
  })
})
