import { ClaimId, EntryId, SubjectId, type ClaimView, type SubjectClaims } from '@amparo/contract'
import { expect, test } from 'vitest'
import type { Keyring } from '../keys/protocol.ts'
import type { ValueToOpen } from '../keys/sealed-values.ts'
import { openValuesOf, shown } from './opened-values.ts'
import { foldSubject } from './view-of.ts'

const claim = (
  id: string,
  property: string,
  value: ClaimView['value'],
  audience = 2,
): ClaimView => ({
  id: ClaimId.parse(id),
  property,
  value,
  source: {
    id,
    kind: 'submission',
    origin: id,
    submission: null,
    part: null,
    account: null,
    version: null,
    reply: null,
    passage: null,
  },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-12',
  recordedAt: '2020-08-12T09:00:00.000Z',
  recordedBy: 'Synthetic Officer',
  audience,
  replaces: null,
  retracts: null,
  erased: null,
  entry: EntryId.parse('1'),
})

const sealed = (commit: string): ClaimView['value'] => ({
  kind: 'sealed',
  envelope: 'YQ==',
  commit,
})

const act = (...claims: ClaimView[]): SubjectClaims => ({
  id: SubjectId.parse('12'),
  kind: 'act',
  entry: EntryId.parse('1'),
  claims,
})

/** A keyring that opens everything as what its commitment says. */
function keyring(types: Readonly<Record<string, string>>) {
  const asked: ValueToOpen[] = []
  const openValues = ({ values }: { values: readonly ValueToOpen[] }) => {
    asked.push(...values)
    return Promise.resolve(
      values.map(({ claim: id, commit }) => ({
        verdict: 'value',
        claim: id,
        value: { kind: 'code', code: types[commit] ?? '' },
      })),
    )
  }
  return { keys: () => ({ openValues }) as unknown as Keyring, asked }
}

const open = claim('1', 'act.type', { kind: 'code', code: 'RESTRICTED' }, 0)

test('the keys are asked with the place where each value stands', async () => {
  const { keys, asked } = keyring({ a: 'INT.RAPE' })
  await openValuesOf(keys, [act(open, claim('2', 'act.type', sealed('a')))])
  expect(asked).toEqual([
    { claim: '2', subject: '12', property: 'act.type', team: 2, envelope: 'YQ==', commit: 'a' },
  ])
})

test('a page without sealed values asks no keys, and one that only takes back is not opened', async () => {
  const none = () => {
    throw new Error('locked')
  }
  const back = claim('2', 'act.type', { kind: 'sealed' })
  expect(await openValuesOf(none, [act(open, back)])).toEqual(new Map())
})

test('a copy of a sealed value under another claim is not what it stands for', async () => {
  const { keys } = keyring({ a: 'INT.RAPE' })
  const page = [act(open, claim('2', 'act.type', sealed('a')), claim('3', 'act.type', sealed('a')))]
  const opened = await openValuesOf(keys, page)
  expect(opened.get('2')).toMatchObject({ verdict: 'value' })
  expect(opened.get('3')).toEqual({ verdict: 'foreign', claim: '3' })
})

test('what is opened counts in the fold of this page; the claims themselves stay sealed', async () => {
  const { keys } = keyring({ a: 'INT.RAPE', b: 'INT.RAPE', c: 'INT.SEXUAL' })
  const two = act(open, claim('2', 'act.type', sealed('a')), claim('3', 'act.type', sealed('b')))
  const agreed = foldSubject(two, null, await openValuesOf(keys, [two]))
  expect(agreed.view.properties['act.type']).toMatchObject({
    contested: false,
    best: { value: { code: 'INT.RAPE' }, origins: 2 },
  })
  expect(agreed.claims.get('2')?.value).toMatchObject({ kind: 'sealed' })
  const three = act(...two.claims, claim('4', 'act.type', sealed('c')))
  const differ = foldSubject(three, null, await openValuesOf(keys, [three]))
  expect(differ.view.properties['act.type']?.contested).toBe(true)
  expect(foldSubject(three).view.properties['act.type']?.contested).toBe(false)
})

test('what did not open is shown as sealed, without its bytes', () => {
  const one = claim('2', 'act.type', sealed('a'))
  expect(shown(one, new Map())).toEqual({ kind: 'sealed' })
  expect(shown(one, new Map([['2', { verdict: 'foreign', claim: '2' }]]))).toEqual({
    kind: 'sealed',
  })
})
