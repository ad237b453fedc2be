import { addBelow, addClaims, SubjectId } from '@amparo/contract'
import { violations } from '@amparo/vocabulary'
import { expect, test } from 'vitest'
import type { Keyring } from '../keys/protocol.ts'
import type { Ask } from '../session/session.ts'
import { recordBelow, recordMore, type ClaimsWay } from './record-claims.ts'
import { nothingKnown, type ReadableClaim } from './sealed-claims.ts'

const hidden = Object.values(violations.entries).find((one) => one.restricted)!.code
const person = SubjectId.parse('5')
const act = SubjectId.parse('12')

const claims: readonly ReadableClaim[] = [
  ['act.type', { kind: 'code', code: hidden }] as const,
  ['act.method', { kind: 'text', text: 'Synthetic words' }] as const,
].map(([property, value]) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 6,
  saidOn: '2020-08-12',
  audience: 2,
  replaces: null,
}))

/** A server that says what it is told to, and a keyring that seals into a word. */
function world(answers: readonly object[]) {
  const left = [...answers]
  const sent: { path: string; subject: string; claims: readonly unknown[] }[] = []
  const sealedFor: { subject: string; team: number }[] = []
  const ask = ((
    { path }: { path: string },
    { params, body }: { params: { subject: string }; body: { claims: readonly unknown[] } },
  ) => {
    sent.push({ path, subject: params.subject, claims: body.claims })
    return Promise.resolve(left.shift() ?? { ok: false, code: 'unreachable' })
  }) as unknown as Ask
  const keys = () =>
    ({
      sealValues: ({ values }: { values: readonly { subject: string; team: number }[] }) => {
        sealedFor.push(...values)
        return Promise.resolve(values.map(() => ({ envelope: 'c2VhbGVk', commit: 'Y29tbWl0' })))
      },
    }) as unknown as Keyring
  const way: ClaimsWay = { ask, keys, begun: new Map() }
  return { way, sent, sealedFor }
}

const made = { ok: true, reply: { subject: act } }
const done = { ok: true, reply: {} }

test('a new act is made from what may be read, and its sealed values name it', async () => {
  const { way, sent, sealedFor } = world([made, done])
  expect(await recordBelow(way, person, 'act', claims, nothingKnown)).toEqual(made)
  expect(sent.map(({ path, subject }) => [path, subject])).toEqual([
    [addBelow.path, '5'],
    [addClaims.path, '12'],
  ])
  expect(sealedFor.map(({ subject, team }) => [subject, team])).toEqual([
    ['12', 2],
    ['12', 2],
  ])
  const all = JSON.stringify(sent)
  expect(all).toContain('RESTRICTED')
  expect(all).not.toContain(hidden)
  expect(all).not.toContain('Synthetic words')
})

test('when the sealed values do not arrive, the same once more makes no second act', async () => {
  const { way, sent } = world([made, { ok: false, code: 'unreachable' }, done])
  expect(await recordBelow(way, person, 'act', claims, nothingKnown)).toMatchObject({ ok: false })
  expect(await recordBelow(way, person, 'act', claims, nothingKnown)).toEqual(made)
  expect(sent.filter(({ path }) => path === addBelow.path)).toHaveLength(1)
  expect(way.begun.size).toBe(0)
})

test('of somebody only the team knows of, the office is not told that there is an act', async () => {
  const at = { ...claims[0]!, property: 'act.at', value: { kind: 'date', edtf: '2020' } } as const
  const { way, sent } = world([{ ok: false, code: 'audience-refused' }, made, done])
  await recordBelow(way, person, 'act', [...claims, at], nothingKnown)
  const audiences = sent[1]!.claims.map((one) => (one as ReadableClaim).audience)
  expect(audiences).toEqual([2, 2])
})

test('nothing at all is sent when it cannot be sealed', async () => {
  const open = claims.map((claim) => ({ ...claim, audience: 0 }))
  const { way, sent } = world([made, done])
  expect(await recordBelow(way, person, 'act', open, nothingKnown)).toMatchObject({ ok: false })
  expect(await recordMore(way, act, open, nothingKnown)).toMatchObject({ ok: false })
  const failing = { ...way, keys: () => ({ sealValues: () => Promise.reject(new Error('keys')) }) }
  await expect(
    recordMore(failing as unknown as ClaimsWay, act, claims, nothingKnown),
  ).rejects.toThrow('keys')
  expect(sent).toEqual([])
})
