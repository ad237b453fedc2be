import { readDocument } from '@amparo/letters'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { composing, drawn, inDays, inventedName, LettersDesk, today } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

let office: TestOffice
let desk: LettersDesk
let ministry = ''
let committee = ''
let message = ''
const INTAKE = 1
const PROTECTION = 2

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
  ministry = await desk.subject('authority', 'Ministry of Synthetic Affairs')
  committee = await desk.subject('authority', 'Investigative Committee (synthetic)')
  message = await desk.message()
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

let many = 0
const someone = (audience = 0) => desk.nameable(inventedName((many += 1)), message, audience)
const nobodyAsked = (audience = 0) => desk.subject('person', inventedName((many += 1)), audience)

async function query(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  return (await office.host.admin.query<Record<string, unknown>>(sql, values)).rows
}

function textIn(docx: unknown): string {
  const read = readDocument(new Uint8Array(Buffer.from(String(docx), 'base64')))
  return read.ok ? read.texts.map(({ text }) => text).join('\n') : ''
}

const grid = (given: object = {}) =>
  desk.done('/api/questions/grid', {
    states: [],
    authority: null,
    letter: null,
    person: null,
    skip: 0,
    ...given,
  })

async function stateOf(person: string): Promise<string | undefined> {
  const { rows } = await grid({ person })
  return (rows as { cells: { state: string }[] }[])[0]?.cells[0]?.state
}

describe('a letter', () => {
  test('names whom it may and leaves the others out with the reason', async () => {
    const [named, silent, refused] = [await someone(), await nobodyAsked(), await nobodyAsked()]
    await desk.answered(message, {
      person: refused,
      lines: [
        { purpose: 'RAISE_NAMED', answer: 'no', recipients: [] },
        { purpose: 'RAISE_ANON', answer: 'no', recipients: [] },
      ],
    })
    const plan = desk.plan(ministry, [named, silent, refused], { audience: INTAKE })
    const planned = await desk.done('/api/letters/plan', plan)
    expect(planned).toMatchObject({
      named: [{ person: named }],
      leftOut: [
        { person: silent, reason: 'never-asked', counted: true },
        { person: refused, reason: 'no', counted: false },
      ],
      askedBefore: [],
    })
    const letter = await desk.written(ministry, [named, silent, refused], { audience: INTAKE })
    expect(await desk.done(`/api/letters/${letter}/open`, {})).toMatchObject({
      state: 'draft',
      number: null,
      people: 1,
      leftOut: 2,
      lines: [{ person: named, kind: 'whereabouts' }],
      out: [
        { person: silent, reason: 'never-asked', counted: true },
        { person: refused, reason: 'no', counted: false },
      ],
    })
  })

  test('tells an audience no reason that comes from answers it does not see', async () => {
    const refused = await nobodyAsked()
    const lines = [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }]
    await desk.answered(message, { person: refused, lines })
    const letter = await desk.written(ministry, [refused])
    expect(await desk.done(`/api/letters/${letter}/open`, {})).toMatchObject({
      out: [{ reason: 'limited' }],
    })
  })

  test('is kept once however often it is sent, also twice at once, and another under its mark is refused', async () => {
    const [one, other] = [await someone(), await someone()]
    const body = { ...desk.plan(ministry, [one]), once: drawn() }
    const both = await Promise.all([desk.ask('/api/letters', body), desk.ask('/api/letters', body)])
    expect(new Set(both.map(({ text }) => text)).size).toBe(1)
    expect(both[0]?.status).toBe(200)
    const otherwise = await desk.ask('/api/letters', { ...body, ...desk.plan(ministry, [other]) })
    expect(otherwise.body).toMatchObject({ code: 'recorded-otherwise' })
    // Somebody else's mark is another, whatever it looks like.
    const theirs = await desk.done('/api/letters', body, 'head')
    expect(theirs['letter']).not.toBe(both[0]?.body['letter'])
  })

  test('speaks of nobody and to no body that its audience may not know of, and asks of the vocabulary', async () => {
    const hidden = await someone(PROTECTION)
    const team = await desk.subject('authority', 'Unit of one team (synthetic)', PROTECTION)
    const known = await someone()
    const refused = async (plan: object) =>
      (await desk.ask('/api/letters/plan', { ...desk.plan(ministry, [known]), ...plan })).body
    const value = { code: 'value-refused' }
    expect(await refused(desk.plan(ministry, [hidden]))).toMatchObject(value)
    expect(await refused(desk.plan(ministry, ['999999']))).toMatchObject(value)
    expect(await refused({ authority: team })).toMatchObject(value)
    expect(await refused({ authority: known })).toMatchObject(value)
    expect(await refused({ copied: [team] })).toMatchObject(value)
    expect(await refused({ copied: [ministry] })).toMatchObject(value)
    expect(await refused({ asked: [{ person: known, kind: 'weather' }] })).toMatchObject(value)
    expect(await refused({ follows: '999999' })).toMatchObject(value)
    expect(await refused({ audience: 3 })).toMatchObject({ code: 'audience-refused' })
    const twice = [...desk.plan(ministry, [known]).asked, ...desk.plan(ministry, [known]).asked]
    expect(await refused({ asked: twice })).toMatchObject(value)
  })

  test('of one team is nothing to another', async () => {
    const letter = await desk.written(ministry, [await someone()], { audience: PROTECTION })
    for (const path of ['open', 'papers/1', 'withdraw'])
      expect(
        (await desk.ask(`/api/letters/${letter}/${path}`, {}, 'intake-officer')).status,
        path,
      ).not.toBe(200)
    const { letters } = await desk.done(
      '/api/letters/list',
      { authority: null, state: null, after: null },
      'intake-officer',
    )
    expect((letters as { id: string }[]).map(({ id }) => id)).not.toContain(letter)
  })

  test('gets its number when it is signed, one after the other, and is sent as it was signed', async () => {
    const letters = [
      await desk.written(ministry, [await someone()]),
      await desk.written(ministry, [await someone()], { audience: PROTECTION }),
    ]
    for (const letter of letters)
      expect(await desk.done(`/api/letters/${letter}/compose`, composing())).toEqual({
        paper: 1,
        mentions: [],
      })
    const sign = { paper: 1, once: drawn() }
    const [first, second] = await Promise.all(
      letters.map((letter) =>
        desk.done(`/api/letters/${letter}/sign`, { ...sign, once: drawn() }, 'head'),
      ),
    )
    const numbers = [first, second].map((told) => Number(String(told?.['number']).split('/')[0]))
    expect(Math.abs((numbers[0] ?? 0) - (numbers[1] ?? 0))).toBe(1)
    const [letter = ''] = letters
    expect((await desk.ask(`/api/letters/${letter}/sign`, sign, 'head')).body).toMatchObject({
      code: 'changed-meanwhile',
    })
    const late = await desk.ask(`/api/letters/${letter}/compose`, composing())
    expect(late.body).toMatchObject({ code: 'changed-meanwhile' })
    const send = { channel: 'post', on: today(), answerBy: null, once: drawn() }
    const refused = async (given: object) =>
      (await desk.ask(`/api/letters/${letter}/send`, { ...send, ...given })).body
    expect(await refused({ channel: 'pigeon' })).toMatchObject({ code: 'value-refused' })
    expect(await refused({ on: '2020-01-01' })).toMatchObject({ code: 'value-refused' })
    expect(await refused({ on: '2100-01-01' })).toMatchObject({ code: 'value-refused' })
    expect(await refused({ answerBy: '2020-01-01' })).toMatchObject({ code: 'value-refused' })
    for (let times = 0; times < 2; times++) await desk.done(`/api/letters/${letter}/send`, send)
    expect(await refused({ once: drawn() })).toMatchObject({ code: 'changed-meanwhile' })
    expect(await desk.done(`/api/letters/${letter}/open`, {})).toMatchObject({
      state: 'sent',
      sentOn: today(),
      steps: [
        { act: 'sign', paper: 2 },
        { act: 'send', channel: 'post' },
      ],
    })
  })

  test('gets another day for an answer after it went out, or none; how it stands goes by the newest', async () => {
    const person = await someone()
    const letter = await desk.written(ministry, [person])
    const path = `/api/letters/${letter}/day`
    const set = (given: object) => ({ about: 'answer-by', day: null, once: drawn(), ...given })
    expect((await desk.ask(path, set({}))).body).toMatchObject({ code: 'changed-meanwhile' })
    await desk.sent(letter, today(), today())
    const refused = async (given: object) => (await desk.ask(path, set(given))).body
    expect(await refused({ day: inDays(-3) })).toMatchObject({ code: 'value-refused' })
    expect(await refused({ about: 'registered', day: inDays(3) })).toMatchObject({
      code: 'value-refused',
    })
    const later = set({ day: inDays(20) })
    for (let times = 0; times < 2; times++) await desk.done(path, later)
    await desk.done(path, set({ about: 'registered', day: today() }))
    expect(await desk.done(`/api/letters/${letter}/open`, {})).toMatchObject({
      answerBy: inDays(20),
      registeredOn: today(),
    })
    await desk.done(path, set({}))
    const { rows } = await grid({ person })
    expect(rows).toMatchObject([
      { cells: [{ answerBy: null, due: { clock: 'un-letter-answer', day: inDays(15) } }] },
    ])
    expect((await desk.ask(path, set({}), 'intake-officer')).status).toBe(404)
  })

  test('is signed only as its newest paper, and by whoever may sign', async () => {
    const letter = await desk.written(ministry, [await someone()])
    const compose = composing()
    await desk.done(`/api/letters/${letter}/compose`, compose)
    // The same, sent again, is the same paper.
    expect(await desk.done(`/api/letters/${letter}/compose`, compose)).toMatchObject({ paper: 1 })
    await desk.done(`/api/letters/${letter}/compose`, composing())
    const sign = (paper: number, role: 'head' | 'rights-officer' = 'head') =>
      desk.ask(`/api/letters/${letter}/sign`, { paper, once: drawn() }, role)
    expect((await sign(1)).body).toMatchObject({ code: 'changed-meanwhile' })
    expect((await sign(2, 'rights-officer')).status).toBe(404)
    expect((await sign(2)).status).toBe(200)
    const paper = await desk.done(`/api/letters/${letter}/papers/2`, {})
    const docx = Buffer.from(String(paper['docx']), 'base64')
    expect(docx.subarray(0, 2).toString()).toBe('PK')
    expect(Buffer.from(String(paper['pdf']), 'base64').toString('latin1', 0, 5)).toBe('%PDF-')
  })

  test('has its number in the paper that is sent, also in one that was edited; without room for it that is said', async () => {
    const [person, other] = [await someone(), await someone()]
    await desk.below(person, 'custody', {
      from: { kind: 'date', edtf: '2020-08-10' },
      place: { kind: 'text', text: 'Synthetic Street 5' },
    })
    const letter = await desk.written(ministry, [person])
    const paper = await desk.composed(letter, { lastKnown: true })
    const signed = await desk.done(`/api/letters/${letter}/sign`, { paper, once: drawn() }, 'head')
    expect(signed).toMatchObject({ isInPaper: true })
    const number = String(signed['number'])
    const sent = await desk.done(`/api/letters/${letter}/papers/2`, {})
    const text = textIn(sent['docx'])
    expect(text).toContain(number)
    expect(text).toContain('Synthetic Street 5')
    expect(text).not.toContain('________')
    expect(sent['pdf']).not.toBeNull()
    expect(await desk.done(`/api/letters/${letter}/open`, {})).toMatchObject({
      papers: [{ origin: 'composed' }, { origin: 'numbered', hasPrint: true }],
      steps: [{ act: 'sign', paper: 2 }],
    })
    const edited = await desk.written(ministry, [other])
    await desk.composed(edited)
    const { docx } = await desk.done(`/api/letters/${edited}/papers/1`, {})
    const bring = (bytes: unknown) => ({
      docx: bytes,
      fileName: 'letter.docx',
      looked: true,
      cleared: [],
      once: drawn(),
    })
    await desk.done(`/api/letters/${edited}/papers`, bring(docx))
    const sign = { paper: 2, once: drawn() }
    const path = `/api/letters/${edited}/sign`
    const told = await desk.done(path, sign, 'head')
    expect(told).toMatchObject({ isInPaper: true })
    expect(await desk.done(path, sign, 'head')).toEqual(told)
    const kept = await desk.done(`/api/letters/${edited}/papers/3`, {})
    expect(textIn(kept['docx'])).toContain(String(told['number']))
    expect(kept['pdf']).toBeNull()
    // One that has another letter's number in it already has no room, and is signed byte for byte.
    const third = await desk.written(ministry, [other])
    await desk.done(`/api/letters/${third}/papers`, bring(kept['docx']))
    const as = { paper: 1, once: drawn() }
    expect(await desk.done(`/api/letters/${third}/sign`, as, 'head')).toMatchObject({
      isInPaper: false,
    })
    expect((await desk.done(`/api/letters/${third}/papers/1`, {}))['docx']).toBe(kept['docx'])
  })

  test('is neither signed nor sent once somebody whom it names has said no', async () => {
    for (const step of ['sign', 'send'] as const) {
      const person = await someone()
      const letter = await desk.written(ministry, [person])
      await desk.composed(letter)
      const sign = { paper: 1, once: drawn() }
      const send = { channel: 'post', on: today(), answerBy: null, once: drawn() }
      if (step === 'send') await desk.done(`/api/letters/${letter}/sign`, sign, 'head')
      const lines = [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }]
      await desk.answered(message, { person, given: '2026-01-03', lines })
      const told = await desk.ask(
        `/api/letters/${letter}/${step}`,
        step === 'sign' ? sign : send,
        'head',
      )
      expect(told.body).toMatchObject({ code: 'changed-meanwhile' })
      const again = await desk.ask(`/api/letters/${letter}/compose`, composing())
      expect(again.body).toMatchObject({ code: 'changed-meanwhile' })
      const withdraw = { words: 'One person took the consent back.', once: drawn() }
      for (let times = 0; times < 2; times++)
        await desk.done(`/api/letters/${letter}/withdraw`, withdraw)
      expect(await stateOf(person)).toBeUndefined()
    }
  })
})

describe('a reply', () => {
  test('is asked about where its number is there already, where it is older than the letter, and where none was sent', async () => {
    const letter = await desk.written(ministry, [await someone()])
    const enter = (given: object) =>
      desk.done('/api/replies', desk.reply(ministry, letter, given), 'intake-officer')
    const before = await query('select count(*) from reply')
    expect(await enter({})).toEqual({ reply: null, ask: ['never-sent'] })
    await desk.sent(letter, today())
    expect(await enter({ dated: '2020-01-01' })).toEqual({ reply: null, ask: ['before-letter'] })
    expect(await query('select count(*) from reply')).toEqual(before)
    const number = { theirNumber: `17/${drawn()}` }
    expect(await enter(number)).toMatchObject({ ask: [] })
    expect(await enter(number)).toEqual({ reply: null, ask: ['same-number'] })
    expect(await enter({ ...number, dated: '2020-01-01' })).toEqual({
      reply: null,
      ask: ['same-number', 'before-letter'],
    })
    const although = ['same-number', 'before-letter']
    expect(await enter({ ...number, dated: '2020-01-01', although })).toMatchObject({
      reply: expect.any(String),
    })
    // The same number from another body is another letter.
    const theirs = desk.reply(committee, null, number)
    expect(await desk.done('/api/replies', theirs)).toMatchObject({ ask: [] })
  })

  test('of one number entered by two at once is kept once, and the other is asked', async () => {
    const theirNumber = `18/${drawn()}`
    const both = await Promise.all(
      ['intake-officer', 'head'].map((role) =>
        desk.done('/api/replies', desk.reply(ministry, null, { theirNumber }), role as 'head'),
      ),
    )
    expect(both.map(({ ask }) => (ask as string[]).join()).toSorted()).toEqual(['', 'same-number'])
  })

  test('is kept once under its mark, and refused where it is nothing, of nobody or of tomorrow', async () => {
    const reply = desk.reply(ministry, null)
    const [one, two] = [
      await desk.done('/api/replies', reply),
      await desk.done('/api/replies', reply),
    ]
    expect(one).toEqual(two)
    const refused = async (given: object) =>
      (await desk.ask('/api/replies', { ...desk.reply(ministry, null), ...given })).body
    expect(await refused({ ...reply, words: 'Other.' })).toMatchObject({
      code: 'recorded-otherwise',
    })
    const value = { code: 'value-refused' }
    expect(await refused({ words: null })).toMatchObject(value)
    expect(await refused({ words: '  ' })).toMatchObject(value)
    expect(await refused({ kind: 'song' })).toMatchObject(value)
    expect(await refused({ received: '2100-01-01' })).toMatchObject(value)
    expect(await refused({ dated: '2100-01-01' })).toMatchObject(value)
    expect(await refused({ letter: '999999' })).toMatchObject(value)
    expect(await refused({ authority: '999999' })).toMatchObject(value)
    expect(await refused({ file: { bytes: 'AAAA', type: 'application/pdf' } })).toMatchObject(value)
    expect(await refused({ audience: 3 })).toMatchObject({ code: 'audience-refused' })
  })

  test('is cut into answers, once, also about somebody nobody asked about', async () => {
    const [asked, other] = [await someone(), await nobodyAsked()]
    const letter = await desk.written(ministry, [asked])
    await desk.sent(letter, today())
    const reply = await desk.replied(ministry, letter)
    const record = {
      answers: [desk.answer(asked), desk.answer(other), desk.answer(asked, { kind: 'health' })],
      once: drawn(),
    }
    const path = `/api/replies/${reply}/answers`
    for (let times = 0; times < 2; times++) await desk.done(path, record, 'intake-officer')
    const read = await desk.done(`/api/replies/${reply}/open`, {})
    expect(read).toMatchObject({
      answered: 3,
      letter: { id: letter, number: expect.stringMatching(/^\d+\/\d{4}$/) },
      answers: [
        { person: asked, kind: 'whereabouts', unasked: false },
        { person: other, kind: 'whereabouts', unasked: true },
        { person: asked, kind: 'health', unasked: true },
      ],
    })
    expect(await stateOf(asked)).toBe('answered')
    expect(await stateOf(other)).toBe('told-unasked')
    const refused = async (answers: object[], once = drawn()) =>
      (await desk.ask(path, { answers, once }, 'intake-officer')).body
    expect(await refused([desk.answer(asked)], record.once)).toMatchObject({
      code: 'recorded-otherwise',
    })
    const value = { code: 'value-refused' }
    expect(await refused([desk.answer('999999')])).toMatchObject(value)
    expect(await refused([desk.answer(asked, { content: 'weather' })])).toMatchObject(value)
    expect(await refused([desk.answer(asked, { quality: 'receipt-only' })])).toMatchObject(value)
    expect(await refused([desk.answer(asked), desk.answer(asked)])).toMatchObject(value)
    expect(await refused([desk.answer(asked, { words: ' ' })])).toMatchObject(value)
  })

  test('that came with a document gives it back byte for byte, and that is an entry', async () => {
    const bytes = Buffer.from('%PDF-1.7 synthetic').toString('base64')
    const file = { bytes, type: 'application/pdf' }
    const reply = await desk.replied(ministry, null, { words: null, file })
    const count = () =>
      query(`select count(*)::int as n from entry where body like '%reply.take-out%'`)
    const [before] = await count()
    expect(await desk.done(`/api/replies/${reply}/file`, {})).toEqual({ bytes })
    expect(await count()).toEqual([{ n: Number(before?.['n']) + 1 }])
    const { replies } = await desk.done('/api/replies/list', { authority: ministry, after: null })
    expect((replies as { id: string }[])[0]?.id).toBe(reply)
  })
})

describe('the grid', () => {
  test('shows whoever needs something now first, and counts', async () => {
    const body = await desk.subject('authority', 'Prosecutor (synthetic)')
    const [late, open, sentOn, refers] = [
      await someone(),
      await someone(),
      await someone(),
      await someone(),
    ]
    const overdue = await desk.written(body, [late, sentOn, refers])
    await desk.sent(overdue, today(), today())
    await query(
      `update letter_step set answer_by = on_day - 1 where letter = $1 and act = 'send'`,
      overdue,
    )
    await desk.sent(await desk.written(body, [open]), today(), '2100-01-01')
    const reply = await desk.replied(body, overdue)
    const answers = [
      desk.answer(sentOn),
      desk.answer(refers, { content: 'not-competent', quality: 'incomplete' }),
    ]
    await desk.done(`/api/replies/${reply}/answers`, { answers, once: drawn() })
    const all = await grid({ authority: body })
    expect((all['rows'] as { person: string }[]).map(({ person }) => person)).toEqual([
      refers,
      late,
      open,
      sentOn,
    ])
    expect(all).toMatchObject({ people: 4, authorities: [{ authority: body }] })
    expect(
      (all['counts'] as { state: string; questions: number }[]).toSorted((a, b) =>
        a.state.localeCompare(b.state),
      ),
    ).toEqual([
      { state: 'answered', questions: 1 },
      { state: 'asked', questions: 1 },
      { state: 'next-body', questions: 1 },
      { state: 'overdue', questions: 1 },
    ])
    expect(await grid({ authority: body, states: ['overdue'] })).toMatchObject({ people: 1 })
    expect(await grid({ letter: overdue, skip: 2 })).toMatchObject({
      people: 3,
      rows: [{ person: sentOn }],
    })
  })
})

describe('a chase', () => {
  const chase = (questions: readonly string[], given: object = {}) => ({
    questions,
    language: 'en',
    audience: 0,
    once: drawn(),
    ...given,
  })

  async function questionsOf(letter: string): Promise<string[]> {
    const { lines } = await desk.done(`/api/letters/${letter}/open`, {})
    return (lines as { question: string }[]).map(({ question }) => question)
  }

  async function overdueLetter(body: string, people: readonly string[]): Promise<string> {
    const letter = await desk.written(body, people)
    await desk.sent(letter, today(), today())
    await query(
      `update letter_step set answer_by = on_day - 1 where letter = $1 and act = 'send'`,
      letter,
    )
    return letter
  }

  test('asks each body again what is still open, once, and drops the rest with the reason', async () => {
    const [open, answered, withdrawn] = [await someone(), await someone(), await someone()]
    const first = await overdueLetter(ministry, [open, answered, withdrawn])
    const second = await overdueLetter(committee, [await someone()])
    const notDue = await desk.written(ministry, [await someone()])
    await desk.sent(notDue, today(), '2100-01-01')
    const reply = await desk.replied(ministry, first)
    const answers = [desk.answer(answered)]
    await desk.done(`/api/replies/${reply}/answers`, { answers, once: drawn() })
    const lines = [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }]
    await desk.answered(message, { person: withdrawn, given: '2026-01-04', lines })
    const questions = [
      ...(await questionsOf(first)),
      ...(await questionsOf(second)),
      ...(await questionsOf(notDue)),
    ]
    const plan = await desk.done('/api/questions/chase/plan', { questions, audience: 0 })
    expect(plan['bodies']).toMatchObject([
      { authority: ministry, ask: [{ person: open }] },
      { authority: committee },
    ])
    const reasons = (plan['dropped'] as { reason: string }[]).map(({ reason }) => reason)
    expect(reasons.toSorted()).toEqual(['answered', 'no', 'not-due'])
    const body = chase(questions)
    const told = await desk.done('/api/questions/chase', body)
    expect(told).toMatchObject({ letters: [expect.any(String), expect.any(String)] })
    expect(told['dropped']).toEqual(plan['dropped'])
    expect(await desk.done('/api/questions/chase', body)).toEqual(told)
    const others = await desk.done('/api/questions/chase', chase(questions))
    expect(others).toMatchObject({ letters: [], dropped: { length: questions.length } })
    const [reminder = ''] = told['letters'] as string[]
    expect(await desk.done(`/api/letters/${reminder}/open`, {})).toMatchObject({
      form: 'reminder',
      follows: first,
      lines: [{ person: open }],
    })
    expect(
      (await desk.ask('/api/questions/chase', { ...body, language: 'be' })).body,
    ).toMatchObject({ code: 'recorded-otherwise' })
  })

  const code = (name: string) => ({ kind: 'code', code: name })
  const reasonsOf = (told: Record<string, unknown>) =>
    (told['dropped'] as { person: string; reason: string }[]).map(({ person, reason }) => [
      person,
      reason,
    ])

  test('drops whoever is dead, out, found, threatened since, afraid or against it, and what is of no use, with the reason', async () => {
    const people: string[] = []
    for (let each = 0; each < 9; each++) people.push(await someone())
    const [dead = '', told = '', afraid = '', against = '', pressed = '', elsewhere = ''] = people
    const [, , , , , , notTheirs = '', out = '', open = ''] = people
    const before = await someone()
    await desk.claimed(before, 'person.not-told-reason', code('afraid-for-self'))
    await query(
      `update claim set recorded_at = recorded_at - interval '9 days' where subject = $1`,
      before,
    )
    const first = await overdueLetter(committee, [notTheirs])
    const refusal = desk.answer(notTheirs, { content: 'not-competent', quality: 'incomplete' })
    const reply = await desk.replied(committee, first)
    await desk.done(`/api/replies/${reply}/answers`, { answers: [refusal], once: drawn() })
    await query(`update reply set received = received - 2 where id = $1`, reply)
    const letter = await overdueLetter(committee, [...people, before])
    const other = await desk.replied(ministry, letter)
    const good = { answers: [desk.answer(elsewhere)], once: drawn() }
    await desk.done(`/api/replies/${other}/answers`, good)
    await desk.claimed(dead, 'person.alive', code('dead'))
    // The authorities alone settle nothing.
    const said = { kind: 'reply', reply: other }
    await desk.claimed(open, 'person.alive', code('dead'), 0, said)
    await desk.claimed(told, 'person.telling-outcome', code('pressure-or-punishment'))
    // Known to one team alone, of which whoever chases is.
    await desk.claimed(afraid, 'person.not-told-reason', code('afraid-for-others'), PROTECTION)
    await desk.claimed(against, 'person.not-told-reason', code('does-not-want'))
    await desk.below(pressed, 'act', { type: code('INT.THREAT') })
    const day = (edtf: string) => ({ kind: 'date', edtf })
    await desk.below(out, 'custody', { from: day('2020-08-10'), to: day('2020-08-12') })
    const withdrawn = await desk.written(committee, [await someone()])
    const questions = [...(await questionsOf(letter)), ...(await questionsOf(withdrawn))]
    await desk.done(`/api/letters/${withdrawn}/withdraw`, { words: 'A mistake.', once: drawn() })
    const plan = await desk.done('/api/questions/chase/plan', { questions, audience: 0 })
    expect(plan['bodies']).toMatchObject([
      { authority: committee, ask: [{ person: open }, { person: before }] },
    ])
    expect(reasonsOf(plan)).toEqual([
      [dead, 'dead'],
      [told, 'reprisal'],
      [afraid, 'afraid'],
      [against, 'not-wished'],
      [pressed, 'reprisal'],
      [elsewhere, 'answered-elsewhere'],
      [notTheirs, 'not-competent'],
      [out, 'came-out'],
      [expect.any(String), 'withdrawn'],
    ])
  })

  test('weighs anew when a reminder is signed and when it is sent: what came up meanwhile stops it', async () => {
    for (const step of ['sign', 'send'] as const) {
      const [dead, open] = [await someone(), await someone()]
      const questions = await questionsOf(await overdueLetter(committee, [dead, open]))
      const { letters } = await desk.done('/api/questions/chase', chase(questions))
      const [letter = ''] = letters as string[]
      const paper = await desk.composed(letter)
      const sign = { paper, once: drawn() }
      const send = { channel: 'post', on: today(), answerBy: null, once: drawn() }
      if (step === 'send') await desk.done(`/api/letters/${letter}/sign`, sign, 'head')
      await desk.claimed(dead, 'person.alive', code('dead'))
      const act = step === 'sign' ? sign : send
      const stopped = await desk.ask(`/api/letters/${letter}/${step}`, act, 'head')
      expect(stopped.body).toMatchObject({ code: 'changed-meanwhile' })
      const read = await desk.done(`/api/letters/${letter}/open`, {})
      expect(reasonsOf(read)).toEqual([[dead, 'dead']])
      const withdraw = { words: 'One of them is dead.', once: drawn() }
      await desk.done(`/api/letters/${letter}/withdraw`, withdraw)
      const anew = await desk.done('/api/questions/chase', chase(questions))
      expect(anew).toMatchObject({ letters: { length: 1 }, dropped: [{ person: dead }] })
    }
  })

  test('by two at once asks each line once', async () => {
    const letter = await overdueLetter(committee, [await someone(), await someone()])
    const questions = await questionsOf(letter)
    await Promise.all([
      desk.done('/api/questions/chase', chase(questions)),
      desk.done('/api/questions/chase', chase(questions), 'head'),
    ])
    const rows = await query(
      `select question from letter_line x join letter l on l.id = x.letter
       where l.form = 'reminder' and question = any ($1::bigint[])`,
      questions,
    )
    expect(rows).toHaveLength(questions.length)
  })

  test('of what another audience asked is refused', async () => {
    const letter = await desk.written(ministry, [await someone()], { audience: PROTECTION })
    const refused = await desk.ask('/api/questions/chase', chase(await questionsOf(letter)))
    expect(refused.body).toMatchObject({ code: 'audience-refused' })
  })
})

describe('a value from a reply', () => {
  const claim = (reply: string, given: object = {}) => ({
    property: 'person.whereabouts',
    value: { kind: 'text', text: 'Synthetic place' },
    source: { kind: 'reply', reply },
    directness: 'document',
    credibility: 3,
    saidOn: today(),
    audience: 0,
    replaces: null,
    ...given,
  })
  const record = (person: string, claims: object[]) =>
    desk.done(`/api/subjects/${person}/claims`, { claims })
  type Source = { id: string; origin: string; kind: string; reply: string | null }

  async function sourcesOf(person: string, role: 'rights-officer' | 'medical' = 'rights-officer') {
    const { subject } = await desk.done(`/api/subjects/${person}/open`, {}, role)
    const { claims } = subject as { claims: { property: string; source: Source }[] }
    return claims
      .filter(({ property }) => property === 'person.whereabouts')
      .map(({ source }) => source)
  }

  test('has the state as its source, once for each body however often it says it', async () => {
    const person = await nobodyAsked()
    const body = await desk.subject('authority', 'Body that repeats itself (synthetic)')
    const replies = [
      await desk.replied(body, null),
      await desk.replied(body, null),
      await desk.replied(committee, null),
    ]
    for (const reply of replies) await record(person, [claim(reply)])
    const sources = await sourcesOf(person)
    expect(sources.map(({ kind, reply }) => [kind, reply])).toEqual(
      replies.map((reply) => ['authority', reply]),
    )
    const [first, again, other] = sources
    expect(again?.origin).toBe(first?.id)
    expect(again?.id).not.toBe(first?.id)
    expect(other?.origin).toBe(other?.id)
  })

  test('shows its reply to whoever may read letters, and takes none from one that is not there', async () => {
    const person = await nobodyAsked()
    const reply = await desk.replied(ministry, null)
    await record(person, [claim(reply)])
    expect(await sourcesOf(person, 'medical')).toMatchObject([{ kind: 'authority', reply: null }])
    const told = await desk.ask(`/api/subjects/${person}/claims`, { claims: [claim('999999')] })
    expect(told.status).toBe(404)
    const hidden = await desk.ask(
      `/api/subjects/${person}/claims`,
      { claims: [claim(reply)] },
      'medical',
    )
    expect(hidden.text).toBe(told.text)
  })
})

test('a person erased after the letter went out leaves it readable, without a name', async () => {
  const person = await someone()
  const letter = await desk.written(ministry, [person])
  await desk.sent(letter, today())
  await query(
    `update subject_view set label = '', fold = '{"kind":"person","properties":{},"quarrels":0,"claims":0}' where subject = $1`,
    person,
  )
  expect(await desk.done(`/api/letters/${letter}/open`, {})).toMatchObject({
    lines: [{ person, name: '' }],
  })
})
