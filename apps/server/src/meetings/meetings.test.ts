import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawn, inDays, inventedName, LettersDesk, today } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { isPastDue } from './commitment-store.ts'

let office: TestOffice
let desk: LettersDesk
let ministry = ''
const PROTECTION = 2

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
  ministry = await desk.subject('authority', 'Ministry of Synthetic Affairs')
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const refusal = { code: 'value-refused' }
const later = inDays
const body = (first: object, given: object = {}) => ({
  authority: ministry,
  audience: 0,
  first,
  once: drawn(),
  ...given,
})
const refused = async (path: string, given: object) => (await desk.ask(path, given)).body
const step = (meeting: string, one: object, known: number, once = drawn()) =>
  desk.ask(`/api/meetings/${meeting}/steps`, { step: one, known, once })
const opened = (meeting: string) => desk.done(`/api/meetings/${meeting}/open`, {})

describe('a meeting', () => {
  test('is planned, planned otherwise, noted, and its note said better; nothing is lost on the way', async () => {
    const meeting = await desk.met(ministry, desk.plannedMeeting({ day: later(3) }))
    expect(await opened(meeting)).toMatchObject({ state: 'planned', day: later(3), hour: '10:30' })
    const moved = desk.plannedMeeting({ day: later(1), hour: null, words: 'Moved.' })
    expect((await step(meeting, moved, 1)).status).toBe(200)
    expect((await step(meeting, desk.noteOfMeeting(), 2)).status).toBe(200)
    expect((await step(meeting, desk.noteOfMeeting({ words: 'Better.' }), 3)).status).toBe(200)
    const read = await opened(meeting)
    expect(read).toMatchObject({ state: 'held', day: today() })
    expect(
      (read['steps'] as { act: string; words: string | null }[]).map((one) => one.words),
    ).toEqual([null, 'Moved.', 'Synthetic note.', 'Better.'])
  })

  test('is noted by one hand at a time: of two notes the second has to read the first', async () => {
    const meeting = await desk.met(ministry, desk.plannedMeeting())
    const both = await Promise.all([
      step(meeting, desk.noteOfMeeting({ words: 'One.' }), 1),
      step(meeting, desk.noteOfMeeting({ words: 'Other.' }), 1),
    ])
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]))
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'changed-meanwhile',
    })
    expect(((await opened(meeting))['steps'] as object[]).length).toBe(2)
  })

  test('sent twice is one, also a step of it, and another under its mark is refused', async () => {
    const one = body(desk.plannedMeeting())
    const twice = await Promise.all([
      desk.done('/api/meetings', one),
      desk.done('/api/meetings', one),
    ])
    expect(twice[0]).toEqual(twice[1])
    const otherwise = body(desk.plannedMeeting({ hour: '11:00' }), { once: one.once })
    expect(await refused('/api/meetings', otherwise)).toMatchObject({ code: 'recorded-otherwise' })
    const meeting = String(twice[0]?.['meeting'])
    const once = drawn()
    for (let times = 0; times < 2; times++)
      expect((await step(meeting, desk.noteOfMeeting(), 1, once)).status).toBe(200)
    expect((await step(meeting, desk.noteOfMeeting({ words: 'x' }), 1, once)).status).toBe(409)
  })

  test('is not planned for a day that is over, nor noted on one that is still to come', async () => {
    const at = async (first: object) => refused('/api/meetings', body(first))
    expect(await at(desk.plannedMeeting({ day: later(-3) }))).toMatchObject(refusal)
    expect(await at(desk.noteOfMeeting({ day: later(3) }))).toMatchObject(refusal)
    expect(await at(desk.noteOfMeeting({ day: later(-300) }))).toHaveProperty('meeting')
    expect(await at(desk.plannedMeeting({ theirs: '  ' }))).toMatchObject(refusal)
    expect(await at(desk.noteOfMeeting({ words: ' ' }))).toMatchObject(refusal)
    expect(await at(desk.plannedMeeting({ hour: '25:00' }))).toMatchObject({ code: 'malformed' })
    expect(await at({ act: 'cancel', words: 'x' })).toMatchObject({ code: 'malformed' })
  })

  test('that is called off can be planned again; one that took place is neither planned nor called off', async () => {
    const meeting = await desk.met(ministry, desk.plannedMeeting())
    const cancel = { act: 'cancel', words: 'The minister is away.' }
    expect((await step(meeting, cancel, 1)).status).toBe(200)
    expect(await opened(meeting)).toMatchObject({ state: 'cancelled', day: today() })
    expect((await step(meeting, cancel, 2)).status).toBe(409)
    expect((await step(meeting, desk.plannedMeeting({ day: later(9) }), 2)).status).toBe(200)
    expect((await step(meeting, desk.noteOfMeeting(), 3)).status).toBe(200)
    for (const one of [cancel, desk.plannedMeeting()])
      expect((await step(meeting, one, 4)).body).toMatchObject({ code: 'changed-meanwhile' })
  })

  test('is with a body that its audience may know of, and nothing to another audience', async () => {
    const team = await desk.subject('authority', 'Unit of one team (synthetic)', PROTECTION)
    const person = await desk.subject('person', inventedName(1))
    for (const authority of [team, person, '999999'])
      expect(
        await refused('/api/meetings', body(desk.plannedMeeting(), { authority })),
      ).toMatchObject(refusal)
    expect(
      await refused('/api/meetings', body(desk.plannedMeeting(), { audience: 3 })),
    ).toMatchObject({ code: 'audience-refused' })
    const meeting = await desk.met(ministry, desk.plannedMeeting(), PROTECTION)
    const how = { language: 'en', whole: false }
    for (const [path, asked] of [
      ['open', {}],
      ['brief', how],
      ['brief/file', how],
    ] as const)
      expect(
        (await desk.ask(`/api/meetings/${meeting}/${path}`, asked, 'intake-officer')).status,
      ).toBe(404)
    expect(
      (await desk.ask('/api/meetings', body(desk.plannedMeeting()), 'intake-officer')).status,
    ).toBe(404)
  })
})

describe('a promise', () => {
  test('is followed by words that never replace each other; the latest day counts', async () => {
    const somebody = await desk.subject('person', inventedName(2))
    const about = [
      { person: somebody, kind: null },
      { person: somebody, kind: 'health' },
    ]
    const promised = await desk.promised(ministry, { said: later(-30), due: later(-10), about })
    const open = () => desk.done(`/api/commitments/${promised}/open`, {})
    expect(await open()).toMatchObject({ people: 1, standing: null, isPast: true, steps: [] })
    const follow = (given: object) =>
      desk.done(`/api/commitments/${promised}/follow`, desk.found(given), 'intake-officer')
    await follow({ standing: 'not-known', on: later(-5) })
    // That nobody could say is no finding: its day is still past.
    expect(await open()).toMatchObject({ standing: 'not-known', isPast: true })
    await follow({ standing: 'kept', on: later(-1) })
    await follow({ standing: 'partly', on: later(-3) })
    expect(await open()).toMatchObject({
      standing: 'kept',
      isPast: false,
      steps: [{ standing: 'not-known' }, { standing: 'partly' }, { standing: 'kept' }],
    })
  })

  test('comes from a meeting that took place, with the same body, and is no older than it', async () => {
    const planned = await desk.met(ministry, desk.plannedMeeting())
    const held = await desk.met(ministry, desk.noteOfMeeting({ day: later(-5) }))
    const other = await desk.subject('authority', 'Committee of Synthetic Affairs')
    const record = (given: object) =>
      refused('/api/commitments', desk.promise(ministry, { meeting: held, ...given }))
    expect(await record({})).toHaveProperty('commitment')
    expect(await record({ said: later(-6) })).toMatchObject(refusal)
    expect(await record({ said: later(2) })).toMatchObject(refusal)
    expect(await record({ due: later(-1) })).toMatchObject(refusal)
    expect(await record({ meeting: planned })).toMatchObject(refusal)
    expect(await record({ authority: other })).toMatchObject(refusal)
    expect(await record({ meeting: '999999' })).toMatchObject(refusal)
    expect(await record({ audience: PROTECTION })).toMatchObject(refusal)
    expect(await record({ words: ' ' })).toMatchObject(refusal)
    expect(await record({ about: [{ person: '999999', kind: null }] })).toMatchObject(refusal)
    const somebody = await desk.subject('person', inventedName(3))
    const one = { person: somebody, kind: 'health' }
    expect(await record({ about: [one, one] })).toMatchObject(refusal)
    expect(await record({ about: [{ ...one, kind: 'weather' }] })).toMatchObject(refusal)
  })

  test('is known to be kept from somewhere: a reply that is named, a day that can be', async () => {
    const promised = await desk.promised(ministry, { said: later(-4) })
    const reply = await desk.replied(ministry, null)
    const follow = (given: object) =>
      refused(`/api/commitments/${promised}/follow`, desk.found(given))
    expect(await follow({ source: 'reply' })).toMatchObject(refusal)
    expect(await follow({ source: 'told', reply })).toMatchObject(refusal)
    expect(await follow({ source: 'reply', reply: '999999' })).toMatchObject(refusal)
    expect(await follow({ source: 'reply', reply, on: later(-2) })).toMatchObject(refusal)
    expect(await follow({ source: 'visit', on: later(-5) })).toMatchObject(refusal)
    expect(await follow({ source: 'visit', on: later(5) })).toMatchObject(refusal)
    expect(await follow({ standing: 'broken' })).toMatchObject(refusal)
    expect(await follow({ source: 'rumour' })).toMatchObject(refusal)
    const good = desk.found({ source: 'reply', reply })
    for (let times = 0; times < 2; times++)
      await desk.done(`/api/commitments/${promised}/follow`, good)
    expect(
      await refused(`/api/commitments/${promised}/follow`, { ...good, standing: 'partly' }),
    ).toMatchObject({ code: 'recorded-otherwise' })
    expect(
      (await desk.done(`/api/commitments/${promised}/open`, {}))['steps'] as object[],
    ).toHaveLength(1)
  })

  test('names what it would answer, and the newest answer that came since is shown beside it; nothing follows by itself', async () => {
    const body = await desk.subject('authority', 'Synthetic body of answers')
    const person = await desk.subject('person', inventedName(7))
    const about = ['whereabouts', 'health', null].map((kind) => ({ person, kind }))
    const promised = await desk.promised(body, { said: later(-4), about })
    const answeredBy = async (received: string, kind: string) => {
      const reply = await desk.replied(body, null, { received })
      const answers = [desk.answer(person, { kind })]
      await desk.done(`/api/replies/${reply}/answers`, { answers, once: drawn() })
      return reply
    }
    const open = async () => {
      const told = await desk.done(`/api/commitments/${promised}/open`, {})
      const lines = told['about'] as { kind: string | null; answered: unknown }[]
      const each = new Map(lines.map(({ kind, answered }) => [kind, answered]))
      return { each, standing: told['standing'] }
    }
    await answeredBy(later(-6), 'whereabouts')
    expect((await open()).each.get('whereabouts')).toBeNull()
    await answeredBy(later(-2), 'whereabouts')
    const newest = await answeredBy(later(-1), 'whereabouts')
    const { each, standing } = await open()
    expect(each.get('whereabouts')).toEqual({ reply: newest, on: later(-1) })
    expect([each.get('health'), each.get(null), standing]).toEqual([null, null, null])
  })

  test('whose day is past comes first in the list, and a demand stands beside it', async () => {
    const committee = await desk.subject('authority', 'Synthetic committee of lists')
    const soon = await desk.promised(committee, { due: later(2) })
    const never = await desk.promised(committee, { kind: 'demand' })
    const past = await desk.promised(committee, { said: later(-9), due: later(-1) })
    const kept = await desk.promised(committee, { said: later(-9), due: later(-2) })
    await desk.done(`/api/commitments/${kept}/follow`, desk.found())
    const list = (openOnly: boolean) =>
      desk.done('/api/commitments/list', {
        authority: committee,
        openOnly,
        order: 'turn',
        skip: 0,
      })
    const ids = ({ commitments }: Record<string, unknown>) =>
      (commitments as { id: string }[]).map(({ id }) => id)
    expect(ids(await list(false))).toEqual([past, soon, never, kept])
    expect(await list(true)).toMatchObject({ all: 3, past: 1 })
  })

  test('is not made broken by any day that passes', () => {
    const day = fc.integer({ min: -400, max: 400 }).map(later)
    const standing = fc.constantFrom(null, 'not-known', 'partly', 'kept', 'not-kept')
    fc.assert(
      fc.property(fc.option(day), standing, day, (due, found, now) => {
        const settled = found === 'kept' || found === 'not-kept'
        expect(isPastDue(due, found, now)).toBe(!settled && due !== null && due < now)
      }),
    )
  })
})
