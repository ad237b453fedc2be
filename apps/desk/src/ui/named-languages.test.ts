import { languages } from '@amparo/vocabulary'
import { expect, test } from 'vitest'
import { isLanguage, namedLanguages } from './named-languages.ts'

test.each(languages)(
  'languages are chosen by name, those of the office first: for a reader of %s',
  (reader) => {
    const { own, others } = namedLanguages(reader)
    expect(own[0]?.code).toBe(reader)
    expect(own.map(({ code }) => code).toSorted()).toEqual([...languages].toSorted())
    const all = [...own, ...others]
    expect(others.length).toBeGreaterThan(100)
    expect(all.every(({ code, name }) => isLanguage(code) && name !== code)).toBe(true)
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
    const names = others.map(({ name }) => name)
    expect(names).toEqual(names.toSorted(new Intl.Collator(reader).compare))
  },
)

test('no language stands twice under a code it once had', () => {
  const codes = namedLanguages('en').others.map(({ code }) => code)
  expect(codes).toContain('he')
  expect(codes).not.toContain('iw')
})
