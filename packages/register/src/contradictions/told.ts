import type { Claim } from '../claim.ts'
import { property } from '../declaration.ts'
import type { PropertyCode } from '../property.ts'
import { sortOut } from '../standing.ts'

/** One subject with its standing claims; what a team keeps sealed stands among them, unread. */
export interface ToldOf {
  readonly subject: string
  readonly claims: readonly Claim[]
}

/** Standing claims by subject, in the order in which it was first told of. */
export function toldOfEach(claims: readonly Claim[]): readonly ToldOf[] {
  const bySubject = Map.groupBy(sortOut(claims).stands, ({ subject }) => subject)
  return [...bySubject].map(([subject, mine]) => ({ subject, claims: mine }))
}

/** What is said of one property and can be read. */
export function said(one: ToldOf, code: PropertyCode): readonly Claim[] {
  const { number } = property(code)
  return one.claims.filter((claim) => claim.property === number && claim.value.kind !== 'sealed')
}

/** The one subject all sources name; undefined where none does, or they differ. */
export function onlySubject(one: ToldOf, code: PropertyCode): string | undefined {
  const ids = said(one, code).flatMap(({ value }) => (value.kind === 'subject' ? [value.id] : []))
  return onlyOf(ids)
}

/** The one code all sources name. */
export function onlyCode(one: ToldOf, code: PropertyCode): string | undefined {
  return onlyOf(said(one, code).flatMap(codesIn))
}

export function codesIn({ value }: Claim): readonly string[] {
  return value.kind === 'code' ? [value.code] : []
}

export function onlyOf(all: readonly string[]): string | undefined {
  const [first, ...others] = new Set(all)
  return others.length === 0 ? first : undefined
}

/** Those of the same origin; where it says nothing, those of its side: the authorities, or all others. */
export function ofOneSide(all: readonly Claim[], { source }: Claim): readonly Claim[] {
  const own = all.filter((other) => other.source.origin === source.origin)
  const isState = source.kind === 'authority'
  const side = all.filter((other) => (other.source.kind === 'authority') === isState)
  return own.length > 0 ? own : side
}
