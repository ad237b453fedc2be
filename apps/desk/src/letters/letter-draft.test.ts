import { SubjectId } from '@amparo/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  askedOf,
  askedOfAll,
  askedOfOne,
  draftAbout,
  emptyDraft,
  isEmptyDraft,
  kindsFor,
  linesOf,
  readLetterDraft,
  withoutPerson,
  withPerson,
  type LetterDraft,
} from './letter-draft.ts'

const kinds = ['whereabouts', 'health', 'release'] as const
const kind = fc.constantFrom(...kinds)
const person = fc.integer({ min: 1, max: 5 }).map((number) => SubjectId.parse(String(number)))

/** A letter as somebody may have set it up, by any presses in any order. */
const drafts = fc
  .array(
    fc.oneof(
      fc.record({ act: fc.constant('add' as const), person }),
      fc.record({ act: fc.constant('leave' as const), person }),
      fc.record({ act: fc.constant('all' as const), kind, isAsked: fc.boolean() }),
      fc.record({ act: fc.constant('one' as const), person, kind, isAsked: fc.boolean() }),
    ),
    { maxLength: 30 },
  )
  .map((presses) =>
    presses.reduce((draft: LetterDraft, press) => {
      switch (press.act) {
        case 'add':
          return withPerson(draft, { id: press.person, name: `Synthetic ${press.person}` })
        case 'leave':
          return withoutPerson(draft, press.person)
        case 'all':
          return askedOfAll(draft, press.kind, press.isAsked)
        case 'one':
          return draft.people.some(({ id }) => id === press.person)
            ? askedOfOne(draft, press.person, press.kind, press.isAsked)
            : draft
      }
    }, emptyDraft),
  )

test('each person and question is asked once, and of nobody who is not in the letter', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const lines = linesOf(draft).map((line) => `${line.person} ${line.kind}`)
      expect(new Set(lines).size).toBe(lines.length)
      const people = draft.people.map(({ id }) => id)
      expect(linesOf(draft).every((line) => people.includes(line.person))).toBe(true)
    }),
  )
})

test('what is asked about everybody is asked about everybody, and the other questions stay as they were', () => {
  fc.assert(
    fc.property(drafts, kind, fc.boolean(), (draft, one, isAsked) => {
      const next = askedOfAll(draft, one, isAsked)
      expect(askedOf(next, one)).toBe(isAsked ? 'all' : 'none')
      for (const { id } of draft.people) {
        const others = (of: LetterDraft) => kindsFor(of, id).filter((each) => each !== one)
        expect(new Set(others(next))).toEqual(new Set(others(draft)))
      }
    }),
  )
})

test('what is asked about one changes nothing for the others', () => {
  fc.assert(
    fc.property(drafts, person, kind, fc.boolean(), (draft, who, one, isAsked) => {
      fc.pre(draft.people.some(({ id }) => id === who))
      const next = askedOfOne(draft, who, one, isAsked)
      expect(kindsFor(next, who).includes(one)).toBe(isAsked)
      for (const { id } of draft.people)
        if (id !== who) expect(kindsFor(next, id)).toEqual(kindsFor(draft, id))
    }),
  )
})

test('a letter about what was asked before asks the same again', () => {
  const asked = fc.uniqueArray(fc.tuple(person, kind), {
    selector: ([who, what]) => `${who} ${what}`,
  })
  fc.assert(
    fc.property(asked, (pairs) => {
      const about = pairs.map(([who, what]) => ({ person: who, name: '', kind: what }))
      const lines = linesOf(draftAbout(about)).map((line) => `${line.person} ${line.kind}`)
      expect(lines.toSorted()).toEqual(pairs.map(([who, what]) => `${who} ${what}`).toSorted())
    }),
  )
})

test('what was kept of a letter is read as it was, and anything else begins anew', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      expect(readLetterDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue(), (other) => {
      expect(readLetterDraft(other)).toBeNull()
    }),
  )
  expect(readLetterDraft({ ...emptyDraft, people: [{ id: 'x', name: '' }] })).toBeNull()
  expect(isEmptyDraft({ ...emptyDraft, language: 'th', audience: 1 })).toBe(true)
})
