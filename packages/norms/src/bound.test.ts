import fc from 'fast-check'
import { isCivilDay, plusDays } from '@amparo/calendar'
import { certainties, violations } from '@amparo/vocabulary'
import type { ViolationCode } from '@amparo/vocabulary'
import { describe, expect, test } from 'vitest'
import { boundBy, boundByOne } from './bound.ts'
import { obligations, obligationsOf } from './obligation.ts'
import { participation } from './participation.ts'
import { notesOn, participationNotes } from './participation-note.ts'
import { states } from './state.ts'
import { treaties } from './treaty.ts'
import type { TreatyCode } from './treaty.ts'

const treatyCodes = Object.keys(treaties.entries) as TreatyCode[]
const stateCodes = Object.keys(states.entries)
const pairs = stateCodes.flatMap((state) => treatyCodes.map((treaty) => ({ state, treaty })))

const aPair = fc.constantFrom(...pairs)
const aDay = fc.integer({ min: 0, max: 24_000 }).map((days) => plusDays('1965-01-01', days))

function on(day: string) {
  return { lo: day, hi: day }
}

describe('whether a state is bound', () => {
  test('on any of some days is yes or no only where each of them says so', () => {
    fc.assert(
      fc.property(
        aPair,
        aDay,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        ({ state, treaty }, lo, before, after) => {
          const days = { lo, hi: plusDays(lo, before + after) }
          const whole = boundByOne(state, treaty, days).bound
          const inside = boundByOne(state, treaty, on(plusDays(lo, before))).bound
          if (whole !== 'maybe') expect(inside).toBe(whole)
        },
      ),
    )
  })

  test('never turns back: not yet, in force, ended', () => {
    const order = ['not-yet', 'not-party', 'in-force', 'last-day', 'ended']
    fc.assert(
      fc.property(aPair, aDay, aDay, ({ state, treaty }, one, other) => {
        const [earlier = '', later = ''] = [one, other].sort()
        const [first, second] = [earlier, later].map((day) =>
          order.indexOf(boundByOne(state, treaty, on(day)).why),
        )
        if (first !== -1 && second !== -1) expect(first).toBeLessThanOrEqual(second ?? -1)
      }),
    )
  })

  test('is a lawyer’s question on the very day a state left', () => {
    const complaints = (day: string) => {
      const { bound, why } = boundByOne('BY', 'iccpr-op1', on(day))
      return [bound, why]
    }
    expect(complaints('2020-08-12')).toEqual(['yes', 'in-force'])
    expect(complaints('2023-02-07')).toEqual(['yes', 'in-force'])
    expect(complaints('2023-02-08')).toEqual(['maybe', 'last-day'])
    expect(complaints('2023-02-09')).toEqual(['no', 'ended'])
    expect(boundByOne('BY', 'iccpr-op1', { lo: '2023-02-01', hi: '2023-03-01' }).bound).toBe(
      'maybe',
    )
    const overTheDay = [
      { lo: '2023-02-01', hi: '2023-02-08' },
      { lo: '2023-02-08', hi: '2023-02-09' },
    ]
    for (const days of overTheDay) {
      expect(boundByOne('BY', 'iccpr-op1', days).why).toBe('day-uncertain')
    }
    // What the state did in 2020 is still judged by the covenant.
    expect(boundByOne('BY', 'iccpr', on('2024-01-01')).bound).toBe('yes')
  })

  // Where the sources name both the instrument and the day it came into force, the rule has to meet it.
  test.each([
    ['TH', 'icpped', '2024-06-13'],
    ['PL', 'icpped', '2025-01-29'],
    ['KZ', 'iccpr-op2', '2022-06-24'],
    ['BY', 'iccpr', '1976-03-23'],
  ] as const)('%s %s begins on the day the sources name: %s', (state, treaty, day) => {
    expect(boundByOne(state, treaty, on(plusDays(day, -1))).bound).toBe('no')
    expect(boundByOne(state, treaty, on(day)).bound).toBe('yes')
  })

  test('is never yes for days before the treaty itself was in force', () => {
    expect(boundByOne('BY', 'iccpr', { lo: '1975-01-01', hi: '1977-01-01' }).bound).toBe('maybe')
  })

  test('is never guessed: no fact, an uncertain fact and a day without bounds are questions', () => {
    for (const { bound, why } of boundBy('DE', on('2020-08-12'))) {
      expect([bound, why]).toEqual(['maybe', 'no-fact'])
    }
    expect(boundByOne('UA', 'icpped', on('2020-08-12')).why).toBe('fact-uncertain')
    expect(boundByOne('UA', 'icpped', on('2009-08-12')).bound).toBe('no')
    expect(boundByOne('BY', 'cat', { lo: null, hi: null }).bound).toBe('maybe')
    expect(boundByOne('BY', 'cat', { lo: '2020-08-01', hi: null }).bound).toBe('yes')
    for (const strange of ['', 'constructor', '__proto__', 'by']) {
      expect(participation(strange, 'cat')).toBe(undefined)
    }
  })
})

test('every fact about a state says where it comes from, and its days are days', () => {
  for (const { state, treaty } of pairs) {
    const fact = participation(state, treaty)
    if (!fact) continue
    expect(fact.source).not.toBe('')
    expect(certainties).toContain(fact.certainty)
    if (!fact.party) continue
    expect(isCivilDay(fact.instrument)).toBe(true)
    if (fact.until) expect(fact.until > fact.instrument).toBe(true)
  }
  for (const { inForce } of Object.values(treaties.entries)) expect(isCivilDay(inForce)).toBe(true)
})

test('of the treaties that bind most, every state has a fact', () => {
  const most = ['iccpr', 'iccpr-op1', 'cat', 'icpped', 'crc', 'cedaw', 'cerd', 'opcat'] as const
  const missing = stateCodes.flatMap((state) =>
    most.filter((treaty) => !participation(state, treaty)).map((treaty) => `${state} ${treaty}`),
  )
  expect(missing).toEqual([])
})

test('a note is found beside its treaty', () => {
  for (const note of Object.values(participationNotes.entries)) {
    expect(notesOn(note.state, note.treaty)).toContain(note)
  }
})

describe('obligations', () => {
  const every = Object.values(obligations.entries)
  const codes = Object.keys(violations.entries) as ViolationCode[]

  test('name violations and groups that exist', () => {
    const known = new Set<string>(codes.flatMap((code) => [code, code.split('.')[0] ?? '']))
    for (const { violations: named } of every) {
      if (named !== 'all') expect(named.filter((code) => !known.has(code))).toEqual([])
    }
  })

  test('answer to every violation, of every state, on every day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom(...stateCodes, 'XX'),
        aDay,
        (violation, state, day) => {
          const found = obligationsOf(violation, state, on(day))
          expect(found.some(({ bound }) => bound === null)).toBe(true)
          expect(found.every(({ bound }) => bound?.bound !== 'no')).toBe(true)
        },
      ),
    )
  })

  test('of torture are absolute, wherever they stand', () => {
    const ofTorture = obligationsOf('INT.TORTURE', 'BY', on('2020-08-12'))
    expect(ofTorture.map(({ obligation }) => obligation.articles)).toEqual(
      expect.arrayContaining(['7', '1', '2', '14']),
    )
    for (const { obligation } of ofTorture) {
      if (obligation.instrument !== 'udhr') expect(obligation.derogability).toBe('absolute')
    }
  })

  test('of liberty: review by a court cannot be set aside, promptness can within necessity', () => {
    expect(obligations.entries['iccpr-9-4'].derogability).toBe('non-derogable')
    expect(obligations.entries['iccpr-9-3'].derogability).toBe('derogable')
  })

  test('of a state outside the covenant fall back on what every state declared', () => {
    const found = obligationsOf('LIB.ARREST', 'MM', on('2021-02-01'))
    expect(found.map(({ obligation }) => obligation.instrument)).toEqual(['udhr'])
  })
})
