import {
  newIdentity,
  newSigningKey,
  publicKeyOf,
  recipientOf,
  sealDocument,
  sign,
  type Identity,
  type StaffMember,
} from '@amparo/seal'
import type { FindingsBody } from '@amparo/seal/findings'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { toBase64 } from './base64.ts'
import { openFindings, sealFindings, type FindingsInput } from './findings.ts'

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

const described = 'ab'.repeat(32)
const officer = newSigningKey(random)
const stranger = newSigningKey(random)

/** Synthetic. */
const found: FindingsInput = {
  team: 1,
  described,
  day: '2026-11-26',
  verdict: 'as-sent',
  sha256: 'cd'.repeat(32),
  size: 20_000,
  kind: 'image/jpeg',
  width: 640,
  height: 480,
  likeness: '0123456789abcdef',
  inside: { verdict: 'read', facts: [{ name: 'Model', value: 'Synthetic 1' }], more: 2 },
}

let team: Identity
let members: readonly StaffMember[]
beforeAll(async () => {
  team = await newIdentity()
  const age = await recipientOf(await newIdentity())
  const sign = publicKeyOf(officer)
  members = [{ id: 4, name: 'Invented Officer', role: 'intake-officer', teams: [1], sign, age }]
})

const sealedBy = async (by = officer, change: Partial<FindingsInput> = {}) =>
  sealFindings(await recipientOf(team), by, { ...found, ...change })

const opened = async (envelope: string | null, of = described) =>
  openFindings([team], members, { envelope: envelope ?? '', described: of })

test('open as they were found, with the name of whoever signed them', async () => {
  const { team: _team, ...body } = found
  expect(await opened(await sealedBy())).toEqual({
    verdict: 'findings',
    signedBy: 'Invented Officer',
    body: { v: 1, type: 'findings', ...body },
  })
})

test('say nothing of another file, and nothing when nobody of the staff list signed them', async () => {
  expect(await opened(await sealedBy(), 'ba'.repeat(32))).toEqual({ verdict: 'foreign' })
  expect(await opened(await sealedBy(stranger))).toEqual({ verdict: 'foreign' })
  const { team: _team, ...rest } = found
  const body: FindingsBody = { v: 1, type: 'findings', ...rest }
  const changed = { ...sign('findings', body, officer), body: { ...body, verdict: 'differs' } }
  const planted = toBase64(await sealDocument([await recipientOf(team)], changed))
  expect(await opened(planted)).toEqual({ verdict: 'foreign' })
})

test('sealed to somebody else, or damaged, do not open', async () => {
  const other = await recipientOf(await newIdentity())
  expect(await opened(await sealFindings(other, officer, found))).toEqual({ verdict: 'not-opened' })
  const envelope = (await sealedBy()) ?? ''
  expect(await opened(`${envelope.slice(0, -8)}AAAAAAA=`)).toEqual({ verdict: 'not-opened' })
})

test('are signed whatever text a file has in it, half a character included', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 }).map((one) => one.slice(0, 200))
  await fc.assert(
    fc.asyncProperty(text, text, async (name, value) => {
      const inside = {
        verdict: 'read',
        facts: [{ name, value: `${value.slice(1)}\uD83D` }],
        more: 0,
      } as const
      expect(await opened(await sealedBy(officer, { inside }))).toMatchObject({
        verdict: 'findings',
      })
    }),
    { numRuns: 15 },
  )
})

test('are not signed when they are none', async () => {
  expect(await sealedBy(officer, { sha256: 'short' })).toBe(null)
  expect(await sealedBy(officer, { kind: 'text/html<script>' })).toBe(null)
  expect(await sealedBy(officer, { width: -1 })).toBe(null)
  const facts = Array.from({ length: 101 }, () => ({ name: 'n', value: 'v' }))
  expect(await sealedBy(officer, { inside: { verdict: 'read', facts, more: 0 } })).toBe(null)
})
