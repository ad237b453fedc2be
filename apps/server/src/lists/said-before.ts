import { propertyByNumber, type SubjectKind } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { claimOf, type ClaimRow } from '../register/claim-row.ts'
import { kindOf } from '../register/fold-store.ts'
import { isSameValue, type SaidValue } from './said.ts'

/** A value that is to be recorded, and the claim of an earlier version in whose place it comes. */
export type Differing = SaidValue & { readonly replaces?: string }

/** What earlier versions of a list said of its members, as far as it stands. */
export interface SaidBefore {
  /** The subject of this kind among these. */
  belowOf(below: readonly string[], kind: SubjectKind): string | undefined
  /**
   * Of these values those that were not said of the subject before, each in the place of what was said of the same property and
   * is not said any more. What a new version leaves out stays: silence says nothing.
   */
  differing(
    subject: string,
    member: string | null,
    values: readonly SaidValue[],
  ): readonly Differing[]
}

type OwnClaim = ClaimRow & { readonly member: string; readonly kind: number }

export async function saidBefore(tx: Reading, members: readonly string[]): Promise<SaidBefore> {
  const claims = members.length === 0 ? [] : await claimsOf(tx, members)
  const replaced = new Set(claims.flatMap(({ replaces }) => replaces ?? []))
  const current = claims.filter(({ id, erased }) => !replaced.has(id) && erased === null)
  const kinds = new Map(claims.map(({ subject, kind }) => [subject, kindOf(kind)]))
  const said = Map.groupBy(current, ({ subject, member }) => `${member} ${subject}`)
  return {
    belowOf: (below, kind) => below.find((subject) => kinds.get(subject) === kind),
    differing(subject, member, values) {
      const own = (said.get(`${member} ${subject}`) ?? []).map((row) => ({
        id: row.id,
        property: propertyByNumber(row.property),
        value: claimOf(row).value,
      }))
      const fresh = values.filter((value) => !own.some((one) => isSameValue(one, value)))
      const left = own.filter((one) => !values.some((value) => isSameValue(one, value)))
      return fresh.map((value) => {
        const at = left.findIndex(({ property }) => property.number === value.property.number)
        const [before] = at < 0 ? [] : left.splice(at, 1)
        return before === undefined ? value : { ...value, replaces: before.id }
      })
    },
  }
}

/** Every value that a row of one of these members said, in any version that stands. */
async function claimsOf(tx: Reading, members: readonly string[]): Promise<OwnClaim[]> {
  const { rows } = await sql<OwnClaim>`
    select c.*, o.member, s.kind from list_outcome o
    join source f on f.batch = o.batch
    join standing_claim c on c.source_kind = 'list' and c.source = f.id and c.cited_part = o.number and c.retracts is null
    join subject s on s.id = c.subject
    where o.member = any (${members}::bigint[]) order by c.id`.execute(tx)
  return rows
}
