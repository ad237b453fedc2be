import type { Claim } from '../claim.ts'
import { isPropertyCode } from '../declaration.ts'
import { fold } from '../fold.ts'
import type { SubjectView } from '../said-of.ts'
import type { View } from '../view.ts'
import { aClaim } from './claims.ts'

/** One value as somebody says it: bare, it is said by one person who heard of it. */
export type Said = string | number | SaidBy

interface SaidBy {
  readonly value: unknown
  readonly kind?: Claim['source']['kind']
  readonly directness?: Claim['directness']
}

/** What is said of each property. Several values come from as many sources. */
export type AllSaid = Readonly<Record<string, Said | readonly Said[]>>

export const byState = (value: string | number): Said => ({ value, kind: 'authority' })
export const sealed: Said = { value: { kind: 'sealed' } }

/** The view of claims of which each has another origin. */
export function aView(said: AllSaid): View {
  return fold(
    Object.entries(said)
      .flatMap(([code, all]) => (isList(all) ? all : [all]).map((one) => [code, one] as const))
      .map(([code, one], index) => claimOf(index + 1, code, one)),
  )
}

export function aSubject(id: string, said: AllSaid): SubjectView {
  return { id, view: aView(said) }
}

/** A point of the period 7, unless more is said. */
export function aPoint(
  id: string,
  type: string,
  at: Said | readonly Said[] | null,
  more: AllSaid = {},
): SubjectView {
  const when: AllSaid = at === null ? {} : { 'point.at': at }
  return aSubject(id, { 'point.custody': '7', 'point.type': type, ...when, ...more })
}

function isList(said: Said | readonly Said[]): said is readonly Said[] {
  return Array.isArray(said)
}

function claimOf(id: number, code: string, said: Said): Claim {
  if (!isPropertyCode(code)) throw new Error(`The test's property is not declared: ${code}`)
  const {
    value,
    kind = 'interview',
    directness = 'second-hand',
  } = typeof said === 'object' ? said : { value: said }
  return aClaim(id, code, value, { source: { kind }, directness })
}
