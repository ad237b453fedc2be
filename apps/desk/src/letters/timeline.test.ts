import { expect, test } from 'vitest'
import { timelineOf } from './timeline.ts'
import type { CommitmentHead, MeetingHead } from '../meetings/use-meetings.ts'
import type { LetterHead, ReplyHead } from './use-letters.ts'

const letter = (id: string, sentOn: string | null, at = '2020-08-01') =>
  ({ id, sentOn, at: `${at}T10:00:00.000Z` }) as LetterHead
const reply = (id: string, received: string, at = '2020-08-01') =>
  ({ id, received, at: `${at}T12:00:00.000Z` }) as ReplyHead

const none = { items: [], more: false }
const shown = (given: Partial<Parameters<typeof timelineOf>[0]>) =>
  timelineOf({
    letters: none,
    replies: none,
    meetings: none,
    commitments: none,
    filings: none,
    ...given,
  }).map((one) => {
    switch (one.what) {
      case 'letter':
        return `letter ${one.letter.id}`
      case 'reply':
        return `reply ${one.reply.id}`
      case 'meeting':
        return `meeting ${one.meeting.id}`
      case 'commitment':
        return `promise ${one.commitment.id}`
      case 'filing':
        return `filing ${one.filing.id}`
    }
  })

test('letters and replies stand in one order, newest first; a letter that was not sent by the day it was begun', () => {
  const letters = [letter('2', null, '2020-08-20'), letter('1', '2020-08-15')]
  const replies = [reply('2', '2020-08-21'), reply('1', '2020-08-18')]
  const all = shown({
    letters: { items: letters, more: false },
    replies: { items: replies, more: false },
  })
  expect(all).toEqual(['reply 2', 'letter 2', 'reply 1', 'letter 1'])
})

test('nothing is shown before what is still to be fetched', () => {
  const letters = [letter('9', '2020-08-15')]
  const replies = [reply('9', '2020-08-21'), reply('1', '2020-07-01')]
  const all = shown({
    letters: { items: letters, more: true },
    replies: { items: replies, more: false },
  })
  expect(all).toEqual(['reply 9', 'letter 9'])
})

test('what is of one day stands by when it was entered', () => {
  const letters = [letter('1', '2020-08-15', '2020-08-15')]
  const replies = [reply('1', '2020-08-15', '2020-08-16')]
  const all = shown({
    letters: { items: letters, more: false },
    replies: { items: replies, more: false },
  })
  expect(all).toEqual(['reply 1', 'letter 1'])
})

test('meetings stand by the day they are or were, and what was promised by the day it was said', () => {
  const at = '2020-09-30T10:00:00.000Z'
  const meeting = (id: string, day: string) => ({ id, day, at }) as MeetingHead
  const promise = (id: string, said: string) => ({ id, said, at }) as CommitmentHead
  const all = shown({
    letters: { items: [letter('1', '2020-08-15')], more: false },
    replies: { items: [reply('1', '2020-09-15')], more: false },
    meetings: { items: [meeting('2', '2020-10-05'), meeting('1', '2020-09-01')], more: false },
    commitments: { items: [promise('1', '2020-09-02')], more: false },
  })
  expect(all).toEqual(['meeting 2', 'reply 1', 'promise 1', 'meeting 1', 'letter 1'])
})
