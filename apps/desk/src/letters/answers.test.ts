import { SubjectId } from '@amparo/contract'
import { replyKinds, type ReplyKindCode } from '@amparo/vocabulary'
import { expect, test } from 'vitest'
import {
  answered,
  contentsFor,
  effectOf,
  mayBecomeClaim,
  mayTellOfRelease,
  qualitiesFor,
  toNextBody,
  withRelease,
  type Line,
} from './answers.ts'

const line = (person: string, kind: string): Line => ({
  person: SubjectId.parse(person),
  name: `Synthetic ${person}`,
  kind,
})

test('whatever the page offers for a reply makes sense, and its effect can be said', () => {
  for (const kind of Object.keys(replyKinds.entries) as ReplyKindCode[]) {
    const contents = contentsFor(kind)
    expect(contents.length, kind).toBeGreaterThan(0)
    for (const content of contents) {
      const qualities = qualitiesFor(kind, content)
      expect(qualities.length, `${kind} ${content}`).toBeGreaterThan(0)
      for (const quality of qualities) expect(effectOf(kind, content, quality)).not.toBeNull()
    }
  }
})

test('a kind of reply that is newer than this page offers nothing instead of failing', () => {
  expect(contentsFor('brand-new')).toEqual([])
  expect(qualitiesFor('constructor', 'confirms')).toEqual([])
})

test('many lines are answered at once, and a line answered again keeps the last answer alone', () => {
  const lines = [line('1', 'release'), line('2', 'release')]
  const released = { content: 'confirms', quality: 'largely-satisfactory', words: 'All.' } as const
  const denied = { content: 'denies', quality: 'incomplete', words: 'Not so.' } as const
  const both = answered([], lines, released)
  expect(both.map(({ content }) => content)).toEqual(['confirms', 'confirms'])
  const changed = answered(both, lines.slice(1), denied)
  expect(changed.map(({ person, content }) => [person, content])).toEqual([
    ['1', 'confirms'],
    ['2', 'denies'],
  ])
})

test('answers that name another body are found for it', () => {
  const answers = [
    { content: 'not-competent', quality: 'incomplete' },
    { content: 'confirms', quality: 'largely-satisfactory' },
  ]
  expect(toNextBody('substantive', answers)).toEqual([answers[0]])
})

test('what a body finds no record of says something of whereabouts and of nothing else; what it is not competent for says nothing', () => {
  const answer = { content: 'no-record', quality: 'incomplete' }
  expect(mayBecomeClaim('substantive', { ...answer, kind: 'whereabouts' })).toBe(true)
  expect(mayBecomeClaim('substantive', { ...answer, kind: 'health' })).toBe(false)
  const passed = { kind: 'whereabouts', content: 'not-competent', quality: 'incomplete' }
  expect(mayBecomeClaim('substantive', passed)).toBe(false)
  expect(mayBecomeClaim('brand-new', { ...answer, kind: 'whereabouts' })).toBe(false)
})

test('a yes to where somebody is can say that they were released, and then answers that question once', () => {
  const lines = [line('1', 'whereabouts'), line('1', 'legal-basis'), line('2', 'health')]
  expect(mayTellOfRelease('substantive', lines, 'confirms')).toBe(true)
  expect(mayTellOfRelease('substantive', lines.slice(2), 'confirms')).toBe(false)
  expect(mayTellOfRelease('substantive', lines, 'denies')).toBe(false)
  expect(mayTellOfRelease('automatic-receipt', lines, 'confirms')).toBe(false)
  expect(withRelease(lines)).toEqual([...lines, line('1', 'release')])
  const asked = [line('1', 'whereabouts'), line('1', 'release')]
  expect(withRelease(asked)).toEqual(asked)
})
