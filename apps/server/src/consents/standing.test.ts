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
        const sides = new Map<string, Given>()
        for (const one of consents) {
          if (!one.lines.some((line) => line.purpose === purpose)) continue
          const side = `${one.standing} ${one.person}`
          const before = sides.get(side)
          if (before === undefined || one.given >= before.given) sides.set(side, one)
        }
        const counts = breadth(answerOn(consents, purpose))
        for (const one of sides.values()) {
          const line = one.lines.find((each) => each.purpose === purpose)
          expect(counts).toBeLessThanOrEqual(breadth(line?.answer ?? 'no'))
        }
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

  test('does not depend on the order in which conversations were written down, but for those of one day', () => {
    fc.assert(
      fc.property(history, (consents) => {
        const shuffled = consents.toReversed()
        expect(standingOf(shuffled, [])).toEqual(standingOf(consents, []))
      }),
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
