import { anywhere, endpoints } from '@amparo/contract'
import { expect, test } from 'vitest'
import * as basic from './calls.ts'
import * as ofMailbox from './mailbox-calls.ts'
import { languages } from './locales/languages.ts'
import { sealedOffice } from './testing/sealed-office.ts'

const calls = { ...basic, ...ofMailbox }

const names = [
  'readIntake',
  'askForWork',
  'sendSubmission',
  'openMailbox',
  'addToMailbox',
  'declineMailbox',
  'listUploads',
  'startUpload',
  'finishUpload',
  'dropUpload',
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
  const until = '2028-11-25'
  for (const wrong of [
    {},
    { sent: [], items: [], until: 'soon' },
    { sent: [], items: [{ seq: 1 }], until },
    { sent: [{}], items: [], until },
  ]) {
    expect(() => calls.openMailbox.reply.parse(wrong)).toThrow()
  }
  for (const wrong of [
    { ...work, most: -1 },
    { ...work, challenge: {} },
    { ...work, files: '' },
  ]) {
    expect(() => calls.askForWork.reply.parse(wrong)).toThrow()
  }
  for (const wrong of [
    { ...uploads, allowance: {} },
    { ...uploads, uploads: [{}] },
  ]) {
    expect(() => calls.listUploads.reply.parse(wrong)).toThrow()
  }
})

const work = {
  challenge: { parameters: { cost: 1 }, signature: 'ab' },
  most: 10,
  waiting: 0,
  files: 'open',
}
const upload = {
  id: 'ab'.repeat(16),
  length: 10,
  offset: 0,
  state: 'AAAA',
  expires: '2026-11-25T10',
}
const uploads = { uploads: [upload], allowance: { open: true, files: 3, bytes: 1000 } }

test('work and unfinished files are read as the contract gives them', () => {
  for (const [name, reply] of [
    ['askForWork', work],
    ['listUploads', uploads],
  ] as const) {
    expect(calls[name].reply.parse(endpoints[name].reply.parse(reply))).toEqual(reply)
  }
})

test('the seconds a busy server asks for are heard, and any other header is a usual wait', async () => {
  const heard = async (header: string | null) => {
    const headers = header === null ? {} : { 'retry-after': header }
    const busy = Response.json({ code: 'busy' }, { status: 503, headers })
    return calls.askAndHear(() => Promise.resolve(busy), calls.askForWork, { size: 1 })
  }
  expect(await heard('7')).toEqual({ answer: { ok: false, code: 'busy' }, wait: 7 })
  expect((await heard('0')).wait).toBe(1)
  const usual = (await heard(null)).wait
  for (const header of ['Wed, 25 Nov 2026 10:00:00 GMT', '-3', '1e9']) {
    expect((await heard(header)).wait).toBe(usual)
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
