import { compareIds, compareText } from './claim.ts'
import type { Claim } from './claim.ts'
import { contains, parseEdtf, span, spanInUtc } from './date.ts'
import type { Interval } from './date.ts'
import type { Property } from './property.ts'
import { standsInFor } from './restricted.ts'
import { identifierForm } from './identifier.ts'
import { normalForm } from './value.ts'
import type { Group } from './view.ts'
import { compareCredibility, compareDirectness, compareGroups } from './weigh.ts'

/** A group while it is being weighed. */
export interface Weighed {
  readonly group: Group
  /** The value's normal form; null for a sealed value. */
  readonly form: string | null
  /** Only of dates. */
  readonly span: Interval | null
  /** Only of dates of which every bound says how far its clock is from UTC. */
  readonly spanInUtc: Interval | null
}

/** One group for each value that differs, best supported first. */
export function groupByValue(declared: Property, claims: readonly Claim[]): Weighed[] {
  const byForm = Map.groupBy(claims, (claim) => {
    // What a sealed value says is not known, so only those of one origin can be taken together.
    const form = formOf(declared, claim.value)
    return form === null ? `sealed ${claim.source.origin}` : `open ${form}`
  })
  return [...byForm]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, alike]) => weighed(declared, alike))
    .toSorted((a, b) => compareGroups(a.group, b.group))
}

function weighed(declared: Property, alike: readonly Claim[]): Weighed {
  const all = alike.toSorted(compareClaims)
  const [best] = all
  if (best === undefined) throw new Error('A group of claims is empty.')
  const group = {
    value: best.value,
    claims: all.map(({ id }) => id).toSorted(compareIds),
    origins: new Set(all.map(({ source }) => source.origin)).size,
    credibility: all.map((claim) => claim.credibility).reduce(better(compareCredibility)),
    directness: all.map((claim) => claim.directness).reduce(better(compareDirectness)),
    saidOn: all.map((claim) => claim.saidOn).reduce(better((a, b) => compareText(b, a))),
    stateAlone: isStateAlone(declared, all),
  }
  return { group, form: formOf(declared, best.value), ...spansOf(best) }
}

/** One number is written in many ways; all else is the same where its words are. */
function formOf(declared: Property, value: Claim['value']): string | null {
  const number =
    declared.identifies === true && value.kind === 'text' ? identifierForm(value.text) : null
  return number ?? normalForm(value)
}

function better<Item>(compare: (a: Item, b: Item) => number): (a: Item, b: Item) => Item {
  return (a, b) => (compare(b, a) < 0 ? b : a)
}

function isStateAlone(declared: Property, claims: readonly Claim[]): boolean {
  const fromState = claims.every(({ source }) => source.kind === 'authority')
  return declared.stateWord === 'never-alone' && fromState
}

// Whose wording stands for the group: a date without "about" first, then by weight, then the
// first recorded, so that the wording does not change with every repetition.
function compareClaims(a: Claim, b: Claim): number {
  return (
    Number(isQualified(a)) - Number(isQualified(b)) ||
    compareCredibility(a.credibility, b.credibility) ||
    compareDirectness(a.directness, b.directness) ||
    compareIds(a.id, b.id)
  )
}

function isQualified({ value }: Claim): boolean {
  return value.kind === 'date' && /[?~%]/u.test(value.edtf)
}

function spansOf({ value }: Claim): Pick<Weighed, 'span' | 'spanInUtc'> {
  const read = value.kind === 'date' ? parseEdtf(value.edtf) : undefined
  if (read?.ok !== true) return { span: null, spanInUtc: null }
  return { span: span(read.date), spanInUtc: spanInUtc(read.date) }
}

/** Whether the inner value is a more exact form of the outer: both can be so at once. */
export function isNarrower(inner: Weighed, outer: Weighed): boolean {
  if (standsInFor(outer.group.value, inner.group.value)) return true
  if (inner.span === null || outer.span === null || inner.form === outer.form) return false
  // Two clocks are compared by the moment; a clock with what people say, by what each of them says.
  if (inner.spanInUtc !== null && outer.spanInUtc !== null)
    return contains(outer.spanInUtc, inner.spanInUtc)
  return contains(outer.span, inner.span)
}
