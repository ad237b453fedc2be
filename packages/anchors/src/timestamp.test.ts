import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { certificatesOfPem } from './certificate-path.ts'
import { nodeX509 } from './node.ts'
import {
  hasOpenssl,
  noOpenssl,
  openAuthorities,
  type Holder,
  type Stamping,
} from './testing/authority.ts'
import { checkTimestamp, type TimestampCheck, type TimestampQuestion } from './timestamp-check.ts'
import { nonceLength, timestampRequest } from './timestamp-request.ts'
import { readTimestamp, timestampLimits } from './timestamp-response.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const data = new TextEncoder().encode('amparo/0123456789abcdef0123456789abcdef/1\n3\nAAAA\n')
const imprint = sha256(data)
const request = timestampRequest(imprint, new Uint8Array(randomBytes(nonceLength)))
const nonce = Uint8Array.from(request.nonce.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const canMake = hasOpenssl()
const authorities = openAuthorities()
afterAll(() => authorities.end())

let root: Holder
let between: Holder
let stamper: Holder

beforeAll(() => {
  if (!canMake) return
  root = authorities.issue('root', { as: 'root' })
  between = authorities.issue('between', { as: 'authority', by: root })
  stamper = authorities.issue('stamper', { as: 'stamper', by: between })
})

const now = new Date().getTime()

const check = (response: Uint8Array, change: Partial<TimestampQuestion> = {}): TimestampCheck =>
  checkTimestamp(nodeX509, {
    response,
    imprint,
    nonce: request.nonce,
    roots: [root.der],
    seenAt: now,
    ...change,
  })

const outcome = (...args: Parameters<typeof check>): string => {
  const made = check(...args)
  return made.verdict === 'refused' ? made.fault : made.verdict
}

const stamp = (change: Partial<Stamping> = {}): Uint8Array =>
  authorities.stamp({
    by: stamper,
    chain: [between],
    imprint,
    nonce,
    at: new Date(now - 60_000),
    ...change,
  })

/** What an outsider's program says, which has the file and the root and nothing else of ours. */
const isVerified = (response: Uint8Array, at = now, by = root) =>
  authorities.isVerified(response, data, { root: by, at })

describe('a request', () => {
  test('is what `openssl ts` reads: SHA-256, our nonce, certificates wanted', ({ skip }) => {
    skip(!canMake, noOpenssl)
    writeFileSync(authorities.path('ours.tsq'), request.bytes)
    const said = authorities.openssl('ts', '-query', '-in', 'ours.tsq', '-text')
    expect(said).toContain('Hash Algorithm: sha256')
    expect(said).toContain('Certificate required: yes')
    expect(said.toLowerCase()).toContain(`nonce: 0x${request.nonce}`)
  })

  test('has a nonce with one spelling, whatever the random bytes are', () => {
    for (const byte of [0x00, 0x7f, 0x80, 0xff]) {
      const made = timestampRequest(imprint, new Uint8Array(nonceLength).fill(byte))
      expect(Number.parseInt(made.nonce.slice(0, 2), 16)).toBeGreaterThanOrEqual(0x40)
      expect(Number.parseInt(made.nonce.slice(0, 2), 16)).toBeLessThan(0x80)
    }
  })

  test('is not made over anything but 32 bytes', () => {
    expect(() => timestampRequest(imprint.slice(1), new Uint8Array(nonceLength))).toThrow()
    expect(() => timestampRequest(imprint, new Uint8Array(8))).toThrow()
  })
})

describe('an honest answer', () => {
  test('is believed, and `openssl ts -verify` believes it too', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const response = authorities.reply(request.bytes, stamper, [between])
    const made = check(response, { seenAt: new Date().getTime() })
    if (made.verdict === 'refused') throw new Error(made.fault)
    expect(made.timestamp).toMatchObject({ imprint, nonce: request.nonce, policy: '1.2.3.4.1' })
    expect(made.chain).toEqual([stamper.der, between.der, root.der])
    expect(isVerified(response, new Date().getTime())).toBe(true)
  })

  test.for(['rsa', 'ec'] as const)('by a key of %s, of a root alone', (algorithm, { skip }) => {
    skip(!canMake, noOpenssl)
    const by = authorities.issue(`${algorithm}-stamper`, { as: 'stamper', by: root, algorithm })
    const response = stamp({ by, chain: [] })
    expect(outcome(response)).toBe('stamped')
    expect(isVerified(response)).toBe(true)
  })

  test('is to be renewed twelve months before its shortest certificate ends', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const short = { as: 'stamper', by: between, until: '20300615000000Z' } as const
    const by = authorities.issue('ends-first', short)
    const made = check(stamp({ by }))
    expect(made.verdict === 'stamped' && new Date(made.renewBy).toISOString()).toBe(
      '2029-06-15T00:00:00.000Z',
    )
  })

  test('without the nonce is enough for an outsider, who has only the file', ({ skip }) => {
    skip(!canMake, noOpenssl)
    expect(outcome(stamp(), { nonce: null })).toBe('stamped')
  })
})

describe('an answer is not believed', () => {
  test('when nobody is trusted', ({ skip }) => {
    skip(!canMake, noOpenssl)
    expect(outcome(stamp(), { roots: [] })).toBe('timestamp-no-roots')
    expect(outcome(stamp(), { roots: [new Uint8Array(100)] })).toBe('timestamp-no-roots')
  })

  test('when it stamps another file', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const response = stamp({ imprint: sha256(new Uint8Array(1)) })
    expect(outcome(response)).toBe('timestamp-other-file')
    expect(isVerified(response)).toBe(false)
  })

  test('when it answers another request, or none', ({ skip }) => {
    skip(!canMake, noOpenssl)
    expect(outcome(stamp({ nonce: nonce.with(5, (nonce[5]! + 1) % 256) }))).toBe('timestamp-nonce')
    const { nonce: _, ...withoutNonce } = {
      by: stamper,
      chain: [between],
      imprint,
      nonce,
      at: new Date(now),
    }
    expect(outcome(authorities.stamp(withoutNonce))).toBe('timestamp-nonce')
  })

  test('when it is by a look-alike, whose root came along', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const subject = 'Synthetic root'
    const other = authorities.issue('look-alike', { as: 'root', subject })
    const by = authorities.issue('look-alike-stamper', { as: 'stamper', by: other })
    const response = stamp({ by, chain: [other] })
    expect(outcome(response)).toBe('timestamp-chain')
    expect(isVerified(response)).toBe(false)
    expect(outcome(response, { roots: [other.der] })).toBe('stamped')
  })

  test('when the certificate is not for time-stamping, or not for that alone', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const wrong = ['withoutPurpose', 'uncritical', 'twoPurposes', 'enciphering'] as const
    for (const as of wrong) {
      const by = authorities.issue(as, { as, by: between })
      const response = stamp({ by })
      expect(outcome(response), as).toBe('timestamp-purpose')
      expect(isVerified(response), as).toBe(false)
    }
  })

  test('when the certificate demands to be understood and is not', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const by = authorities.issue('strange', { as: 'strange', by: between })
    expect(outcome(stamp({ by }))).toBe('timestamp-chain')
    expect(isVerified(stamp({ by }))).toBe(false)
  })

  test('when somebody who is no authority issued the certificate', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const nobody = authorities.issue('nobody', { as: 'nobody', by: between })
    const by = authorities.issue('of-nobody', { as: 'stamper', by: nobody })
    const response = stamp({ by, chain: [nobody, between] })
    expect(outcome(response)).toBe('timestamp-chain')
    expect(isVerified(response)).toBe(false)
  })

  test('when more authorities stand between than the root allows', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const second = authorities.issue('second', { as: 'authority', by: between })
    const by = authorities.issue('too-deep', { as: 'stamper', by: second })
    const response = stamp({ by, chain: [second, between] })
    expect(outcome(response)).toBe('timestamp-chain')
    expect(isVerified(response)).toBe(false)
  })

  test('when a certificate on the way is missing', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const response = stamp({ chain: [] })
    expect(outcome(response)).toBe('timestamp-chain')
    expect(isVerified(response)).toBe(false)
  })

  test('when the certificate was not valid at that time, before or after', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const ended = { as: 'stamper', by: between, until: '20210101000000Z' } as const
    const by = authorities.issue('ended', ended)
    expect(outcome(stamp({ by }))).toBe('timestamp-expired')
    expect(isVerified(stamp({ by }))).toBe(false)
    const later = { as: 'stamper', by: between, from: '20440101000000Z' } as const
    const notYet = authorities.issue('not-yet', later)
    expect(outcome(stamp({ by: notYet }))).toBe('timestamp-expired')
  })

  test('when it says a good time and turns up after the certificate ended', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const by = authorities.issue('ended-since', {
      as: 'stamper',
      by: between,
      until: '20210101000000Z',
    })
    const at = new Date('2020-06-01T00:00:00Z')
    const response = stamp({ by, at })
    expect(outcome(response)).toBe('timestamp-expired')
    expect(isVerified(response)).toBe(false)
    // Whoever had it in hand in time still believes it, as `-attime` does.
    expect(outcome(response, { seenAt: at.getTime() + 1_000 })).toBe('stamped')
    expect(isVerified(response, at.getTime())).toBe(true)
  })

  test('when it comes from the future', ({ skip }) => {
    skip(!canMake, noOpenssl)
    expect(outcome(stamp({ at: new Date(now + 3_600_000) }))).toBe('timestamp-future')
  })

  test('when SHA-1 is in it: as the imprint, as the digest, or under a certificate', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const imprintAlgorithm = '1.3.14.3.2.26'
    const short = sha256(data).slice(0, 20)
    expect(outcome(stamp({ imprintAlgorithm, imprint: short }))).toBe('timestamp-imprint-algorithm')
    expect(outcome(stamp({ digest: 'sha1' }))).toBe('timestamp-digest')
    const by = authorities.issue('weak', { as: 'stamper', by: between, digest: 'sha1' })
    expect(outcome(stamp({ by }))).toBe('timestamp-chain')
  })

  test('when the key is short', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const how = { as: 'stamper', by: between, algorithm: 'short-rsa' } as const
    const by = authorities.issue('short', how)
    expect(outcome(stamp({ by }))).toBe('timestamp-signature')
  })

  test('when it does not say by which certificate it is signed', ({ skip }) => {
    skip(!canMake, noOpenssl)
    expect(outcome(stamp({ withoutCertificateId: true }))).toBe('timestamp-certificate-id')
    expect(isVerified(stamp({ withoutCertificateId: true }))).toBe(false)
  })

  test('when the authority did not grant it', ({ skip }) => {
    skip(!canMake, noOpenssl)
    for (const status of [2, 3, 4, 5])
      expect(outcome(stamp({ status }))).toBe('timestamp-not-granted')
    expect(outcome(stamp({ status: 1 }))).toBe('stamped')
  })

  test('when a byte of what is signed is changed', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const response = stamp()
    const policy = Uint8Array.of(0x2a, 3, 4, 1) // 1.2.3.4.1
    const place = Buffer.from(response).indexOf(policy)
    expect(place).toBeGreaterThan(0)
    expect(outcome(response.with(place + 3, 9))).toBe('timestamp-signature')
  })

  test('with any bit changed, except to say the same', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const response = stamp()
    const right = check(response)
    if (right.verdict === 'refused') throw new Error(right.fault)
    fc.assert(
      fc.property(fc.nat({ max: response.length * 8 - 1 }), (bit) => {
        const at = bit >> 3
        const made = check(response.with(at, response[at]! ^ (1 << (bit & 7))))
        if (made.verdict === 'stamped') expect(made.timestamp).toEqual(right.timestamp)
      }),
      { numRuns: 400 },
    )
  })

  test('when it is cut, or something stands behind it', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const response = stamp()
    for (const length of [0, 1, 10, 100, response.length - 1])
      expect(outcome(response.slice(0, length))).toBe('timestamp-malformed')
    expect(outcome(new Uint8Array([...response, 0]))).toBe('timestamp-malformed')
  })
})

describe('a stranger’s bytes', () => {
  test('never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readTimestamp(bytes).verdict).toBe('refused')
      }),
    )
  })

  test('are not read when there are too many, or nested without end', () => {
    const long = readTimestamp(new Uint8Array(timestampLimits.response + 1))
    expect(long).toEqual({ verdict: 'refused', fault: 'timestamp-length' })
    const nested = new Uint8Array(timestampLimits.response)
    for (let at = 0; at < nested.length; at += 2) nested.set([0x30, 0x80], at)
    expect(readTimestamp(nested)).toEqual({ verdict: 'refused', fault: 'timestamp-malformed' })
  })

  test('with certificates that all issue each other end soon', ({ skip }) => {
    skip(!canMake, noOpenssl)
    const subject = 'Synthetic circle'
    const circle = Array.from({ length: 8 }, (_, at) =>
      authorities.issue(`circle-${at}`, { as: 'root', subject }),
    )
    const by = authorities.issue('in-circle', { as: 'stamper', by: circle[0]! })
    let asked = 0
    const counting = {
      ...nodeX509,
      isIssuedBy: () => {
        asked++
        return true
      },
    }
    const response = stamp({ by, chain: circle })
    const question = { response, imprint, nonce: request.nonce, roots: [root.der], seenAt: now }
    expect(checkTimestamp(counting, question).verdict).toBe('refused')
    expect(asked).toBeLessThanOrEqual(64)
  })
})

test('roots are read from PEM, whatever stands around them', ({ skip }) => {
  skip(!canMake, noOpenssl)
  const [one, two] = [readFileSync(root.pem, 'utf8'), readFileSync(between.pem, 'utf8')]
  const file = `Bag Attributes\n${one}\n-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n${two}`
  expect(certificatesOfPem(file)).toEqual([root.der, between.der])
  expect(certificatesOfPem('nothing')).toEqual([])
})
