import { afterAll, beforeAll, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { sendAs } from '../staff/office-store.ts'
import { DESK, send, signedIn, testOffice, type TestOffice } from '../testing/test-office.ts'
import { readSender, setSender, shownSender } from './sender.ts'

let office: TestOffice

beforeAll(async () => {
  office = await testOffice()
})
afterAll(async () => office[Symbol.asyncDispose]())

test('as whom an office writes is set with an entry, and the desk hears of it', async () => {
  expect(await shownSender(office.host, office.slug)).toContain('an office of the United Nations')
  const chosen = { sendsAs: 'legal-person', country: 'BY' } as const
  expect(await setSender(office.host, office.slug, chosen)).toMatch(
    /BY from now on.*record number/u,
  )
  expect(await setSender(office.host, office.slug, chosen)).toContain('Nothing was changed')
  const cookie = await signedIn(office, 'rights-officer')
  const { text } = await send(office.desk, DESK, '/api/me', undefined, { cookie })
  expect(text).toContain('"sendsAs":"legal-person","country":"BY"')
})

test('the pages’ own logins cannot set it', async () => {
  const write = office.app.change(gate, (change) =>
    sendAs(change, { sendsAs: 'un-office', country: null }),
  )
  await expect(write).rejects.toThrow(/permission denied/u)
})

test('it is read as people type it, and what is none is told in a sentence', () => {
  expect(readSender(['legal-person', 'by'])).toEqual({ sendsAs: 'legal-person', country: 'BY' })
  expect(readSender(['un-office'])).toEqual({ sendsAs: 'un-office', country: null })
  for (const words of [['ministry'], ['un-office', 'BY', 'more'], ['legal-person', 'Narnia']])
    expect(() => readSender(words)).toThrow(/Say un-office|no terms are known/u)
})
