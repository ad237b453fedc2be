import type { Value } from './value.ts'

export const claimSourceKinds = [
  'submission',
  'interview',
  'document',
  'list',
  'authority',
  'office',
] as const
export type ClaimSourceKind = (typeof claimSourceKinds)[number]

/** How near the source stood to what it says. */
export const directnesses = ['first-hand', 'document', 'second-hand'] as const
export type Directness = (typeof directnesses)[number]

/**
 * Admiralty scale, the information half: 1 confirmed, 2 probably true, 3 possibly true,
 * 4 doubtful, 5 improbable, 6 cannot be judged. It grades a piece of information, never a person.
 */
export const credibilities = [1, 2, 3, 4, 5, 6] as const
export type Credibility = (typeof credibilities)[number]

/** The audience that is the whole office; teams are numbered from 1. */
export const officeAudience = 0

/**
 * One value of one property of one subject from one source. Ids are decimal text (a bigint in the
 * database), unique, and grow with time. A claim is never changed; a correction is a new claim.
 */
export interface Claim {
  readonly id: string
  readonly subject: string
  /** The number of a declared property. */
  readonly property: number
  readonly value: Value
  readonly source: ClaimSource
  readonly directness: Directness
  readonly credibility: Credibility
  /** `YYYY-MM-DD`: the day it was said, not the day it happened. */
  readonly saidOn: string
  /** An instant. It is shown and never weighed: when we wrote something down is no evidence. */
  readonly recordedAt: string
  /** Exactly one audience may see it: 0 the whole office, otherwise that team. */
  readonly audience: number
  readonly entry: string
  /** This one takes the place of an earlier claim. */
  readonly replaces?: string
  /** This one only takes an earlier claim back; its own value counts for nothing. */
  readonly retracts?: string
  /**
   * The day its value was erased (`YYYY-MM-DD`). It neither counts nor is shown, whatever its value says; what it replaced
   * stays replaced, so that erasing a correction does not bring the mistake back.
   */
  readonly erased?: string
}

export interface ClaimSource {
  readonly id: string
  /** Where its information first came from: ten reposts of one message share one origin. */
  readonly origin: string
  readonly kind: ClaimSourceKind
}

/** What a reader of these audiences may see. No audience, no claims. */
export function visibleTo<Seen extends Pick<Claim, 'audience'>>(
  claims: readonly Seen[],
  audiences: readonly number[],
): Seen[] {
  return claims.filter((claim) => audiences.includes(claim.audience))
}

/** Orders ids by time of making. Works on any text; decimal ids sort as numbers do. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return compareText(a, b)
}

/** By code unit: the same on every machine, in every locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
