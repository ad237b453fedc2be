import { expect, test } from 'vitest'
import type { OpenedHead } from '../keys/accounts.ts'
import { countTold } from './count-told.ts'

const asked = (told: 'yes' | 'no' | 'unsaid', times: number): { known: OpenedHead } => {
  const time = { to: 'somebody', when: '', recorded: 'unsaid' } as const
  const earlier = { told, times: Array.from({ length: times }, () => time) }
  return { known: { verdict: 'head', body: { earlier } as never } }
}

test('messages and accounts are told here; of what was told elsewhere, who knows most counts', () => {
  const accounts = [asked('yes', 2), asked('yes', 3), asked('no', 0)]
  expect(countTold({ accounts, messages: [{}, {}] })).toEqual({ here: 5, elsewhere: 3 })
})

test('told elsewhere without saying where is once, and what cannot be read is nothing', () => {
  const unread = { known: { verdict: 'not-opened' } } as const
  expect(countTold({ accounts: [asked('yes', 0), unread], messages: [] })).toEqual({
    here: 2,
    elsewhere: 1,
  })
  expect(countTold({ accounts: [], messages: [] })).toEqual({ here: 0, elsewhere: 0 })
})
