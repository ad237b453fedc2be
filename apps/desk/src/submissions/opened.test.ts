import { describe, expect, test } from 'vitest'
import {
  missingParts,
  threadOf,
  type ArrivedPart,
  type OpenedMessage,
  type WrittenItem,
} from './opened.ts'
import { readMessageSearch, readMessagesSearch } from './search.ts'

const part = (seq: number, day: string): ArrivedPart => ({
  seq,
  day,
  media: null,
  by: null,
  sha256: '',
  opened: { verdict: 'damaged', seq },
})
const written = (seq: number, day: string, kind: WrittenItem['kind']): WrittenItem => ({
  seq,
  day,
  kind,
  opened: null,
})

describe('the thread after a message', () => {
  test('stands by day, what came in before what went out, without the notices', () => {
    const message: OpenedMessage = {
      parts: [part(1, '2020-08-10'), part(2, '2020-08-12'), part(3, '2020-08-14')],
      written: [written(1, '2020-08-10', 'notice'), written(2, '2020-08-12', 'answer')],
      next: { seq: 3, prev: null },
      mailbox: 'open',
      committed: true,
      waits: null,
      unshown: null,
    }
    const thread = threadOf(message)
    expect(thread.map((item) => `${item.kind} ${item.day}`)).toEqual([
      'part 2020-08-12',
      'written 2020-08-12',
      'part 2020-08-14',
    ])
  })

  test('says which parts the server did not hand out', () => {
    expect(missingParts([part(1, ''), part(2, '')])).toEqual([])
    expect(missingParts([part(2, ''), part(4, '')])).toEqual([1, 3])
    expect(missingParts([])).toEqual([])
  })
})

describe('an address', () => {
  test('that makes no sense falls back to the queue', () => {
    expect(readMessagesSearch({ state: 'taken' })).toEqual({ state: 'taken' })
    expect(readMessagesSearch({ state: 'burnt' })).toEqual({ state: 'waiting' })
    expect(readMessagesSearch({})).toEqual({ state: 'waiting' })
  })

  test('names a passage only when all of it is there', () => {
    expect(readMessageSearch({ part: 1, from: 3, to: 9 })).toEqual({ part: 1, from: 3, to: 9 })
    for (const search of [
      { part: 1, from: 9, to: 3 },
      { part: 1, from: 3 },
      { part: '1', from: 1.5, to: 9 },
    ]) {
      expect(readMessageSearch(search)).toEqual({})
    }
  })
})
