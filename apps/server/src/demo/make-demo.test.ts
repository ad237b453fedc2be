import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoLetters, demoPartnerLists, demoSearches } from '@amparo/scenario'
import { readDocument } from '@amparo/letters'
import { namesOf } from '../db/schema.ts'
import { openHost, type Host } from '../host/host.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { makeDemo } from './make-demo.ts'

/** What somebody sees who starts it for the first time: an office at work, and nothing that the office itself would not let through. */
const scope = new AsyncDisposableStack()
let host: Host
const { schema } = namesOf('demo')

beforeAll(async () => {
  const home = scope.use(await temporaryHome())
  host = scope.use(await openHost(home.path, () => {}))
  await makeDemo(host, home.path, () => {})
})

afterAll(() => scope.disposeAsync())

async function query<Row extends object>(sql: string): Promise<Row[]> {
  await host.admin.query(`set search_path = ${schema}`)
  return (await host.admin.query<Row>(sql)).rows
}

test('the demo looks for people, has letters out and lists in', async () => {
  const [counted] = await query<Record<string, number>>(`select
    (select count(*)::int from closing_step where act = 'open') as searches,
    (select count(*)::int from letter) as letters,
    (select count(*)::int from letter_step where act = 'send') as sent,
    (select count(*)::int from list) as lists,
    (select count(*)::int from list_step where act = 'applied') as recorded,
    (select count(*)::int from meeting) as meetings`)
  expect(counted).toEqual({
    searches: demoSearches.length,
    letters: demoLetters.length,
    sent: demoLetters.filter(({ isDraft }) => !isDraft).length,
    lists: demoPartnerLists.length,
    recorded: demoPartnerLists.filter(({ isRecorded }) => isRecorded).length,
    meetings: 2,
  })
})

test('its work was done over some weeks, and none of it is to come', async () => {
  const [days] = await query<{ first: Date; last: Date }>(
    'select min(at) as first, max(at) as last from letter_step',
  )
  expect(Date.now() - Number(days?.first)).toBeGreaterThan(20 * 86_400_000)
  await sleep(10)
  expect(Number(days?.last)).toBeLessThan(Date.now())
})

test('its log goes from day to day, and never back', async () => {
  const entries = await query<{ body: string }>('select body from entry order by id')
  const days = entries.map(({ body }) => /\d{4}-\d{2}-\d{2}/.exec(body)?.[0] ?? '')
  expect(days.length).toBeGreaterThan(100)
  expect(days).toEqual(days.toSorted())
})

test('nobody who did not agree is named in its letters', async () => {
  const out = await query<{ label: string }>(
    `select distinct v.label from letter_left_out o join subject_view v on v.subject = o.person and v.audience = 0`,
  )
  expect(out.length).toBeGreaterThan(2)
  const papers = await query<{ docx: Buffer }>('select docx from letter_paper')
  expect(papers.length).toBeGreaterThan(2)
  for (const { docx } of papers) {
    const read = readDocument(new Uint8Array(docx))
    const text = read.ok ? read.texts.map((one) => one.text).join('\n') : ''
    expect(text).not.toBe('')
    for (const { label } of out)
      for (const word of label.split(' ').filter((part) => part.length > 4))
        expect(text).not.toContain(word)
  }
})
