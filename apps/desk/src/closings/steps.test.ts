import type { ClosingStepView } from '@amparo/contract'
import { expect, test } from 'vitest'
import { closingsAsKnown, standingOf } from './steps.ts'

function step(id: string, given: Partial<ClosingStepView>): ClosingStepView {
  return {
    id,
    topic: 'search',
    act: 'open',
    audience: 0,
    contact: null,
    family: null,
    informedOn: null,
    reasons: [],
    stillOpen: [],
    proposal: null,
    isOutdated: false,
    words: 'Synthetic',
    erased: null,
    by: 'Somebody Synthetic',
    isOwn: false,
    at: `2020-08-1${id}T12:00:00.000Z`,
    entry: id as ClosingStepView['entry'],
    ...given,
  }
}

const steps = [
  step('1', { act: 'open' }),
  step('2', { act: 'propose', isOutdated: true }),
  step('3', { act: 'agree', proposal: '2' }),
]

test('a search and a person stand apart', () => {
  const { search, person } = standingOf(steps)
  expect([search.state, person.state]).toEqual(['closed', 'open'])
})

test('on a day before, it stands as it stood then, and nothing that came later is held against it', () => {
  const then = closingsAsKnown({ steps, facts: [], isJoined: false }, '2020-08-12T23:59:59.999Z')
  const { search } = standingOf(then?.steps ?? [])
  expect(search.state).toBe('open')
  expect(search.proposal).toMatchObject({ id: '2', isOutdated: false })
})

test('now, it is what the server says', () => {
  const closings = { steps, facts: [{ audience: 0, facts: 'ab' }], isJoined: false }
  expect(closingsAsKnown(closings, null)).toBe(closings)
})
