import {
  AccountId,
  ClaimId,
  EntryId,
  SubjectId,
  SubmissionId,
  type ClaimView,
  type SubjectClaims,
} from '@amparo/contract'
import { describe, expect, test } from 'vitest'
import { claimAgain } from './claim-again.ts'
import { numberSources } from './source-numbers.ts'
import { foldSubject } from './view-of.ts'

function claim(id: string, change: Partial<ClaimView> = {}): ClaimView {
  return {
    id: ClaimId.parse(id),
    property: 'person.birth',
    value: { kind: 'date', edtf: '1985' },
    source: {
      id: `source-${id}`,
      kind: 'submission',
      origin: `source-${id}`,
      submission: SubmissionId.parse(id),
      part: 1,
      account: null,
      version: null,
      reply: null,
      passage: { from: 3, to: 7 },
    },
    directness: 'first-hand',
    credibility: 6,
    saidOn: '2020-08-12',
    recordedAt: '2026-11-24T09:12:00.000Z',
    recordedBy: 'Invented Person',
    audience: 0,
    replaces: null,
    retracts: null,
    erased: null,
    entry: EntryId.parse('1'),
    ...change,
  }
}

function person(claims: ClaimView[]): SubjectClaims {
  return {
    id: SubjectId.parse('7'),
    kind: 'person',
    entry: EntryId.parse('1'),
    claims,
  }
}

describe('a person’s page', () => {
  test('shows both values of sources that disagree', () => {
    const other = claim('2', { value: { kind: 'date', edtf: '1986' } })
    const { view } = foldSubject(person([claim('1'), other]))
    expect(view.properties['person.birth']?.contested).toBe(true)
    expect(view.properties['person.birth']?.groups).toHaveLength(2)
  })

  test('keeps a claim taken back apart, and does not count it', () => {
    const retraction = claim('2', { retracts: ClaimId.parse('1') })
    const { view } = foldSubject(person([claim('1'), retraction]))
    expect(view.properties['person.birth']).toMatchObject({ best: null, retracted: ['1'] })
  })

  test('leaves out a property and a grade it does not know yet', () => {
    const strange = [claim('1', { property: 'person.shoe' }), claim('2', { credibility: 9 })]
    expect(foldSubject(person(strange)).view.claims).toBe(0)
  })

  test('numbers each source once, from 1, in the order of the page', () => {
    const same = claim('3', {
      property: 'person.residence',
      value: { kind: 'text', text: 'Минск' },
    })
    const subject = foldSubject(
      person([
        claim('1'),
        claim('2', { value: { kind: 'date', edtf: '1986' } }),
        { ...same, source: claim('1').source },
      ]),
    )
    expect([...numberSources([subject]).values()]).toEqual([1, 2])
  })
})

describe('recording a claim again', () => {
  test('says the same from the same words of the same account', () => {
    const { source, ...rest } = claim('1')
    const told = { ...source, kind: 'interview', submission: null, part: null }
    const cited = { ...told, account: AccountId.parse('4'), version: 2 }
    expect(claimAgain({ ...rest, source: cited })).toMatchObject({
      source: {
        kind: 'account',
        account: '4',
        version: 2,
        passage: { from: 3, to: 7 },
        word: 'teller',
      },
    })
  })

  test('says the same from the same words of the same message', () => {
    expect(claimAgain(claim('1'))).toMatchObject({
      value: { kind: 'date', edtf: '1985' },
      source: {
        kind: 'submission',
        submission: '1',
        part: 1,
        passage: { from: 3, to: 7 },
        word: 'sender',
      },
      replaces: null,
    })
  })

  test('keeps an authority’s word an authority’s', () => {
    const { source } = claim('1')
    const passedOn = claimAgain(claim('1', { source: { ...source, kind: 'authority' } }))
    expect(passedOn?.source).toMatchObject({ word: 'authority' })
  })

  test('of what we cannot read is not possible', () => {
    expect(claimAgain(claim('1', { value: { kind: 'sealed' } }))).toBeNull()
  })
})
