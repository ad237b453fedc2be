import { violation } from '@amparo/vocabulary'
import type { ViolationCode } from '@amparo/vocabulary'
import type { Property } from './property.ts'
import type { Value } from './value.ts'

const standInCode: ViolationCode = 'RESTRICTED'

/** What the open register shows in the place of a type of act that is sealed to a team. */
export const standIn = { kind: 'code', code: standInCode } as const satisfies Value

/** Whether this is a type of act that only a team may see. */
export function isRestricted({ vocabulary }: Pick<Property, 'vocabulary'>, value: Value): boolean {
  return vocabulary === 'violation' && value.kind === 'code' && isRestrictedCode(value.code)
}

function isRestrictedCode(code: string): boolean {
  return violation(code)?.restricted === true
}

/**
 * Whether the one stands in the open for what the other says under seal: then they do not differ,
 * and the other is the more exact.
 */
export function standsInFor(open: Value, other: Value): boolean {
  if (open.kind !== 'code' || open.code !== standIn.code) return false
  return other.kind === 'sealed' || (other.kind === 'code' && isRestrictedCode(other.code))
}

/**
 * Whether an act is a restricted one, by every type that was ever said of it, in the open or under
 * seal: also by one that was taken back, corrected or erased. Who takes "act, restricted" back need
 * not see what a team keeps under seal of it, so what tells of the act is sealed all the same; as
 * where sources differ over it.
 */
export function isRestrictedAct(types: readonly Value[]): boolean {
  return types.some((value) => value.kind === 'sealed' || hidesType(value))
}

/** Whether a type of act, as it is recorded, says that the act is a restricted one. */
export function hidesType(value: Value): boolean {
  return value.kind === 'code' && (value.code === standIn.code || isRestrictedCode(value.code))
}
