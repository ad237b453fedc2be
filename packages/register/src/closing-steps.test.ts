import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closingActs, closingState, closingTopics, type ClosingAct } from './closing-steps.ts'

const search = (...acts: ClosingAct[]) => acts.map((act) => ({ topic: 'search' as const, act }))

describe('how a search stands', () => {
  it.each([
    [[], 'none'],
    [['open'], 'open'],
    [['open', 'close'], 'closed'],
    [['open', 'propose'], 'open'],
    [['open', 'propose', 'agree'], 'closed'],
    [['open', 'propose', 'keep-open'], 'open'],
    [['open', 'close', 'open'], 'open'],
  ] as const)('after %j it is %s', (acts, state) => {
    expect(closingState('search', search(...acts)).state).toBe(state)
  })

  it('a proposal waits until somebody answers it, or makes another', () => {
    const steps = search('open', 'propose', 'propose')
    expect(closingState('search', steps).proposal).toBe(steps[2])
    expect(closingState('search', search('open', 'propose', 'agree')).proposal).toBeNull()
    expect(closingState('search', search('open', 'propose', 'keep-open')).proposal).toBeNull()
  })
})

it('a person is open before anybody decides anything, and a search and a person never change each other', () => {
  expect(closingState('person', []).state).toBe('open')
  const step = fc.record({
    topic: fc.constantFrom(...closingTopics),
    act: fc.constantFrom(...closingActs),
  })
  fc.assert(
    fc.property(fc.array(step), fc.constantFrom(...closingTopics), (steps, topic) => {
      const own = steps.filter((one) => one.topic === topic)
      expect(closingState(topic, steps)).toEqual(closingState(topic, own))
    }),
  )
})

it('the newest step that opens or closes decides, whatever was proposed', () => {
  const acts = fc.array(fc.constantFrom(...closingActs), { minLength: 1 })
  fc.assert(
    fc.property(acts, (all) => {
      const deciding = all.filter((act) => act !== 'propose' && act !== 'keep-open')
      const last = deciding.at(-1)
      const expected = last === undefined ? 'none' : last === 'open' ? 'open' : 'closed'
      expect(closingState('search', search(...all)).state).toBe(expected)
    }),
  )
})
