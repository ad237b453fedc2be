import { matchKeys } from '@amparo/names'
import { property, readValue } from '@amparo/register'
import { roles, violation } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demoActs } from './acts.ts'
import type { DemoClaim } from './claim.ts'
import { demoCustodies } from './custodies.ts'
import { syntheticLines } from './message.ts'
import { demoMessages } from './messages.ts'
import { unopenedMessages } from './messages-unopened.ts'
import { demoPersons } from './persons.ts'
import { scenario } from './scenario.ts'
import { demoOffice, demoStaff, demoTeams } from './staff.ts'
import { demoTruth } from './truth.ts'

const subjects = [...demoPersons, ...demoCustodies, ...demoActs]
const claims = subjects.flatMap((subject) => subject.claims)
const everyMessage = [...demoMessages, ...unopenedMessages]
const personKeys = demoPersons.map((person) => person.key)

function claimsOf(key: string): readonly DemoClaim[] {
  return subjects.find((subject) => subject.key === key)?.claims ?? []
}

function valuesOf(key: string, code: string): string[] {
  return claimsOf(key)
    .filter((claim) => claim.property === code)
    .map((claim) => claim.value)
}

describe('everything invented says so', () => {
  test('every text carries the line of its language, every record its mark', () => {
    for (const message of everyMessage) {
      expect(message.account).toContain(syntheticLines[message.language])
    }
    for (const one of [demoOffice, ...demoStaff, ...everyMessage, ...subjects]) {
      expect(one.synthetic).toBe(true)
    }
    expect(demoOffice.name).toContain('invented people')
  })

  test('no address or number can be anybody’s', () => {
    const reaches = everyMessage.flatMap(({ reach }) => [reach.contact, reach.safety])
    const written = [...reaches, ...everyMessage.map((message) => message.account)].join('\n')
    for (const address of written.match(/\S+@\S+/g) ?? []) expect(address).toMatch(/@example\.org$/)
    for (const number of written.match(/\+[\d ()-]{7,}/g) ?? []) {
      expect(number.trim()).toMatch(/^\+375 00 000 00 \d\d$/)
    }
    expect(written).not.toMatch(/\d{7}/)
  })
})

describe('messages', () => {
  test('there are twenty, each at its own place, in order of days', () => {
    expect(demoMessages.map((message) => message.index)).toEqual(
      Array.from({ length: 20 }, (_, n) => n),
    )
    const days = demoMessages.map((message) => message.day)
    expect(days).toEqual(days.toSorted())
    for (const day of days) expect(day).toMatch(/^2020-08-(09|1\d|20)$/)
  })

  test('ten are Russian, four Belarusian, six English; of every kind of sender', () => {
    const count = (language: string) =>
      demoMessages.filter((message) => message.language === language).length
    expect([count('ru'), count('be'), count('en')]).toEqual([10, 4, 6])
    expect(new Set(demoMessages.map((message) => message.telling))).toEqual(
      new Set(['self', 'relative', 'lawyer']),
    )
  })

  test('they are as long as messages are', () => {
    for (const { account } of demoMessages) {
      expect(account.length).toBeGreaterThanOrEqual(200)
      expect(account.length).toBeLessThanOrEqual(2500)
    }
  })

  test('nobody is reached in a way they did not allow', () => {
    for (const { reach, consent } of demoMessages) {
      expect(reach.contact === '').toBe(reach.way === 'mailbox' || reach.way === 'none')
      expect(consent.contact === 'no').toBe(reach.way === 'none')
      expect(consent.contact === 'mailbox-only').toBe(reach.way === 'mailbox')
    }
  })

  test('each is cited by some claim', () => {
    const cited = new Set(claims.map((claim) => claim.message))
    expect(demoMessages.filter((message) => !cited.has(message.index))).toEqual([])
  })
})

describe('claims', () => {
  test('each quotes its message word for word, within one paragraph', () => {
    const wrong = claims.filter(
      ({ message, quote }) =>
        quote === '' || quote.includes('\n') || !demoMessages[message]!.account.includes(quote),
    )
    expect(wrong).toEqual([])
  })

  test('each value is one that the register accepts, as it stands', () => {
    for (const { property: code, value } of claims) {
      const declared = property(code)
      const input = declared.value === 'subject' ? '1' : value
      expect({ code, value, read: readValue(declared, input).ok }).toEqual({
        code,
        value,
        read: true,
      })
    }
  })

  test('each is of a property of its own kind of subject', () => {
    const kinds = { p: 'person', c: 'custody', a: 'act' } as const
    for (const { key, claims: ofSubject } of subjects) {
      const kind = kinds[key.charAt(0) as keyof typeof kinds]
      expect(ofSubject.filter((claim) => property(claim.property).kind !== kind)).toEqual([])
    }
  })

  test('each was said on the day of its message, and nothing happened after it was said', () => {
    for (const { message, saidOn, property: code, value } of claims) {
      expect(saidOn).toBe(demoMessages[message]!.day)
      const days = property(code).value === 'date' ? value.match(/\d{4}(-\d\d){0,2}/g) : []
      expect(days?.every((day) => day <= saidOn)).toBe(true)
    }
  })

  test('each is for the office or for a team that exists', () => {
    const audiences = [0, ...demoTeams.map((team) => team.number)]
    expect(claims.filter((claim) => !audiences.includes(claim.audience))).toEqual([])
  })

  test('periods of custody and acts point to a person by their first claim', () => {
    for (const {
      key,
      person,
      claims: [first],
    } of [...demoCustodies, ...demoActs]) {
      expect(personKeys).toContain(person)
      expect(first).toMatchObject({
        property: key.startsWith('c') ? 'custody.person' : 'act.person',
        value: person,
      })
    }
  })

  test('no act in the open register is of a type that must be sealed', () => {
    const types = claims.filter((claim) => claim.property === 'act.type')
    expect(types.filter((claim) => violation(claim.value)?.restricted !== false)).toEqual([])
  })
})

describe('persons', () => {
  test('there are thirty, each with a name and a key of its own', () => {
    expect(new Set(subjects.map((subject) => subject.key)).size).toBe(subjects.length)
    expect(demoPersons).toHaveLength(30)
    for (const { key } of demoPersons)
      expect(valuesOf(key, 'person.name').length).toBeGreaterThan(0)
  })

  test('names are written in Belarusian, Russian and Latin letters', () => {
    const names = demoPersons.flatMap(({ key }) => valuesOf(key, 'person.name')).join(' ')
    expect(names).toMatch(/[іў]/)
    expect(names).toMatch(/[ищ]/)
    expect(names).toMatch(/[a-z]/)
  })
})

describe('the truth', () => {
  test.each(demoTruth.samePerson)('%s and %s are found by a pair of words', (one, other) => {
    const [first, second] = [one, other].map((key) =>
      valuesOf(key, 'person.name').flatMap((name) => matchKeys(name)),
    )
    expect(first!.some((key) => key.startsWith('p:') && second!.includes(key))).toBe(true)
    expect(valuesOf(one, 'person.name')).not.toEqual(valuesOf(other, 'person.name'))
  })

  test('two records of one person come from different messages', () => {
    for (const [one, other] of demoTruth.samePerson) {
      expect(claimsOf(one)[0]!.message).not.toBe(claimsOf(other)[0]!.message)
    }
  })

  test('the namesakes share a name and not a year of birth', () => {
    const [[one, other]] = demoTruth.namesakes
    expect(valuesOf(one, 'person.birth')).not.toEqual(valuesOf(other, 'person.birth'))
    expect(matchKeys(valuesOf(one, 'person.name')[0]!)).toEqual(
      expect.arrayContaining(matchKeys(valuesOf(other, 'person.name')[0]!)),
    )
  })

  test('the quarrels are in the record', () => {
    expect(valuesOf(demoTruth.twoBirthDates[0], 'person.birth')).toEqual([
      '1998-03-03',
      '1997-03-03',
    ])
    expect(valuesOf(demoTruth.twoPlaces[0], 'custody.place')).toEqual(['ЦІП, Акрэсціна', 'Жодино'])
  })

  test('of two beginnings one is the authorities’ for the office, and one is for a single team', () => {
    const begun = claimsOf(demoTruth.twoBeginnings[0]).filter(
      (claim) => claim.property === 'custody.from',
    )
    expect(begun.map(({ value, source, audience }) => [value, source.kind, audience])).toEqual([
      ['2020-08-12', 'authority', 0],
      ['2020-08-10', 'submission', 2],
    ])
  })

  test('where only the authorities have spoken, no other claim says where', () => {
    const where = claimsOf(demoTruth.stateAlone[0]).filter(
      (c) => c.property === 'person.whereabouts',
    )
    expect(where.map((claim) => claim.source.kind)).toEqual(['authority'])
  })

  test('whoever does not want to be found is known to one team only', () => {
    expect(claimsOf(demoTruth.leftAlone[0]).filter((claim) => claim.audience === 0)).toEqual([])
  })
})

describe('staff', () => {
  test('every role is filled, by people in teams that exist', () => {
    const filled = new Set(demoStaff.map((member) => member.role))
    expect(filled).toEqual(new Set(Object.keys(roles.entries)))
    const numbers = demoTeams.map((team) => team.number)
    expect(
      demoStaff.flatMap((member) => member.teams).every((team) => numbers.includes(team)),
    ).toBe(true)
    expect(new Set(demoStaff.map((member) => member.key)).size).toBe(7)
  })

  test('those who must not see content are in no team', () => {
    for (const member of demoStaff.filter(
      ({ role }) => role === 'auditor' || role === 'operator',
    )) {
      expect(member.teams).toEqual([])
    }
  })
})

describe('a seed', () => {
  test('gives the same scenario every time, with arrivals in order on their days', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { messages } = scenario(seed)
        expect(scenario(seed)).toEqual(scenario(seed))
        const times = messages.map((message) => message.arrivedAt)
        expect(times).toEqual(times.toSorted())
        expect(messages.every(({ arrivedAt, day }) => arrivedAt.startsWith(`${day}T`))).toBe(true)
        expect(times.every((time) => /T([01]\d|2[0-3]):[0-5]\d$/.test(time))).toBe(true)
      }),
    )
  })

  test('changes the hours and nothing else', () => {
    const [one, other] = [scenario(1), scenario(2)]
    expect(one.messages).not.toEqual(other.messages)
    expect({ ...one, messages: [] }).toEqual({ ...other, messages: [] })
  })
})
