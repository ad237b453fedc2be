import type { ClaimView, SubjectClaims } from '@amparo/contract'
import {
  claimSourceKinds,
  credibilities,
  fold,
  isPropertyCode,
  property,
  type Claim,
  type ClaimSourceKind,
  type View,
} from '@amparo/register'

/** A subject as the page shows it: the fold of every claim the reader may see, and those claims. */
export interface FoldedSubject {
  readonly id: SubjectClaims['id']
  readonly kind: SubjectClaims['kind']
  readonly entry: string
  readonly view: View
  readonly claims: ReadonlyMap<string, ClaimView>
}

/** Folds what the server handed out; the rules are those by which the server folds its lists. */
export function foldSubject(subject: SubjectClaims): FoldedSubject {
  const { id, kind, entry, claims } = subject
  return {
    id,
    kind,
    entry,
    view: fold(
      claims.flatMap((claim) => registerClaim(id, claim)),
      kind,
    ),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
  }
}

/** Nothing for a property or grade this page does not know yet: a newer server may hold more. */
function registerClaim(subject: string, wire: ClaimView): Claim[] {
  const credibility = credibilities.find((one) => one === wire.credibility)
  if (!isPropertyCode(wire.property) || credibility === undefined) return []
  const { id, value, directness, saidOn, recordedAt, audience, entry, replaces, retracts } = wire
  const { source } = wire
  return [
    {
      id,
      subject,
      property: property(wire.property).number,
      value,
      source: { id: source.id, origin: source.origin, kind: sourceKindOf(source.kind) },
      directness,
      credibility,
      saidOn,
      recordedAt,
      audience,
      entry,
      ...(replaces === null ? {} : { replaces }),
      ...(retracts === null ? {} : { retracts }),
    },
  ]
}

export function sourceKindOf(kind: string): ClaimSourceKind {
  return claimSourceKinds.find((one) => one === kind) ?? 'office'
}
