import { checkField, commitment } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import {
  canonicalBytes,
  newIdentity,
  newSigningKey,
  openDocument,
  publicKeyOf,
  recipientOf,
  sealDocument,
  sign,
  type Identity,
  type StaffMember,
} from '@amparo/seal'
import { readSealedValue, type SealedValueBody } from '@amparo/seal/sealed-value'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'
import { openValue, sealValue, type ValueSealed, type ValueToSeal } from './sealed-values.ts'

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
const hashing = nodeHashing
const signingKey = newSigningKey(random)
const stranger = newSigningKey(random)
const outsider = newSigningKey(random)

let team: Identity
let otherTeam: Identity
let members: readonly StaffMember[]
beforeAll(async () => {
  ;[team, otherTeam] = [await newIdentity(), await newIdentity()]
  const age = await recipientOf(await newIdentity())
  const key = publicKeyOf(signingKey)
  members = [
    { id: 4, name: 'Invented Officer', role: 'rights-officer', teams: [2], sign: key, age },
    {
      id: 5,
      name: 'Invented Operator',
      role: 'operator',
      teams: [],
      sign: publicKeyOf(outsider),
      age,
    },
  ]
})

/** Synthetic. */
const method: ValueToSeal = {
  team: 2,
  subject: '12',
  property: 'act.method',
  value: { kind: 'text', text: 'Synthetic words' },
}

async function sealed(given: Partial<ValueToSeal> = {}, by = signingKey): Promise<ValueSealed> {
  const recipient = await recipientOf(team)
  return sealValue({ random, hashing, recipient, signingKey: by }, { ...method, ...given })
}

const place = { claim: '7', subject: '12', property: 'act.method', team: 2 }

const openedAt = (one: ValueSealed, at: Partial<typeof place> = {}) =>
  openValue(hashing, [team], members, { ...place, ...at, ...one })

test('whatever was said opens for the team as it was said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[a-zа-я]{1,30}$/u), async (text) => {
      const value = { kind: 'text', text } as const
      expect(await openedAt(await sealed({ value }))).toEqual({
        verdict: 'value',
        claim: '7',
        value,
      })
    }),
    { numRuns: 10 },
  )
})

test('a restricted type of act opens, though the open register would not take it', async () => {
  const value = { kind: 'code', code: 'INT.RAPE' } as const
  const one = await sealed({ property: 'act.type', value })
  expect(await openedAt(one, { property: 'act.type' })).toMatchObject({ verdict: 'value', value })
})

test('two of the same value have nothing in common that can be seen', async () => {
  const [a, b] = [await sealed(), await sealed()]
  expect(a.commit).not.toBe(b.commit)
  expect(a.envelope).not.toBe(b.envelope)
})

test.each([
  ['another subject', { subject: '13' }],
  ['another property', { property: 'act.by' }],
  ['another team', { team: 1 }],
])('a server that moves it to %s is found out', async (_where, at) => {
  expect(await openedAt(await sealed(), at)).toEqual({ verdict: 'foreign', claim: '7' })
})

test('a value that the log was not bound to is found out', async () => {
  const [one, other] = [await sealed(), await sealed()]
  expect(await openedAt({ envelope: one.envelope, commit: other.commit })).toEqual({
    verdict: 'foreign',
    claim: '7',
  })
})

test('one that nobody of the office signed is not shown: anybody can seal to a team', async () => {
  const key = toBase64(random(32))
  const body: SealedValueBody = {
    v: 1,
    type: 'sealed-value',
    subject: '12',
    property: 'act.method',
    team: 2,
    value: method.value,
    key,
  }
  const fields = {
    subject: '12',
    property: 'act.method',
    value: canonicalBytes(method.value),
  }
  const { commit } = commitment(hashing, fromBase64(key), fields)
  const signed = sign<SealedValueBody>('sealed-value', body, stranger)
  const envelope = toBase64(await sealDocument([await recipientOf(team)], signed))
  expect(await openedAt({ envelope, commit })).toEqual({ verdict: 'foreign', claim: '7' })
})

test('one that somebody of the office signed who is not of the team is no value, and is told apart', async () => {
  const one = await sealed({}, outsider)
  expect(await openedAt(one)).toEqual({
    verdict: 'outsider',
    claim: '7',
    signedBy: 'Invented Operator',
  })
  // Where it belongs elsewhere, that is what is said: whoever signed it.
  expect(await openedAt(one, { subject: '13' })).toEqual({ verdict: 'foreign', claim: '7' })
})

test('another team’s keys, and none, open nothing', async () => {
  const one = { ...place, ...(await sealed()) }
  for (const keys of [[], [otherTeam]])
    expect(await openValue(hashing, keys, members, one)).toEqual({
      verdict: 'not-opened',
      claim: '7',
    })
})

test('whoever opened it can show the value the log is bound to, and need not show of whom it is', async () => {
  const { envelope, commit } = await sealed()
  const opened = await openDocument(team, fromBase64(envelope))
  if (opened.verdict !== 'document') throw new Error(opened.verdict)
  const read = readSealedValue(opened.document)
  if (read.verdict !== 'ok') throw new Error(read.field)
  const key = fromBase64(read.document.key)
  const value = canonicalBytes(read.document.value)
  const made = commitment(hashing, key, { subject: '12', property: 'act.method', value })
  expect(made.commit).toBe(commit)
  expect(checkField(hashing, key, made.fieldList, 'value', value)).toEqual({ verdict: 'matches' })
  const guess = canonicalBytes({ kind: 'text', text: 'a guess' })
  expect(checkField(hashing, key, made.fieldList, 'value', guess)).toEqual({ verdict: 'differs' })
})
