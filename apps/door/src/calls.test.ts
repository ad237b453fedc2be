import { anywhere, endpoints } from '@amparo/contract'
import { expect, test } from 'vitest'
import * as calls from './calls.ts'
import { languages } from './locales/languages.ts'
import { sealedOffice } from './testing/sealed-office.ts'

const names = [
  'readIntake',
  'sendSubmission',
  'openMailbox',
  'addToMailbox',
  'declineMailbox',
] as const

test('every endpoint of the door is called as the contract says', () => {
  const door = Object.entries(endpoints).filter(([, { page }]) => page === 'door')
  expect(door.map(([name]) => name).toSorted()).toEqual([...names].toSorted())
  for (const name of names) {
    const { method, path, refusals } = calls[name]
    const said = endpoints[name]
    expect({ method, path, refusals }).toEqual({
      method: said.method,
      path: said.path,
      refusals: said.refusals,
    })
  }
})

test('a reply the contract accepts is read', async () => {
  const { intake } = await sealedOffice()
  expect(calls.readIntake.reply.parse(endpoints.readIntake.reply.parse(intake))).toEqual(intake)
})

test('a reply that lacks what the page needs is not read', async () => {
  const { intake } = await sealedOffice()
  for (const wrong of [
    null,
    [],
    {},
    { ...intake, today: '25.11.2026' },
    { ...intake, bundle: null },
    { ...intake, office: { ...intake.office, kind: 'test' } },
  ]) {
    expect(() => calls.readIntake.reply.parse(wrong)).toThrow()
  }
  for (const wrong of [{}, { sent: [], items: [{ seq: 1 }] }, { sent: [{}], items: [] }]) {
    expect(() => calls.openMailbox.reply.parse(wrong)).toThrow()
  }
})

test('every refusal has a sentence in every language', async () => {
  const codes = [...anywhere, ...names.flatMap((name) => [...endpoints[name].refusals])]
  for (const language of Object.values(languages)) {
    const { refusals } = await language.load()
    for (const code of [...codes, 'unreachable', 'unexpected'] as const) {
      expect(refusals[code], code).toMatch(/\p{L}/u)
    }
  }
})
