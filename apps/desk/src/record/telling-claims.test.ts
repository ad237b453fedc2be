import { AccountId, SubmissionId } from '@amparo/contract'
import { describe, expect, test } from 'vitest'
import type { Pressed, SubjectInHand } from './recording.ts'
import { tellingOf } from './telling-claims.ts'

const message = { kind: 'message', id: SubmissionId.parse('5') } as const
const howKnown = {
  word: 'sender',
  directness: 'second-hand',
  credibility: 6,
  saidOn: '2020-08-12',
  audience: 0,
} as const

let key = 100
const value = (
  property: SubjectInHand['values'][number]['property'],
  said: SubjectInHand['values'][number]['value'],
  given: object = {},
): SubjectInHand['values'][number] => ({
  key: key++,
  property,
  value: said,
  passage: null,
  part: 2,
  ...howKnown,
  ...given,
})
const person = (given: Partial<SubjectInHand> = {}): SubjectInHand => ({
  key: 1,
  kind: 'person',
  identity: { kind: 'new' },
  owner: null,
  values: [
    value(
      'person.name',
      { kind: 'name', text: 'Мельник Андрей' },
      { passage: { part: 1, from: 9, to: 23 } },
    ),
  ],
  ...given,
})
const pressed = (...subjects: SubjectInHand[]): Pressed => ({ once: 'key', subjects })

describe('what was pressed', () => {
  test('becomes claims that cite the passage by offsets and never by its words', () => {
    const telling = tellingOf(message, pressed(person()), 1)
    expect(telling?.make[0]?.claims[0]).toEqual({
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
  })

  test('of an account cites its version, and without marked words the version that was in sight', () => {
    const account = { kind: 'account', id: AccountId.parse('8') } as const
    const sex = value('person.sex', { kind: 'code', code: 'female' })
    const official = { ...sex, word: 'authority' as const }
    const told = person({ values: [...person().values, official] })
    expect(
      tellingOf(account, pressed(told), 1)?.make[0]?.claims.map(({ source }) => source),
    ).toEqual([
      { kind: 'account', account: '8', version: 1, passage: { from: 9, to: 23 }, word: 'teller' },
      { kind: 'account', account: '8', version: 2, passage: null, word: 'authority' },
    ])
  })

  test('names what is made with it by its place, and what is there by its number', () => {
    const known = { kind: 'known', id: '7', name: 'Synthetic' } as const
    const custody: SubjectInHand = {
      key: 2,
      kind: 'custody',
      identity: { kind: 'new' },
      owner: 1,
      values: [
        value('custody.facility', { kind: 'here', subject: 3 }),
        value('custody.facility', { kind: 'subject', id: '9', name: 'Synthetic' }),
      ],
    }
    const facility: SubjectInHand = {
      ...person({ key: 3 }),
      kind: 'facility',
      values: [value('facility.name', { kind: 'name', text: 'Synthetic prison' })],
    }
    const telling = tellingOf(message, pressed(person({ identity: known }), custody, facility), 1)
    expect(telling?.make.map(({ kind, owner }) => [kind, owner])).toEqual([
      ['facility', null],
      ['custody', { kind: 'known', id: '7' }],
    ])
    expect(telling?.make[1]?.claims.map((claim) => claim.value)).toEqual([
      { kind: 'made', at: 0 },
      { kind: 'subject', id: '9' },
    ])
    expect(telling?.add).toMatchObject([{ subject: '7' }])
  })

  test('says the officer’s own doubt in the office’s name', () => {
    const unsure = value(
      'person.possibly',
      { kind: 'subject', id: '7', name: 'x' },
      { byOffice: true },
    )
    const telling = tellingOf(message, pressed(person({ values: [unsure] })), 1)
    expect(telling?.make[0]?.claims[0]?.source).toEqual({ kind: 'office' })
  })

  test('says what hangs on a restricted act to its team alone, whatever was chosen before', () => {
    const act: SubjectInHand = {
      key: 2,
      kind: 'act',
      identity: { kind: 'new' },
      owner: 1,
      values: [
        value('act.method', { kind: 'text', text: 'Synthetic' }),
        value('act.type', { kind: 'code', code: 'RESTRICTED' }),
      ],
    }
    const involvement: SubjectInHand = {
      key: 3,
      kind: 'involvement',
      identity: { kind: 'new' },
      owner: 2,
      values: [value('involvement.description', { kind: 'text', text: 'Synthetic' })],
    }
    const telling = tellingOf(message, pressed(person(), act, involvement), 4)
    expect(
      telling?.make.map(({ claims }) =>
        claims.map(({ property, audience }) => [property, audience]),
      ),
    ).toEqual([
      [['person.name', 0]],
      [
        ['act.method', 4],
        ['act.type', 0],
      ],
      [['involvement.description', 4]],
    ])
    expect(telling?.make[2]?.act.isRestricted).toBe(true)
  })

  test('is nothing where two name each other', () => {
    const links = (from: number, to: number) =>
      person({ key: from, values: [value('person.possibly', { kind: 'here', subject: to })] })
    expect(tellingOf(message, pressed(links(1, 2), links(2, 1)), 1)).toBeNull()
  })
})
