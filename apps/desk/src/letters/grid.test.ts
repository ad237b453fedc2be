import { LetterId, QuestionId, SubjectId } from '@amparo/contract'
import { expect, test } from 'vitest'
import {
  forNextBody,
  isWhole,
  kindsIn,
  nothingPicked,
  peopleIn,
  toggledCell,
  toggledRow,
  toggledRows,
} from './grid.ts'
import type { GridCell, GridRow } from './use-letters.ts'

function cell(number: number, kind: string, state: GridCell['state'] = 'asked'): GridCell {
  return {
    question: QuestionId.parse(String(number)),
    kind,
    state,
    authority: null,
    letter: LetterId.parse('3'),
    askedOn: '2020-08-15',
    answerBy: null,
    content: null,
    reply: null,
    answeredOn: null,
    due: null,
  }
}

const row = (number: number, ...cells: readonly GridCell[]): GridRow => ({
  person: SubjectId.parse(String(number)),
  name: `Synthetic ${number}`,
  cells: [...cells],
})

const whereabouts = cell(11, 'whereabouts', 'next-body')
const health = cell(12, 'health')
const first = row(1, whereabouts, health)
const second = row(2, cell(21, 'release'))

test('kinds stand in the order of the vocabulary, and one that is newer than this page comes last', () => {
  const newer = row(3, cell(31, 'brand-new'), cell(32, 'whereabouts'))
  expect(kindsIn([second, newer, first])).toEqual(['whereabouts', 'health', 'release', 'brand-new'])
})

test('a person is picked with all questions, and let go with all', () => {
  const one = toggledRow(nothingPicked, first)
  expect([...one.keys()]).toEqual(['11', '12'])
  expect(isWhole(one, first)).toBe(true)
  expect(toggledRow(one, first).size).toBe(0)
  const half = toggledCell(one, first, health)
  expect(isWhole(half, first)).toBe(false)
  expect(toggledRow(half, first).size).toBe(2)
})

test('everybody in sight is picked or let go; who is not in sight stays picked', () => {
  const elsewhere = toggledRow(nothingPicked, second)
  const all = toggledRows(elsewhere, [first])
  expect([...all.keys()]).toEqual(['21', '11', '12'])
  expect(peopleIn(all.values())).toBe(2)
  expect([...toggledRows(all, [first]).keys()]).toEqual(['21'])
})

test('only what a body is not competent for goes to the next', () => {
  const picked = toggledRow(nothingPicked, first)
  expect(forNextBody(picked).map(({ question }) => question)).toEqual(['11'])
})

test('nobody without questions counts as picked', () => {
  expect(isWhole(nothingPicked, row(4))).toBe(false)
})
