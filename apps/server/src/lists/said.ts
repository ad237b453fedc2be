import type { NewListRow } from '@amparo/contract'
import {
  firstSaidOf,
  isPropertyCode,
  ownerPropertyOf,
  property,
  readValue,
  type Claim,
  type Property,
  type SubjectKind,
  type Value,
} from '@amparo/register'

/** One value of a row, read against its declaration. */
export interface SaidValue {
  readonly property: Property
  readonly value: Value
}

/** A row as the register understands it: what it says of the person, and of one thing of each kind that stands under them. */
export interface SaidRow {
  readonly person: readonly SaidValue[]
  readonly below: readonly { readonly kind: SubjectKind; readonly values: readonly SaidValue[] }[]
}

/** Why a row cannot be recorded, as the contract names it. */
export interface Rejected {
  readonly code: 'unreadable' | 'no-name' | 'key-twice' | 'value'
  readonly about: string
}

export type RowVerdictOf =
  | { readonly ok: true; readonly said: SaidRow }
  | { readonly ok: false; readonly rejected: Rejected }

/** What a row may speak of: a person, and these, one of each, that stand under that person. */
const BELOW: readonly SubjectKind[] = ['custody', 'act']

/**
 * The property of this code, if a list can say it: nothing that names another subject, since its numbers are those of another
 * register; and nothing that has to be sealed, since then it would lie in the open in a spreadsheet.
 */
export function listable(code: string): Property | undefined {
  if (!isPropertyCode(code)) return undefined
  const declared = property(code)
  const isOfPerson =
    declared.kind === 'person' ||
    (BELOW.includes(declared.kind) && ownerPropertyOf(declared.kind)?.refersTo === 'person')
  return isOfPerson && declared.value !== 'subject' && declared.sealing === undefined
    ? declared
    : undefined
}

/** Reads what a row says; the first thing that is wrong with it rejects it. */
export function readRow({
  values,
  refused,
}: {
  readonly values: NewListRow['values']
  readonly refused: string | null
}): RowVerdictOf {
  if (refused !== null) return no('unreadable', refused)
  const said: SaidValue[] = []
  for (const { property: code, value } of values) {
    const declared = listable(code)
    if (declared === undefined) return no('value', `${code.slice(0, 40)}: unknown`)
    const read = readValue(declared, value)
    if (!read.ok) return no('value', `${code}: ${read.reason}`)
    said.push({ property: declared, value: read.value })
  }
  const of = (kind: SubjectKind) => said.filter((one) => one.property.kind === kind)
  const person = of('person')
  const firstSaid = firstSaidOf('person').map(({ code }) => code)
  if (!person.some(({ property: { code } }) => firstSaid.includes(code)))
    return no('no-name', firstSaid[0] ?? '')
  const below = BELOW.flatMap((kind) => {
    const own = of(kind)
    return own.length === 0 ? [] : [{ kind, values: own }]
  })
  return { ok: true, said: { person, below } }
}

function no(code: Rejected['code'], about: string): RowVerdictOf {
  return { ok: false, rejected: { code, about } }
}

/** What a row says of its person, as the register would have it recorded, so that both are compared by the same. */
export function claimsOfRow({ person }: SaidRow, saidOn: string): Claim[] {
  return person.map(({ property: declared, value }, at) => ({
    id: String(at + 1),
    subject: '0',
    property: declared.number,
    value,
    source: { id: '0', origin: '0', kind: 'list' as const },
    directness: 'second-hand' as const,
    credibility: 6 as const,
    saidOn,
    recordedAt: '1970-01-01T00:00:00.000Z',
    audience: 0,
    entry: '0',
  }))
}

/** Whether two values are the same, word for word. */
export function isSameValue(a: SaidValue, b: SaidValue): boolean {
  return a.property.number === b.property.number && textOf(a.value) === textOf(b.value)
}

function textOf(value: Value): string {
  return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
