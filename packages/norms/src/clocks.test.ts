import { expect, test } from 'vitest'
import { channels } from './channel.ts'
import type { ChannelCode } from './channel.ts'
import { clocks, clocksFor } from './clocks.ts'
import type { Clock } from './clocks.ts'
import { senderKinds } from './sender-kind.ts'
import type { SenderKindCode } from './sender-kind.ts'
import { states } from './state.ts'

const every: readonly Clock[] = Object.values(clocks.entries)
const countries = [...Object.keys(states.entries), 'any-other']

/** Every sender, channel and country there is. */
const keys = (Object.keys(senderKinds.entries) as SenderKindCode[]).flatMap((sender) =>
  (Object.keys(channels.entries) as ChannelCode[]).flatMap((channel) =>
    countries.map((country) => ({ sender, channel, country })),
  ),
)

test('every clock is found by a sender, a channel and a country', () => {
  const found = new Set(keys.flatMap((key) => clocksFor(key).map(({ code }) => code)))
  expect(found).toEqual(new Set(every.map(({ code }) => code)))
})

test('no law of a country counts the days of a letter of the United Nations', () => {
  for (const key of keys.filter(({ sender }) => sender.startsWith('un-'))) {
    expect(clocksFor(key).filter(({ kind }) => kind === 'statutory')).toEqual([])
  }
  const own = clocksFor({ sender: 'un-office', channel: 'letter', country: 'BY' })
  expect(own.map(({ kind, certainty }) => [kind, certainty])).toEqual([['office', 'office']])
})

test('the law on appeals counts for people and organisations, in its country alone', () => {
  for (const key of keys.filter(({ channel }) => channel === 'appeal')) {
    const isHeard = key.country === 'BY' && !key.sender.startsWith('un-')
    expect(clocksFor(key).length > 0).toBe(isHeard)
  }
  const clocksOfOne = clocksFor({ sender: 'citizen', channel: 'appeal', country: 'BY' })
  expect(clocksOfOne.map(({ from, term }) => [from, term])).toEqual([
    ['registered', [{ days: 15 }]],
    ['registered', [{ months: 1 }]],
  ])
})

test('a statutory clock names its country, and what an office proposes calls itself the office’s', () => {
  for (const { kind, country, certainty } of every) {
    if (kind === 'statutory') expect(country).not.toBe('any')
    expect(kind === 'office').toBe(certainty === 'office')
  }
})

test('no term is set only where that is said; a term of a law that is not known is no number', () => {
  for (const { kind, term, certainty } of every) {
    if (kind === 'none') expect(term).toBe(null)
    if (term === null && kind !== 'none') expect(certainty).toBe('uncertain')
  }
})

test('the six months to contest a reply run from its being communicated to the source', () => {
  const { from, owner, term } = clocks.entries['wgeid-six-months']
  expect({ from, owner, term }).toEqual({
    from: 'communicated-to-source',
    owner: 'source',
    term: [{ months: 6 }],
  })
})
