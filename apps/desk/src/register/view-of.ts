import type { ClaimView, SubjectClaims } from '@amparo/contract'
import {
  asKnownAt,
  claimSourceKinds,
  credibilities,
  fold,
  isPropertyCode,
  property,
  visibleTo,
  type Claim,
  type ClaimSourceKind,
  type View,
} from '@amparo/register'
import { shown, type OpenedValues } from './opened-values.ts'

/** A subject as the page shows it: the fold of every claim the reader may see, and those claims. */
export interface FoldedSubject {
  readonly id: SubjectClaims['id']
  readonly kind: SubjectClaims['kind']
  readonly entry: string
  readonly view: View
  readonly claims: ReadonlyMap<string, ClaimView>
}

const nothingOpened: OpenedValues = new Map()

/**
 * Folds what the server handed out; the rules are those by which the server folds its lists. With an instant: as it was
 * known then. What the keys here could open counts as what it says.
 */
export function foldSubject(
  subject: SubjectClaims,
  instant: string | null = null,
  opened: OpenedValues = nothingOpened,
): FoldedSubject {
  const { id, kind, entry } = subject
  const claims = instant === null ? subject.claims : asKnownAt(subject.claims, instant)
  return {
    id,
    kind,
    entry,
    view: fold(
      claims.flatMap((claim) => registerClaim(id, claim, opened)),
      kind,
    ),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
  }
}

/** The same for several; what nobody had spoken of at that instant is left out. */
export function foldAll(
  subjects: readonly SubjectClaims[],
  instant: string | null,
  opened: OpenedValues = nothingOpened,
): readonly FoldedSubject[] {
  return subjects
    .map((subject) => foldSubject(subject, instant, opened))
    .filter(({ claims }) => claims.size > 0)
}

/** The same subject as some audiences may know of it, and as it is read without a key. */
export function foldFor({ id, kind, claims }: FoldedSubject, audiences: readonly number[]): View {
  const seen = visibleTo([...claims.values()], audiences)
  return fold(
    seen.flatMap((claim) => registerClaim(id, claim, nothingOpened)),
    kind,
  )
}

/** Every claim that a subject's page shows, as the register reads them. */
export function claimsOf({ id, claims }: FoldedSubject, opened: OpenedValues): readonly Claim[] {
  return [...claims.values()].flatMap((claim) => registerClaim(id, claim, opened))
}

/** Nothing for a property or grade this page does not know yet: a newer server may hold more. */
function registerClaim(subject: string, wire: ClaimView, opened: OpenedValues): Claim[] {
  const credibility = credibilities.find((one) => one === wire.credibility)
  if (!isPropertyCode(wire.property) || credibility === undefined) return []
  const { id, directness, saidOn, recordedAt, audience, entry, replaces, retracts, erased } = wire
  const { source } = wire
  return [
    {
      id,
      subject,
      property: property(wire.property).number,
      value: shown(wire, opened),
      source: { id: source.id, origin: source.origin, kind: sourceKindOf(source.kind) },
      directness,
      credibility,
      saidOn,
      recordedAt,
      audience,
      entry,
      ...(replaces === null ? {} : { replaces }),
      ...(retracts === null ? {} : { retracts }),
      ...(erased === null ? {} : { erased }),
    },
  ]
}

export function sourceKindOf(kind: string): ClaimSourceKind {
  return claimSourceKinds.find((one) => one === kind) ?? 'office'
}
