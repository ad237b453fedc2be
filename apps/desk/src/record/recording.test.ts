import { SubmissionId } from '@amparo/contract'
import { describe, expect, test } from 'vitest'
import {
  addValue,
  choosePerson,
  claimFrom,
  countValues,
  dropValue,
  emptyRecording,
  isEmptyRecording,
  nameIn,
  notYet,
  occurrenceRecorded,
  personRecorded,
  readRecording,
  type NewValue,
  type Recording,
} from './recording.ts'

const howKnown = {
  word: 'sender',
  directness: 'second-hand',
  credibility: 6,
  saidOn: '2020-08-12',
  audience: 0,
} as const
const name: NewValue = {
  property: 'person.name',
  value: { kind: 'name', text: 'Мельник Андрей' },
  passage: { part: 1, from: 9, to: 23 },
  part: 1,
  ...howKnown,
}
const place: NewValue = {
  property: 'custody.place',
  value: { kind: 'text', text: 'Окрестина' },
  passage: null,
  part: 2,
  ...howKnown,
}

function collected(): Recording {
  const named = addValue(emptyRecording, { kind: 'person' }, name)
  return addValue(named, { kind: 'occurrence', key: null }, place)
}

describe('what is collected from a message', () => {
  test('a value of custody begins a period, and the next joins it when told to', () => {
    const one = collected()
    const key = one.occurrences[0]!.key
    const two = addValue(one, { kind: 'occurrence', key }, place)
    expect(two.occurrences).toHaveLength(1)
    expect(two.occurrences[0]!.values).toHaveLength(2)
    expect(addValue(two, { kind: 'occurrence', key: null }, place).occurrences).toHaveLength(2)
    expect(countValues(two)).toBe(3)
  })

  test('every value has a key of its own, and leaving the last one out ends its period', () => {
    const both = collected()
    const keys = [...both.values, ...both.occurrences[0]!.values].map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
    expect(dropValue(both, keys[1]!).occurrences).toEqual([])
    expect(isEmptyRecording(dropValue(dropValue(both, keys[0]!), keys[1]!))).toBe(true)
  })

  test('cannot be recorded before it is said of whom, and a new person needs a name', () => {
    expect(notYet(collected())).toBe('no-person')
    expect(notYet(choosePerson(emptyRecording, { kind: 'new' }))).toBe('no-values')
    const unnamed = addValue(emptyRecording, { kind: 'occurrence', key: null }, place)
    expect(notYet(choosePerson(unnamed, { kind: 'new' }))).toBe('no-name')
    expect(notYet(choosePerson(unnamed, { kind: 'known', id: '7', name: 'A' }))).toBeNull()
    expect(notYet(choosePerson(collected(), { kind: 'new' }))).toBeNull()
  })

  test('becomes claims that cite the passage by offsets and never by its words', () => {
    const [value] = collected().values
    expect(claimFrom(SubmissionId.parse('5'), value!)).toEqual({
      property: 'person.name',
      value: { kind: 'name', text: 'Мельник Андрей' },
      source: {
        kind: 'submission',
        submission: '5',
        part: 1,
        passage: { from: 9, to: 23 },
        word: 'sender',
      },
      directness: 'second-hand',
      credibility: 6,
      saidOn: '2020-08-12',
      audience: 0,
      replaces: null,
    })
    const [held] = collected().occurrences[0]!.values
    expect(claimFrom(SubmissionId.parse('5'), held!).source).toMatchObject({
      part: 2,
      passage: null,
    })
  })

  test('what was recorded before a failure is not recorded again', () => {
    const rest = personRecorded(collected(), '9', nameIn(collected()))
    expect(rest.person).toEqual({ kind: 'known', id: '9', name: 'Мельник Андрей' })
    expect(rest.values).toEqual([])
    expect(rest.occurrences).toHaveLength(1)
    expect(occurrenceRecorded(rest, rest.occurrences[0]!.key).occurrences).toEqual([])
  })

  test('comes back from a kept draft, and from nothing else', () => {
    const kept: unknown = JSON.parse(JSON.stringify(collected()))
    expect(readRecording(kept)).toEqual(collected())
    for (const other of [null, 3, 'text', {}, { values: [] }])
      expect(readRecording(other)).toBeNull()
  })
})
