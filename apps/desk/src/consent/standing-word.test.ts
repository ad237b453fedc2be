import { expect, test } from 'vitest'
import { standingWord } from './standing-word.ts'

const word = (id: number, standing: string, answer: string, given = '2026-11-20') => ({
  id,
  standing,
  person: null,
  given,
  lines: [{ purpose: 'FAMILY', answer, recipients: [] }],
})

const counts = (answer: string) => ({ purpose: 'FAMILY', answer })

test('what counts is named with whoever said it, not with whoever spoke last', () => {
  const consents = [word(1, 'self', 'no'), word(2, 'next-of-kin', 'named')]
  expect(standingWord(counts('no'), consents)?.standing).toBe('self')
  expect(standingWord(counts('named'), consents)?.standing).toBe('next-of-kin')
})

test('a word somebody has taken back says nothing any more', () => {
  const consents = [
    word(1, 'next-of-kin', 'no', '2026-11-21'),
    word(2, 'self', 'no', '2026-11-22'),
    word(3, 'self', 'ask-each-time', '2026-11-23'),
  ]
  expect(standingWord(counts('no'), consents)?.standing).toBe('next-of-kin')
})

test('nobody is named beside what nobody said, or was asked about another purpose', () => {
  const consents = [word(1, 'self', 'no'), word(2, 'next-of-kin', 'named')]
  expect(standingWord(counts('anonymous'), consents)).toBeNull()
  expect(standingWord({ purpose: 'MEDIA', answer: 'no' }, consents)).toBeNull()
})

test('of one day the later conversation speaks', () => {
  const consents = [word(2, 'self', 'named'), word(1, 'self', 'no')]
  expect(standingWord(counts('named'), consents)?.id).toBe(2)
  expect(standingWord(counts('no'), consents)).toBeNull()
})
