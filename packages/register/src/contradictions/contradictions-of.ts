import type { ContradictionCode } from '@amparo/vocabulary'
import { compareText } from '../claim.ts'
import type { Interval } from '../date.ts'
import { momentsOf } from '../local-time.ts'
import type { Zone } from '../local-time.ts'
import type { Contradiction, KnownOfPerson, Side } from './contradiction.ts'
import { relativesOf } from './relatives.ts'
import { stakes } from './rule.ts'
import type { Clash } from './rule.ts'
import { rules } from './rules.ts'
import { saidOf } from './said.ts'
import type { Statement } from './statement.ts'

/**
 * Everything that does not go together of what is known of one person, what is lost by waiting
 * first: holding denied, then death, then release; of each, whoever was seen latest. Pure: depends
 * neither on the order of what is given nor on repeats, nor on the clock.
 *
 * What is sealed to this reader is no side, and a restricted act takes part in nothing: with it or
 * without, the result is the same.
 */
export function contradictionsOf(
  known: KnownOfPerson,
  codes: readonly ContradictionCode[] = contradictionCodes,
): readonly Contradiction[] {
  const said = saidOf(known)
  const found = codes.flatMap((code) =>
    groupsOf(rules[code].find(said)).map((group) => contradictionOf(known, code, group)),
  )
  return mattersFirst(found)
}

export const contradictionCodes = Object.keys(rules) as readonly ContradictionCode[]

/** The same order over several persons, for a list. */
export function mattersFirst(found: readonly Contradiction[]): readonly Contradiction[] {
  const keyed = found.map((one) => ({ one, key: sortKeyOf(one) }))
  return keyed.toSorted((a, b) => compareText(a.key, b.key)).map(({ one }) => one)
}

/** A list of very many is put in order again and again, and few of them are new. */
const sortKeys = new WeakMap<Contradiction, string>()

function sortKeyOf(one: Contradiction): string {
  const known = sortKeys.get(one)
  if (known !== undefined) return known
  const key = makeSortKey(one)
  sortKeys.set(one, key)
  return key
}

function makeSortKey(one: Contradiction): string {
  const stake = String(stakes.indexOf(rules[one.code].stake)).padStart(2, '0')
  const [, others] = one.sides
  const seen = others.statements.flatMap(({ at }) => at.hi ?? at.lo ?? [])
  const latest = seen.toSorted().at(-1) ?? '0000'
  const voices = one.sides.flatMap(({ statements }) =>
    statements.flatMap((statement) => statement.voices.map(({ id }) => id)),
  )
  return [
    stake,
    fromLatest(latest),
    one.sure,
    one.code,
    one.person,
    one.custody ?? '',
    ...voices,
  ].join('\u0000')
}

/** Text that sorts the other way round, digit by digit. */
function fromLatest(minute: string): string {
  return minute.replaceAll(/\d/gu, (digit) => String(9 - Number(digit)))
}

/**
 * Clashes that hang together, turned so that whoever says the same stands on the same side. Where
 * three things clash with each other there is no such way, and what is left over is a group more.
 */
function groupsOf(clashes: readonly Clash[]): readonly (readonly Clash[])[] {
  if (clashes.length === 0) return []
  const placed = new Map<Statement, Seat>()
  const left = clashes.filter((clash) => !seat(placed, clash))
  const groups = new Set([...placed.values()].map(({ group }) => group))
  return [...[...groups].map((group) => group.clashes), ...groupsOf(left)]
}

interface Group {
  readonly clashes: Clash[]
  readonly seats: Map<Statement, Seat>
}

interface Seat {
  readonly group: Group
  readonly isFirst: boolean
}

/** False where its two statements sit on one side already. */
function seat(placed: Map<Statement, Seat>, clash: Clash): boolean {
  const [a, b] = clash.sides
  const [one, other] = [placed.get(a), placed.get(b)]
  const group: Group = one?.group ?? { clashes: [], seats: new Map() }
  const isFirst = one?.isFirst ?? other?.isFirst !== true
  if (other?.group === group && other.isFirst === isFirst) return false
  if (other !== undefined && other.group !== group) {
    join(placed, group, other.group, other.isFirst === isFirst)
  }
  sit(placed, a, { group, isFirst })
  sit(placed, b, { group, isFirst: !isFirst })
  group.clashes.push(isFirst ? clash : turned(clash))
  return true
}

function sit(placed: Map<Statement, Seat>, statement: Statement, taken: Seat): void {
  taken.group.seats.set(statement, taken)
  placed.set(statement, taken)
}

function join(placed: Map<Statement, Seat>, group: Group, other: Group, isTurned: boolean): void {
  for (const [statement, { isFirst }] of other.seats) {
    sit(placed, statement, { group, isFirst: isFirst !== isTurned })
  }
  group.clashes.push(...other.clashes.map((clash) => (isTurned ? turned(clash) : clash)))
}

function turned(clash: Clash): Clash {
  const [a, b] = clash.sides
  return { ...clash, sides: [b, a] }
}

function contradictionOf(
  known: KnownOfPerson,
  code: ContradictionCode,
  group: readonly Clash[],
): Contradiction {
  const clashes = stateFirst(group)
  const first = sideOf(clashes.map(({ sides: [a] }) => a))
  const second = sideOf(clashes.map(({ sides: [, b] }) => b))
  const isFirm = clashes.some(({ sure }) => sure === 'contradiction')
  const custodies = new Set(
    [...first.statements, ...second.statements].flatMap(({ custody }) => custody ?? []),
  )
  return {
    code,
    sure: isFirm ? 'contradiction' : 'tension',
    person: known.person,
    custody: custodies.size === 1 ? ([...custodies][0] ?? null) : null,
    sides: [first, second],
    apart: clashes.some(({ isOfTime }) => isOfTime) ? apartOf(clashes, known.zone) : null,
    mayMean: rules[code].perhapsAnother ? relativesOf(known, first) : [],
  }
}

/** Also where a document of the authorities stands beside somebody who says the same. */
function stateFirst(clashes: readonly Clash[]): readonly Clash[] {
  const isOfState = (side: 0 | 1) => clashes.some(({ sides }) => sides[side].isState)
  return isOfState(1) && !isOfState(0) ? clashes.map(turned) : clashes
}

function sideOf(all: readonly Statement[]): Side {
  const statements = [...new Set(all)].toSorted(compareStatements)
  const origins = new Set(statements.flatMap(({ voices }) => voices.map(({ origin }) => origin)))
  return { from: fromOf(statements), statements, origins: origins.size }
}

function fromOf(statements: readonly Statement[]): Side['from'] {
  if (statements.every(({ isState }) => isState)) return 'state'
  return statements.some(({ isState }) => isState) ? 'both' : 'others'
}

function compareStatements(a: Statement, b: Statement): number {
  return compareText(textOf(a), textOf(b))
}

function textOf({ says, at, throughout, custody, voices }: Statement): string {
  const times = [at.lo ?? '', at.hi ?? '', throughout?.lo ?? '', throughout?.hi ?? '']
  return [...times, says, custody ?? '', ...voices.map(({ id }) => id)].join('\u0000')
}

/** The least and the most over all pairs; a pair with an end that is not known bounds nothing. */
function apartOf(clashes: readonly Clash[], zone: Zone): Contradiction['apart'] {
  const pairs = clashes.map(({ sides: [a, b] }) => distance(a.at, b.at, zone))
  const most = Math.max(...pairs.map((pair) => pair.most))
  const least = Math.min(...pairs.map((pair) => pair.least))
  return { least, most: Number.isFinite(most) ? most : null }
}

function distance(
  a: Interval,
  b: Interval,
  zone: Zone,
): { readonly least: number; readonly most: number } {
  const [one, other] = [momentsOf(a, zone), momentsOf(b, zone)]
  const [first, second] = one.hi < other.lo ? [one, other] : [other, one]
  return { least: Math.max(0, second.lo - first.hi), most: second.hi - first.lo }
}
