import { isRestrictedAct, standIn, type Value, type View } from '@amparo/register'
import { Refusal } from '../http/refusal.ts'
import { claimOf } from './claim-row.ts'
import { ownerOf } from './fold-store.ts'
import { propertyOf, RegisterReader, type NewClaim, type StoredView } from './register-store.ts'

/**
 * What tells of an act of a restricted type comes sealed, also where only the stand-in says that it is one; and a sealed
 * type stands beside one that others may read. `of` is the act, what stands under it, or what an act is to stand under.
 */
export async function checkSealed(
  reader: RegisterReader,
  claims: readonly NewClaim[],
  of: StoredView,
): Promise<void> {
  const act = await actOf(reader, of)
  const types = claims.filter((claim) => claim.property.code === 'act.type')
  const isRestricted =
    isRestrictedAct(types.map(({ value }) => value)) || (await isUnderRestricted(reader, act))
  const open = claims.find(({ property: { sealing, code }, value }) => {
    return sealing !== undefined && code !== 'act.type' && value.kind !== 'sealed'
  })
  if (isRestricted && open !== undefined)
    throw new Refusal('value-refused', `${open.property.code}: must-be-sealed`)
  const isSealed = types.some(({ value }) => value.kind === 'sealed')
  const stands =
    types.some(({ value }) => isStandIn(value)) ||
    (act?.kind === 'act' && typesIn(act.view).some(isStandIn))
  if (isSealed && !stands) throw new Refusal('value-refused', 'act.type: no-stand-in')
}

/** The act that somebody is involved in; anything else is itself. */
export async function actOf(
  reader: RegisterReader,
  of: StoredView,
): Promise<StoredView | undefined> {
  return of.kind === 'involvement' ? reader.view(ownerOf(of.view) ?? '0') : of
}

/** Also of what stands under an act that cannot be found any more: it may have been such a one. */
export async function isUnderRestricted(
  reader: RegisterReader,
  act: StoredView | undefined,
): Promise<boolean> {
  if (act === undefined) return true
  if (act.kind !== 'act') return false
  const claims = (await reader.claims([act.subject])).get(act.subject) ?? []
  const types = claims.filter((row) => propertyOf(row) === 'act.type' && row.retracts === null)
  return isRestrictedAct(types.map((row) => claimOf(row).value))
}

function isStandIn(value: Value): boolean {
  return value.kind === 'code' && value.code === standIn.code
}

/** Every type that stands of an act, as a view shows it. */
export function typesIn({ properties }: View): Value[] {
  return (properties['act.type']?.groups ?? []).map(({ value }) => value)
}
