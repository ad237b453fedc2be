import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { numberKeysToAsk } from '@amparo/register'
import type { StaffActor } from '../db/actor.ts'
import { compareViews, FIRST, walkViews } from '../register/compare-views.ts'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { candidatesOf, knownAs } from './candidates.ts'
import type { Described } from './columns.ts'
import { conflictsSaid } from './conflicts.ts'
import { pairOf } from './decision-store.ts'
import { joinedBy, type Judgement, type Verdict } from './partition.ts'
import { proposeDue } from './proposals.ts'
import { SHOWN } from './model.ts'

/** Numbers of people who are one by decision, withdrawn, corrected and known to few, on a real PostgreSQL. Everybody is invented. */
let office: TestOffice
let cookie = ''
const PROTECTION = 2
const officer: StaffActor = { kind: 'staff', id: 2, name: '', role: 'rights-officer', teams: [2] }
const outside: StaffActor = { ...officer, id: 3, teams: [] }

beforeAll(async () => {
  office = await testOffice()
  cookie = await signedIn(office, 'rights-officer')
  // As in an office of years: no decision has, by chance, the number of one of its two people.
  await office.host.admin.query(
    `alter table ${office.names.schema}.match_decision alter column id restart with 1000000`,
  )
})

afterAll(async () => {
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  expect(office.bugs.map((bug) => String(bug))).toEqual([])
  await office[Symbol.asyncDispose]()
})

beforeEach(forgetQueue)

async function forgetQueue(): Promise<void> {
  const { schema } = office.names
  await office.host.admin.query(`delete from ${schema}.match_due`)
  await office.host.admin.query(`delete from ${schema}.match_proposal`)
}

const ask = (path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie })

async function done(path: string, body: unknown): Promise<Record<string, unknown>> {
  const told = await ask(path, body)
  expect(told.status, told.text).toBe(200)
  return told.body
}

const claim = (property: string, value: object, audience = 0, replaces: string | null = null) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-20',
  audience,
  replaces,
})

async function somebody(name: string): Promise<string> {
  const claims = [claim('person.name', { kind: 'name', text: name })]
  return String((await done('/api/subjects', { kind: 'person', claims }))['subject'])
}

async function numbered(
  person: string,
  text: string,
  audience = 0,
  replaces: string | null = null,
): Promise<string> {
  const claims = [claim('person.personal-number', { kind: 'text', text }, audience, replaces)]
  await done(`/api/subjects/${person}/claims`, { claims })
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select max(id)::text as id from ${office.names.schema}.claim where subject = $1`,
    [person],
  )
  return rows[0]?.id ?? ''
}

async function judge(one: string, other: string, verdict: Verdict, audience = 0): Promise<void> {
  const { facts } = await done('/api/matching/pair', { one, other })
  const once = randomBytes(16).toString('hex')
  await done('/api/matching/decide', {
    one,
    other,
    verdict,
    audience,
    words: 'Synthetic reason.',
    facts,
    once,
  })
}

async function queued(audience: number): Promise<string[]> {
  while ((await proposeDue(office.app, audience)) > 0);
  const { rows } = await office.host.admin.query<{ pair: string }>(
    `select one || ' ' || other as pair from ${office.names.schema}.match_proposal where audience = $1`,
    [audience],
  )
  return rows.map(({ pair }) => pair)
}

const asked = (given: Partial<Described>): Described => ({
  names: [],
  fathers: [],
  born: [],
  sex: [],
  places: [],
  seen: [],
  numbers: [],
  ...given,
})

let histories = 0
const numbers = ['AB 12345-67', '98 76 543', 'km2030405'] as const
const aNumber = fc.constantFrom(...numbers)
const anAudience = fc.constantFrom(0, 0, PROTECTION)
const aPlace = fc.nat({ max: 2 })
const anEvent = fc.oneof(
  fc.record({
    what: fc.constant('said' as const),
    of: aPlace,
    text: aNumber,
    audience: anAudience,
  }),
  fc.record({
    what: fc.constant('said' as const),
    of: aPlace,
    text: aNumber,
    audience: anAudience,
  }),
  fc.record({ what: fc.constant('withdrawn' as const), which: fc.nat({ max: 5 }) }),
  fc.record({ what: fc.constant('corrected' as const), which: fc.nat({ max: 5 }), text: aNumber }),
  fc
    .record({
      what: fc.constant('judged' as const),
      one: aPlace,
      other: aPlace,
      verdict: fc.constantFrom<Verdict>('same', 'same', 'different'),
      audience: anAudience,
    })
    .filter(({ one, other }) => one !== other),
)

/** One number somebody was said to have, with its corrections: the last counts, and who takes it back has the one before again. */
interface Thread {
  readonly person: string
  readonly audience: number
  readonly said: { readonly id: string; readonly text: string }[]
}

const unlike = ['Агата Бурштын', 'Казімір Явар', 'Зося Верас'] as const

test('whatever was said, withdrawn, corrected and decided, people are found and told apart by the numbers that stand, each reader by those they may know', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anEvent, { minLength: 3, maxLength: 9 }), async (events) => {
      await forgetQueue()
      const run = String(histories++)
      // Numbers of another history are other numbers.
      const own = (text: string) => `${text}${run.padStart(3, '0')}`
      const people: string[] = []
      for (const name of unlike)
        people.push(await somebody(`${name}${'абвгдежзік'.charAt(histories % 10)}`))
      const at = (place: number) => people[place] ?? ''
      const judgements: Judgement[] = []
      const threads: Thread[] = []
      for (const event of events) {
        if (event.what === 'judged') {
          const pair = pairOf(at(event.one), at(event.other))
          await judge(pair.one, pair.other, event.verdict, event.audience)
          const { verdict, audience } = event
          judgements.push({ id: String(judgements.length + 1), ...pair, verdict, audience })
        } else if (event.what === 'said') {
          const { audience } = event
          const [person, text] = [at(event.of), own(event.text)]
          const id = await numbered(person, text, audience)
          threads.push({ person, audience, said: [{ id, text }] })
        } else {
          const standing = threads.filter(({ said }) => said.length > 0)
          const thread = standing[event.which % Math.max(1, standing.length)]
          const last = thread?.said.at(-1)
          if (thread === undefined || last === undefined) continue
          if (event.what === 'withdrawn') {
            await done(`/api/claims/${last.id}/retract`, {})
            thread.said.pop()
          } else {
            const text = own(event.text)
            const id = await numbered(thread.person, text, thread.audience, last.id)
            thread.said.push({ id, text })
          }
        }
      }
      const standing = threads.flatMap(({ said, ...of }) => {
        const last = said.at(-1)
        return last === undefined ? [] : [{ ...of, text: last.text }]
      })
      for (const [reader, audiences] of [
        [outside, [0]],
        [officer, [0, PROTECTION]],
      ] as const) {
        const knows = ({ audience }: { readonly audience: number }) =>
          (audiences as readonly number[]).includes(audience)
        const { anchorOf } = joinedBy(people, judgements.filter(knows))
        const keysOf = (anchor: string) =>
          new Set(
            standing
              .filter((one) => knows(one) && anchorOf.get(one.person) === anchor)
              .flatMap(({ text }) => numberKeysToAsk(text)),
          )
        const anchors = [...new Set(anchorOf.values())]
        const { found, known } = await office.app.read(reader, async (tx) => ({
          known: await knownAs(tx, people),
          found: await candidatesOf(
            tx,
            numbers.map((text) => ({
              values: asked({ numbers: [`person.personal-number ${own(text)}`] }),
            })),
            { floor: () => SHOWN, most: 8 },
          ),
        }))
        for (const [nth, text] of numbers.entries()) {
          const keys = numberKeysToAsk(own(text))
          const whose = anchors.filter((anchor) => keys.some((key) => keysOf(anchor).has(key)))
          expect(found[nth]?.map(({ person }) => person).toSorted()).toEqual(whose.toSorted())
        }
        for (const one of anchors)
          for (const other of anchors.filter((anchor) => anchor !== one)) {
            const [a, b] = [known.get(one), known.get(other)]
            if (a === undefined || b === undefined) throw new Error('an anchor is not known')
            const [left, right] = [keysOf(one), keysOf(other)]
            const isTwo = left.size > 0 && right.size > 0 && left.isDisjointFrom(right)
            expect(conflictsSaid(a, b)).toEqual(isTwo ? ['two-numbers'] : [])
          }
        const [audience] = audiences.slice(-1)
        const waiting = [...(await queued(0)), ...(audience === 0 ? [] : await queued(PROTECTION))]
        for (const one of anchors)
          for (const other of anchors) {
            const { one: older, other: younger } = pairOf(one, other)
            const isJudged = judgements.some(
              (said) =>
                knows(said) &&
                [anchorOf.get(said.one), anchorOf.get(said.other)].includes(one) &&
                [anchorOf.get(said.one), anchorOf.get(said.other)].includes(other),
            )
            if (one === other || isJudged) continue
            const isShared = !keysOf(one).isDisjointFrom(keysOf(other))
            const isQueued = waiting.includes(`${older} ${younger}`)
            if (isShared) expect([older, younger, isQueued]).toEqual([older, younger, true])
            else if (audience === 0)
              expect([older, younger, isQueued]).toEqual([older, younger, false])
          }
      }
    }),
    { numRuns: 20 },
  )
}, 180_000)

test('nobody is lost to whoever is of two teams, of which one joined two people and the other knows more of one of them', async () => {
  const both: StaffActor = { ...officer, teams: [1, PROTECTION] }
  const [one, other] = [await somebody('Усевалад Крыжань'), await somebody('Тамаш Альховік')]
  await numbered(one, 'UU 44-33-221', PROTECTION)
  await numbered(other, 'TT 99-88-776')
  await judge(one, other, 'same', 1)
  const foundBy = (reader: StaffActor, values: Described) =>
    office.app.read(reader, async (tx) => {
      const [found = []] = await candidatesOf(tx, [{ values }], { floor: () => SHOWN, most: 8 })
      return found.map(({ person }) => person)
    })
  const byName = asked({ names: ['Тамаш Альховік'] })
  const byNumber = asked({ numbers: ['person.personal-number TT9988776'] })
  for (const values of [byName, byNumber]) {
    expect(await foundBy(outside, values)).toEqual([other])
    expect(await foundBy({ ...officer, teams: [1] }, values)).toEqual([one])
    expect(await foundBy(officer, values)).toEqual([other])
    expect(await foundBy(both, values)).toEqual([other])
  }
})

test('views that are written anew keep those together who are one by decision', async () => {
  const [one, other] = [await somebody('Агата Бурштын'), await somebody('Агата Бурштын')]
  await judge(one, other, 'same')
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  await walkViews(office.host.admin, office.names, { after: FIRST, mend: true })
  expect([...(await office.app.read(outside, (tx) => knownAs(tx, [one, other]))).keys()]).toEqual([
    one,
  ])
})

test('two numbers of which one person has one are shown where somebody nevertheless joined two records', async () => {
  const [one, other] = [await somebody('Агата Бурштын'), await somebody('Агата Бурштын')]
  await numbered(one, 'XY 70-60-504')
  await numbered(other, 'ZZ 11-22-334')
  await judge(one, other, 'same')
  expect(await done('/api/matching/pair', { one, other })).toMatchObject({
    areOne: true,
    conflicts: ['two-numbers'],
  })
  const quarrels = async (person: string) => {
    const { rows } = await office.host.admin.query<{ quarrels: number }>(
      `select quarrels from ${office.names.schema}.subject_view where subject = $1 and audience = 0`,
      [person],
    )
    return rows.map((row) => row.quarrels)
  }
  expect(await quarrels(one)).toEqual([1])
  await judge(one, other, 'different')
  expect([await quarrels(one), await quarrels(other)]).toEqual([[0], [0]])
})
