import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blurWith, newSalt } from './blur.ts'
import { askedOf, findIn, indexOf, type FoundPlace } from './text-index.ts'

const salt = newSalt()

async function find(text: string, query: string): Promise<FoundPlace | undefined> {
  const blur = await blurWith(salt)
  const index = await indexOf(text, blur)
  return findIn(JSON.parse(JSON.stringify(index)), await askedOf(query, blur))
}

/** One name as it is written here, as a sentence bends it, and as somebody asks for it: all invented. */
const names = [
  {
    written: ['Аляксандр Кавалёў', 'Аляксандра Кавалёва', 'Александром Ковалёвым'],
    asked: ['Aliaksandr Kavaliou', 'Ковалёв Александр'],
  },
  {
    written: ['Ганна Шаўчэнка', 'Ганну Шаўчэнку', 'Анны Шевченко'],
    asked: ['Hanna Shauchenka', 'Шевченко Анна'],
  },
  {
    written: ['Рыгор Сінтэтык', 'Рыгора Сінтэтыка', 'Григория Синтетика'],
    asked: ['Grigory Sintetik', 'Рыгор Сінтэтык'],
  },
  {
    written: ['Siarhei Pryhunou', 'Sergey Prigunov'],
    asked: ['Сергей Пригунов', 'Прыгуноў Сяргей'],
  },
]
const anyText = fc.string({ unit: 'grapheme', maxLength: 120 })
const anyName = fc
  .constantFrom(...names)
  .chain(({ written, asked }) =>
    fc.record({ written: fc.constantFrom(...written), asked: fc.constantFrom(...asked) }),
  )

test('whatever else stands in a text, a name in it is found in any script, where it stands', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyName, anyText, async (before, { written, asked }, after) => {
      const text = `${before} ${written}. ${after}`
      const place = await find(text, asked)
      expect(place?.words).toBe(2)
      expect(text.slice(place?.from, place?.to)).toBe(written)
    }),
    { numRuns: 60 },
  )
})

test('whatever is written, what is found lies within it', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (text, query) => {
      const place = await find(text, query)
      if (place === undefined) return
      expect(place.from).toBeGreaterThanOrEqual(0)
      expect(place.to).toBeGreaterThan(place.from)
      expect(place.to).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 60 },
  )
})

test('what is written without spaces is found within what stands around it', async () => {
  const text = 'เมื่อวานนี้นายสมชายใจดีถูกนำตัวไป'
  const place = await find(text, 'สมชาย')
  expect(text.slice(place?.from, place?.to)).toBe('สมชาย')
  expect(await find(text, 'สมหญิง')).toBeUndefined()
})

test('words that stand far from each other are no name, and a name in part is found if half of it is there', async () => {
  const far = `Кавалёў ${'і яшчэ адно слова '.repeat(10)} Рыгор`
  expect((await find(far, 'Рыгор Кавалёў'))?.words).toBe(1)
  expect((await find('Быў Кавалёў.', 'Рыгор Іванавіч Кавалёў'))?.words).toBeUndefined()
  expect(await find('Нікога тут не было.', 'Кавалёў')).toBeUndefined()
})

test('an index holds no word of its text, in any spelling', async () => {
  await fc.assert(
    fc.asyncProperty(anyName, async ({ written }) => {
      const stored = JSON.stringify(
        await indexOf(`Учора ${written} быў тут.`, await blurWith(salt)),
      )
      for (const word of [...written.split(' '), 'Учора', 'alaksandr', 'kvlv', 'sintet'])
        expect(stored.toLowerCase()).not.toContain(word.toLowerCase())
    }),
    { numRuns: 20 },
  )
})
