import { ClaimId, EntryId, SubjectId, type ClaimView } from '@amparo/contract'
import { propertiesOf, property, standIn } from '@amparo/register'
import { violations } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadableValue } from '../keys/sealed-values.ts'
import {
  actAbove,
  actKnown,
  mustSeal,
  nothingKnown,
  parted,
  type ReadableClaim,
} from './sealed-claims.ts'
import { foldSubject } from './view-of.ts'

const all = Object.values(violations.entries)
const hidden = all.filter((one) => one.restricted).map(({ code }) => code)
const shown = all
  .filter((one) => !one.restricted && one.code !== standIn.code)
  .map((one) => one.code)

const claim = (code: string, value: ReadableValue, audience = 0): ReadableClaim => ({
  property: code,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 6,
  saidOn: '2020-08-12',
  audience,
  replaces: null,
})
const type = (code: string, audience = 0) => claim('act.type', { kind: 'code', code }, audience)
const method = (audience = 0) => claim('act.method', { kind: 'text', text: 'Synthetic' }, audience)
const at = (audience = 0) => claim('act.at', { kind: 'date', edtf: '2020-08-12' }, audience)

const texts = propertiesOf('act').filter(({ value }) => value === 'text')
const claims = fc.array(
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...hidden, ...shown.slice(0, 3), standIn.code), fc.nat(2))
      .map(([code, audience]) => type(code, audience)),
    fc
      .tuple(fc.constantFrom(...texts), fc.nat(2))
      .map(([{ code }, audience]) => claim(code, { kind: 'text', text: 'Synthetic' }, audience)),
    fc.nat(2).map(at),
  ),
  { minLength: 1, maxLength: 6 },
)
const known = fc.record({
  isRestricted: fc.boolean(),
  hasStandIn: fc.boolean(),
  isTeamsAlone: fc.boolean(),
})

describe('whatever is said of an act', () => {
  test('nothing leaves in the open that tells of a restricted one, and nothing is sealed to the whole office', () => {
    fc.assert(
      fc.property(claims, known, (given, act) => {
        const parts = parted(given, act)
        if (parts === null) return
        const isRestricted =
          act.isRestricted ||
          given.some(
            ({ property: code, value }) =>
              code === 'act.type' &&
              value.kind === 'code' &&
              [...hidden, standIn.code].includes(value.code as (typeof hidden)[number]),
          )
        for (const one of parts.open) {
          const { sealing, vocabulary } = property(one.property as 'act.type')
          const isType = vocabulary === 'violation'
          expect(sealing !== undefined && !isType && isRestricted).toBe(false)
          expect(hidden).not.toContain(one.value.kind === 'code' ? one.value.code : '')
        }
        for (const one of parts.toSeal) expect(one.audience).toBeGreaterThan(0)
      }),
    )
  })

  test('nothing is lost on the way, and nothing is added but what stands for a sealed type', () => {
    fc.assert(
      fc.property(claims, known, (given, act) => {
        const parts = parted(given, act)
        if (parts === null) return
        const values = [...parts.open, ...parts.toSeal].map(({ property: code, value }) =>
          JSON.stringify([code, value]),
        )
        const added = values.length - given.length
        expect([0, 1]).toContain(added)
        const wanted = given.map(({ property: code, value }) => JSON.stringify([code, value]))
        const more = added === 0 ? [] : [JSON.stringify(['act.type', standIn])]
        expect(values.toSorted()).toEqual([...wanted, ...more].toSorted())
      }),
    )
  })
})

test('a restricted type is sealed, the office is told that there is one, and the rest is for the team', () => {
  const [code = ''] = hidden
  expect(parted([type(code, 2), method(), at()], nothingKnown)).toEqual({
    open: [{ ...type(standIn.code), audience: 0 }, at(2)],
    toSeal: [type(code, 2), method(2)],
  })
})

test('when and where are for the team too, whatever else was chosen for them', () => {
  const parts = parted([type(hidden[0]!), method(2), at()], nothingKnown)
  expect(parts?.open.map(({ audience }) => audience)).toEqual([0, 2])
  expect(parts?.toSeal.map(({ audience }) => audience)).toEqual([2, 2])
})

const noSource: ClaimView['source'] = {
  id: '1',
  kind: 'office',
  origin: '1',
  submission: null,
  part: null,
  account: null,
  version: null,
  reply: null,
  passage: null,
}

const standing = (number: string, change: Partial<ClaimView> = {}): ClaimView => ({
  id: ClaimId.parse(number),
  property: 'act.type',
  value: standIn,
  source: noSource,
  directness: 'first-hand',
  credibility: 6,
  saidOn: '2020-08-12',
  recordedAt: '2026-11-12T09:12:00.000Z',
  recordedBy: 'Invented Person',
  audience: 0,
  replaces: null,
  retracts: null,
  erased: null,
  entry: EntryId.parse(number),
  ...change,
})
test('of an act that only the team knows of, the office is told nothing', () => {
  const act = { ...nothingKnown, isTeamsAlone: true }
  expect(parted([type(hidden[0]!, 2)], act)?.open).toEqual([type(standIn.code, 2)])
})

test('of an act of somebody whom only a team knows, the office is told nothing', () => {
  const said = (audience: number, number: string) =>
    standing(number, {
      property: 'person.name',
      value: { kind: 'name', text: 'Synthetic' },
      audience,
    })
  const under = (...claims: ClaimView[]) =>
    actKnown(
      foldSubject({ id: SubjectId.parse('5'), kind: 'person', entry: EntryId.parse('1'), claims }),
    )
  const told = (act: ReturnType<typeof under>) => parted([type(hidden[0]!, 2)], act)?.open
  expect(told(under(said(2, '1'), said(2, '2')))).toEqual([type(standIn.code, 2)])
  expect(told(under(said(2, '1'), said(0, '2')))).toEqual([type(standIn.code, 0)])
})

test('who knows already is not told again', () => {
  const act = { ...nothingKnown, isRestricted: true, hasStandIn: true }
  expect(parted([type(hidden[0]!, 2)], act)).toEqual({ open: [], toSeal: [type(hidden[0]!, 2)] })
})

test('what is said later of a restricted act is sealed too, and what tells nothing of it is not', () => {
  const act = { ...nothingKnown, isRestricted: true, hasStandIn: true }
  expect(parted([method(1), at()], act)).toEqual({ open: [at()], toSeal: [method(1)] })
})

test('“restricted” chosen by hand stays for the office, and the words beside it are sealed', () => {
  expect(parted([type(standIn.code, 2), method(2)], nothingKnown)).toEqual({
    open: [type(standIn.code, 0)],
    toSeal: [method(2)],
  })
})

test('and when and where it was are for the team that holds those words, even if they were chosen before', () => {
  expect(parted([at(), type(standIn.code), method(2)], nothingKnown)).toEqual({
    open: [at(2), type(standIn.code, 0)],
    toSeal: [method(2)],
  })
})

test('without a team there is no way for it to leave', () => {
  expect(parted([type(hidden[0]!), method()], nothingKnown)).toBeNull()
  expect(parted([method()], { ...nothingKnown, isRestricted: true, hasStandIn: true })).toBeNull()
})

test('an act of another type goes as it is', () => {
  const given = [type(shown[0]!), method(), at(2)]
  expect(parted(given, nothingKnown)).toEqual({ open: given, toSeal: [] })
  expect(mustSeal(property('act.method'), { kind: 'text', text: 'x' }, nothingKnown)).toBe(false)
})

describe('what is known of an act', () => {
  const act = (...told: ClaimView[]) =>
    actKnown(
      foldSubject({
        id: SubjectId.parse('5'),
        kind: 'act',
        entry: EntryId.parse('1'),
        claims: told,
      }),
    )
  const open = { value: { kind: 'code', code: shown[0]! } } as const
  const gone = { value: { kind: 'sealed' } } as const

  test('is that it is restricted, also after that was taken back, corrected or erased', () => {
    const first = standing('1')
    expect(act(first)).toMatchObject({ isRestricted: true, hasStandIn: true })
    for (const told of [
      [first, standing('2', { ...gone, retracts: first.id })],
      [first, standing('2', { ...open, replaces: first.id })],
      [standing('1', { ...gone, erased: '2026-11-20' })],
    ])
      expect(act(...told)).toMatchObject({ isRestricted: true, hasStandIn: false })
  })

  test('is on the page of an involvement, where it does not stand, what the server says of it', () => {
    const description = claim('involvement.description', { kind: 'text', text: 'Synthetic' }, 2)
    expect(parted([description], actAbove(undefined, true))).toEqual({
      open: [],
      toSeal: [description],
    })
    expect(parted([description], actAbove(undefined, false))?.toSeal).toEqual([])
  })

  test('is nothing of the kind where only another type was taken back', () => {
    const first = standing('1', open)
    expect(act(first, standing('2', { ...gone, retracts: first.id })).isRestricted).toBe(false)
  })
})
