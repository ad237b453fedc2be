import { outcomeProperties, property, propertyByNumber, type Claim } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { claimOf, type SaidColumns } from './claim-row.ts'
import { SAID } from './known-of-people.ts'

const numbers = outcomeProperties.map((code) => property(code).number)
const CUSTODY_PERSON = property('custody.person').number
const POINT_CUSTODY = property('point.custody').number

/**
 * What the reader may know by which it is known what became of these people: also of custodies and points that somebody once
 * said were theirs, and also what was taken back, so that any day in the past can be counted anew. Of each person in their order.
 */
export async function outcomeClaims(
  tx: Reading,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly Claim[]>> {
  const custodies = await named(tx, CUSTODY_PERSON, people)
  const points = await named(tx, POINT_CUSTODY, [...custodies.keys()])
  const subjects = [...people, ...custodies.keys(), ...points.keys()]
  const { rows } = await sql<SaidColumns>`
    select ${SAID} from standing_claim where subject = any (${subjects}::bigint[])
      and property = any (${numbers}::int[]) order by id`.execute(tx)
  const told = new Map<string, Claim[]>(people.map((person) => [person, []]))
  const ownersOf = (subject: string, kind: string): readonly string[] => {
    if (kind === 'custody') return custodies.get(subject) ?? []
    if (kind !== 'point') return [subject]
    const under = (points.get(subject) ?? []).flatMap((custody) => custodies.get(custody) ?? [])
    return [...new Set(under)]
  }
  for (const claim of rows.map(claimOf)) {
    const { kind } = propertyByNumber(claim.property)
    for (const person of ownersOf(claim.subject, kind)) told.get(person)?.push(claim)
  }
  return told
}

/** Of each subject that ever named one of these in such a claim, all that it named. */
async function named(
  tx: Reading,
  number: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ subject: string; names: string[] }>`
    select subject, array_agg(distinct v_ref::text) as names from standing_claim
    where v_ref = any (${ids}::bigint[]) and property = ${number} group by subject`.execute(tx)
  return new Map(rows.map(({ subject, names }) => [subject, names]))
}
