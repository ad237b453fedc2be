import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Claim } from '../claim.ts'
import { ownerPropertyOf, property, propertiesOf } from '../declaration.ts'
import type { SubjectKind } from '../property.ts'
import { aClaim } from '../testing/claims.ts'
import type { Value } from '../value.ts'
import { eventFile } from './compose-event-file.ts'
import {
  entriesOfFile,
  entriesToShow,
  textsOfFile,
  type EventFile,
  type FileProperty,
} from './event-file.ts'
import type {
  AnswerOfState,
  ConsentReach,
  KnownOfEvent,
  PersonHarmed,
  SaidOf,
} from './known-of-event.ts'

// Worlds of a few people in and around one event. Everything that may not leave is marked in what it says, so that it is found
// wherever it stands.

const EVENT = '900'
const facilities = ['700', '701']
const bodies = [...facilities, '800']

/** Where a claim comes from and who may see it: told by its mark. */
interface Said {
  readonly audience: number
  readonly sealed: boolean
  readonly stays: boolean
  readonly erased: boolean
  readonly source: number
  readonly kind: Claim['source']['kind']
}

const anySaid = fc.record<Said>({
  audience: fc.constantFrom(0, 0, 0, 3),
  sealed: fc.constantFrom(false, false, false, true),
  stays: fc.constantFrom(false, false, false, true),
  erased: fc.constantFrom(false, false, false, true),
  source: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom('submission', 'interview', 'authority', 'office', 'list'),
})

let last = 0

function claim(subject: string, code: string, value: Value, said: Said): Claim {
  last += 1
  const { audience, sealed, stays, erased, source, kind } = said
  const made = aClaim(last, 'person.marks', { kind: 'text', text: 'x' }, { subject, audience })
  return {
    ...made,
    property: property(code as never).number,
    value: sealed || erased ? { kind: 'sealed' } : value,
    source: { id: `source-${stays ? 'stays' : source}`, origin: `origin-${source}`, kind },
    entry: String(10_000 + last),
    ...(erased ? { erased: '2026-01-01' } : {}),
  }
}

/** What somebody put in words, marked by what keeps it in the office. */
function words(said: Said, of: string): string {
  const why = [
    ...(said.audience === 0 ? [] : ['TEAM']),
    ...(said.sealed ? ['SEALED'] : []),
    ...(said.stays ? ['STAYS'] : []),
    ...(said.erased ? ['ERASED'] : []),
  ]
  return `${why.length === 0 ? 'open' : why.join('-')} of ${of}`
}

const codes: Partial<Record<string, string>> = {
  'act.type': 'INT.ASSAULT',
  'person.sex': 'female',
  'involvement.degree': 'carried-out',
  'involvement.confidence': 'medium',
  'point.type': 'release',
}

/** A value of any of a kind's properties. */
function valueOf(code: string, said: Said, of: string): Value | null {
  const declared = property(code as never)
  switch (declared.value) {
    case 'text':
      return { kind: 'text', text: words(said, of) }
    case 'name':
      return { kind: 'name', text: words(said, of) }
    case 'date':
      return { kind: 'date', edtf: '2020-08-10' }
    case 'code': {
      const known = codes[code]
      return known === undefined ? null : { kind: 'code', code: known }
    }
    case 'subject':
      return declared.refersTo === 'facility' ? { kind: 'subject', id: facilities[0] ?? '' } : null
    default:
      return null
  }
}

function saidOf(
  id: string,
  kind: SubjectKind,
  all: readonly Said[],
  links: readonly Claim[] = [],
): SaidOf {
  const owner = ownerPropertyOf(kind)?.code
  const declared = propertiesOf(kind).filter(({ code }) => code !== owner)
  const claims = all.flatMap((said, at) => {
    const { code } = declared[at % declared.length] ?? { code: '' }
    const value = valueOf(code, said, `${kind} ${id}`)
    return value === null ? [] : [claim(id, code, value, said)]
  })
  return { id, kind, claims: [...links, ...claims] }
}

const open: Said = {
  audience: 0,
  sealed: false,
  stays: false,
  erased: false,
  source: 1,
  kind: 'office',
}

const link = (id: string, code: string, to: string) =>
  claim(id, code, { kind: 'subject', id: to }, open)

const anyReach = fc.constantFrom<ConsentReach[]>(
  { way: 'named' },
  { way: 'named' },
  { way: 'unnamed' },
  { way: 'out', counted: true },
  { way: 'out', counted: false },
)

interface World {
  readonly people: readonly { readonly reach: ConsentReach; readonly said: readonly Said[] }[]
  readonly others: readonly Said[]
}

const anyWorld = fc.record<World>({
  people: fc.array(
    fc.record({ reach: anyReach, said: fc.array(anySaid, { minLength: 3, maxLength: 14 }) }),
    { minLength: 1, maxLength: 4 },
  ),
  others: fc.array(anySaid, { minLength: 4, maxLength: 10 }),
})

function knownOf({ people, others }: World): KnownOfEvent {
  last = 0
  const person = (at: number) => String(100 + at)
  const each = people.map(({ reach, said }, at): PersonHarmed => {
    const id = person(at)
    const name = claim(id, 'person.name', { kind: 'name', text: `NAME-${id}-` }, open)
    return { ...saidOf(id, 'person', said, [name]), members: [id], reach }
  })
  const acts = people.map(({ said }, at) => {
    const id = String(200 + at)
    return saidOf(id, 'act', said, [
      link(id, 'act.person', person(at)),
      link(id, 'act.event', EVENT),
    ])
  })
  const involvements = people.map(({ said }, at) => {
    const id = String(300 + at)
    return saidOf(id, 'involvement', said, [
      link(id, 'involvement.act', String(200 + at)),
      link(id, 'involvement.authority', '800'),
      link(id, 'involvement.person', '666'),
    ])
  })
  const custodies = people.map(({ said }, at) => {
    const id = String(400 + at)
    return saidOf(id, 'custody', said, [link(id, 'custody.person', person(at))])
  })
  const points = people.map(({ said }, at) => {
    const id = String(500 + at)
    return saidOf(id, 'point', said, [link(id, 'point.custody', String(400 + at))])
  })
  return {
    event: saidOf(EVENT, 'event', others),
    acts,
    involvements,
    custodies,
    points,
    people: each,
    bodies: bodies.map((id) =>
      saidOf(id, facilities.includes(id) ? 'facility' : 'authority', others),
    ),
    answers: people.map((_, at) => answerAbout(person(at), others[at])),
    consents: people.map((_, at) => ({
      person: person(at),
      answer: 'named',
      recipients: [],
      standing: 'self',
      day: '2020-08-20',
      entry: String(20_000 + at),
    })),
    contradictions: people.map((_, at) => ({
      person: person(at),
      wording: 'general' as const,
      text: `differs of ${person(at)}`,
    })),
    staying: new Set(['source-stays']),
    zone: 'Europe/Minsk',
  }
}

function answerAbout(person: string, said: Said = open): AnswerOfState {
  return {
    person,
    question: 'whereabouts',
    content: 'denies',
    quality: 'incomplete',
    words: words({ ...said, sealed: false, stays: false }, `answer of ${person}`),
    body: '800',
    letter: null,
    reply: { number: 'N 1', day: '2020-08-30', entry: '30000' },
    entry: '30001',
    audience: said.audience,
    erased: said.erased,
  }
}

const none: ReadonlySet<string> = new Set()
const fileOf = (known: KnownOfEvent, withheld = none) => eventFile(known, withheld).file
const textOf = (file: EventFile) => JSON.stringify(file)

test('nothing sealed, of one team, erased or not to be passed on is in it, and no source by more than its kind', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const text = textOf(fileOf(knownOf(world)))
      for (const mark of ['TEAM', 'SEALED', 'STAYS', 'ERASED', 'sealed', 'source-', 'origin-'])
        expect(text).not.toContain(mark)
    }),
  )
})

test('somebody is named where consent reaches, told of by a number where it lets only that, and else not at all', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const known = knownOf(world)
      const { file, named } = eventFile(known, none)
      const text = textOf(file)
      const isTold = (one: PersonHarmed) => !isHidden(known.acts[known.people.indexOf(one)])
      for (const one of known.people) {
        const { id, reach } = one
        const isNamed = reach.way === 'named' && isTold(one)
        expect(text.includes(`NAME-${id}-`)).toBe(isNamed)
        expect(text.includes(`differs of ${id}`)).toBe(isNamed)
        if (isNamed) continue
        // What somebody put in words is told of whoever is named, and of nobody else.
        const [act, involvement] = [Number(id) + 100, Number(id) + 200]
        const theirs = new RegExp(`(person|act|involvement) (${id}|${act}|${involvement})"`)
        expect(text).not.toMatch(theirs)
        expect(text).not.toContain(`answer of ${id}`)
      }
      const told = known.people.filter((one) => one.reach.way !== 'out' && isTold(one))
      expect(file.acts).toHaveLength(told.length)
      expect(named).toEqual(told.filter(({ reach }) => reach.way === 'named').map(({ id }) => id))
      const counted = known.people.filter(({ reach }) => reach.way === 'out' && reach.counted)
      expect(file.leftOut).toMatchObject({ people: counted.length, acts: counted.length })
      expect(text).not.toContain('666')
    }),
  )
})

/** Whether the type of an act is sealed, or was: then it may be one of which only a team may know. */
function isHidden(act: SaidOf | undefined): boolean {
  const type = property('act.type').number
  return act?.claims.some((one) => one.property === type && one.value.kind === 'sealed') ?? true
}

/** Every list of properties in a file. */
function propertiesIn(file: EventFile): readonly FileProperty[] {
  return [
    ...file.event.values,
    ...[...file.people, ...file.bodies].flatMap(({ values }) => values),
    ...file.acts.flatMap(({ values, involvements }) => [
      ...values,
      ...involvements.flatMap((one) => one.values),
    ]),
    ...file.custody.flatMap(({ periods, timeline }) =>
      [...periods, ...timeline].flatMap(({ values }) => values),
    ),
  ]
}

test('every value says who says so, and each has its record number, of a claim that says just that', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const known = knownOf(world)
      const { event, acts, involvements, custodies, points, people, bodies: named } = known
      const all = [event, ...acts, ...involvements, ...custodies, ...points, ...people, ...named]
      const byEntry = new Map(
        all.flatMap(({ claims }) => claims).map((one) => [one.entry, one] as const),
      )
      const file = fileOf(known)
      const entries = new Set(entriesOfFile(file))
      for (const { property: code, values } of propertiesIn(file)) {
        expect(values.length).toBeGreaterThan(0)
        for (const { said } of values) {
          expect(said.length).toBeGreaterThan(0)
          for (const { entry, kind, day } of said) {
            const one = byEntry.get(entry)
            expect(one).toMatchObject({ property: property(code).number, saidOn: day })
            expect(one?.source.kind).toBe(kind)
            expect(entries.has(entry)).toBe(true)
          }
        }
      }
      const shown = entriesToShow(file)
      for (const { entry } of file.consents) {
        expect(entries.has(entry)).toBe(true)
        expect(shown).not.toContain(entry)
      }
      expect(entries.size).toBe(shown.length + file.consents.length)
    }),
  )
})

test('the same knowledge gives the same file, in whatever order claims come', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const known = knownOf(world)
      const turned = (all: readonly SaidOf[]) =>
        all.map((one) => ({ ...one, claims: one.claims.toReversed() }))
      const again = { ...known, acts: turned(known.acts), custodies: turned(known.custodies) }
      expect(fileOf(again)).toEqual(fileOf(known))
    }),
  )
})

test('a text that would name somebody else is left out wherever it stands, and counted once', () => {
  fc.assert(
    fc.property(anyWorld, fc.nat(), (world, pick) => {
      const known = knownOf(world)
      const whole = fileOf(known)
      const texts = textsOfFile(whole)
      const text = texts[pick % Math.max(1, texts.length)]
      if (text === undefined) return
      const file = fileOf(known, new Set([text]))
      expect(textsOfFile(file)).not.toContain(text)
      expect(textsOfFile(file)).toHaveLength(texts.length - 1)
      expect(file.leftOut.texts).toBe(1)
    }),
  )
})

test('of a restricted act nothing is told, and all of it is counted as one team’s, whoever sealed what', () => {
  const known = knownOf({ people: [{ reach: { way: 'named' }, said: [] }], others: [] })
  const [act] = known.acts
  if (act === undefined) throw new Error('no act')
  const also = (value: Value): KnownOfEvent => {
    const id = '299'
    const links = [link(id, 'act.person', '100'), link(id, 'act.event', EVENT)]
    const type = claim(id, 'act.type', value, open)
    const method = claim(id, 'act.method', { kind: 'text', text: 'HOW' }, open)
    return { ...known, acts: [act, { id, kind: 'act', claims: [...links, type, method] }] }
  }
  for (const value of [
    { kind: 'code', code: 'RESTRICTED' },
    { kind: 'code', code: 'INT.RAPE' },
    { kind: 'sealed' },
  ] as const) {
    const file = fileOf(also(value))
    expect(file.acts).toHaveLength(1)
    expect(textOf(file)).not.toMatch(/RESTRICTED|RAPE|HOW/)
    expect(file.leftOut.heldByTeam).toBe(4)
  }
})

test('custody that has surely nothing to do with the event is not in it; one that may have is', () => {
  const base = knownOf({ people: [{ reach: { way: 'named' }, said: [] }], others: [] })
  const acts = base.acts.map((act) => ({
    ...act,
    claims: [...act.claims, claim(act.id, 'act.at', { kind: 'date', edtf: '2020-08-10' }, open)],
  }))
  const held = (from: string, to: string | null): number => {
    const claims = [
      link('400', 'custody.person', '100'),
      claim('400', 'custody.from', { kind: 'date', edtf: from }, open),
      ...(to === null ? [] : [claim('400', 'custody.to', { kind: 'date', edtf: to }, open)]),
    ]
    const custodies = [{ id: '400', kind: 'custody' as const, claims }]
    return fileOf({ ...base, acts, custodies, points: [] }).custody.length
  }
  expect(held('2020-08-10', '2020-08-13')).toBe(1)
  expect(held('2020-08-09', null)).toBe(1)
  expect(held('2020', '2020')).toBe(1)
  expect(held('2010-12-19', '2010-12-29')).toBe(0)
  expect(held('2021-01-03', null)).toBe(0)
})

test('an act of which sources differ to whom it was done is told of nobody', () => {
  const known = knownOf({
    people: [
      { reach: { way: 'named' }, said: [] },
      { reach: { way: 'named' }, said: [] },
    ],
    others: [],
  })
  const [first, second] = known.acts
  if (first === undefined || second === undefined) throw new Error('no acts')
  const other = claim(
    first.id,
    'act.person',
    { kind: 'subject', id: '101' },
    { ...open, source: 2 },
  )
  const both = { ...first, claims: [...first.claims, other] }
  const file = fileOf({ ...known, acts: [both, second] })
  expect(file.acts).toHaveLength(1)
  expect(file.leftOut.actsOfNobody).toBe(1)
})
