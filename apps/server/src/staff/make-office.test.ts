import { checkIntake, openIdentity, publicKeyOf, type PublicKey } from '@amparo/seal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DOOR, send, testOffice, testPlan, type TestOffice } from '../testing/test-office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await testOffice()
})

afterAll(async () => office[Symbol.asyncDispose]())

const intakeReply = async () => send(office.door, DOOR, '/api/intake')
const teamOne = () => office.prepared.people.filter(({ teams }) => teams.includes(1))
const keysOf = (people: readonly { readonly sign: Parameters<typeof publicKeyOf>[0] }[]) =>
  people.map(({ sign }) => publicKeyOf(sign))

test('what the door hands out says nobody’s name, role or handle', async () => {
  const { text, body } = await intakeReply()
  expect(body.signers).toMatchObject({ body: { type: 'signers' } })
  for (const { name, role, handle } of office.prepared.people)
    for (const word of [name, JSON.stringify(role), handle]) expect(text).not.toContain(word)
})

test('nor which keys the rest of the office has, or how many teams it has', async () => {
  const { text, body } = await intakeReply()
  const others = office.prepared.people.filter((person) => !teamOne().includes(person))
  for (const key of keysOf(others)) expect(text).not.toContain(key)
  const keys = keysOf(teamOne()).toSorted()
  expect(body.signers).toMatchObject({
    body: { members: keys.map((sign) => ({ teams: [1], sign })) },
  })
})

test('what it hands out is enough to trust the keys of the team that reads', async () => {
  const { body } = await intakeReply()
  const { key } = body.office as { key: PublicKey }
  expect(key).toBe(publicKeyOf(office.prepared.officeKey))
  const check = checkIntake(key, body.signers, body.bundle, body.today as string)
  expect(check).toMatchObject({
    verdict: 'good',
    bundle: { team: 1 },
    signers: { office: testPlan.name, server: publicKeyOf(office.prepared.serverKey) },
  })
})

test('everybody finds the office key under their own passphrase', async () => {
  const { people, sheets, officeKey } = office.prepared
  for (const [at, { file }] of people.entries()) {
    const opened = await openIdentity(sheets[at]?.passphrase ?? '', file)
    expect(opened).toMatchObject({
      verdict: 'opened',
      identity: { office: publicKeyOf(officeKey) },
    })
  }
})
