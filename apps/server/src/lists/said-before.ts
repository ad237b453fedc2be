import { propertyByNumber, type SubjectKind } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { Listed } from '../register/listed.ts'
import { OutcomeReader } from './outcome-store.ts'
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

export async function saidBefore(tx: Reading, members: readonly string[]): Promise<SaidBefore> {
  const rows = await new OutcomeReader(tx).rowsOf(members)
  const memberOf = new Map(rows.map(({ batch, number, member }) => [`${batch}/${number}`, member]))
  const all = (await new Listed(tx).claimsOf(rows)).map(({ batch, row, kind, claim }) => ({
    ...claim,
    kind,
    member: memberOf.get(`${batch}/${row}`) ?? '',
  }))
  const replaced = new Set(all.flatMap(({ replaces }) => replaces ?? []))
  const current = all.filter(({ id, erased }) => !replaced.has(id) && erased === undefined)
  const kinds = new Map(all.map(({ subject, kind }) => [subject, kind]))
  const said = Map.groupBy(current, ({ subject, member }) => `${member} ${subject}`)
  return {
    belowOf: (below, kind) => below.find((subject) => kinds.get(subject) === kind),
    differing(subject, member, values) {
      const own = (said.get(`${member} ${subject}`) ?? []).map(({ id, property, value }) => ({
        id,
        property: propertyByNumber(property),
        value,
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
