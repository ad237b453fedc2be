import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  checkIntake,
  isAcknowledgement,
  readAcknowledgement,
  readIntake,
  readStaffList,
  type AcknowledgementBody,
  type IntakeBundle,
  type IntakeBody,
  type SignedStaffList,
  type StaffListBody,
} from './intake.ts'
import { countersign, sign } from './signed.ts'
import { intakeBody, signer, staffList, withField } from './testing/people.ts'

const office = signer(100)
const today = '2026-11-22'

let staffBody: StaffListBody
let body: IntakeBody
let staff: SignedStaffList
let bundle: IntakeBundle

beforeAll(async () => {
  staffBody = await staffList(1, 2, 3)
  body = await intakeBody()
  staff = sign('staff-list', staffBody, office.signingKey)
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
  test('signed by two of the staff is good, and hands over what was signed', () => {
    expect(checkIntake(office.key, staff, bundle, today)).toEqual({
      verdict: 'good',
      bundle: body,
      staff: staffBody,
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
      expect(checkIntake(office.key, staff, bundle, day)).toMatchObject({ verdict, bundle: body })
  })

  test('signed by fewer than two of the staff is not trusted', () => {
    const why = untrusted('bundle-without-two-signers')
    for (const signers of [[1], [1, 1], [1, 9], [8, 9]])
      expect(checkIntake(office.key, staff, signedByStaff(body, ...signers), today)).toEqual(why)
  })

  test('signed twice by one person who is listed twice is not trusted', async () => {
    const [member] = staffBody.members
    const why = untrusted('bundle-without-two-signers')
    const samePerson = { ...member!, sign: signer(2).key }
    const sameKey = { ...member!, id: 50 }
    for (const members of [
      [member!, samePerson],
      [member!, sameKey],
    ]) {
      const list = sign('staff-list', { ...staffBody, members }, office.signingKey)
      expect(checkIntake(office.key, list, bundle, today)).toEqual(why)
    }
  })

  test('changed after signing is not trusted, whatever was changed', () => {
    const changes: Partial<IntakeBody>[] = [
      { recipients: [staffBody.members[2]!.age] },
      { notAfter: '2030-01-01' },
      { team: 2 },
      { epoch: 2 },
    ]
    for (const change of changes) {
      const changed = { ...bundle, body: { ...body, ...change } }
      expect(checkIntake(office.key, staff, changed, today)).toEqual(
        untrusted('bundle-without-two-signers'),
      )
    }
  })

  test('beside a staff list the office key did not sign is not trusted', () => {
    const forged = sign('staff-list', staffBody, signer(1).signingKey)
    const why = untrusted('staff-list-not-signed-by-office')
    expect(checkIntake(office.key, forged, bundle, today)).toEqual(why)
    const added = { ...staff, body: { ...staffBody, members: staffBody.members.slice(1) } }
    expect(checkIntake(office.key, added, bundle, today)).toEqual(why)
    expect(checkIntake(signer(1).key, staff, bundle, today)).toEqual(why)
  })

  test('of another office is not trusted', () => {
    const other = signedByStaff({ ...body, office: 'another-office' }, 1, 2)
    expect(checkIntake(office.key, staff, other, today)).toEqual(
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
      expect(checkIntake(office.key, staff, changed, today)).toEqual(untrusted('bundle-malformed'))
    }
    expect(readIntake(withField(bundle, 'body.recipients', [body.recipients[0], 'x']))).toEqual({
      verdict: 'malformed',
      field: 'body.recipients[1]',
    })
  })

  test('may carry fields we do not know, as long as they were signed', () => {
    const later = signedByStaff({ ...body, note: 'later' } as IntakeBody, 1, 2)
    expect(checkIntake(office.key, staff, later, today)).toEqual({
      verdict: 'good',
      bundle: body,
      staff: staffBody,
    })
  })

  test('of any other kind gets a verdict, and it is not trusted', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (list, sent) => {
        expect(checkIntake(office.key, list, bundle, today).verdict).toBe('untrusted')
        expect(checkIntake(office.key, staff, sent, today).verdict).toBe('untrusted')
      }),
    )
  })
})

test('a staff list names the member and field that is wrong', () => {
  const wrong = withField(staff, 'body.members', [staffBody.members[0], { id: 2, name: 'x' }])
  expect(readStaffList(wrong)).toEqual({ verdict: 'malformed', field: 'body.members[1].role' })
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
