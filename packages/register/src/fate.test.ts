import { languages } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PeriodState } from './custody-timeline.ts'
import { fateOf } from './fate.ts'
import { fateLabelCodes, fateLabels, fateSentence } from './fate-label.ts'
import { aView, byState, sealed } from './testing/views.ts'
import type { Said } from './testing/views.ts'

const open: PeriodState = { custody: '7', state: 'unknown-since', since: null, endedBy: [] }
const over: PeriodState = { custody: '7', state: 'ended', since: null, endedBy: ['release'] }
const died: PeriodState = { ...over, endedBy: ['death-in-custody'] }

function labels(said: Readonly<Record<string, Said | readonly Said[]>>, periods?: PeriodState[]) {
  const full = Object.entries(said).map(([code, value]) => [`person.${code}`, value])
  return fateLabels(fateOf(aView(Object.fromEntries(full))), periods)
}

describe('fate', () => {
  it('is three claims, and none is concluded from the others', () => {
    const fate = fateOf(aView({ 'person.whereabouts': 'the prison' }))
    expect(fate.where).toMatchObject({
      said: { text: 'the prison' },
      stateAlone: false,
      origins: 1,
    })
    expect(fate.acknowledged).toMatchObject({ said: null, why: null, differs: false })
    expect(fate.alive).toMatchObject({ said: null, why: null, differs: false })
  })

  it('of nothing is nothing, three times', () => {
    const { where, acknowledged, alive } = fateOf(aView({}))
    for (const claim of [where, acknowledged, alive]) {
      expect(claim).toMatchObject({ said: null, why: null, stateAlone: false, origins: 0 })
    }
  })

  it('a quarrel has no best value when the sources weigh the same', () => {
    const { where } = fateOf(aView({ 'person.whereabouts': ['the prison', 'home'] }))
    expect(where).toMatchObject({ said: null, why: 'tie', differs: true })
  })

  it('the authorities against the family: the family’s word is best, and they differ', () => {
    const { where } = fateOf(aView({ 'person.whereabouts': ['the prison', byState('released')] }))
    expect(where).toMatchObject({ said: { text: 'the prison' }, stateAlone: false, differs: true })
  })
})

describe('labels', () => {
  const anySaid = fc.record({
    whereabouts: fc.constantFrom(undefined, 'home', sealed, byState('home'), ['home', 'prison']),
    acknowledged: fc.constantFrom(undefined, 'acknowledged', 'denied', 'silent', [
      'denied',
      'silent',
    ]),
    alive: fc.constantFrom(undefined, 'alive', 'dead', byState('alive'), byState('dead'), sealed, [
      'alive',
      'dead',
    ]),
  })

  it('on each of the three claims never say two things', () => {
    const exclusive = [
      /^(nothing-known|place-)/u,
      /^(alive|death|life)-/u,
      /^(custody-(acknowledged|denied|unanswered)|acknowledgement)/u,
      /^(came-out|custody-unknown-since)$/u,
    ]
    fc.assert(
      fc.property(anySaid, fc.subarray([open, over, died]), (said, periods) => {
        const known = Object.entries(said).filter(([, value]) => value !== undefined)
        const all = labels(Object.fromEntries(known) as Record<string, Said>, periods)
        for (const pattern of exclusive) {
          expect(all.filter((code) => pattern.test(code)).length).toBeLessThanOrEqual(1)
        }
        expect(all.length).toBeGreaterThan(0)
      }),
    )
  })

  it('whatever is said of one claim leaves the labels of another as they are', () => {
    const life = (all: readonly string[]) =>
      all.filter((code) => /^(alive|death|life)-/u.test(code))
    fc.assert(
      fc.property(anySaid, (said) => {
        const { alive } = said
        const known = Object.entries(said).filter(([, value]) => value !== undefined)
        const all = labels(Object.fromEntries(known) as Record<string, Said>)
        const only = labels(alive === undefined ? {} : { alive: alive as Said })
        expect(life(all)).toEqual(life(only))
      }),
    )
  })

  it.each([
    [{}, ['nothing-known']],
    [{ alive: 'alive' }, ['place-not-known', 'alive-said']],
    [{ whereabouts: 'the prison' }, ['place-heard-of']],
    [{ whereabouts: { value: 'the prison', directness: 'first-hand' } }, ['place-named']],
    [{ whereabouts: byState('the prison') }, ['place-from-state-only']],
    [{ whereabouts: ['the prison', 'home'] }, ['place-differs']],
    [{ whereabouts: sealed }, ['place-sealed']],
    [{ acknowledged: 'acknowledged' }, ['place-not-known', 'custody-acknowledged-place-not-known']],
    [
      { acknowledged: 'acknowledged', whereabouts: byState('the prison') },
      ['place-from-state-only', 'custody-acknowledged-place-known'],
    ],
    [
      { acknowledged: 'denied', whereabouts: 'the prison' },
      ['place-heard-of', 'custody-denied', 'named-though-denied'],
    ],
    [
      { acknowledged: 'silent', whereabouts: 'the prison' },
      ['place-heard-of', 'custody-unanswered', 'named-though-unanswered'],
    ],
    [
      { acknowledged: 'denied', whereabouts: byState('released') },
      ['place-from-state-only', 'custody-denied'],
    ],
    [{ acknowledged: ['denied', 'acknowledged'] }, ['place-not-known', 'acknowledgement-differs']],
    [{ alive: 'dead' }, ['place-not-known', 'death-said']],
    [{ alive: byState('dead') }, ['place-not-known', 'death-from-state-only']],
    [{ alive: ['dead', 'alive'] }, ['place-not-known', 'life-differs']],
    [{ alive: sealed }, ['place-not-known', 'life-sealed']],
  ] as const)('of %o are %o', (said, codes) => {
    expect(labels(said)).toEqual(codes)
  })

  it('most who were held were never acknowledged, and simply came out', () => {
    expect(labels({}, [over])).toEqual(['place-not-known', 'custody-not-acknowledged', 'came-out'])
    expect(labels({ acknowledged: 'denied' }, [over])).toContain('came-out')
  })

  it('who is still unknown in one period has not come out, nor has who died in it', () => {
    expect(labels({}, [over, open])).not.toContain('came-out')
    expect(labels({}, [over, open])).toContain('custody-unknown-since')
    expect(labels({}, [died])).not.toContain('came-out')
  })

  it.each(languages)('are each said in %s, and no two alike', (language) => {
    const said = fateLabelCodes.map((code) => fateSentence(code, language))
    expect(new Set(said).size).toBe(fateLabelCodes.length)
    for (const sentence of said) expect(sentence).not.toMatch(/^\s*$|undefined/u)
  })
})

it.each([
  ['ru', /[\p{sc=Latin}\p{sc=Thai}іў]/u],
  ['be', /[\p{sc=Latin}\p{sc=Thai}ищъ]/u],
  ['th', /[\p{sc=Latin}\p{sc=Cyrillic}]/u],
] as const)('labels are said in the letters of their language: %s', (language, foreign) => {
  for (const code of fateLabelCodes) expect(fateSentence(code, language)).not.toMatch(foreign)
})
