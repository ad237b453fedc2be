import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkMandate,
  isFrozenBy,
  newToken,
  readFreeze,
  readMandate,
  stateOfMandate,
  tokenHash,
  type Freeze,
  type FreezeBody,
  type MandateBody,
} from './mandate.ts'
import { fromDigits, returnCodeFrom, toDigits } from './return-code.ts'
import { countersign, sign } from './signed.ts'
import { bytesOfLength, random, signer, signerList, withField } from './testing/people.ts'

const today = '2026-11-25'
// Of the team that reads: 1, 2 and 3; 8 works here in another team, 9 not at all.
const list = signerList(1, 2, 3)
const signers = {
  ...list,
  members: [...list.members, { teams: [2], sign: signer(8).key }],
}
const reading = { signers, team: 1 }

const body: MandateBody = {
  v: 1,
  type: 'mandate',
  office: 'synthetic-office',
  team: 1,
  id: 'ab'.repeat(16),
  holder: '',
  scope: 'Synthetic: clients held after the demonstrations.',
  notBefore: '2026-11-01',
  notAfter: '2027-01-31',
  tokens: [tokenHash(newToken(random))],
}

const given = (by: number, changes: Partial<MandateBody> = {}) =>
  sign('mandate', { ...body, ...changes }, signer(by).signingKey)

const untrusted = (why: string) => ({ verdict: 'untrusted', why })

describe('a token', () => {
  test('is written as digits like a return code, and read back to the same hash', () => {
    fc.assert(
      fc.property(bytesOfLength(16), (bytes) => {
        const token = returnCodeFrom(bytes)
        const typed = fromDigits(toDigits(token).join(' '))
        if (typed.verdict !== 'code') throw new Error(typed.verdict)
        expect(tokenHash(typed.code)).toBe(tokenHash(token))
      }),
    )
  })

  test('is kept as SHA-256 over a context of its own', () => {
    const token = newToken(random)
    const hash = createHash('sha256').update('amparo/v1/token\0').update(token).digest('hex')
    expect(token.length).toBe(16)
    expect(tokenHash(token)).toBe(hash)
  })
})

describe('a mandate', () => {
  test('counts when a member of the team that reads has signed it, in its time only', () => {
    const days = [
      ['2026-10-31', 'not-yet'],
      ['2026-11-01', 'good'],
      ['2027-01-31', 'good'],
      ['2027-02-01', 'expired'],
    ] as const
    for (const [day, verdict] of days)
      expect(checkMandate(reading, given(2), day)).toEqual({ verdict, mandate: body })
  })

  test('signed by somebody else, of the office or not, does not', () => {
    for (const by of [8, 9])
      expect(checkMandate(reading, given(by), today)).toEqual(untrusted('not-signed-by-team'))
  })

  test('of another office or team does not, even when a key of that team signed it', () => {
    expect(checkMandate(reading, given(1, { office: 'another' }), today)).toEqual(
      untrusted('of-another-office'),
    )
    expect(checkMandate(reading, given(8, { team: 2 }), today)).toEqual(
      untrusted('of-another-team'),
    )
  })

  test('changed after signing does not, whatever was changed', () => {
    const changes: readonly Partial<MandateBody>[] = [
      { id: 'ac'.repeat(16) },
      { tokens: [...body.tokens, tokenHash(newToken(random))] },
      { notAfter: '2030-01-01' },
      { scope: 'everything' },
    ]
    for (const change of changes) {
      const changed = { ...given(1), body: { ...body, ...change } }
      expect(checkMandate(reading, changed, today)).toEqual(untrusted('not-signed-by-team'))
    }
  })

  test.each<readonly [string, unknown]>([
    ['body.id', 'ab'],
    ['body.scope', 'x'.repeat(501)],
    ['body.holder', null],
    ['body.notAfter', '2026-02-30'],
    ['body.tokens', []],
    ['body.tokens', Array.from({ length: 51 }, () => 'ab'.repeat(32))],
  ])('with a wrong %s names that field and is not trusted', (path, value) => {
    const wrong = withField(given(1), path, value)
    expect(readMandate(wrong)).toEqual({ verdict: 'malformed', field: path })
    expect(checkMandate(reading, wrong, today)).toEqual(untrusted('malformed'))
  })

  test('of any other kind gets a verdict', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(checkMandate(reading, value, today).verdict).toBe('untrusted')
        expect(isFrozenBy(reading, value)).toBe(false)
        expect(stateOfMandate(body.id, reading, [value])).toBe('open')
      }),
    )
  })
})

const act = (
  kind: 'freeze' | 'lift',
  seq: number,
  by: readonly number[],
  changes: Partial<FreezeBody> = {},
): Freeze => {
  const freeze: FreezeBody = {
    v: 1,
    type: 'freeze',
    office: 'synthetic-office',
    team: 1,
    mandate: body.id,
    act: kind,
    reason: 'arrested',
    day: today,
    seq,
    ...changes,
  }
  const [first = 0, ...others] = by
  return others.reduce(
    (signed, value) => countersign('freeze', signed, signer(value).signingKey),
    sign('freeze', freeze, signer(first).signingKey),
  )
}

const stateAfter = (...acts: readonly Freeze[]) => stateOfMandate(body.id, reading, acts)

describe('a freeze', () => {
  test('needs two different keys of the team that reads', () => {
    expect(isFrozenBy(reading, act('freeze', 1, [1, 2]))).toBe(true)
    for (const by of [[1], [1, 1], [1, 8], [8, 9]])
      expect(isFrozenBy(reading, act('freeze', 1, by))).toBe(false)
    const twice = act('freeze', 1, [1])
    const repeated = { ...twice, signatures: [...twice.signatures, ...twice.signatures] }
    expect(isFrozenBy(reading, repeated)).toBe(false)
  })

  test('of another office, of another team or changed after signing does not count', () => {
    for (const changes of [{ office: 'another' }, { team: 2 }])
      expect(isFrozenBy(reading, act('freeze', 1, [1, 2], changes))).toBe(false)
    const signed = act('freeze', 1, [1, 2])
    expect(isFrozenBy(reading, withField(signed, 'body.act', 'lift'))).toBe(false)
    expect(isFrozenBy(reading, withField(signed, 'body.seq', 2))).toBe(false)
  })

  test('with a wrong field names it', () => {
    for (const [path, value] of [
      ['body.act', 'thaw'],
      ['body.reason', ''],
      ['body.reason', 'Because he said so'],
      ['body.seq', 0],
      ['body.mandate', ''],
    ] as const)
      expect(readFreeze(withField(act('freeze', 1, [1]), path, value))).toEqual({
        verdict: 'malformed',
        field: path,
      })
  })
})

describe('where a mandate stands', () => {
  test('goes from open over one signature to frozen, and over one back to open', () => {
    const frozen = act('freeze', 1, [1, 2])
    expect(stateAfter()).toBe('open')
    expect(stateAfter(act('freeze', 1, [1]))).toBe('freezing')
    expect(stateAfter(frozen)).toBe('frozen')
    expect(stateAfter(frozen, act('lift', 2, [3]))).toBe('lifting')
    expect(stateAfter(frozen, act('lift', 2, [3, 1]))).toBe('open')
  })

  test('does not depend on the order in which acts are shown, nor on repeats', () => {
    const acts = [
      act('freeze', 1, [1, 2]),
      act('lift', 2, [2, 3]),
      act('freeze', 3, [1, 3]),
      act('lift', 4, [1]),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(acts, { minLength: 4 }), (shuffled) => {
        expect(stateAfter(...shuffled, ...shuffled)).toBe('lifting')
      }),
    )
  })

  test('an old lifting shown again lifts no later freeze', () => {
    const old = act('lift', 2, [1, 2])
    expect(stateAfter(act('freeze', 1, [1, 2]), old, act('freeze', 3, [1, 2]), old)).toBe('frozen')
  })

  test('stays shut when two acts claim the same place', () => {
    const both = [act('lift', 2, [1, 2]), act('freeze', 2, [1, 3])]
    expect(stateAfter(...both)).toBe('frozen')
    expect(stateAfter(...both.toReversed())).toBe('frozen')
  })

  test('is not moved by acts on other mandates, of strangers, or of other teams', () => {
    const strange = [
      act('freeze', 1, [1, 2], { mandate: 'cd'.repeat(16) }),
      act('freeze', 2, [8, 9]),
      act('freeze', 3, [1, 2], { team: 2 }),
    ]
    expect(stateAfter(...strange)).toBe('open')
    expect(stateAfter(act('freeze', 1, [1, 2]), act('lift', 2, [9, 8]))).toBe('frozen')
  })
})
