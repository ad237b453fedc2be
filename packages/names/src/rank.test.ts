import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameWords } from './normalise.ts'
import { rankName } from './rank.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })

test('a rank is a number from 0 to 1, whatever is written', () => {
  fc.assert(
    fc.property(anyText, anyText, (query, candidate) => {
      const rank = rankName(query, candidate)
      expect(rank).toBeGreaterThanOrEqual(0)
      expect(rank).toBeLessThanOrEqual(1)
    }),
  )
})

test('a name ranks first for itself, in any order of words', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const turned = nameWords(text).toReversed().join(' ')
      if (turned === '') return
      expect(rankName(text, text)).toBe(1)
      expect(rankName(turned, nameWords(text).join(' '))).toBe(1)
    }),
  )
})

test('nothing resembles nothing', () => {
  expect(rankName('', '')).toBe(0)
  expect(rankName('', 'Кавалёў')).toBe(0)
})

const wanted = 'Аляксандр Мікалаевіч Кавалёў'
const others = [
  'Аляксандра Кавальчук',
  'Аляксей Кавалёў',
  'Александр Коваленко',
  'Пётр Сідарчук',
  'Мікалай Аляксандравіч Кавальскі',
]

// The same person as lists write him: scripts, no patronymic, initials, and a bad scan.
test.each([
  'Ковалёв Александр Николаевич',
  'Aliaksandr Kavaliou',
  'Alexander Kovalev',
  'Aleksander Kowalow',
  'Кавалёў А. М.',
  'Кава1ёв Алексадр Николаевич',
  'К0валев Апександр Никопаевич',
  'Кавалёву Аляксандар',
])('%s ranks above other people', (spelling) => {
  const best = Math.max(...others.map((other) => rankName(spelling, other)))
  expect(rankName(spelling, wanted)).toBeGreaterThan(best)
  expect(rankName(spelling, wanted)).toBeGreaterThan(0.5)
})

// What keys bring together, letters tell apart.
test.each([
  ['Maksim Korneev', 'Максим Корнеев', 'Максим Карнеев'],
  ['Dmitriy Berlin', 'Дмитрий Берлин', 'Дмитрий Бьерлин'],
  ['Marija Gulieva', 'Мария Гулиева', 'Мария Гуляева'],
  ['Petr Nikolskij', 'Пётр Никольский', 'Пётр Никовский'],
  ['Olga Titova', 'Оля Титова', 'Юлия Титова'],
])('%s is %s sooner than %s', (query, nearer, further) => {
  expect(rankName(query, nearer)).toBeGreaterThan(rankName(query, further))
})

test('a surname alone finds the whole name', () => {
  expect(rankName('Kavaliou', wanted)).toBeGreaterThan(0.8)
})

test('strangers rank at the bottom', () => {
  expect(rankName('Пётр Сідарчук', wanted)).toBeLessThan(0.3)
})
