import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  checkIntake,
  isAcknowledgement,
  readAcknowledgement,
  readIntake,
  readSignerList,
  readStaffList,
  type AcknowledgementBody,
  type IntakeBundle,
  type IntakeBody,
  type SignerList,
  type SignerListBody,
} from './intake.ts'
import { countersign, sign } from './signed.ts'
import { intakeBody, keyPair, signer, signerList, staffList, withField } from './testing/people.ts'

const office = signer(100)
const today = '2026-11-22'

let listBody: SignerListBody
let body: IntakeBody
let signers: SignerList
let bundle: IntakeBundle

beforeAll(async () => {
  listBody = signerList(1, 2, 3)
  body = await intakeBody()
  signers = sign('signers', listBody, office.signingKey)
  bundle = signedByStaff(body, 1, 2)
})

const signedByStaff = (intake: IntakeBody, ...values: readonly number[]): IntakeBundle => {
  const [first = 0, ...others] = values
  return others.reduce(
    (signed, value) => countersign('intake', signed, signer(value).signingKey),
    sign('intake', intake, signer(first).signingKey),
  )
}

const untrusted = (why: string) => ({ verdict: 'untrusted', why })

describe('an intake bundle', () => {
  test('signed by two of the team is good, and hands over what was signed', () => {
    expect(checkIntake(office.key, signers, bundle, today)).toEqual({
      verdict: 'good',
      bundle: body,
      signers: listBody,
    })
  })

  test('out of its time is still usable, and says so', () => {
    const days = [
      ['2026-10-31', 'not-yet'],
      ['2026-11-01', 'good'],
      ['2027-01-31', 'good'],
      ['2027-02-01', 'expired'],
      ['2031-01-01', 'expired'],
    ] as const
    for (const [day, verdict] of days)
      expect(checkIntake(office.key, signers, bundle, day)).toMatchObject({ verdict, bundle: body })
  })

  test('signed by fewer than two of the team is not trusted', () => {
    const why = untrusted('bundle-without-two-signers')
    for (const by of [[1], [1, 1], [1, 9], [8, 9]])
      expect(checkIntake(office.key, signers, signedByStaff(body, ...by), today)).toEqual(why)
  })

  test('signed twice with one key that is listed twice is not trusted', () => {
    const [member] = listBody.members
    const members = [member!, { ...member!, teams: [1, 2] }]
    const list = sign('signers', { ...listBody, members }, office.signingKey)
    expect(checkIntake(office.key, list, bundle, today)).toEqual(
      untrusted('bundle-without-two-signers'),
    )
  })

  test('signed by two of the office, one or both outside the team that reads, is not trusted', () => {
    const [first, second] = listBody.members
    const outside = { ...second!, teams: [2] }
    const inNone = { ...second!, teams: [] }
    for (const members of [
      [first!, outside],
      [first!, inNone],
      [{ ...first!, teams: [2, 3] }, outside],
    ]) {
      const list = sign('signers', { ...listBody, members }, office.signingKey)
      expect(checkIntake(office.key, list, bundle, today)).toEqual(
        untrusted('bundle-without-two-signers'),
      )
    }
  })

  test('cannot choose the team whose keys count, since its signers signed that too', () => {
    const members = listBody.members.map((member) => ({ ...member, teams: [2] }))
    const list = sign('signers', { ...listBody, members }, office.signingKey)
    const moved = { ...bundle, body: { ...body, team: 2 } }
    expect(checkIntake(office.key, list, moved, today).verdict).toBe('untrusted')
  })

  test('changed after signing is not trusted, whatever was changed', async () => {
    const changes: Partial<IntakeBody>[] = [
      { recipients: [(await keyPair(3)).recipient] },
      { notAfter: '2030-01-01' },
      { team: 2 },
      { epoch: 2 },
    ]
    for (const change of changes) {
      const changed = { ...bundle, body: { ...body, ...change } }
      expect(checkIntake(office.key, signers, changed, today)).toEqual(
        untrusted('bundle-without-two-signers'),
      )
    }
  })

  test('beside signers the office key did not sign is not trusted', () => {
    const forged = sign('signers', listBody, signer(1).signingKey)
    const why = untrusted('signers-not-signed-by-office')
    expect(checkIntake(office.key, forged, bundle, today)).toEqual(why)
    const fewer = { ...signers, body: { ...listBody, members: listBody.members.slice(1) } }
    expect(checkIntake(office.key, fewer, bundle, today)).toEqual(why)
    expect(checkIntake(signer(1).key, signers, bundle, today)).toEqual(why)
  })

  test('beside a staff list in place of the signers is not trusted', async () => {
    const staff = sign('staff-list', await staffList(1, 2, 3), office.signingKey)
    expect(checkIntake(office.key, staff, bundle, today)).toEqual(untrusted('signers-malformed'))
  })

  test('of another office is not trusted', () => {
    const other = signedByStaff({ ...body, office: 'another-office' }, 1, 2)
    expect(checkIntake(office.key, signers, other, today)).toEqual(
      untrusted('bundle-of-another-office'),
    )
  })

  test('with a recipient that is not hybrid, with none or with many is malformed', () => {
    const recipients = [
      [],
      ['age1xyz'],
      [body.recipients[0], 'age1xyz'],
      Array.from({ length: 21 }, () => body.recipients[0]),
    ]
    for (const wrong of recipients) {
      const changed = { ...bundle, body: { ...body, recipients: wrong } }
      expect(checkIntake(office.key, signers, changed, today)).toEqual(
        untrusted('bundle-malformed'),
      )
    }
    expect(readIntake(withField(bundle, 'body.recipients', [body.recipients[0], 'x']))).toEqual({
      verdict: 'malformed',
      field: 'body.recipients[1]',
    })
  })

  test('may carry fields we do not know, as long as they were signed', () => {
    const later = signedByStaff({ ...body, note: 'later' } as IntakeBody, 1, 2)
    expect(checkIntake(office.key, signers, later, today)).toEqual({
      verdict: 'good',
      bundle: body,
      signers: listBody,
    })
  })

  test('of any other kind gets a verdict, and it is not trusted', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (list, sent) => {
        expect(checkIntake(office.key, list, bundle, today).verdict).toBe('untrusted')
        expect(checkIntake(office.key, signers, sent, today).verdict).toBe('untrusted')
      }),
    )
  })
})

test('a staff list names the member and field that is wrong', async () => {
  const body = await staffList(1)
  const staff = sign('staff-list', body, office.signingKey)
  const wrong = withField(staff, 'body.members', [body.members[0], { id: 2, name: 'x' }])
  expect(readStaffList(wrong)).toEqual({ verdict: 'malformed', field: 'body.members[1].role' })
})

test('signers are read as keys and teams, whatever else somebody put beside them', () => {
  const [member] = listBody.members
  const named = { ...member!, name: 'Synthetic person', role: 'intake' }
  const list = sign('signers', { ...listBody, members: [named] }, office.signingKey)
  expect(readSignerList(list)).toEqual({
    verdict: 'ok',
    document: { ...listBody, members: [member] },
  })
  expect(readSignerList(withField(list, 'body.members', [{ teams: [1] }]))).toEqual({
    verdict: 'malformed',
    field: 'body.members[0].sign',
  })
})

describe('an acknowledgement', () => {
  const server = signer(200)
  const acknowledgement: AcknowledgementBody = {
    v: 1,
    type: 'acknowledgement',
    office: 'synthetic-office',
    envelope: 'ab'.repeat(32),
    day: today,
    leaf: 'cd'.repeat(32),
  }
  const signed = sign('acknowledgement', acknowledgement, server.signingKey)

  test('is for one envelope, by one server', () => {
    expect(readAcknowledgement(signed)).toEqual({ verdict: 'ok', document: acknowledgement })
    expect(isAcknowledgement(server.key, signed, 'ab'.repeat(32))).toBe(true)
    expect(isAcknowledgement(server.key, signed, 'ac'.repeat(32))).toBe(false)
    expect(isAcknowledgement(office.key, signed, 'ab'.repeat(32))).toBe(false)
  })

  test('changed after signing is none', () => {
    const changed = withField(signed, 'body.day', '2026-11-23')
    expect(isAcknowledgement(server.key, changed, 'ab'.repeat(32))).toBe(false)
  })
})
