import { violations } from '@amparo/vocabulary'
import { expect, it } from 'vitest'
import type { Claim } from './claim.ts'
import { properties, property } from './declaration.ts'
import { fold } from './fold.ts'
import { hidesType, isRestricted, isRestrictedAct, standIn } from './restricted.ts'
import type { Value } from './value.ts'
import { viewRow } from './view-row.ts'

const restricted = Object.values(violations.entries).filter((one) => one.restricted)
const codeOf = (code: string): Value => ({ kind: 'code', code })
const sealed: Value = { kind: 'sealed' }

const told = (...values: readonly Value[]): readonly Claim[] =>
  values.map((value, at) => ({
    id: String(at + 1),
    subject: '1',
    property: property('act.type').number,
    value,
    source: { id: String(at), origin: String(at), kind: 'submission' },
    directness: 'first-hand',
    credibility: 2,
    saidOn: '2020-08-12',
    recordedAt: '2020-08-12T00:00:00.000Z',
    audience: value.kind === 'sealed' ? 2 : 0,
    entry: '1',
  }))

it('what tells of a restricted act is marked in one place, and is text or the type itself', () => {
  const marked = properties.filter(({ sealing }) => sealing === 'with-restricted-act')
  expect(marked.map(({ code }) => code)).toEqual([
    'act.type',
    'act.by',
    'act.method',
    'involvement.description',
  ])
})

it('nothing that is found, listed or dated by is ever sealed, but an act by what stands for it', () => {
  for (const { code, sealing, belongs, value } of properties) {
    if (sealing === undefined) continue
    expect([belongs, value === 'name' || value === 'date' || value === 'subject', code]).toEqual([
      undefined,
      false,
      code,
    ])
  }
})

it.each(restricted.map(({ code }) => code))('%s is restricted as a type of act alone', (code) => {
  expect(isRestricted(property('act.type'), codeOf(code))).toBe(true)
  expect(isRestricted(property('point.type'), codeOf(code))).toBe(false)
  expect(hidesType(codeOf(code))).toBe(true)
})

it('what stands in the open for a restricted type is not one itself', () => {
  expect(isRestricted(property('act.type'), standIn)).toBe(false)
  expect(hidesType(standIn)).toBe(true)
})

it.each([
  [[standIn], true],
  [[sealed], true],
  [[codeOf(restricted[0]!.code)], true],
  [[codeOf('INT.BEATING')], false],
  [[], false],
] as const)('an act of which is said %j is restricted: %s', (values, is) => {
  expect(isRestrictedAct(values)).toBe(is)
})

it('is listed as what stands for it, for those too who see that something is sealed', () => {
  expect(viewRow(fold(told(standIn), 'act')).label).toBe(standIn.code)
  expect(viewRow(fold(told(standIn, sealed), 'act')).label).toBe(standIn.code)
  expect(viewRow(fold(told(sealed), 'act')).label).toBe('')
})

it('two sources that name the same type agree once it is opened, and two that do not differ', () => {
  const [first, second] = restricted
  const same = fold(told(standIn, codeOf(first!.code), codeOf(first!.code)), 'act')
  expect(same.properties['act.type']).toMatchObject({
    contested: false,
    best: { value: codeOf(first!.code), origins: 2 },
  })
  const differ = fold(told(standIn, codeOf(first!.code), codeOf(second!.code)), 'act')
  expect(differ.properties['act.type']?.contested).toBe(true)
  const unopened = fold(told(standIn, sealed, sealed), 'act')
  expect(unopened.properties['act.type']?.contested).toBe(false)
})
