import { expect, test } from 'vitest'
import type { OpenedVersion } from '../keys/accounts.ts'
import {
  missingVersions,
  newestTelling,
  shownBeside,
  tellingAt,
  tellingBefore,
  translationAt,
  wordsIn,
} from './versions.ts'

const version = (seq: number, body: object): OpenedVersion => ({
  verdict: 'version',
  seq,
  body: { told: null, translation: null, ...body } as never,
  signedBy: 'Invented Officer',
  order: 'right',
})
const told = (seq: number) => version(seq, { told: { words: `words ${seq}` } })
const translated = (seq: number, of: number) =>
  version(seq, { translation: { of, words: `translated ${seq}` } })

const opened = [told(1), translated(2, 1), told(3), translated(4, 3), translated(5, 3)]

test('the newest words are shown, with the newest translation of these very words beside them', () => {
  expect(newestTelling(opened)?.seq).toBe(3)
  expect(shownBeside(opened, 3)?.seq).toBe(5)
  expect(shownBeside(opened, 1)?.seq).toBe(2)
  expect(shownBeside([told(1), told(2), translated(3, 1)], 2)).toBeNull()
})

test('a translation leads to the words it is of', () => {
  expect(tellingAt(opened, 2)?.seq).toBe(1)
  expect(tellingAt(opened, 3)?.seq).toBe(3)
  expect(tellingAt(opened, 9)).toBeNull()
})

test('words are compared with those before them that can be read', () => {
  expect(tellingBefore(opened, 3)?.seq).toBe(1)
  expect(tellingBefore(opened, 1)).toBeNull()
  const broken: OpenedVersion = { verdict: 'foreign', seq: 2 }
  expect(tellingBefore([told(1), broken, told(3)], 3)?.seq).toBe(1)
})

test('a number that was left out is missed', () => {
  expect(missingVersions([1, 2, 5])).toEqual([3, 4])
  expect(missingVersions([2])).toEqual([1])
  expect(missingVersions([])).toEqual([])
})

test('a passage is cited from the words of its own version, of a translation too', () => {
  expect([...wordsIn(opened)]).toEqual([
    [1, 'words 1'],
    [2, 'translated 2'],
    [3, 'words 3'],
    [4, 'translated 4'],
    [5, 'translated 5'],
  ])
  expect(translationAt(opened, 4)?.seq).toBe(4)
  expect(translationAt(opened, 3)).toBeNull()
})
