import { expect, test } from 'vitest'
import { timelineOf } from './timeline.ts'
import type { LetterHead, ReplyHead } from './use-letters.ts'

const letter = (id: string, sentOn: string | null, at = '2020-08-01') =>
  ({ id, sentOn, at: `${at}T10:00:00.000Z` }) as LetterHead
const reply = (id: string, received: string, at = '2020-08-01') =>
  ({ id, received, at: `${at}T12:00:00.000Z` }) as ReplyHead

const said = (all: ReturnType<typeof timelineOf>) =>
  all.map((one) => (one.what === 'letter' ? `letter ${one.letter.id}` : `reply ${one.reply.id}`))

test('letters and replies stand in one order, newest first; a letter that was not sent by the day it was begun', () => {
  const letters = [letter('2', null, '2020-08-20'), letter('1', '2020-08-15')]
  const replies = [reply('2', '2020-08-21'), reply('1', '2020-08-18')]
  const all = timelineOf({ items: letters, more: false }, { items: replies, more: false })
  expect(said(all)).toEqual(['reply 2', 'letter 2', 'reply 1', 'letter 1'])
})

test('nothing is shown before what is still to be fetched', () => {
  const letters = [letter('9', '2020-08-15')]
  const replies = [reply('9', '2020-08-21'), reply('1', '2020-07-01')]
  const all = timelineOf({ items: letters, more: true }, { items: replies, more: false })
  expect(said(all)).toEqual(['reply 9', 'letter 9'])
})

test('what is of one day stands by when it was entered', () => {
  const letters = [letter('1', '2020-08-15', '2020-08-15')]
  const replies = [reply('1', '2020-08-15', '2020-08-16')]
  const all = timelineOf({ items: letters, more: false }, { items: replies, more: false })
  expect(said(all)).toEqual(['reply 1', 'letter 1'])
})
