import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8, type Random } from './encoding.ts'
import { ageOf, hasTwoSigners, readSigned, signersOf, type SignerListBody } from './intake.ts'
import { newReturnCode, type ReturnCode } from './return-code.ts'
import {
  day,
  exactly,
  hexDigits,
  listOf,
  matching,
  oneOf,
  shape,
  text,
  whole,
  type Reading,
} from './shape.ts'
import type { Signed } from './signed.ts'

/**
 * A secret that lets a lawyer or partner send one message without work. Sixteen random bytes, written
 * and typed exactly like a return code (`toDigits`, `toWords`); used for another purpose, so it opens
 * no mailbox that anybody knows of.
 */
export type UploadToken = ReturnCode

/** What a lawyer or partner may hand in, until when, with which tokens; signed by a member of the team that reads. */
export type MandateBody = {
  readonly v: 1
  readonly type: 'mandate'
  readonly office: string
  readonly team: number
  /** 32 hex digits, random. */
  readonly id: string
  /** '' when it is only kept sealed. */
  readonly holder: string
  readonly scope: string
  readonly notBefore: string
  readonly notAfter: string
  /** `tokenHash` of each token; the tokens themselves stay on paper. */
  readonly tokens: readonly string[]
}

/** Two members freeze a mandate, or lift that. */
export type FreezeBody = {
  readonly v: 1
  readonly type: 'freeze'
  readonly office: string
  readonly team: number
  /** The mandate's id. */
  readonly mandate: string
  readonly act: 'freeze' | 'lift'
  /** A code of `freeze-reason`. */
  readonly reason: string
  readonly day: string
  /** From 1, one more for each act on this mandate: an old lifting cannot be shown again later. */
  readonly seq: number
}

export type Mandate = Signed<MandateBody>
export type Freeze = Signed<FreezeBody>

export type MandateCheck =
  | { readonly verdict: 'good' | 'expired' | 'not-yet'; readonly mandate: MandateBody }
  | { readonly verdict: 'untrusted'; readonly why: MandateUntrusted }

export type MandateUntrusted =
  | 'malformed'
  | 'of-another-office'
  | 'of-another-team'
  | 'not-signed-by-team'

/** `freezing` and `lifting`: one person has signed it, and a second one has not yet. */
export type MandateState = 'open' | 'freezing' | 'frozen' | 'lifting'

/** In UTF-16 units, and in tokens. */
export const mandateLimits = { holder: 200, scope: 500, reason: 40, tokens: 50 } as const

const mandateShape = shape<MandateBody>({
  v: exactly(1),
  type: exactly('mandate'),
  office: text(200, 1),
  team: whole(0),
  id: hexDigits(32),
  holder: text(mandateLimits.holder),
  scope: text(mandateLimits.scope),
  notBefore: day,
  notAfter: day,
  tokens: listOf(hexDigits(64), mandateLimits.tokens, 1),
})

const freezeShape = shape<FreezeBody>({
  v: exactly(1),
  type: exactly('freeze'),
  office: text(200, 1),
  team: whole(0),
  mandate: hexDigits(32),
  act: oneOf(['freeze', 'lift']),
  reason: matching(/^[a-z][a-z-]{0,39}$/),
  day,
  seq: whole(1),
})

export const newToken = (random: Random): UploadToken => newReturnCode(random)

/** What a mandate and the server keep of a token: SHA-256 of "amparo/v1/token", NUL and its sixteen bytes, in hex. */
export const tokenHash = (token: UploadToken): string =>
  bytesToHex(sha256(concatBytes(utf8('amparo/v1/token\0'), token)))

/** Reads a mandate's body; whether it counts is `checkMandate`. */
export const readMandate = (value: unknown): Reading<MandateBody> => readSigned(mandateShape, value)

/** Reads the body of a freeze or lifting; whether it counts is `isFrozenBy`. */
export const readFreeze = (value: unknown): Reading<FreezeBody> => readSigned(freezeShape, value)

/** The team that reads, and the signers list that was already held against the office key. */
export type ReadingTeam = { readonly signers: SignerListBody; readonly team: number }

/**
 * Whether a mandate counts today (`YYYY-MM-DD`): of this office and of the team that reads, and signed
 * by at least one key of that team. One member may give it, so it opens nothing but a quicker way in;
 * taking it away for good, or back, needs two (`FreezeBody`). Unlike an intake bundle a mandate out of
 * its time is not to be used. Never throws.
 */
export const checkMandate = (
  { signers, team }: ReadingTeam,
  mandate: unknown,
  today: string,
): MandateCheck => {
  const untrusted = (why: MandateUntrusted) => ({ verdict: 'untrusted', why }) as const
  const reading = readMandate(mandate)
  if (reading.verdict !== 'ok') return untrusted('malformed')
  const body = reading.document
  if (body.office !== signers.office) return untrusted('of-another-office')
  if (body.team !== team) return untrusted('of-another-team')
  if (signersOf('mandate', mandate, signers, team).length === 0)
    return untrusted('not-signed-by-team')
  return { verdict: ageOf(body, today), mandate: body }
}

const isOurs = (freeze: FreezeBody, { signers, team }: ReadingTeam): boolean =>
  freeze.office === signers.office && freeze.team === team

/** Whether a freeze or lifting counts: of this office and team, signed with two different keys of it. Never throws. */
export const isFrozenBy = (reading: ReadingTeam, freeze: unknown): boolean => {
  const read = readFreeze(freeze)
  return (
    read.verdict === 'ok' &&
    isOurs(read.document, reading) &&
    hasTwoSigners('freeze', freeze, reading.signers, reading.team)
  )
}

type Act = { readonly body: FreezeBody; readonly counts: boolean }

const actsOn = (mandate: string, reading: ReadingTeam, acts: readonly unknown[]): readonly Act[] =>
  acts.flatMap((act) => {
    const read = readFreeze(act)
    if (read.verdict !== 'ok' || read.document.mandate !== mandate) return []
    if (!isOurs(read.document, reading)) return []
    const signatures = signersOf('freeze', act, reading.signers, reading.team).length
    return signatures === 0 ? [] : [{ body: read.document, counts: isFrozenBy(reading, act) }]
  })

// The newest first; of two that claim the same place, the freeze: what is in doubt stays shut.
const newest = (acts: readonly Act[]): Act | undefined =>
  acts.toSorted(
    (a, b) =>
      b.body.seq - a.body.seq || (a.body.act < b.body.act ? -1 : Number(a.body.act !== b.body.act)),
  )[0]

/**
 * Where a mandate stands after these acts, in any order. The newest one that two signed decides; a
 * newer one that one signed only announces. Acts on other mandates, of other teams and unsigned ones
 * say nothing. Whoever holds back an act can hide it: the server keeps them all in its log.
 */
export const stateOfMandate = (
  mandate: string,
  reading: ReadingTeam,
  acts: readonly unknown[],
): MandateState => {
  const ours = actsOn(mandate, reading, acts)
  const decided = newest(ours.filter(({ counts }) => counts))
  const isFrozen = decided?.body.act === 'freeze'
  const announced = newest(
    ours.filter(({ body, counts }) => !counts && body.seq > (decided?.body.seq ?? 0)),
  )
  if (announced === undefined) return isFrozen ? 'frozen' : 'open'
  if (isFrozen) return announced.body.act === 'lift' ? 'lifting' : 'frozen'
  return announced.body.act === 'freeze' ? 'freezing' : 'open'
}
