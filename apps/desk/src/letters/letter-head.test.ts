import { expect, test } from 'vitest'
import { addresseeOf, emptyHead, isHeadComplete, readHead, senderOf } from './letter-head.ts'

test('what was kept comes back, and anything else is an empty head', () => {
  const head = { ...emptyHead, replyAddress: 'Synthetic Street 1', lines: 'One\nTwo' }
  expect(readHead(JSON.parse(JSON.stringify(head)))).toEqual(head)
  for (const kept of [null, 7, [], { lines: 4 }]) expect(readHead(kept)).toEqual(emptyHead)
})

test('empty lines are no lines, and no more than eight go out', () => {
  const lines = `One\n\n ${'Two \n'.repeat(9)}`
  expect(senderOf({ ...emptyHead, lines }).lines).toEqual(['One', ...Array<string>(7).fill('Two')])
  expect(addresseeOf(' ', 'Synthetic Holder', '')).toEqual({
    post: null,
    holder: 'Synthetic Holder',
    lines: [],
  })
})

test('who signs and where an answer goes cannot stay open', () => {
  const head = { ...emptyHead, replyAddress: 'a', signatory: 'b', signatoryPost: 'c' }
  expect(isHeadComplete(head)).toBe(true)
  expect(isHeadComplete({ ...head, signatory: ' ' })).toBe(false)
})
