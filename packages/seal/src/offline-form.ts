import { hashOf } from './canonical.ts'
import { readSigned, signersOf } from './intake.ts'
import type { ReadingTeam } from './mandate.ts'
import { day, exactly, hexDigits, shape, text, type Reading } from './shape.ts'
import type { Signed } from './signed.ts'

/** Names a form that is given out as one file by its hash; signed by a member of the team that reads. */
export type OfflineFormBody = {
  readonly v: 1
  readonly type: 'offline-form'
  readonly office: string
  /** The day it was made. */
  readonly day: string
  /** `hashOf` the file, to the last byte. */
  readonly sha256: string
}

export type OfflineForm = Signed<OfflineFormBody>

/** `changed`: signed by the office, and for another file than this one. */
export type OfflineFormCheck =
  | { readonly verdict: 'good'; readonly form: OfflineFormBody }
  | { readonly verdict: 'untrusted' | 'changed' }

const formShape = shape<OfflineFormBody>({
  v: exactly(1),
  type: exactly('offline-form'),
  office: text(200, 1),
  day,
  sha256: hexDigits(64),
})

/** Reads a form's signed body; whether it counts is `checkOfflineForm`. */
export const readOfflineForm = (value: unknown): Reading<OfflineFormBody> =>
  readSigned(formShape, value)

/**
 * Whether this very file was given out by the team that reads: one of its keys signed the hash of
 * these bytes. The signers list was already held against the office key. Never throws.
 */
export const checkOfflineForm = (
  { signers, team }: ReadingTeam,
  signed: unknown,
  file: Uint8Array,
): OfflineFormCheck => {
  const reading = readOfflineForm(signed)
  if (reading.verdict !== 'ok' || reading.document.office !== signers.office)
    return { verdict: 'untrusted' }
  if (signersOf('offline-form', signed, signers, team).length === 0) return { verdict: 'untrusted' }
  if (reading.document.sha256 !== hashOf(file)) return { verdict: 'changed' }
  return { verdict: 'good', form: reading.document }
}

/**
 * For people to compare on paper or by voice, in the form of a key’s fingerprint: the first 32 of a
 * SHA-256’s hex digits, as any program prints them, in eight groups of four.
 */
export const fileFingerprint = (sha256: string): string =>
  (sha256.slice(0, 32).match(/.{4}/g) ?? []).join(' ')

// No browser runs this kind of script, so the hashes in the file's policy do not depend on it.
const opening = '<script type="application/json" id="intake">'
const closing = '</script>'

const placeIn = (html: string): readonly [from: number, to: number] | undefined => {
  const at = html.indexOf(opening)
  if (at === -1 || html.indexOf(opening, at + 1) !== -1) return undefined
  const from = at + opening.length
  const to = html.indexOf(closing, from)
  return to === -1 ? undefined : [from, to]
}

/** The form with whom it seals to put in at its place. Throws on a blank form that has no such place. */
export const fillForm = (blank: string, intake: unknown): string => {
  const place = placeIn(blank)
  if (place === undefined) throw new Error('fillForm: the blank form has no place for the intake')
  const [from, to] = place
  return blank.slice(0, from) + JSON.stringify(intake).replaceAll('<', '\\u003c') + blank.slice(to)
}

/** What a form says of whom it seals to, unchecked; undefined where it says nothing. Never throws. */
export const intakeInForm = (html: string): unknown => {
  const place = placeIn(html)
  if (place === undefined) return undefined
  try {
    return JSON.parse(html.slice(...place)) as unknown
  } catch {
    return undefined
  }
}
