import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inLatin } from './in-latin.ts'
import { matchKeys } from './match-keys.ts'
import { romanised, type Scheme } from './testing/romanised.ts'

describe('a name in Cyrillic', () => {
  test.each([
    ['Аляксандр Кавалёў', 'Aliaksandr Kavaliou'],
    ['Сяргей', 'Siargei'],
    ['Сяргей Каваль', 'Siargei Kaval'],
    ['Александр Ковалёв', 'Aleksandr Kovalev'],
    ['Юлия Щеглова', 'Iuliia Shcheglova'],
    ['ЩУКИНА', 'SHCHUKINA'],
    ['Є. Їжак', 'Ye. Yizhak'],
    ['Наталля Салаўёва-Ясень', 'Natallia Salauiova-Iasen'],
    ['Дар’я', 'Daria'],
    ['Кова́ль', 'Koval'],
  ])('%s is read as %s', (name, latin) => {
    expect(inLatin(name)).toBe(latin)
  })

  test('of which the language is told is read by that', () => {
    expect(inLatin('Сяргей', 'be')).toBe('Siarhei')
    expect(inLatin('Ганна', 'be-BY')).toBe('Hanna')
    expect(inLatin('Галина', 'ru')).toBe('Galina')
    expect(inLatin('Галина', 'uk')).toBe('Halyna')
  })

  test.each(['Hanna', 'สมชาย', 'محمد', '', '123', 'Ђорђе'])(
    'is none, or has letters of others: %s',
    (name) => {
      expect(inLatin(name)).toBeNull()
    },
  )

  test('is read whatever it holds, and the reading is found again by the keys of the name', () => {
    const names = fc.array(
      fc.constantFrom(
        'Аляксей',
        'Кавалёў',
        'Васильев',
        'Шаўчэнка',
        'Щукин',
        'Дмитрий',
        'Ольга',
        'Яўген',
      ),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(names, (words) => {
        const name = words.join(' ')
        const reading = inLatin(name) ?? ''
        const keys = new Set(matchKeys(name))
        expect(matchKeys(reading).some((key) => keys.has(key))).toBe(true)
      }),
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => void inLatin(any)))
  })

  test('in Russian is read as another implementation of the standard reads it', (context) => {
    const shared = process.env['AMPARO_SHARED'] ?? join(import.meta.dirname, '../../../../shared')
    const file = join(shared, 'data/translit/iuliia_schemas_ru.json')
    if (!existsSync(file))
      context.skip('FAILED TO CHECK: the schemes are not on this machine (AMPARO_SHARED)')
    const schemes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Scheme>
    const scheme = schemes['ICAO_DOC_9303']
    if (scheme === undefined) throw new Error('no such scheme')
    const russian = fc.string({
      unit: fc.constantFrom(...Array.from('абвгдеёжзийклмнопрстуфхцчшщъыьэюя')),
      minLength: 1,
    })
    fc.assert(
      fc.property(russian, (word) => {
        expect(inLatin(word, 'ru')).toBe(romanised(scheme, word))
      }),
    )
  })
})
