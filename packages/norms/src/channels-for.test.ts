import fc from 'fast-check'
import { plusDays } from '@amparo/calendar'
import { describe, expect, test } from 'vitest'
import { channelReasons } from './channel-reason.ts'
import type { ChannelReasonCode } from './channel-reason.ts'
import type { ChannelCode } from './channel.ts'
import { channelsFor } from './channels-for.ts'
import type { CaseFacts, ChannelFor, Known } from './channels-for.ts'
import { states } from './state.ts'

const known = fc.constantFrom<Known>('yes', 'no', 'unknown')
const aDay = fc.integer({ min: 0, max: 6000 }).map((days) => plusDays('2010-01-01', days))

/** Two days in order, and one between them. */
const aStretch = fc
  .tuple(aDay, fc.integer({ min: 0, max: 120 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([lo, days, share]) => {
    return { lo, hi: plusDays(lo, days), inside: plusDays(lo, Math.floor(days * share)) }
  })

const someFacts: fc.Arbitrary<CaseFacts> = fc.record({
  state: fc.constantFrom(...Object.keys(states.entries), 'XX'),
  otherNationality: known,
  disappeared: known,
  located: known,
  deprived: known,
  illTreated: known,
  againstWoman: known,
  since: fc.oneof(
    aStretch.map(({ lo, hi }) => ({ lo, hi })),
    fc.constant({ lo: null, hi: null }),
  ),
  ongoing: known,
  linkedToRecent: known,
  toldAuthorities: fc.constantFrom('yes', 'no', 'unknown', 'not-possible'),
  remedies: fc.constantFrom('exhausted', 'none-effective', 'pending', 'unknown'),
  lastDecision: fc.option(aStretch.map(({ lo, hi }) => ({ lo, hi }))),
  elsewhere: known,
  submittedBy: fc.constantFrom('person', 'family', 'representative', 'organisation', 'unknown'),
  consents: known,
  nameToState: known,
  nameInPublic: known,
})

/** Synthetic: somebody taken by masked men in August 2020, with everything that can be known. */
const taken: CaseFacts = {
  state: 'BY',
  otherNationality: 'no',
  disappeared: 'yes',
  located: 'no',
  deprived: 'yes',
  illTreated: 'yes',
  againstWoman: 'no',
  since: { lo: '2020-08-12', hi: '2020-08-12' },
  ongoing: 'yes',
  linkedToRecent: 'no',
  toldAuthorities: 'yes',
  remedies: 'none-effective',
  lastDecision: null,
  elsewhere: 'no',
  submittedBy: 'organisation',
  consents: 'yes',
  nameToState: 'yes',
  nameInPublic: 'no',
}

function of(facts: CaseFacts, today: string, channel: ChannelCode): ChannelFor {
  const found = channelsFor(facts, today).find((one) => one.channel === channel)
  if (!found) throw new Error(`Nothing is said of ${channel}.`)
  return found
}

function standings(facts: CaseFacts, today: string) {
  return Object.fromEntries(channelsFor(facts, today).map((one) => [one.channel, one.standing]))
}

describe('channels for a case', () => {
  test('of the field: what is open, what is not, what a lawyer is asked', () => {
    expect(standings(taken, '2020-09-15')).toEqual({
      'wgeid-urgent': 'open',
      'wgeid-standard': 'open',
      'ced-urgent-action': 'closed',
      'sp-urgent-appeal': 'open',
      'sp-allegation': 'open',
      wgad: 'open',
      'ccpr-complaint': 'open',
      'cat-complaint': 'closed',
      'ced-complaint': 'closed',
      'cedaw-complaint': 'closed',
    })
    expect(of(taken, '2020-09-15', 'ced-urgent-action').closed).toEqual(['not-party'])
    expect(of(taken, '2020-09-15', 'sp-allegation').notes).toEqual(['keep-name-out-of-public'])
  })

  test('the complaint to the committee ends with the protocol, and its last day is a lawyer’s', () => {
    const standing = (today: string) => of(taken, today, 'ccpr-complaint').standing
    expect(standing('2023-02-07')).toBe('open')
    expect(standing('2023-02-08')).toBe('legal-review')
    expect(standing('2023-02-09')).toBe('closed')
    expect(of(taken, '2023-02-09', 'ccpr-complaint').closed).toEqual(['complaints-ended'])
  })

  test('three months for the urgent procedure, to the day; then the standard one', () => {
    const urgent = (today: string) => of(taken, today, 'wgeid-urgent')
    expect(urgent('2020-11-12').standing).toBe('open')
    expect(urgent('2020-11-13').closed).toEqual(['over-three-months'])
    expect(of(taken, '2020-11-13', 'wgeid-standard').standing).toBe('open')
    const linked = { ...taken, linkedToRecent: 'yes' } as const
    expect(of(linked, '2021-08-12', 'wgeid-urgent').standing).toBe('open')
    expect(of(linked, '2021-08-13', 'wgeid-urgent').standing).toBe('closed')
    const monthOnly = { ...taken, since: { lo: '2020-08-01', hi: '2020-08-31' } }
    expect(of(monthOnly, '2020-11-15', 'wgeid-urgent').missing).toEqual(['date'])
  })

  test('urgent action asks for a report to the authorities, or why it was not possible', () => {
    const kazakhstan = { ...taken, state: 'KZ', since: { lo: '2020-08-12', hi: '2020-08-12' } }
    const asked = (toldAuthorities: CaseFacts['toldAuthorities']) =>
      of({ ...kazakhstan, toldAuthorities }, '2020-09-15', 'ced-urgent-action')
    expect(asked('yes').standing).toBe('open')
    expect(asked('not-possible').standing).toBe('open')
    expect(asked('no').missing).toEqual(['told-authorities'])
    expect(asked('unknown').missing).toEqual(['told-authorities'])
  })

  test('another nationality is never closed away', () => {
    const dual = { ...taken, otherNationality: 'yes' } as const
    expect(of(dual, '2020-09-15', 'ced-urgent-action')).toMatchObject({
      standing: 'legal-review',
      review: ['other-nationality'],
    })
  })

  test('names are two consents: the state’s sight and everybody’s', () => {
    const silent = { ...taken, nameToState: 'unknown', nameInPublic: 'unknown' } as const
    expect(of(silent, '2020-09-15', 'sp-urgent-appeal').missing).toEqual([
      'name-to-state',
      'name-in-public',
    ])
  })
})

/** One thing that is otherwise, and what is then said of a channel that was open. */
const otherwise: readonly (readonly [
  string,
  Partial<CaseFacts>,
  ChannelCode,
  'closed' | 'review' | 'missing',
  ChannelReasonCode,
])[] = [
  ['nobody submits it', { submittedBy: 'unknown' }, 'wgad', 'missing', 'submitter'],
  ['consent is refused', { consents: 'no' }, 'sp-allegation', 'closed', 'consent-refused'],
  ['consent was not asked', { consents: 'unknown' }, 'wgeid-urgent', 'missing', 'consent'],
  ['found', { located: 'yes' }, 'wgeid-urgent', 'review', 'located'],
  ['found', { located: 'yes' }, 'wgeid-standard', 'review', 'located'],
  ['not ongoing', { ongoing: 'no' }, 'sp-urgent-appeal', 'closed', 'nothing-ongoing'],
  ['perhaps ongoing', { ongoing: 'unknown' }, 'sp-urgent-appeal', 'missing', 'ongoing-unknown'],
  ['not held', { deprived: 'no' }, 'wgad', 'closed', 'not-its-subject'],
  ['perhaps held', { deprived: 'unknown' }, 'wgad', 'missing', 'subject-unknown'],
  ['elsewhere', { elsewhere: 'yes' }, 'wgad', 'review', 'same-matter-elsewhere'],
  ['perhaps elsewhere', { elsewhere: 'unknown' }, 'wgad', 'missing', 'elsewhere-unknown'],
  ['remedies not known', { remedies: 'unknown' }, 'ccpr-complaint', 'missing', 'remedies'],
  ['remedies pending', { remedies: 'pending' }, 'ccpr-complaint', 'review', 'remedies-pending'],
  [
    'five years since the last decision',
    { lastDecision: { lo: '2015-09-14', hi: '2015-09-14' } },
    'ccpr-complaint',
    'review',
    'late',
  ],
  [
    'before the protocol was in force',
    { since: { lo: '1992-08-12', hi: '1992-08-12' } },
    'ccpr-complaint',
    'review',
    'lasting-effects',
  ],
  ['no date', { since: { lo: null, hi: null } }, 'sp-allegation', 'missing', 'date'],
  ['half a date', { since: { lo: null, hi: '2020-08-12' } }, 'wgad', 'missing', 'date'],
  ['ahead', { since: { lo: '2020-09-16', hi: '2020-09-16' } }, 'wgeid-urgent', 'missing', 'date'],
]

test.each(otherwise)('when %s: %j, %s', (_, change, channel, where, reason) => {
  expect(of(taken, '2020-09-15', channel).standing).toBe('open')
  const found = of({ ...taken, ...change }, '2020-09-15', channel)
  const standing = where === 'review' ? 'legal-review' : where
  expect({ standing: found.standing, reasons: found[where] }).toEqual({
    standing,
    reasons: [reason],
  })
})

test('a person who submits their own case needs nobody’s consent', () => {
  const own = { ...taken, submittedBy: 'person', consents: 'unknown' } as const
  expect(of(own, '2020-09-15', 'wgad').standing).toBe('open')
})

test('urgent action needs a disappearance that began under the convention', () => {
  const inThailand = (day: string) =>
    of({ ...taken, state: 'TH', since: { lo: day, hi: day } }, '2024-09-15', 'ced-urgent-action')
  expect(inThailand('2024-06-12').closed).toEqual(['began-before'])
  expect(inThailand('2024-06-13').standing).toBe('open')
  expect(of({ ...taken, state: 'UA' }, '2020-09-15', 'ced-urgent-action').review).toEqual([
    'treaty-uncertain',
  ])
})

test('five years to the day after the last decision is not late', () => {
  const lastDecision = { lo: '2015-09-15', hi: '2015-09-15' }
  expect(of({ ...taken, lastDecision }, '2020-09-15', 'ccpr-complaint').standing).toBe('open')
})

describe('over all that can be known of a case', () => {
  test('nothing is closed for being before another procedure too', () => {
    fc.assert(
      fc.property(someFacts, aDay, (facts, today) => {
        const closed = (elsewhere: Known) =>
          channelsFor({ ...facts, elsewhere }, today).map((one) => one.closed)
        expect(closed('yes')).toEqual(closed('no'))
        expect(closed('unknown')).toEqual(closed('no'))
      }),
    )
  })

  test('not knowing closes nothing that an answer would leave open', () => {
    const fields = ['disappeared', 'located', 'deprived', 'illTreated', 'againstWoman', 'consents']
    fc.assert(
      fc.property(someFacts, aDay, fc.constantFrom(...fields), (facts, today, field) => {
        const closed = (value: Known) =>
          channelsFor({ ...facts, [field]: value }, today).map((one) => one.closed)
        for (const answer of ['yes', 'no'] as const) {
          closed('unknown').forEach((reasons, at) => {
            expect(closed(answer)[at]).toEqual(expect.arrayContaining([...reasons]))
          })
        }
      }),
    )
  })

  test('what is said of an uncertain beginning is so for every day of it', () => {
    fc.assert(
      fc.property(someFacts, aStretch, aDay, (facts, { lo, hi, inside }, today) => {
        // A beginning that partly lies ahead is only said of the days that have been.
        fc.pre(inside <= today)
        const whole = channelsFor({ ...facts, since: { lo, hi } }, today)
        const one = channelsFor({ ...facts, since: { lo: inside, hi: inside } }, today)
        whole.forEach(({ standing }, at) => {
          if (standing === 'closed' || standing === 'open') expect(one[at]?.standing).toBe(standing)
        })
      }),
    )
  })

  test('the urgent procedure, once too late, stays too late', () => {
    fc.assert(
      fc.property(someFacts, aDay, aDay, (facts, one, other) => {
        const [earlier = '', later = ''] = [one, other].sort()
        const isLate = (today: string) =>
          of(facts, today, 'wgeid-urgent').closed.includes('over-three-months')
        if (isLate(earlier)) expect(isLate(later)).toBe(true)
      }),
    )
  })

  test('every standing has its reasons, and every reason its words', () => {
    fc.assert(
      fc.property(someFacts, aDay, (facts, today) => {
        for (const { standing, closed, review, missing, notes } of channelsFor(facts, today)) {
          expect(closed.length > 0).toBe(standing === 'closed')
          if (standing === 'legal-review') expect(review.length).toBeGreaterThan(0)
          if (standing === 'missing') expect(missing.length).toBeGreaterThan(0)
          if (standing === 'open') expect([...review, ...missing]).toEqual([])
          for (const reason of [...closed, ...review, ...missing, ...notes]) {
            expect(Object.hasOwn(channelReasons.entries, reason)).toBe(true)
          }
        }
      }),
    )
  })
})
