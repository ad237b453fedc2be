import { randomBytes } from 'node:crypto'
import { newIdentity, recipientOf, sealDocument, type Recipient } from '@amparo/seal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'

let office: TestOffice
/** A rights officer in teams 1 and 2, an intake officer in 1 alone. */
const cookies = { rights: '', intake: '', medical: '' }
type Who = keyof typeof cookies

let team: Recipient
let other: Recipient
beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.medical = await signedIn(office, 'medical')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  team = await recipientOf(await newIdentity())
  other = await recipientOf(await newIdentity())
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (who: Who, path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })

const list = (who: Who, person: string | null) =>
  ask(who, '/api/enquirers/list', { person, after: null })

async function someone(): Promise<string> {
  const name = {
    property: 'person.name',
    value: { kind: 'name', text: 'Synthetic Missing' },
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 4,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
  }
  const told = await ask('rights', '/api/subjects', { kind: 'person', claims: [name] })
  return String(told.body['subject'])
}

async function sealed(to: readonly Recipient[] = [team]): Promise<string> {
  return Buffer.from(await sealDocument([...to], { synthetic: 'words' })).toString('base64')
}

const drawn = (): string => randomBytes(16).toString('hex')

async function version(person: string, given: object = {}) {
  return {
    person,
    audience: 2,
    handle: drawn(),
    seq: 1,
    key: drawn(),
    envelope: await sealed(),
    commit: randomBytes(32).toString('base64'),
    ...given,
  }
}

describe('somebody who asks for a person', () => {
  test('is kept sealed, handed out to their team with the newest version, and to nobody else', async () => {
    const person = await someone()
    const first = await version(person)
    const { body } = await ask('rights', '/api/enquirers', first)
    const second = await version(person, { handle: first.handle, seq: 2 })
    await ask('rights', '/api/enquirers', second)
    const told = await list('rights', person)
    expect(told.body).toMatchObject({
      more: false,
      enquirers: [
        {
          id: body['enquirer'],
          person,
          name: 'Synthetic Missing',
          seq: 2,
          sealed: { envelope: second.envelope, commit: second.commit },
        },
      ],
    })
    expect((await list('intake', person)).body).toEqual({ enquirers: [], more: false })
    expect((await list('intake', null)).body).toEqual({ enquirers: [], more: false })
    expect((await list('medical', person)).status).toBe(404)
  })

  test('sent twice is kept once; two versions at once are one', async () => {
    const person = await someone()
    const first = await version(person)
    const [one, again] = [
      await ask('rights', '/api/enquirers', first),
      await ask('rights', '/api/enquirers', first),
    ]
    expect(again.body).toEqual(one.body)
    const next = { handle: first.handle, seq: 2 }
    const told = await Promise.all([
      ask('rights', '/api/enquirers', await version(person, next)),
      ask('rights', '/api/enquirers', await version(person, next)),
    ])
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200, 409]))
  })

  test('is refused for somebody unknown, for a team that is not theirs, and sealed to more than one', async () => {
    const person = await someone()
    expect((await ask('rights', '/api/enquirers', await version('999999'))).status).toBe(404)
    const wrong = await version(person, { audience: 3 })
    expect((await ask('rights', '/api/enquirers', wrong)).body['code']).toBe('audience-refused')
    const both = await version(person, { envelope: await sealed([team, other]) })
    expect((await ask('rights', '/api/enquirers', both)).body['code']).toBe('envelope-refused')
    const late = await version(person, { seq: 2 })
    expect((await ask('rights', '/api/enquirers', late)).body['code']).toBe('changed-meanwhile')
  })

  test('stays with the person for whom they asked: no version moves to another', async () => {
    const [one, two] = [await someone(), await someone()]
    const first = await version(one)
    await ask('rights', '/api/enquirers', first)
    const moved = await version(two, { handle: first.handle, seq: 2 })
    expect((await ask('rights', '/api/enquirers', moved)).body['code']).toBe('changed-meanwhile')
  })
})
