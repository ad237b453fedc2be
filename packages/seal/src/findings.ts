import { readSigned } from './intake.ts'
import {
  day,
  exactly,
  hexDigits,
  listOf,
  matching,
  oneOf,
  orNull,
  shape,
  text,
  whole,
  type Reading,
} from './shape.ts'
import type { Signed } from './signed.ts'

/** One thing a file says of itself: a name of the format, and its value as text. All of it may be untrue. */
export type WrittenInside = { readonly name: string; readonly value: string }

/** `unread`: it took too long, or is not written as its kind should be. */
export type InsideFindings = {
  readonly verdict: 'read' | 'unread'
  readonly facts: readonly WrittenInside[]
  /** How many more there were. */
  readonly more: number
}

/**
 * What an officer's browser computed of one file, signed by that officer and sealed to the team. Nothing of it is ever
 * computed at the server: a fingerprint in clear would tell who sent a known file.
 */
export type FindingsBody = {
  readonly v: 1
  readonly type: 'findings'
  /** `hashOf` the envelope that describes the file: findings put beside another file are not that file's. */
  readonly described: string
  readonly day: string
  /** `differs`: the bytes are not those that were described when it was sent. */
  readonly verdict: 'as-sent' | 'differs'
  /** SHA-256 of the file itself. */
  readonly sha256: string
  /** Bytes of the file itself. */
  readonly size: number
  /** The media type its bytes show, whatever its sender called it; null for one we do not know. */
  readonly kind: string | null
  /** Pixels of the picture or film; 0 × 0 when it has none. */
  readonly width: number
  readonly height: number
  /** 64 bits by which copies of a picture meet; null for anything else. */
  readonly likeness: string | null
  /** Null when files of this kind are not looked into. */
  readonly inside: InsideFindings | null
}

export type Findings = Signed<FindingsBody>

/** In facts, and in UTF-16 units: what an honest viewer keeps, with room. */
export const findingsLimits = { facts: 100, name: 200, value: 200 } as const

const insideShape = shape<InsideFindings>({
  verdict: oneOf(['read', 'unread']),
  facts: listOf(
    shape<WrittenInside>({ name: text(findingsLimits.name), value: text(findingsLimits.value) }),
    findingsLimits.facts,
  ),
  more: whole(0),
})

const findingsShape = shape<FindingsBody>({
  v: exactly(1),
  type: exactly('findings'),
  described: hexDigits(64),
  day,
  verdict: oneOf(['as-sent', 'differs']),
  sha256: hexDigits(64),
  size: whole(1),
  kind: orNull(matching(/^[a-z]+\/[a-z0-9.+-]{1,60}$/)),
  width: whole(0),
  height: whole(0),
  likeness: orNull(hexDigits(16)),
  inside: orNull(insideShape),
})

/** Reads the body of signed findings; by whom, and of which file, is the caller's to check. */
export const readFindings = (value: unknown): Reading<FindingsBody> =>
  readSigned(findingsShape, value)

/** Whether this may be signed as findings. What a viewer computed comes from a stranger's file. */
export const areFindings = (value: unknown): value is FindingsBody =>
  findingsShape(value, '').verdict === 'ok'
