import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  readAccount,
  readAccountHead,
  standsAt,
  type AccountBody,
  type AccountHeadBody,
  type AccountPlace,
  type ToldAccount,
} from './account.ts'
import { base64 } from './encoding.ts'
import { sealDocument } from './envelope.ts'
import { inspect } from './inspect.ts'
import { openDocument } from './opening.ts'
import { sign, signedBy } from './signed.ts'
import { keyPair, seedOf, signer, withField } from './testing/people.ts'

/** Synthetic. */
const told: ToldAccount = {
  day: '2026-11-22',
  language: 'be',
  takenBy: { id: 2, name: 'Synthetic officer' },
  present: 'Synthetic sister',
  interpreter: {
    name: 'Synthetic interpreter',
    from: 'be',
    to: 'en',
    relation: 'none',
    conflict: 'no',
    conflictWords: '',
    acceptedBy: 'the person, the officer',
  },
  readBack: 'yes',
  corrected: 'yes',
  wording: 'verbatim',
  earlier: {
    told: 'yes',
    times: [{ to: 'a synthetic newspaper', when: '2026-09', recorded: 'unknown' }],
  },
  photographs: { seen: 'no', which: '', when: '', shownBy: '' },
  reason: null,
  words: 'Сінтэтычны расказ: забралі ўвечары.',
}

const body: AccountBody = {
  v: 1,
  type: 'account',
  account: 'ab'.repeat(16),
  about: { kind: 'person', id: '12' },
  team: 2,
  seq: 1,
  prev: null,
  kind: 'original',
  day: '2026-11-23',
  note: '',
  told,
  translation: null,
  key: base64.encode(seedOf(7)),
}

const translation: AccountBody = {
  ...body,
  seq: 2,
  prev: 'cd'.repeat(32),
  kind: 'translation',
  told: null,
  translation: {
    of: 1,
    language: 'en',
    by: 'machine',
    name: 'Synthetic checker',
    words: 'Synthetic: taken in the evening.',
  },
}

const correction: AccountBody = { ...body, seq: 2, prev: 'cd'.repeat(32), kind: 'correction' }

const head: AccountHeadBody = {
  v: 1,
  type: 'account-head',
  account: body.account,
  about: body.about,
  team: 2,
  seq: 1,
  version: 'ef'.repeat(32),
  day: told.day,
  language: told.language,
  takenBy: told.takenBy,
  interpreted: 'yes',
  earlier: told.earlier,
  reason: { code: 'person-asks', words: '' },
}

const officer = signer(3)
const written = (given: object) => ({ body: given, signatures: [] })

it.each([body, correction, translation])(
  'a version opens for its team as it was written, with the officer who signed it',
  async (given) => {
    const [team, other] = [await keyPair(1), await keyPair(2)]
    const signed = sign<AccountBody>('account', given, officer.signingKey)
    const envelope = await sealDocument([team.recipient], signed)
    expect(inspect(envelope)).toMatchObject({ verdict: 'envelope', recipients: 1 })
    const opened = await openDocument(team.identity, envelope)
    if (opened.verdict !== 'document') throw new Error(opened.verdict)
    expect(readAccount(opened.document)).toEqual({ verdict: 'ok', document: given })
    expect(signedBy('account', opened.document, officer.key)).toBe(true)
    expect(signedBy('account', opened.document, signer(4).key)).toBe(false)
    expect(signedBy('account-head', opened.document, officer.key)).toBe(false)
    expect(await openDocument(other.identity, envelope)).toEqual({ verdict: 'not-for-this-key' })
  },
)

it('any byte of it changed on the way opens nothing', async () => {
  const team = await keyPair(1)
  const signed = sign<AccountBody>('account', body, officer.signingKey)
  const envelope = await sealDocument([team.recipient], signed)
  await fc.assert(
    fc.asyncProperty(
      fc.nat(envelope.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const damaged = envelope.slice()
        damaged[at] = (damaged[at] ?? 0) ^ by
        const opened = await openDocument(team.identity, damaged)
        expect(opened.verdict).not.toBe('document')
      },
    ),
    { numRuns: 60 },
  )
})

it('what was signed and then changed is signed by nobody', () => {
  const signed = sign<AccountBody>('account', body, officer.signingKey)
  const changed = { ...signed, body: withField(body, 'told.words', 'Synthetic: something else') }
  expect(readAccount(changed)).toMatchObject({ verdict: 'ok' })
  expect(signedBy('account', changed, officer.key)).toBe(false)
})

it('says as little by its length of a few words as of some hundred', async () => {
  const { recipient } = await keyPair(1)
  const lengthOf = async (words: string) => {
    const given = { ...body, told: { ...told, words } }
    return (await sealDocument([recipient], sign('account', given, officer.signingKey))).length
  }
  expect(await lengthOf('a')).toBe(await lengthOf('word '.repeat(100)))
})

it('is the first and the original, or follows another: never half of each', () => {
  const kinds = fc.constantFrom('original', 'correction', 'translation')
  fc.assert(
    fc.property(
      kinds,
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (kind, seq, follows, tells, translates) => {
        const given = {
          ...body,
          kind,
          seq,
          prev: follows ? 'cd'.repeat(32) : null,
          told: tells ? told : null,
          translation: translates ? translation.translation : null,
        }
        const isRight =
          kind === 'original'
            ? seq === 1 && !follows && tells && !translates
            : seq > 1 && follows && tells === (kind === 'correction') && translates !== tells
        expect(readAccount(written(given)).verdict).toBe(isRight ? 'ok' : 'malformed')
      },
    ),
  )
})

it('a translation is of a version before it', () => {
  const of = (number: number) =>
    readAccount(written(withField(translation, 'translation.of', number) as object)).verdict
  expect([of(0), of(1), of(2), of(3)]).toEqual(['malformed', 'ok', 'malformed', 'malformed'])
})

it.each([
  ['account', 'AB'.repeat(16)],
  ['about.kind', 'facility'],
  ['about.id', '0'],
  ['team', 0],
  ['day', '2026-02-30'],
  ['key', 'AAAA'],
  ['told.language', 'Belarusian'],
  ['told.readBack', 'maybe'],
  ['told.interpreter', undefined],
  ['told.interpreter.conflict', 'perhaps'],
  ['told.earlier.times', [{ to: 'x' }]],
  ['told.photographs.seen', ''],
  ['told.reason', { code: '', words: '' }],
  ['told.words', ''],
])('is not read when %s is not as it must be', (field, value) => {
  expect(readAccount(written(withField(body, field, value) as object))).toMatchObject({
    verdict: 'malformed',
  })
})

it('what stands beside a version is read as it was written, and names that version by its hash', () => {
  const signed = sign<AccountHeadBody>('account-head', head, officer.signingKey)
  expect(readAccountHead(signed)).toEqual({ verdict: 'ok', document: head })
  expect(readAccountHead(written(withField(head, 'version', 'ef') as object))).toEqual({
    verdict: 'malformed',
    field: 'body.version',
  })
  expect(readAccountHead(sign('account', body, officer.signingKey)).verdict).toBe('malformed')
})

const places: fc.Arbitrary<AccountPlace> = fc.record({
  account: fc.constantFrom('ab'.repeat(16), 'cd'.repeat(16)),
  about: fc.record({
    kind: fc.constantFrom('person' as const, 'submission' as const),
    id: fc.constantFrom('12', '13'),
  }),
  team: fc.constantFrom(1, 2),
  seq: fc.constantFrom(1, 2),
})

it('stands where it was made for and nowhere else', () => {
  fc.assert(
    fc.property(places, places, (one, other) => {
      expect(standsAt(one, other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
  )
})

it('is never read from what is no document at all', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readAccount(value)).toMatchObject({ verdict: 'malformed' })
      expect(readAccountHead(value)).toMatchObject({ verdict: 'malformed' })
    }),
  )
})
