import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveMark, quote, sentencesOf, tidySpan, wordsOf, type Span } from './passage.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 80 })

describe('a marked passage', () => {
  test('stays inside the text and begins and ends with something to read', () => {
    fc.assert(
      fc.property(text, fc.integer(), fc.integer(), (account, from, to) => {
        const span = tidySpan(account, { from, to })
        if (span === null) return
        expect(span.from).toBeGreaterThanOrEqual(0)
        expect(span.to).toBeLessThanOrEqual(account.length)
        const words = quote(account, span) ?? ''
        expect(words.trim()).toBe(words)
        expect(words).not.toBe('')
      }),
    )
  })

  test('loses the comma and the spaces a hand sweeps up, and keeps an abbreviation’s full stop', () => {
    const account = 'Мой сын, Мельник Андрей, 1985 г.р., водитель.'
    expect(tidySpan(account, { from: 7, to: 25 })).toEqual({ from: 9, to: 23 })
    expect(quote(account, { from: 9, to: 23 })).toBe('Мельник Андрей')
    const year = tidySpan(account, { from: 24, to: 36 })
    expect(year && quote(account, year)).toBe('1985 г.р.')
  })

  test('of another text is not quoted from this one', () => {
    expect(quote('short', { from: 2, to: 20 })).toBeNull()
    expect(quote('short', { from: 3, to: 3 })).toBeNull()
  })
})

describe('marking by keyboard', () => {
  const account = 'Мой сын пропал. Машину нашли.'
  const words = wordsOf(account, 'ru')
  const say = (span: Span | null) => span && quote(account, span)

  test('goes from word to word and stops at the last', () => {
    let mark = moveMark(words, null, 1, false)
    expect(say(mark)).toBe('Мой')
    mark = moveMark(words, mark, 1, false)
    expect(say(mark)).toBe('сын')
    for (let step = 0; step < 9; step += 1) mark = moveMark(words, mark, 1, false)
    expect(say(mark)).toBe('нашли')
  })

  test('with Shift widens word by word, and gives back in the other direction', () => {
    const start = moveMark(words, null, 1, false)
    const two = moveMark(words, start, 1, true)
    const three = moveMark(words, two, 1, true)
    expect(say(three)).toBe('Мой сын пропал')
    expect(moveMark(words, three, -1, true)).toEqual(two)
  })

  test('up and down take whole sentences', () => {
    const sentences = sentencesOf(account, 'ru')
    const first = moveMark(sentences, null, 1, false)
    expect(first && tidySpan(account, first) && say(first)).toBe('Мой сын пропал. ')
    expect(say(moveMark(sentences, first, 1, false))).toBe('Машину нашли.')
  })

  test('never leaves the text, whatever the text and the keys', () => {
    const keys = fc.array(fc.tuple(fc.constantFrom<1 | -1>(1, -1), fc.boolean()), { maxLength: 30 })
    fc.assert(
      fc.property(text, keys, (anything, presses) => {
        const units = wordsOf(anything, 'und')
        let mark: Span | null = null
        for (const [step, extend] of presses) mark = moveMark(units, mark, step, extend)
        if (mark !== null) expect(quote(anything, mark)).not.toBeNull()
      }),
    )
  })

  test('works in a language the browser does not know, and in a tag that is none', () => {
    expect(wordsOf('one two', 'xx-not-a-tag')).toHaveLength(2)
    expect(wordsOf('one two', '!')).toHaveLength(2)
  })
})
