import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  askAgainOn,
  NARROWEST_FIRST,
  reasonsToAsk,
  standingOf,
  type Decided,
  type Given,
} from './standing.ts'

const purposes = ['STORE', 'RAISE_NAMED', 'NGO']
const recipients = ['partner-ngo', 'family', 'authorities']

const given: fc.Arbitrary<Omit<Given, 'id'>> = fc.record({
  person: fc.constantFrom(null, '7', '8'),
  given: fc.constantFrom('2020-08-12', '2020-08-20', '2020-09-01'),
  standing: fc.constantFrom('self', 'guardian', 'next-of-kin'),
  assent: fc.constantFrom(null, 'yes' as const, 'no' as const),
  lines: fc.uniqueArray(
    fc.record({
      purpose: fc.constantFrom(...purposes),
      answer: fc.constantFrom(...NARROWEST_FIRST),
      recipients: fc.uniqueArray(fc.constantFrom(...recipients)),
    }),
    { selector: ({ purpose }) => purpose, minLength: 1 },
  ),
})
const history = fc
  .array(given, { maxLength: 8 })
  .map((list) => list.map((one, at): Given => ({ ...one, id: at + 1 })))

const breadth = (answer: string) => NARROWEST_FIRST.findIndex((one) => one === answer)
const answerOn = (
  consents: readonly Given[],
  purpose: string,
  decisions: readonly Decided[] = [],
) =>
  standingOf(consents, decisions).effective.find((one) => one.purpose === purpose)?.answer ?? 'no'

describe('what counts', () => {
  test('is never more than any side’s newest word allows, while nobody has decided', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...purposes), (consents, purpose) => {
        const counts = breadth(answerOn(consents, purpose))
        for (const { answer } of newestOn(consents, purpose))
          expect(counts).toBeLessThanOrEqual(breadth(answer))
      }),
    )
  })

  test('a later no of any side takes effect at once, whatever was decided before', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...purposes), (consents, purpose) => {
        const { conflicts } = standingOf(consents, [])
        const decisions = conflicts.map(({ purpose: of, consents: between }, at): Decided => ({
          id: at + 1,
          purpose: of,
          answer: 'named',
          consents: between,
        }))
        const withdrawal: Given = {
          id: consents.length + 1,
          person: '7',
          given: '2020-09-02',
          standing: 'self',
          assent: null,
          lines: [{ purpose, answer: 'no', recipients: [] }],
        }
        expect(answerOn([...consents, withdrawal], purpose, decisions)).toBe('no')
      }),
    )
  })

  test('never grows when one answer in any conversation is made narrower', () => {
    fc.assert(
      fc.property(
        history,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...NARROWEST_FIRST),
        (consents, which, at, to) => {
          const chosen = consents[which % Math.max(consents.length, 1)]
          if (chosen === undefined) return
          const narrower = consents.map((one) => {
            if (one !== chosen) return one
            const lines = one.lines.map((line, index) => {
              const narrows = index === at % one.lines.length && breadth(to) < breadth(line.answer)
              return narrows ? { ...line, answer: to } : line
            })
            return { ...one, lines }
          })
          for (const purpose of purposes) {
            const now = breadth(answerOn(narrower, purpose))
            expect(now).toBeLessThanOrEqual(breadth(answerOn(consents, purpose)))
          }
        },
      ),
    )
  })

  test('reaches nobody whom any side’s newest word leaves out', () => {
    fc.assert(
      fc.property(history, (consents) => {
        for (const { purpose, answer, recipients: to } of standingOf(consents, []).effective) {
          if (answer === 'no') continue
          for (const { recipients: limit } of newestOn(consents, purpose)) {
            if (limit.length === 0) continue
            expect(to).not.toEqual([])
            expect(to.filter((one) => !limit.includes(one))).toEqual([])
          }
        }
      }),
    )
  })

  test('depends on the days on which people spoke, and not on the order of writing it down', () => {
    fc.assert(
      fc.property(
        history.chain((list) => {
          const days = list.map((one, at) => ({ ...one, given: `2020-08-${10 + at}` }))
          const ids = list.map(({ id }) => id)
          const shuffled = fc.shuffledSubarray(ids, { minLength: ids.length })
          return fc.tuple(fc.constant(days), shuffled)
        }),
        ([consents, order]) => {
          const renumbered = consents.map((one, at) => ({ ...one, id: order[at] ?? 0 }))
          expect(standingOf(renumbered, []).effective).toEqual(standingOf(consents, []).effective)
          expect(standingOf(consents.toReversed(), [])).toEqual(standingOf(consents, []))
        },
      ),
    )
  })

  test('a purpose nobody was asked about is not there: silence is a no', () => {
    expect(standingOf([], []).effective).toEqual([])
    const one = conversation({ lines: [{ purpose: 'STORE', answer: 'named', recipients: [] }] })
    expect(answerOn([one], 'MEDIA')).toBe('no')
  })

  test('goes only to whom every side agreed', () => {
    const line = (to: string[]) => [{ purpose: 'NGO', answer: 'named', recipients: to }]
    const mother = conversation({ id: 1, lines: line(['partner-ngo', 'family']) })
    const self = conversation({ id: 2, standing: 'self', lines: line(['family']) })
    expect(standingOf([mother, self], []).effective).toEqual([
      { purpose: 'NGO', answer: 'named', recipients: ['family'] },
    ])
  })
})

describe('several people in one message', () => {
  const [first, second] = ['7', '8'].map((person, at) =>
    conversation({ id: at + 1, person, standing: 'self', lines: yes(at === 0 ? 'named' : 'no') }),
  ) as [Given, Given]

  test('do not quarrel when each answers for themselves; the one who gave least counts for all of it', () => {
    expect(standingOf([first, second], [])).toEqual({
      effective: [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }],
      conflicts: [],
    })
  })

  test('have their quarrels apart, and deciding one widens nothing for another', () => {
    const mother = conversation({ id: 3, lines: yes('anonymous') })
    const { conflicts } = standingOf([first, second, mother], [])
    expect(conflicts.map(({ consents }) => consents)).toEqual([
      [1, 3],
      [2, 3],
    ])
    const decided = { id: 1, purpose: 'RAISE_NAMED', answer: 'named', consents: [1, 3] }
    expect(answerOn([first, second, mother], 'RAISE_NAMED', [decided])).toBe('no')
  })
})

describe('recipients', () => {
  const line = (to: string[]) => [{ purpose: 'NGO', answer: 'named', recipients: to }]
  const all = (...lists: string[][]) =>
    standingOf(
      lists.map((to, at) => conversation({ id: at + 1, standing: `side-${at}`, lines: line(to) })),
      [],
    ).effective[0]

  test('that one side names are a limit also where another names none', () => {
    expect(all([], ['family'])).toMatchObject({ answer: 'named', recipients: ['family'] })
  })

  test('in which no two sides agree are nobody, and that is a no', () => {
    expect(all(['partner-ngo'], ['family'])).toMatchObject({ answer: 'no', recipients: [] })
  })
})

describe('where words differ', () => {
  const mother = conversation({ id: 1, lines: yes('named') })
  const self = conversation({ id: 2, standing: 'self', lines: yes('no') })

  test('the narrower counts until the head has decided, and then what was decided', () => {
    expect(standingOf([mother, self], []).conflicts).toEqual([
      { purpose: 'RAISE_NAMED', consents: [1, 2], decision: null },
    ])
    expect(answerOn([mother, self], 'RAISE_NAMED')).toBe('no')
    const decided = { id: 5, purpose: 'RAISE_NAMED', answer: 'anonymous', consents: [2, 1] }
    expect(answerOn([mother, self], 'RAISE_NAMED', [decided])).toBe('anonymous')
  })

  test('a newer word opens the question again', () => {
    const decided = { id: 5, purpose: 'RAISE_NAMED', answer: 'named', consents: [1, 2] }
    const again = conversation({ id: 3, standing: 'self', given: '2020-08-30', lines: yes('no') })
    expect(standingOf([mother, self, again], [decided]).conflicts).toEqual([
      { purpose: 'RAISE_NAMED', consents: [1, 3], decision: null },
    ])
  })

  test('a guardian’s yes against the child’s own no is a conflict, and a no until it is decided', () => {
    const guardian = conversation({
      id: 1,
      standing: 'guardian',
      assent: 'no',
      lines: yes('named'),
    })
    expect(standingOf([guardian], []).conflicts).toEqual([
      { purpose: 'RAISE_NAMED', consents: [1], decision: null },
    ])
    expect(answerOn([guardian], 'RAISE_NAMED')).toBe('no')
  })
})

describe('asking again', () => {
  test('is due thirty days after the newest conversation, across the end of a month', () => {
    expect(askAgainOn([conversation({ given: '2020-08-12' })])).toBe('2020-09-11')
    expect(reasonsToAsk([], [], '2020-09-11')).toEqual(['never-asked'])
    expect(reasonsToAsk([conversation({})], [], '2020-09-10')).toEqual([])
    expect(reasonsToAsk([conversation({})], [], '2020-09-11')).toEqual(['month'])
  })

  test('is due when somebody it concerns was released since, and not when that was before', () => {
    const asked = conversation({ person: '7', given: '2020-08-12' })
    const release = (day: string) => reasonsToAsk([asked], [{ person: '7', day }], '2020-08-20')
    expect(release('2020-08-14')).toEqual(['release'])
    expect(release('2020-08-11')).toEqual([])
    expect(release('2020-08-21')).toEqual([])
    expect(reasonsToAsk([asked], [{ person: '9', day: '2020-08-14' }], '2020-08-20')).toEqual([])
  })
})

/** By another way than the code: of each side the last line, conversations in the order of their days. */
function newestOn(consents: readonly Given[], purpose: string) {
  const lines = consents
    .toSorted((a, b) => a.given.localeCompare(b.given) || a.id - b.id)
    .flatMap(({ standing, person, lines }) =>
      lines
        .filter((line) => line.purpose === purpose)
        .map((line) => [`${standing} ${person}`, line] as const),
    )
  return [...new Map(lines).values()]
}

function yes(answer: string) {
  return [{ purpose: 'RAISE_NAMED', answer, recipients: [] }]
}

function conversation(given: Partial<Given>): Given {
  return {
    id: 1,
    person: null,
    given: '2020-08-12',
    standing: 'next-of-kin',
    assent: null,
    lines: yes('named'),
    ...given,
  }
}
