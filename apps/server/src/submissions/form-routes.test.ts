import { checkIntake, type PublicKey } from '@amparo/seal'
import { intakeInForm } from '@amparo/seal/offline-form'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, DOOR, send, signedIn, testOffice, type TestOffice } from '../testing/test-office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(async () => office[Symbol.asyncDispose]())

test('an officer gets the form with the very keys that the door shows', async () => {
  const cookie = await signedIn(office, 'intake-officer')
  const form = await send(office.desk, DESK, '/api/form', undefined, { cookie })
  expect(form.status).toBe(200)
  const inside = intakeInForm(String(form.body['html'])) as {
    office: { key: PublicKey }
    signers: unknown
    bundle: unknown
    today: string
  }
  const shown = await send(office.door, DOOR, '/api/intake')
  expect(inside).toEqual(shown.body)
  const { signers, bundle, today } = inside
  expect(checkIntake(inside.office.key, signers, bundle, today).verdict).toBe('good')
})

test('nobody is handed it at the door', async () => {
  expect((await send(office.door, DOOR, '/api/form')).status).toBe(404)
})
