import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asKnownAt } from './as-known.ts'
import { fold } from './fold.ts'
import { aClaim } from './testing/claims.ts'
import { sameView } from './view.ts'

const instantOf = (minute: number): string =>
  new Date(Date.UTC(2020, 7, 12, 9, minute)).toISOString()

/** Claims recorded a minute after each other, some of which correct or take back an earlier one. */
const histories = fc
  .array(
    fc.record({
      name: fc.constantFrom('Ганна Ясень', 'Анна Ясень', 'Hanna Jasień'),
      earlier: fc.option(fc.nat(12)),
      how: fc.constantFrom('replaces', 'retracts'),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ name, earlier, how }, at) =>
      aClaim(at + 1, 'person.name', name, {
        recordedAt: instantOf(at),
        ...(earlier !== null && earlier < at ? { [how]: String(earlier + 1) } : {}),
      }),
    ),
  )

test('what was known at an instant is what folding only its past gives, whatever came later', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: -1, max: 12 }), (history, minute) => {
      const then = fold(history.slice(0, minute + 1), 'person')
      expect(sameView(fold(asKnownAt(history, instantOf(minute)), 'person'), then)).toBe(true)
    }),
  )
})

test('a correction that came later has not been made yet', () => {
  const first = aClaim(1, 'person.birth', '1990', { recordedAt: '2020-08-12T09:00:00.000Z' })
  const later = aClaim(2, 'person.birth', '1991', {
    recordedAt: '2021-01-05T09:00:00.000Z',
    replaces: '1',
  })
  const then = fold(asKnownAt([first, later], '2020-12-31T23:59:59.999Z'), 'person')
  expect(then.properties['person.birth']).toMatchObject({
    best: { value: { edtf: '1990' } },
    retracted: [],
  })
})
