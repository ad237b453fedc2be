import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { promises, promiseTable } from './promises.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const proofs = promises.flatMap(({ name, proofs: all }) => all.map((proof) => ({ name, ...proof })))

test('docs/promises.md shows every promise with its test and its sabotage, as they are', () => {
  expect(squeezed(read('docs/promises.md'))).toContain(squeezed(promiseTable()))
})

/** A formatter may align the columns of a table. */
function squeezed(text: string): string {
  return text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---')
}

test('every promise has a test and a sabotage', () => {
  expect(promises.filter(({ proofs: all }) => all.length === 0)).toEqual([])
  expect(new Set(promises.map(({ name }) => name)).size).toBe(promises.length)
})

test.each(proofs)('$name: the test that holds it exists: $test.name', ({ test: named }) => {
  expect(existsSync(join(root, named.file))).toBe(true)
  const text = read(named.file)
  const names = [
    ...text.matchAll(/\b(?:test|it)(?:\.each(?:<[^>]*>)?\([\s\S]*?\))?\(\s*'([^'\n]+)'/g),
  ].map(([, name = '']) => name)
  expect(names.some((name) => fits(name, named.name))).toBe(true)
})

/** The whole name of a test ends in its own; a table's rows stand where `%s` and `$name` do. */
function fits(own: string, whole: string): boolean {
  const parts = own
    .split(/%[sdij]|\$[\w.]+/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`${parts.join('.+')}$`).test(whole)
}

test.each(proofs)(
  '$name: what is broken on purpose stands exactly once: $sabotage.what',
  ({ sabotage }) => {
    expect(sabotage.edits.length).toBeGreaterThan(0)
    for (const { file, find, replace } of sabotage.edits) {
      expect(read(file).split(find).length - 1, `${file}: ${find}`).toBe(1)
      expect(replace).not.toBe(find)
    }
  },
)
