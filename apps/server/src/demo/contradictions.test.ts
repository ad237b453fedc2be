import type { ClaimView, SubjectClaims } from '@amparo/contract'
import {
  asKnownAt,
  custodyTimeline,
  fateLabels,
  fateOf,
  fold,
  isPropertyCode,
  property,
  type Claim,
  type PropertyCode,
  type SubjectKind,
  type View,
} from '@amparo/register'
import { demoCustodies, demoPersons, demoStaff, demoTruth } from '@amparo/scenario'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { eventsTo } from '../events.ts'
import { folderObjects } from '../files/object-store.ts'
import { openOffice } from '../host/host.ts'
import { roomElsewhere } from '../host/room.ts'
import { hashOfSecret, newSecret } from '../http/session.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { deskApp } from '../server.ts'
import { SessionStore } from '../staff/session-store.ts'
import { DESK, send, testOffice, VIEWER } from '../testing/test-office.ts'
import { makeDemo } from './make-demo.ts'

/**
 * The contradictions that were planted in the invented crackdown, in the office as it is made for people to click through:
 * whoever may see both sides sees that they differ, and to anybody else there is one side and no quarrel.
 */
let desk: Hono
let app: Office
const cookies = new Map<string, string>()
const stack = new AsyncDisposableStack()

beforeAll(async () => {
  const base = stack.use(await testOffice())
  const home = stack.use(await temporaryHome())
  const office = await makeDemo(base.host, home.path, () => {})
  const opened = await openOffice(base.host, office.slug)
  app = opened.app
  stack.defer(() => opened.app.end())
  stack.defer(() => opened.door.end())
  desk = deskApp(app, new Uint8Array(32), {
    events: eventsTo({ info() {}, warn() {}, error() {} } as never),
    room: roomElsewhere,
    objects: folderObjects(home.path),
    folder: null,
    origins: [DESK],
    viewer: VIEWER,
    form: null,
    log: null,
  })
  for (const [at, { key }] of demoStaff.entries()) cookies.set(key, await sessionOf(at + 1))
}, 120_000)

afterAll(() => stack.disposeAsync())

async function sessionOf(staff: number): Promise<string> {
  const secret = newSecret()
  await app.change(gate, ({ tx, now }) =>
    new SessionStore(tx).begin(hashOfSecret(secret), staff, now),
  )
  return `desk=${secret}`
}

/** In the teams of intake and protection, in intake alone, in the medical team alone. */
type Who = 'iryna' | 'alena' | 'nina'

const ask = (who: Who, path: string, body: unknown) =>
  send(desk, DESK, path, body, { cookie: cookies.get(who) ?? null })

/** The number of a person of the demo: they are the first that are recorded, in their order. */
const numberOf = (key: string) => String(demoPersons.findIndex((person) => person.key === key) + 1)

interface Seen {
  readonly view: View
  readonly below: readonly {
    readonly id: string
    readonly kind: SubjectKind
    readonly view: View
  }[]
  readonly text: string
}

/** A person's page as somebody sees it, folded by the rules of the page; undefined where there is nothing for them. */
async function page(who: Who, key: string): Promise<Seen | undefined> {
  const { status, text, body } = await ask(who, `/api/subjects/${numberOf(key)}/open`, {})
  if (status === 404) return undefined
  expect(status, text).toBe(200)
  const subject = body['subject'] as SubjectClaims
  const below = (body['below'] as SubjectClaims[]).map((one) => ({
    id: one.id,
    kind: one.kind,
    view: viewOf(one),
  }))
  return { view: viewOf(subject), below, text }
}

function viewOf({ id, kind, claims }: SubjectClaims): View {
  const now = new Date().toISOString()
  return fold(
    asKnownAt(claims, now).flatMap((claim) => claimIn(id, claim)),
    kind,
  )
}

/** On the wire, what is not there is null. */
function claimIn(subject: string, wire: ClaimView): Claim[] {
  if (!isPropertyCode(wire.property)) return []
  const told = Object.entries({ ...wire, subject, property: property(wire.property).number })
  return [Object.fromEntries(told.filter(([, value]) => value !== null)) as unknown as Claim]
}

const saidOf = (view: View, code: PropertyCode): string[] =>
  (view.properties[code]?.groups ?? []).map(({ value }) =>
    value.kind === 'date' ? value.edtf : value.kind === 'text' ? value.text : value.kind,
  )

const isQuarrel = (view: View, code: PropertyCode) => view.properties[code]?.contested === true

const custodyOf = (seen: Seen | undefined) =>
  (seen?.below ?? []).filter(({ kind }) => kind === 'custody')

const personOf = (custody: string) => demoCustodies.find(({ key }) => key === custody)?.person ?? ''

/** Where somebody's custody begins on their timeline, and whether sources differ on it. */
function beginnings(seen: Seen | undefined): [string | null, boolean][] {
  const { entries } = custodyTimeline(custodyOf(seen), [], 'Europe/Minsk')
  return entries
    .filter(({ what }) => what.includes('custody-began'))
    .map(({ at, contested }) => [at.lo, contested])
}

describe('what two sources tell differently to the whole office', () => {
  test.each(demoTruth.twoBirthDates)('both births of %s stand on the page', async (key) => {
    for (const who of ['iryna', 'alena', 'nina'] as const) {
      const seen = await page(who, key)
      expect(saidOf(seen?.view as View, 'person.birth').toSorted(), who).toEqual([
        '1997-03-03',
        '1998-03-03',
      ])
      expect(isQuarrel(seen?.view as View, 'person.birth'), who).toBe(true)
    }
  })

  test.each(demoTruth.twoPlaces)('both places of the custody %s stand on the page', async (key) => {
    for (const who of ['iryna', 'alena', 'nina'] as const) {
      const [custody] = custodyOf(await page(who, personOf(key)))
      expect(saidOf(custody?.view as View, 'custody.place').toSorted(), who).toEqual([
        'Жодино',
        'ЦІП, Акрэсціна',
      ])
      expect(isQuarrel(custody?.view as View, 'custody.place'), who).toBe(true)
    }
  })

  test('and the list of people counts them, so that nobody has to open a page to find them', async () => {
    const { body } = await ask('alena', '/api/subjects/search', {
      kind: 'person',
      query: '',
      order: { by: 'name', down: false },
      filter: { quarrels: true, from: null, to: null },
      after: null,
    })
    const found = (body['subjects'] as { id: string }[]).map(({ id }) => id)
    for (const key of demoTruth.twoBirthDates) expect(found).toContain(numberOf(key))
  })
})

describe('what one team was told in confidence and the authorities’ paper contradicts', () => {
  const [custody] = demoTruth.twoBeginnings
  const person = personOf(custody)

  test('is a quarrel to that team, on the page and on the timeline', async () => {
    const seen = await page('iryna', person)
    const [held] = custodyOf(seen)
    expect(saidOf(held?.view as View, 'custody.from').toSorted()).toEqual([
      '2020-08-10',
      '2020-08-12',
    ])
    expect(isQuarrel(held?.view as View, 'custody.from')).toBe(true)
    expect(beginnings(seen)).toEqual([['2020-08-10T00:00', true]])
  })

  test.each(['alena', 'nina'] as const)(
    'is to %s one beginning, told by the authorities alone, and nothing says that there is another',
    async (who) => {
      const seen = await page(who, person)
      const [held] = custodyOf(seen)
      expect(saidOf(held?.view as View, 'custody.from')).toEqual(['2020-08-12'])
      expect(isQuarrel(held?.view as View, 'custody.from')).toBe(false)
      expect(beginnings(seen)).toEqual([['2020-08-12T00:00', false]])
      expect(seen?.text).not.toContain('2020-08-10')
      expect(seen?.view.quarrels).toBe(0)
      expect(held?.view.quarrels).toBe(0)
    },
  )
})

test.each(demoTruth.stateAlone)(
  'that only the authorities say where %s is, is said',
  async (key) => {
    for (const who of ['iryna', 'alena', 'nina'] as const) {
      const { view } = (await page(who, key)) as Seen
      const fate = fateOf(view)
      expect(fate.where.stateAlone, who).toBe(true)
      expect(fateLabels(fate, []).length).toBeGreaterThan(0)
    }
  },
)

describe('whoever does not want to be found', () => {
  test.each(demoTruth.leftAlone)('%s is there for one team, and for nobody else', async (key) => {
    expect(await page('iryna', key)).toBeDefined()
    for (const who of ['alena', 'nina'] as const) {
      expect(await page(who, key)).toBeUndefined()
      const { body } = await ask(who, '/api/subjects/search', {
        kind: 'person',
        query: 'Ксения Цветкова',
        after: null,
      })
      expect(body['subjects']).toEqual([])
    }
  })
})

describe('records of one person', () => {
  test.each(demoTruth.samePerson)('%s and %s meet in one search', async (one, other) => {
    const name = demoPersons
      .find(({ key }) => key === one)
      ?.claims.find((claim) => claim.property === 'person.name')?.value
    const { body } = await ask('iryna', '/api/subjects/search', {
      kind: 'person',
      query: name,
      after: null,
    })
    const found = (body['subjects'] as { id: string }[]).map(({ id }) => id)
    expect(found).toContain(numberOf(one))
    expect(found).toContain(numberOf(other))
  })

  test.each(demoTruth.namesakes)('%s and %s stay two people', async (one, other) => {
    const births = [await page('iryna', one), await page('iryna', other)].map((seen) =>
      saidOf(seen?.view as View, 'person.birth'),
    )
    expect(births[0]).not.toEqual(births[1])
  })
})
