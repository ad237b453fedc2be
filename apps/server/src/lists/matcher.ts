import type { MatchConflict } from '@amparo/contract'
import { comparedOf, fold, type ComparedPerson } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import type { KeptCandidate } from '../db/tables.ts'
import { candidatesOf, keysToAsk } from '../matching/candidates.ts'
import { readingsOf, type Described } from '../matching/columns.ts'
import { conflictsSaid } from '../matching/conflicts.ts'
import { heldBy } from '../matching/lived.ts'
import { doubtfulFrom, MATCHED, model } from '../matching/model.ts'
import { familyPatternsOf, reasonCodesOf } from '../matching/reasons.ts'
import { PairWeighing, type Weighed } from '../matching/weigh.ts'
import { claimsOfRow, type SaidRow } from './said.ts'

/** A row as it is compared with others. */
export interface RowToMatch {
  readonly number: number
  readonly values: Described
  readonly alive: readonly string[]
}

/** What a row weighs beside somebody stands beside it only while candidates are put in order. */
export interface FoundCandidate extends KeptCandidate {
  readonly weight: number
}

const MOST_CANDIDATES = 5

/** `saidOn`: the day on which the partner said it. */
export function rowToMatch(number: number, said: SaidRow, saidOn: string): RowToMatch {
  const claims = claimsOfRow(said, saidOn)
  const { alive, ...values }: ComparedPerson = comparedOf(fold(claims, 'person'), claims)
  const daysOf = ({ values: below }: SaidRow['below'][number]) =>
    below.flatMap(({ value }) => (value.kind === 'date' ? [value.edtf] : []))
  const held = said.below.filter(({ kind }) => kind === 'custody').flatMap(daysOf)
  return {
    number,
    values: { ...values, seen: said.below.flatMap(daysOf) },
    alive: [...alive, ...heldBy(held)],
  }
}

/**
 * Whom rows may be about, the likeliest first, by the row's number: by the match keys and the model that people are looked for by while
 * they are recorded one by one. It sees what its reader may see.
 */
export async function matchByModel(
  tx: Reading,
  rows: readonly RowToMatch[],
): Promise<ReadonlyMap<number, readonly FoundCandidate[]>> {
  const asked = rows.map(({ values }) => ({ values }))
  const found = await candidatesOf(tx, asked, {
    floor: doubtfulFrom,
    most: MOST_CANDIDATES,
    isMany: true,
  })
  return new Map(
    rows.map((row, at) => [
      row.number,
      (found[at] ?? []).map((known) => ({
        subject: known.person,
        row: null,
        ...judged(known.weighed, conflictsSaid(row, known)),
      })),
    ]),
  )
}

function judged(
  weighed: Weighed,
  conflicts: readonly MatchConflict[],
): Pick<FoundCandidate, 'strong' | 'why' | 'weight'> {
  const warnings = [...familyPatternsOf(weighed), ...conflicts]
  return {
    weight: weighed.weight,
    strong: weighed.weight >= MATCHED && warnings.length === 0,
    why: [...reasonCodesOf(weighed), ...warnings.map((code) => ({ code, figure: null }))],
  }
}

/** The likeliest first; no more than are shown. */
export function likeliestFirst(all: readonly FoundCandidate[]): KeptCandidate[] {
  return all
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_CANDIDATES)
    .map(({ subject, row, strong, why }) => ({ subject, row, strong, why }))
}

/** So many earlier rows that share a key are held beside a row. */
const MOST_OF_A_KEY = 20

/**
 * Rows of one version that may be about one person, found by the keys they share and weighed like people who are known. By the
 * later row's number.
 */
export function twinsAmong(rows: readonly RowToMatch[]): ReadonlyMap<number, FoundCandidate[]> {
  const weighing = new PairWeighing(
    model,
    rows.map(({ values }) => values),
    { people: rows.length, families: familiesOf(rows) },
  )
  const least = doubtfulFrom(rows.length)
  const byKey = new Map<string, number[]>()
  const found = new Map<number, FoundCandidate[]>()
  for (const [at, row] of rows.entries()) {
    const { number, values } = row
    const earlier = new Set<number>()
    const { sure, unsure } = keysToAsk(values)
    for (const key of new Set([...sure, ...unsure])) {
      const sharing = byKey.get(key) ?? []
      for (const one of sharing.slice(-MOST_OF_A_KEY)) earlier.add(one)
      sharing.push(at)
      byKey.set(key, sharing)
    }
    const twins = [...earlier].flatMap((one): FoundCandidate[] => {
      const twin = rows[one]
      if (twin === undefined) return []
      if (weighing.weight(at, one) < least && !weighing.shareNumber(at, one)) return []
      const conflicts = conflictsSaid(row, twin)
      return [{ subject: null, row: twin.number, ...judged(weighing.explain(at, one), conflicts) }]
    })
    if (twins.length > 0) found.set(number, twins)
  }
  return found
}

/** How many rows besides have each family name. */
function familiesOf(rows: readonly RowToMatch[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { values } of rows) {
    const families = readingsOf(values).whole.flatMap(({ family }) => family ?? [])
    for (const family of new Set(families)) counts.set(family, (counts.get(family) ?? -1) + 1)
  }
  return counts
}
