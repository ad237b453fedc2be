import { ownerPropertyOf, properties, property, type SubjectKind } from '@amparo/register'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect, decide, knownPersonAt } from './collecting.ts'
import { readRecording } from './kept-recording.ts'
import {
  addValue,
  asTree,
  countValues,
  dropSubject,
  dropValue,
  emptyRecording,
  goOnWith,
  identify,
  inOrder,
  isEmptyRecording,
  likelyPlace,
  notYet,
  press,
  recorded,
  refused,
  subjectIn,
  type NewValue,
  type Recording,
  type SubjectInHand,
} from './recording.ts'

const howKnown = {
  word: 'sender',
  directness: 'second-hand',
  credibility: 6,
  saidOn: '2020-08-12',
  audience: 0,
} as const
const name: NewValue = {
  property: 'person.name',
  value: { kind: 'name', text: 'Мельник Андрей' },
  passage: { part: 1, from: 9, to: 23 },
  part: 1,
  ...howKnown,
}
const place: NewValue = {
  property: 'custody.place',
  value: { kind: 'text', text: 'Окрестина' },
  passage: null,
  part: 2,
  ...howKnown,
}
const add = (recording: Recording, value: NewValue): Recording =>
  addValue(recording, likelyPlace(recording, value.property), value)
const collected = (): Recording => add(add(emptyRecording, name), place)
const kindsOf = ({ subjects }: Pick<Recording, 'subjects'>): SubjectKind[] =>
  subjects.map(({ kind }) => kind)
const nameOf = ({ kind, key }: SubjectInHand): string => `${kind} ${key}`
const today = '2026-01-01'

/** Any values of any kinds, put where they most likely go, with links to whatever is there. */
const recordings = fc
  .array(
    fc.tuple(fc.constantFrom(...properties.filter(({ belongs }) => belongs !== true)), fc.nat()),
  )
  .map((chosen) =>
    chosen.reduce((recording, [{ code, refersTo }, nth]) => {
      const there = recording.subjects.filter(({ kind }) => kind === refersTo)
      const linked = there[nth % Math.max(there.length, 1)]
      const value =
        linked === undefined
          ? ({ kind: 'text', text: `Synthetic ${nth}` } as const)
          : ({ kind: 'here', subject: linked.key } as const)
      return add(recording, { ...name, property: code, value })
    }, emptyRecording),
  )

describe('what is collected from a telling', () => {
  test('whatever it is, every subject stands under what its kind stands under', () => {
    fc.assert(
      fc.property(recordings, (recording) => {
        for (const { kind, owner } of recording.subjects)
          expect(subjectIn(recording, owner)?.kind).toBe(ownerPropertyOf(kind)?.refersTo)
        const keys = recording.subjects.flatMap(({ key, values }) => [
          key,
          ...values.map((value) => value.key),
        ])
        expect(new Set(keys).size).toBe(keys.length)
        expect(asTree(recording)).toHaveLength(recording.subjects.length)
      }),
    )
  })

  test('is sent in an order in which everything comes after what it stands under and names, unless that is a circle', () => {
    fc.assert(
      fc.property(recordings, ({ subjects }) => {
        const ordered = inOrder(subjects)
        if (ordered === null) return
        expect(ordered).toHaveLength(subjects.length)
        ordered.forEach(({ owner, values }, at) => {
          const before = ordered.slice(0, at).map(({ key }) => key)
          if (owner !== null) expect(before).toContain(owner)
          for (const { value } of values)
            if (value.kind === 'here') expect(before).toContain(value.subject)
        })
      }),
    )
  })

  test('leaves nothing behind when everything is taken out again, in any order', () => {
    fc.assert(
      fc.property(recordings, fc.nat(), (recording, seed) => {
        let left = recording
        while (countValues(left) > 0) {
          const all = left.subjects.flatMap(({ values }) => values)
          left = dropValue(left, all[seed % all.length]!.key)
          for (const { owner } of left.subjects)
            if (owner !== null) expect(subjectIn(left, owner)).toBeDefined()
        }
        expect(isEmptyRecording(left)).toBe(true)
      }),
    )
  })

  test('a subject goes with all that stands under it and every link to any of them', () => {
    fc.assert(
      fc.property(recordings, fc.nat(), (recording, nth) => {
        const gone = recording.subjects[nth % Math.max(recording.subjects.length, 1)]
        if (gone === undefined) return
        const left = dropSubject(recording, gone.key)
        expect(subjectIn(left, gone.key)).toBeUndefined()
        for (const { owner, values } of left.subjects) {
          if (owner !== null) expect(subjectIn(left, owner)).toBeDefined()
          for (const { value } of values)
            if (value.kind === 'here') expect(subjectIn(left, value.subject)).toBeDefined()
        }
      }),
    )
  })

  test('a link of a known person is to somebody else; a link of what stands further below may be to them', () => {
    const [person] = collected().subjects
    if (person === undefined) throw new Error('nobody is collected')
    const known = identify(collected(), person.key, { kind: 'known', id: '7', name: 'Synthetic' })
    const there = { kind: 'there', subject: person.key } as const
    const below = { kind: 'another', under: there } as const
    expect(knownPersonAt(known, there)).toBe('7')
    expect(knownPersonAt(known, below)).toBe('7')
    expect(knownPersonAt(collected(), below)).toBeNull()
    expect(knownPersonAt(known, { kind: 'another', under: null })).toBeNull()
    const custody = known.subjects.find(({ kind }) => kind === 'custody')
    if (custody === undefined) throw new Error('no custody is collected')
    expect(knownPersonAt(known, { kind: 'there', subject: custody.key })).toBe('7')
    expect(knownPersonAt(known, likelyPlace(known, 'point.place'))).toBeNull()
  })

  test('a value of custody begins a period of whoever it is about, and the next joins it', () => {
    const one = add(emptyRecording, place)
    expect(kindsOf(one)).toEqual(['person', 'custody'])
    const from = {
      ...place,
      property: 'custody.from',
      value: { kind: 'date', edtf: '2020' },
    } as const
    expect(kindsOf(add(one, from))).toEqual(['person', 'custody'])
    expect(kindsOf(add(one, name))).toEqual(['person', 'custody'])
    expect(kindsOf(add(one, place))).toEqual(['person', 'custody', 'custody'])
  })

  test('a known point begins what it stands under, all the way up', () => {
    const at = { ...place, property: 'point.at', value: { kind: 'date', edtf: '2020' } } as const
    expect(kindsOf(add(emptyRecording, at))).toEqual(['person', 'custody', 'point'])
    expect(notYet(add(emptyRecording, at))?.reason).toBe('undecided')
  })

  test('words that name somebody begin them, by those words, and link to them', () => {
    const recording = collect(
      collected(),
      likelyPlace(collected(), 'custody.facility'),
      {
        property: 'custody.facility',
        value: { kind: 'new', words: 'Окрестина', possibly: null },
        passage: { part: 1, from: 30, to: 39 },
        part: 1,
        howKnown,
      },
      today,
    )
    const facility = recording.subjects.find(({ kind }) => kind === 'facility')
    expect(facility).toMatchObject({
      identity: { kind: 'new' },
      values: [{ property: 'facility.name', passage: { from: 30 } }],
    })
    const [custody] = recording.subjects.filter(({ kind }) => kind === 'custody')
    expect(custody?.values.at(-1)?.value).toEqual({ kind: 'here', subject: facility?.key })
  })

  test('what stands under a known person goes on with one of theirs, and is new again under somebody else', () => {
    const [person, custody] = collected().subjects
    const known = identify(collected(), person!.key, { kind: 'known', id: '7', name: 'Synthetic' })
    const present = { id: '9', name: 'act, restricted', restricted: true }
    const chosen = goOnWith(known, custody!.key, present)
    expect(subjectIn(chosen, custody!.key)).toMatchObject({
      identity: { kind: 'known', id: '9' },
      restricted: true,
      values: custody!.values,
    })
    expect(goOnWith(chosen, custody!.key, null)).toEqual(known)
    const another = identify(chosen, person!.key, { kind: 'known', id: '8', name: 'Synthetic' })
    expect(subjectIn(another, custody!.key)).toEqual(custody)
  })

  test('who cannot tell makes a new person, and says in the office’s own name whom it may be', () => {
    const [person] = collected().subjects
    const possibly = { id: '7', name: 'Андрей М.' }
    const doubted = decide(
      collected(),
      person!.key,
      { kind: 'new', words: '', possibly },
      howKnown,
      today,
    )
    expect(doubted.subjects[0]).toMatchObject({ identity: { kind: 'new' } })
    expect(doubted.subjects[0]?.values.at(-1)).toMatchObject({
      property: 'person.possibly',
      value: { kind: 'subject', id: '7' },
      byOffice: true,
      passage: null,
    })
    const again = decide(doubted, person!.key, null, howKnown, today)
    expect(again.subjects[0]?.values).toEqual(collected().subjects[0]?.values)
  })

  test('cannot be recorded before it is said of whom, and what is new needs a name', () => {
    const [person] = collected().subjects
    const as = (recording: Recording, identity: SubjectInHand['identity']) => ({
      ...recording,
      subjects: recording.subjects.map((one) => (one.owner === null ? { ...one, identity } : one)),
    })
    expect(notYet(emptyRecording)?.reason).toBe('no-values')
    expect(notYet(collected())).toMatchObject({ reason: 'undecided', subject: person })
    expect(notYet(as(collected(), { kind: 'new' }))).toBeNull()
    const unnamed = add(emptyRecording, place)
    expect(notYet(as(unnamed, { kind: 'new' }))?.reason).toBe('no-name')
    expect(notYet(as(unnamed, { kind: 'known', id: '7', name: 'A' }))).toBeNull()
  })
})

describe('a draft', () => {
  test('comes back as it was kept, and from nothing else', () => {
    fc.assert(
      fc.property(recordings, (recording) => {
        expect(readRecording(JSON.parse(JSON.stringify(recording)))).toEqual(recording)
      }),
    )
    for (const other of [null, 3, 'text', {}, { values: [] }, { version: 2 }])
      expect(readRecording(other)).toBeNull()
  })

  test('of the time when it held one person is read as one', () => {
    const old = {
      person: { kind: 'nobody' },
      values: [{ ...name, key: 1 }],
      occurrences: [{ key: 3, kind: 'custody', values: [{ ...place, key: 2 }] }],
      lastKey: 3,
    }
    const read = readRecording(old)
    expect(read?.subjects).toMatchObject([
      { kind: 'person', identity: { kind: 'undecided' }, values: [{ property: 'person.name' }] },
      { kind: 'custody', owner: 4, values: [{ property: 'custody.place' }] },
    ])
    expect(readRecording({ ...old, person: { kind: 'known', id: '7', name: 'A' } })).toMatchObject({
      subjects: [{ identity: { kind: 'known', id: '7' } }, {}],
    })
  })
})

describe('a press', () => {
  const numbered = ({ subjects }: Pick<Recording, 'subjects'>): string[] =>
    (inOrder(subjects) ?? []).map((_, at) => String(100 + at))

  test('answered, leaves nothing of what was sent', () => {
    fc.assert(
      fc.property(recordings, (recording) => {
        if (inOrder(recording.subjects) === null) return
        const done = recorded(press(recording), numbered(recording), nameOf)
        expect(isEmptyRecording(done)).toBe(true)
      }),
    )
  })

  test('leaves what was added meanwhile, said of what is in the register now', () => {
    const sent = press(collected())
    const birth = {
      ...name,
      property: 'person.birth',
      value: { kind: 'date', edtf: '1990' },
    } as const
    const meanwhile = add(sent, birth)
    const done = recorded(meanwhile, numbered(collected()), nameOf)
    expect(done.subjects).toMatchObject([
      { identity: { kind: 'known', id: '100' }, values: [{ property: 'person.birth' }] },
    ])
    expect(done.pressed).toBeNull()
  })

  test('of a restricted act is remembered, so that what is added to it later is sealed too', () => {
    const type = {
      ...name,
      property: 'act.type',
      value: { kind: 'code', code: 'RESTRICTED' },
    } as const
    const method = { ...place, property: 'act.method', value: { kind: 'text', text: 'x' } } as const
    const sent = press(add(collected(), type))
    const done = recorded(add(sent, method), numbered(sent.pressed!), nameOf)
    expect(done.subjects.find(({ kind }) => kind === 'act')).toMatchObject({ restricted: true })
  })

  test('pressed again sends the very same, and refused goes back under its key', () => {
    const begun = { ...collected(), once: 'a key' }
    const sent = press(begun)
    const more = add({ ...sent, once: 'another' }, name)
    expect(press(more).pressed).toBe(sent.pressed)
    expect(refused(more)).toMatchObject({ once: 'a key', pressed: null })
    expect(countValues(refused(more))).toBe(countValues(collected()) + 1)
  })

  test('the property of a doubt names a person, and is said by nobody but people', () => {
    expect(property('person.possibly')).toMatchObject({ refersTo: 'person', cardinality: 'many' })
  })
})
