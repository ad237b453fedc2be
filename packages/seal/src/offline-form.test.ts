import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkOfflineForm,
  fileFingerprint,
  fillForm,
  intakeInForm,
  readOfflineForm,
  type OfflineFormBody,
} from './offline-form.ts'
import { countersign, sign } from './signed.ts'
import { anyText, signer, signerList, withField } from './testing/people.ts'

// Of the team that reads: 1, 2 and 3; 8 works here in another team, 9 not at all.
const list = signerList(1, 2, 3)
const signers = { ...list, members: [...list.members, { teams: [2], sign: signer(8).key }] }
const reading = { signers, team: 1 }

const bytes = (text: string) => new TextEncoder().encode(text)
const blank =
  '<!doctype html><title>Welcome</title><script type="application/json" id="intake"></script><script>run()</script>'
const file = bytes(fillForm(blank, { office: 'synthetic' }))
const body: OfflineFormBody = {
  v: 1,
  type: 'offline-form',
  office: list.office,
  day: '2026-11-25',
  sha256: createHash('sha256').update(file).digest('hex'),
}
const given = (by: number, changes: Partial<OfflineFormBody> = {}) =>
  sign('offline-form', { ...body, ...changes }, signer(by).signingKey)

describe('a form that is given out', () => {
  test('is known by the signature of one of the team that reads', () => {
    expect(checkOfflineForm(reading, given(2), file)).toEqual({ verdict: 'good', form: body })
  })

  test('signed by another team, by a stranger or for another office is not', () => {
    for (const signed of [given(8), given(9), given(1, { office: 'another office' })])
      expect(checkOfflineForm(reading, signed, file)).toEqual({ verdict: 'untrusted' })
  })

  test('with one bit changed no longer fits its signature, wherever it is', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(7), (at, bit) => {
        const changed = Uint8Array.from(file)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        expect(checkOfflineForm(reading, given(1), changed)).toEqual({ verdict: 'changed' })
      }),
    )
  })

  test('is not known by a body that was changed after it was signed', () => {
    for (const [path, value] of [
      ['body.day', '2026-11-26'],
      ['body.sha256', 'ab'.repeat(32)],
      ['body.type', 'mandate'],
      ['body.v', 2],
      ['signatures', []],
    ] as const)
      expect(checkOfflineForm(reading, withField(given(1), path, value), file)).toEqual({
        verdict: 'untrusted',
      })
  })

  test('counts once, also where somebody of another team signed it too', () => {
    const both = countersign('offline-form', given(1), signer(9).signingKey)
    expect(checkOfflineForm(reading, both, file).verdict).toBe('good')
  })

  test('is checked without throwing, whatever is shown', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(checkOfflineForm(reading, anything, file).verdict).toBe('untrusted')
        expect(readOfflineForm(anything).verdict).toBe('malformed')
      }),
    )
  })

  test('has a fingerprint that begins as any program prints its SHA-256', () => {
    expect(fileFingerprint('0123456789abcdef'.repeat(4))).toBe(
      '0123 4567 89ab cdef 0123 4567 89ab cdef',
    )
  })
})

describe('whom a form seals to', () => {
  test('is put in at its place and read back, whatever texts are in it', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const intake = { office: { name: name.toWellFormed() } }
        const html = fillForm(blank, intake)
        expect(intakeInForm(html)).toEqual(intake)
        expect(html.startsWith(blank.slice(0, blank.indexOf('</script>')))).toBe(true)
        expect(html.endsWith('</script><script>run()</script>')).toBe(true)
      }),
    )
  })

  test.each(['</script><script>run()</script>', '<!--<script>', "$&$'$1"])(
    'stays a text where it looks like part of a page: %s',
    (name) => {
      const html = fillForm(blank, { name })
      expect(html.match(/</g)?.length).toBe(blank.match(/</g)?.length)
      expect(intakeInForm(html)).toEqual({ name })
    },
  )

  test('has no place in a page that is no form, or has two', () => {
    for (const page of ['<!doctype html>', blank + blank]) {
      expect(() => fillForm(page, {})).toThrow()
      expect(intakeInForm(page)).toBeUndefined()
    }
    expect(intakeInForm(blank)).toBeUndefined()
  })
})
