import { hashOf } from '@amparo/seal'
import { updateText, updateWordings, wordingsOf } from '@amparo/register'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { asEraser } from '../host/host.ts'
import { eraseClaims } from '../register/erasure.ts'
import {
  badReasons,
  drawn,
  FamiliesDesk,
  MEDICAL,
  PROTECTION,
  type Family,
} from '../testing/families.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { erasableEnquirers, versionsOf } from './enquirer-erasure.ts'
import { showDue } from './showing.ts'
import { MOST_RELEASED_A_DAY } from './update-store.ts'

let office: TestOffice
let desk: FamiliesDesk

type WritingFacts = Parameters<typeof wordingsOf>[0]

beforeAll(async () => {
  office = await testOffice()
  desk = await FamiliesDesk.of(office)
})

afterAll(async () => {
  expect(office.bugs.map(String)).toEqual([])
  await office[Symbol.asyncDispose]()
})

describe('an update', () => {
  test('waits for its hour and is then shown once, as the officer read it, where nothing speaks against it', async () => {
    const [to, person] = [await desk.family(), await desk.person()]
    const { told, given } = await desk.release(to, person)
    expect(told.status, told.text).toBe(200)
    expect(String(told.body['from'])).toMatch(/T15:00:00\.000Z$/)
    await showDue(office.app, new Date())
    expect((await to.look()).items).toEqual([])
    await desk.hourComes(to)
    await desk.hourComes(to)
    expect((await to.look()).items.map(({ envelope }) => envelope)).toEqual([given.whole.envelope])
    expect(await desk.waiting(to)).toBe(0)
    const opened = await desk.done('intake', `/api/submissions/${to.submission}/open`, {})
    expect(opened).toMatchObject({
      waits: null,
      next: { seq: 2, prev: hashOf(Buffer.from(given.whole.envelope, 'base64')) },
      written: [{ seq: 1, kind: 'answer', copy: given.whole.copy }],
    })
  })

  test.each(Object.keys(badReasons))(
    'asks to come instead, where another team came to know between release and hour: %s',
    async (reason) => {
      const [to, person] = [await desk.family(), await desk.person()]
      const { given } = await desk.release(to, person)
      await badReasons[reason]?.(desk, person, MEDICAL)
      await desk.hourComes(to)
      expect((await to.look()).items.map(({ envelope }) => envelope)).toEqual([given.come.envelope])
    },
  )

  test('goes quiet where the person told another team that they do not wish it; the dead are asked no more', async () => {
    const [to, person] = [await desk.family(), await desk.person()]
    const { given } = await desk.release(to, person)
    await desk.notWished(person)
    await badReasons['threatened']?.(desk, person, MEDICAL)
    await desk.hourComes(to)
    expect((await to.look()).items.map(({ envelope }) => envelope)).toEqual([given.quiet.envelope])
    const [also, dead] = [await desk.family(), await desk.person()]
    const other = await desk.release(also, dead)
    await desk.notWished(dead)
    await badReasons['dead']?.(desk, dead, MEDICAL)
    await desk.hourComes(also)
    expect((await also.look()).items[0]?.envelope).toBe(other.given.come.envelope)
  })

  test('holds its place: nothing else goes in while it waits, and taken back it is shown to nobody', async () => {
    const [to, person] = [await desk.family(), await desk.person()]
    const { enquirer: id, given } = await desk.release(to, person)
    const envelope = await desk.sealed('an answer')
    const answer = { envelope, copy: envelope, seq: 1, prev: null }
    const path = `/api/submissions/${to.submission}`
    expect((await desk.ask('intake', `${path}/answer`, answer)).body['code']).toBe('update-waits')
    const again = { submission: to.submission, seq: 1, prev: null, ...given }
    expect((await desk.ask('intake', `/api/enquirers/${id}/release`, again)).body['code']).toBe(
      'update-waits',
    )
    await desk.done('intake', `${path}/update/take-back`, {})
    expect((await desk.ask('intake', `${path}/update/take-back`, {})).body['code']).toBe(
      'changed-meanwhile',
    )
    await showDue(office.app, new Date('2100-01-01'))
    expect((await to.look()).items).toEqual([])
    await desk.done('intake', `${path}/answer`, answer)
    expect((await to.look()).items).toHaveLength(1)
  })

  test('is shown to nobody once something else was kept of who asks: they may be somebody else than was thought', async () => {
    const [to, person] = [await desk.family(), await desk.person()]
    const { handle } = await desk.release(to, person)
    await desk.enquirer(person, { handle, seq: 2 })
    expect(await desk.waiting(to)).toBe(0)
    await desk.hourComes(to)
    expect((await to.look()).items).toEqual([])
    const [row] = await desk.rows(
      `select count(*)::int as n from entry where body like '%update.take-back%' and object = $1`,
      to.object,
    )
    expect(row?.['n']).toBe(1)
  })

  test('is refused out of its place, for whoever is not there, and for whom another team keeps', async () => {
    const [to, person] = [await desk.family(), await desk.person()]
    const { id } = await desk.enquirer(person)
    const given = await desk.wordings()
    const body = { submission: to.submission, seq: 2, prev: 'ab'.repeat(32), ...given }
    const path = (one: string) => `/api/enquirers/${one}/release`
    expect((await desk.ask('intake', path(id), body)).body['code']).toBe('out-of-order')
    expect((await desk.ask('medical', path(id), body)).status).toBe(404)
    const theirs = await desk.enquirer(person, { audience: PROTECTION })
    const missing = await desk.ask('intake', path('999999'), { ...body, seq: 1, prev: null })
    const hidden = await desk.ask('intake', path(theirs.id), {
      ...body,
      seq: 1,
      prev: null,
    })
    expect(hidden.text).toBe(missing.text)
  })
})

describe('an update that nobody was shown', () => {
  const open = (to: Family) => desk.done('head', `/api/submissions/${to.submission}/open`, {})
  const listed = async (person: string) => {
    const { enquirers } = await desk.done('head', '/api/enquirers/list', { person, after: null })
    return (enquirers as { id: string; waits: unknown }[])[0]
  }

  test('is told beside its message, and why: taken back by hand, or because something else was kept of who asks', async () => {
    const [to, other, person] = [await desk.family(), await desk.family(), await desk.person()]
    await desk.release(to, person)
    await desk.done('intake', `/api/submissions/${to.submission}/update/take-back`, {})
    expect(await desk.toldOf(to)).toEqual(['update-take-back by-hand by update.take-back'])
    expect(await open(to)).toMatchObject({ waits: null, unshown: { why: 'by-hand' } })
    const { handle, enquirer } = await desk.release(other, person)
    expect(await listed(person)).toMatchObject({ id: enquirer, waits: { left: false, person } })
    expect((await desk.enquirer(person, { handle, seq: 2 })).tookBack).toBe(true)
    expect((await desk.enquirer(person, { handle, seq: 3 })).tookBack).toBe(false)
    expect(await desk.toldOf(other)).toEqual(['update-take-back changed by update.take-back'])
    // Written to after that, they were told something.
    const envelope = await desk.sealed('an answer')
    const answer = { envelope, copy: envelope, seq: 1, prev: null }
    await desk.done('intake', `/api/submissions/${other.submission}/answer`, answer)
    expect((await open(other))['unshown']).toBe(null)
  })

  test('whoever kept something and asks again, because the line broke, is told of the update again', async () => {
    const [to, person] = [await desk.family(), await desk.person()]
    const { handle } = await desk.release(to, person)
    const key = drawn()
    for (const again of [1, 2]) {
      const { tookBack } = await desk.enquirer(person, { handle, seq: 2, key })
      expect([again, tookBack]).toEqual([again, true])
    }
  })

  test.each([
    ['closed', (to: Family) => desk.close(to)],
    ['gone', (_to: Family, person: string) => eraseAll(person)],
  ] as const)(
    'is told where its hour came and there was nowhere to put it: %s',
    async (why, happens) => {
      const [to, person] = [await desk.family(), await desk.person()]
      await desk.release(to, person)
      await happens(to, person)
      await desk.hourComes(to)
      expect(await desk.waiting(to)).toBe(0)
      expect(await desk.toldOf(to)).toEqual([`update-drop ${why} by update.drop`])
      expect(await open(to)).toMatchObject({ waits: null, unshown: { why } })
    },
  )

  test('waits, past its hour, where whoever released it left the team, until somebody of it releases or takes it back', async () => {
    const person = await desk.person()
    const [again, back] = [await desk.family(), await desk.family()]
    const { enquirer } = await desk.release(again, person)
    await desk.release(back, await desk.person())
    await using _away = await desk.releaserLeaves(again)
    for (const to of [again, back]) await desk.hourComes(to)
    expect([await desk.waiting(again), await desk.waiting(back)]).toEqual([1, 1])
    expect((await again.look()).items).toEqual([])
    expect(await open(again)).toMatchObject({ waits: { left: true, enquirer, person } })
    expect(await listed(person)).toMatchObject({ waits: { left: true } })
    await desk.done('head', `/api/submissions/${back.submission}/update/take-back`, {})
    expect(await desk.waiting(back)).toBe(0)
    // Of somebody else nothing takes its place.
    const given = await desk.wordings()
    const body = { submission: again.submission, seq: 1, prev: null, ...given }
    const { id } = await desk.enquirer(person)
    const other = await desk.ask('head', `/api/enquirers/${id}/release`, body)
    expect(other.body['code']).toBe('update-waits')
    await desk.done('head', `/api/enquirers/${enquirer}/release`, body)
    expect(await open(again)).toMatchObject({ waits: { left: false, enquirer } })
    expect(await desk.toldOf(again)).toEqual(['update-take-back anew by update.take-back'])
    await desk.hourComes(again)
    expect((await again.look()).items.map(({ envelope }) => envelope)).toEqual([
      given.whole.envelope,
    ])
  })

  async function eraseAll(person: string): Promise<void> {
    const claims = await desk.rows(`select id::text from claim where subject = $1`, person)
    await asEraser(office.host, office.slug, (eraser) =>
      eraser.change(gate, (change) =>
        eraseClaims(
          change,
          claims.map(({ id }) => String(id)),
          'consent-withdrawn',
        ),
      ),
    )
  }
})

describe('who may release', () => {
  const own = (kind: string) => desk.rows(`select from entry where body like '%kind ${kind}%'`)

  test('nobody without an entry in their own sequence, which says of whom in no way', async () => {
    const [to, person] = [await desk.family(), await desk.person()]
    const before = (await own('update.write')).length
    await desk.release(to, person)
    expect(await own('update.write')).toHaveLength(before + 1)
    const [row] = await desk.rows(
      `select object from entry where body like '%kind update.write%' order by id desc limit 1`,
    )
    const [name] = await desk.rows(`select from pseudonym where value = $1`, row?.['object'])
    expect(name).toBeDefined()
  })

  test('nobody into a mailbox that they brought in themselves, or of a message that nobody opened', async () => {
    const person = await desk.person()
    const to = await desk.broughtBy('intake')
    const refused = await desk.release(to, person)
    expect(refused.told.body['code']).toBe('own-message')
    expect(await desk.waiting(to)).toBe(0)
    expect((await desk.release(to, person, undefined, 'head')).told.status).toBe(200)
    expect((await desk.release(await desk.unopened(), person)).told.status).toBe(404)
  })

  test('nobody more than some in a day, also where each was taken back; others go on', async () => {
    const [to, person] = [await desk.family(), await desk.person()]
    const { id } = await desk.enquirer(person)
    const given = await desk.wordings()
    const path = `/api/submissions/${to.submission}/update/take-back`
    const release = async (who: 'rights' | 'head') =>
      desk.ask(who, `/api/enquirers/${id}/release`, {
        submission: to.submission,
        seq: 1,
        prev: null,
        ...given,
      })
    for (let released = 0; released < MOST_RELEASED_A_DAY; released += 1) {
      expect((await release('rights')).status).toBe(200)
      await desk.done('rights', path, {})
    }
    const written = (await own('update.write')).length
    expect((await release('rights')).body['code']).toBe('enough-today')
    expect(await desk.waiting(to)).toBe(0)
    expect(await own('update.write')).toHaveLength(written)
    expect((await release('head')).status).toBe(200)
  })
})

describe('a person who does not want to be found', () => {
  const decided: WritingFacts = {
    telling: 'all',
    tie: 'verified',
    isSuspectedInformer: false,
    hasWithdrawn: false,
    isPersonGone: false,
    mayTell: true,
    agreed: true,
    badNews: [],
  }
  const states = {
    unknown: { ...decided, mayTell: false, agreed: false },
    'no-contact': { ...decided, agreed: false },
    'not-verified': { ...decided, mayTell: false },
    'tie not verified': { ...decided, tie: 'unverified' } as const,
  }

  test('is kept from the family in words, size and time, and from whoever looks at messages and entries', async () => {
    const seen = await Promise.all(Object.values(states).map(writtenFor))
    for (const one of seen) expect(one).toEqual(seen[0])
    expect(seen[0]).toMatchObject({ before: { items: 0 }, after: { items: 1 }, entries: 2 })
  })

  /** What a family, and an officer of the intake, can see of one update. */
  async function writtenFor(facts: WritingFacts) {
    const [to, person] = [await desk.family(), await desk.person()]
    const all = wordingsOf(facts)
    const say = (word: (typeof updateWordings)[number]) => {
      const { write } = all[word]
      if (write === null) throw new Error('nothing is written')
      const asked = [
        { kind: 'whereabouts', authority: 'Body', askedOn: '2026-08-14', isAnswered: true },
      ]
      return updateText({ write, language: 'be', asked, liaison: 'Synthetic Officer', support: '' })
    }
    const texts = { whole: say('whole'), come: say('come'), quiet: say('quiet') }
    const look = async () => {
      const { told, items } = await to.look()
      const sizes = items.map(({ envelope, day }) => `${envelope.length} ${day.length}`)
      return { items: items.length, sizes, length: told.text.length }
    }
    const { told } = await desk.release(to, person, texts)
    const before = await look()
    await desk.hourComes(to)
    const after = await look()
    const entries = await desk.rows(
      `select id from entry where object = $1 and body ~ 'kind (submission.answer|update)'`,
      to.object,
    )
    const { whole } = texts
    return {
      text: whole,
      status: told.status,
      reply: told.text,
      before,
      after,
      entries: entries.length,
    }
  }
})

describe('erasing', () => {
  const erase = (id: string) =>
    asEraser(office.host, office.slug, (eraser) =>
      eraser.change(gate, (change) => erasableEnquirers.erase(change, id, 'consent-withdrawn')),
    )

  test('somebody who asks takes what is sealed of them, and what waits for them; others, and what was shown, stay', async () => {
    const person = await desk.person()
    const [one, other, shown] = [await desk.family(), await desk.family(), await desk.family()]
    const was = await desk.release(shown, person)
    await desk.hourComes(shown)
    const [first, second] = [await desk.release(one, person), await desk.release(other, person)]
    const counts = async () =>
      desk.rows(
        `select (select count(*) from claim where subject = $1)::int as claims,
        (select count(*) from mailbox_item)::int as items, (select count(*) from enquirer)::int as enquirers`,
        person,
      )
    const before = await counts()
    expect(await erase(`${first.enquirer}/1`)).toMatch(/^\d+$/)
    expect([await desk.waiting(one), await desk.waiting(other)]).toEqual([0, 1])
    expect(await counts()).toEqual(before)
    const { enquirers } = await desk.done('intake', '/api/enquirers/list', { person, after: null })
    const left = enquirers as { id: string; sealed: object | null }[]
    expect(left.map(({ id, sealed: rest }) => [id, rest === null])).toEqual(
      [second.enquirer, first.enquirer, was.enquirer].map((id) => [id, id === first.enquirer]),
    )
    await desk.hourComes(other)
    expect((await other.look()).items).toHaveLength(1)
    expect((await shown.look()).items).toHaveLength(1)
  })

  test('may name everybody who asks for one record, with every version, and nobody else', async () => {
    const [person, another] = [await desk.person(), await desk.person()]
    const [one, other] = [await desk.enquirer(person), await desk.enquirer(person)]
    await desk.enquirer(another)
    await desk.enquirer(person, { handle: one.handle, seq: 2 })
    const named = await asEraser(office.host, office.slug, (eraser) =>
      eraser.read(gate, async (tx) => [
        await versionsOf(tx, { person }),
        await versionsOf(tx, { enquirer: one.id }),
      ]),
    )
    const own = [`${one.id}/1`, `${one.id}/2`]
    expect(named).toEqual([[...own, `${other.id}/1`], own])
  })

  test('the person leaves nothing to show: what waits is shown to nobody', async () => {
    const [to, person] = [await desk.family(), await desk.person()]
    await desk.release(to, person)
    const claims = await desk.rows(`select id::text from claim where subject = $1`, person)
    await asEraser(office.host, office.slug, (eraser) =>
      eraser.change(gate, (change) =>
        eraseClaims(
          change,
          claims.map(({ id }) => String(id)),
          'consent-withdrawn',
        ),
      ),
    )
    await desk.hourComes(to)
    expect((await to.look()).items).toEqual([])
    expect(await desk.waiting(to)).toBe(0)
  })
})
