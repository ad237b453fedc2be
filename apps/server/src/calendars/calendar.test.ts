import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawn, inDays, inventedName, LettersDesk, today } from '../testing/letters.ts'
import { DESK, testOffice, type TestOffice } from '../testing/test-office.ts'
import { calendarOf, type CalendarEvent } from './ics.ts'

/** A calendar read as strictly as RFC 5545 writes it; throws where a line is none. */
function readCalendar(text: string): Map<string, string>[] {
  expect(text.endsWith('\r\n')).toBe(true)
  const raw = text.slice(0, -2).split('\r\n')
  for (const line of raw) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\r\n]/u)
  }
  const lines = raw.join('\r\n').replaceAll('\r\n ', '').split('\r\n')
  expect(lines.at(0)).toBe('BEGIN:VCALENDAR')
  expect(lines.at(-1)).toBe('END:VCALENDAR')
  expect(lines).toEqual(
    expect.arrayContaining(['VERSION:2.0', expect.stringMatching(/^PRODID:./u)]),
  )
  const events: Map<string, string>[] = []
  let event: Map<string, string> | null = null
  for (const line of lines.slice(1, -1)) {
    const [, name = '', value = ''] = /^([A-Z0-9-]+(?:;[A-Z]+=[A-Z]+)*):(.*)$/su.exec(line) ?? []
    expect(name, line).not.toBe('')
    if (line === 'BEGIN:VEVENT') event = new Map()
    else if (line === 'END:VEVENT') {
      events.push(event ?? new Map())
      event = null
    } else if (event !== null) {
      expect(event.has(name), name).toBe(false)
      event.set(name, value)
    }
  }
  for (const one of events) {
    expect(one.get('UID')).toMatch(/^\S+@\S+$/u)
    expect(one.get('DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/u)
    const day = one.get('DTSTART;VALUE=DATE')
    const moment = one.get('DTSTART')
    expect([day, moment].filter((start) => start !== undefined)).toHaveLength(1)
    expect(day ?? moment).toMatch(day === undefined ? /^\d{8}T\d{6}Z$/u : /^\d{8}$/u)
  }
  expect(new Set(events.map((one) => one.get('UID'))).size).toBe(events.length)
  return events
}

const unescaped = (text: string) =>
  text.replaceAll(/\\(.)/gsu, (_all, sign: string) => (sign === 'n' ? '\n' : sign))

describe('a calendar as text', () => {
  test('has no line that is too long, cut within a letter or broken by what somebody wrote', () => {
    const letters = fc.string({ unit: 'grapheme', maxLength: 200 })
    const summary = fc
      .oneof(letters, fc.constant('วันสำคัญ'.repeat(20)), fc.constant('a;b,c\\n\n\\d'))
      .map((text) => text.replaceAll(/\r\n?/gu, '\n'))
    fc.assert(
      fc.property(fc.array(summary, { maxLength: 4 }), (summaries) => {
        const events = summaries.map((text, at): CalendarEvent => ({
          uid: `${at}@test.invalid`,
          stamp: new Date(0),
          at: at % 2 === 0 ? { day: '2026-01-02' } : { moment: new Date(0) },
          summary: text,
        }))
        const read = readCalendar(calendarOf(events, 'x'))
        expect(read.map((one) => unescaped(one.get('SUMMARY') ?? ''))).toEqual(summaries)
      }),
    )
  })
})

describe('a calendar address', () => {
  let office: TestOffice
  let desk: LettersDesk
  beforeAll(async () => {
    office = await testOffice()
    desk = await LettersDesk.of(office)
  })
  afterAll(async () => {
    expect(office.bugs).toEqual([])
    await office[Symbol.asyncDispose]()
  })

  const ask = async (password: string | null, user = 'calendar') => {
    const headers = new Headers({ host: new URL(DESK).host })
    if (password !== null)
      headers.set('authorization', `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`)
    const response = await office.desk.request(`${DESK}/calendar.ics`, { headers })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const open = async (role: 'rights-officer' | 'intake-officer' = 'rights-officer') =>
    String((await desk.done('/api/calendar/open', { language: 'be' }, role))['password'])

  test('is closed until somebody opens it, closed again when they take it back, and the newest alone is open', async () => {
    const wrong = await ask('x'.repeat(43))
    expect(wrong.status).toBe(401)
    expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic /u)
    expect(await desk.done('/api/calendar', {})).toEqual({ since: null })
    const first = await open()
    expect((await ask(first)).status).toBe(200)
    const second = await open()
    expect(await ask(first)).toMatchObject({ status: 401, text: wrong.text })
    expect((await ask(second, 'anybody')).status).toBe(200)
    await desk.done('/api/calendar/close', {})
    for (const password of [second, '', null, first, `${second} `])
      expect(await ask(password)).toMatchObject({ status: 401, text: wrong.text })
    expect(await desk.done('/api/calendar', {})).toEqual({ since: null })
    // Nothing of it is in an address, and the page’s own session opens no calendar.
    expect((await desk.ask('/calendar.ics', undefined)).status).not.toBe(200)
  })

  test('tells days and numbers of what its owner may see, and no name, place or word', async () => {
    const body = await desk.subject('authority', 'Ministry of Synthetic Calendars')
    const name = inventedName(1)
    const person = await desk.nameable(name, await desk.message())
    const letter = await desk.written(body, [person])
    await desk.sent(letter, today(), inDays(9))
    await desk.promised(body, { due: inDays(4), about: [{ person, kind: null }] })
    await desk.promised(body, { due: inDays(5), audience: 2 })
    await desk.met(body, desk.plannedMeeting({ day: '2027-07-01', hour: '10:30' }))
    const allDay = await desk.met(body, desk.plannedMeeting({ day: '2027-07-02', hour: null }))
    const held = await desk.met(body, desk.noteOfMeeting())
    const [mine, theirs] = [await ask(await open()), await ask(await open('intake-officer'))]
    const days = (text: string) =>
      readCalendar(text)
        .map((one) => one.get('DTSTART;VALUE=DATE') ?? one.get('DTSTART'))
        .toSorted((a = '', b = '') => (a < b ? -1 : 1))
    const plain = (day: string) => day.replaceAll('-', '')
    // 10:30 by the clocks of the office, which is in Minsk.
    const meetings = ['20270701T073000Z', '20270702']
    expect(days(theirs.text)).toEqual([plain(inDays(4)), plain(inDays(9)), ...meetings])
    expect(days(mine.text)).toEqual([
      plain(inDays(4)),
      plain(inDays(5)),
      plain(inDays(9)),
      ...meetings,
    ])
    expect(mine.text).toContain('Тэрмін адказу (№ 1/')
    for (const word of [...name.split(' '), 'Synthetic', 'minister', 'square', 'Ministry'])
      expect(mine.text).not.toContain(word)
    expect(mine.headers.get('content-type')).toMatch(/^text\/calendar/u)
    expect((await ask(await open())).text).toBe(mine.text)
    // What is settled stands in it no longer.
    const cancel = { step: { act: 'cancel', words: 'x' }, known: 1, once: drawn() }
    await desk.done(`/api/meetings/${allDay}/steps`, cancel)
    expect(days((await ask(await open())).text)).not.toContain('20270702')
    expect(held).not.toBe('')
  })
})
