import { afterAll, beforeAll, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { countBy, OfficeReader } from '../staff/office-store.ts'
import { DESK, send, signedIn, testOffice, type TestOffice } from '../testing/test-office.ts'
import { readZone, setZone, zoneOf } from './zone.ts'

let office: TestOffice

beforeAll(async () => {
  office = await testOffice()
})
afterAll(async () => office[Symbol.asyncDispose]())

test('a zone is set with an entry about the office, and whoever works there counts by it at once', async () => {
  expect(await zoneOf(office.host, office.slug)).toBe('Europe/Minsk')
  const said = await setZone(office.host, office.slug, 'Asia/Bangkok')
  expect(said).toContain('it was Europe/Minsk and is Asia/Bangkok')
  const { object, zone } = await office.app.read(gate, (tx) => new OfficeReader(tx).facts())
  expect(zone).toBe('Asia/Bangkok')
  const { rows } = await office.host.admin.query<{ body: string }>(
    `select body from ${office.names.schema}.entry where object = $1 order by seq`,
    [object],
  )
  expect(rows.map(({ body }) => /office\.[a-z]+/.exec(body)?.[0])).toEqual([
    'office.open',
    'office.zone',
  ])
})

test('the same once more changes nothing and says so', async () => {
  await setZone(office.host, office.slug, 'Asia/Bangkok')
  expect(await setZone(office.host, office.slug, 'Asia/Bangkok')).toContain('Nothing was changed')
})

test('the pages’ own logins cannot set it', async () => {
  const write = office.app.change(gate, (change) => countBy(change, 'UTC'))
  await expect(write).rejects.toThrow(/permission denied/)
})

test('the desk hears of it when somebody signs in', async () => {
  await setZone(office.host, office.slug, 'America/Bogota')
  const cookie = await signedIn(office, 'rights-officer')
  const { text } = await send(office.desk, DESK, '/api/me', undefined, { cookie })
  expect(text).toContain('"zone":"America/Bogota"')
})

test.each([
  ['europe/minsk', 'Europe/Minsk'],
  [' Asia/Bangkok ', 'Asia/Bangkok'],
  ['UTC', 'UTC'],
])('%s is read as %s', (typed, zone) => {
  expect(readZone(typed)).toBe(zone)
})

test.each([
  ['Minsk', /knows no zone “Minsk”. Is it Europe\/Minsk\?/],
  ['new york', /Is it America\/New_York\?/],
  ['+03:00', /It is written as Europe\/Minsk/],
  ['', /It is written as/],
  ['../etc/passwd', /It is written as/],
])('%s is refused in a sentence that helps', (typed, said) => {
  expect(() => readZone(typed)).toThrow(said)
})
