import type { ClaimInput, LinkedClaim } from '@amparo/contract'
import {
  hidesType,
  isPropertyCode,
  isRestricted,
  isRestrictedAct,
  officeAudience,
  property,
  standIn,
  type Property,
} from '@amparo/register'
import type { ReadableValue } from '../keys/sealed-values.ts'
import type { FoldedSubject } from './view-of.ts'

/** A claim while it is still on this device: its value can be read. */
export interface ReadableClaim extends Omit<ClaimInput, 'value'> {
  readonly value: ReadableValue
}

/** The same, where a value may also name a subject that is recorded with it. */
export interface LinkedReadable extends Omit<ClaimInput, 'value'> {
  readonly value: ReadableValue | { readonly kind: 'made'; readonly at: number }
}

/** What is known already of the act these claims are of, or stand under. */
export interface ActKnown {
  readonly isRestricted: boolean
  /** Others can read already that there is a restricted act. */
  readonly hasStandIn: boolean
  /** Only a team knows that there is an act at all, or of whom it would be, and so it stays. */
  readonly isTeamsAlone: boolean
}

export const nothingKnown: ActKnown = {
  isRestricted: false,
  hasStandIn: false,
  isTeamsAlone: false,
}

/** Of an act what is known of it; of anything else what is known of an act that is recorded under it. */
export function actKnown({ kind, view, claims }: FoldedSubject): ActKnown {
  const isTeamsAlone = [...claims.values()].every(({ audience }) => audience !== officeAudience)
  if (kind !== 'act') return { ...nothingKnown, isTeamsAlone }
  const groups = view.properties['act.type']?.groups ?? []
  const types = [...claims.values()].filter(
    (claim) => claim.property === 'act.type' && claim.retracts === null,
  )
  return {
    isRestricted: isRestrictedAct(types.map(({ value }) => value)),
    hasStandIn: groups.some(({ value }) => value.kind === 'code' && value.code === standIn.code),
    isTeamsAlone,
  }
}

/** The same of the act that something stands under; where that is not on the page, only what the server says of it. */
export function actAbove(owner: FoldedSubject | undefined, underRestricted: boolean): ActKnown {
  return owner === undefined ? { ...nothingKnown, isRestricted: underRestricted } : actKnown(owner)
}

export interface Parted<Open = ClaimInput> {
  /** As they leave this device. */
  readonly open: readonly Open[]
  readonly toSeal: readonly ReadableClaim[]
}

/** Whether this value may leave only sealed, when it is of an act of which so much is known. */
export function mustSeal(declared: Property, value: ReadableValue, act: ActKnown): boolean {
  if (declared.sealing === undefined) return false
  return declared.vocabulary === 'violation' ? isRestricted(declared, value) : act.isRestricted
}

/**
 * Which of these claims leave in the open, and which only sealed. Of a restricted act everything that tells what was done is
 * sealed; what else is said along with its type is for the same team, in the open to that team; and the office is told
 * that there is a restricted act, unless it knows. Null when something would have to be sealed to the whole office,
 * which has no key.
 */
export function parted(claims: readonly ReadableClaim[], known: ActKnown): Parted | null {
  return partedLinks(claims, known) as Parted | null
}

/** The same, where a value may also name a subject that is recorded with it: no such value is ever sealed. */
export function partedLinks(
  linked: readonly LinkedReadable[],
  known: ActKnown,
): Parted<LinkedClaim> | null {
  const claims = linked as readonly ReadableClaim[]
  const types = claims.filter(({ property: code }) => code === 'act.type')
  const hidden = types.filter((claim) => isRestricted(declaredOf(claim), claim.value))
  const [first] = hidden
  const act = {
    ...known,
    isRestricted: known.isRestricted || types.some(({ value }) => hidesType(value)),
  }
  const isSealed = (claim: ReadableClaim) => mustSeal(declaredOf(claim), claim.value, act)
  const toSeal = claims.filter(isSealed)
  const audience =
    [first, ...toSeal].find((claim) => claim !== undefined && claim.audience !== officeAudience)
      ?.audience ?? officeAudience
  const sealed = toSeal.map((claim) => ({ ...claim, audience: claim.audience || audience }))
  if (sealed.some((claim) => claim.audience === officeAudience)) return null
  const told = known.isTeamsAlone ? audience : officeAudience
  const tellOffice = (claim: ReadableClaim) =>
    toSeal.length > 0 && isStandIn(claim.value) && claim.replaces === null
      ? { ...claim, audience: known.isTeamsAlone ? claim.audience : officeAudience }
      : claim
  const open = claims.filter((claim) => !isSealed(claim)).map((claim) => asInput(tellOffice(claim)))
  const isTold = known.hasStandIn || types.some(({ value }) => isStandIn(value))
  const isSaidNow = types.some(({ value }) => hidesType(value)) && sealed.length > 0
  if (!isSaidNow) return { open, toSeal: sealed }
  const forTeam = open.map((claim) =>
    claim.property === 'act.type' || claim.replaces !== null ? claim : { ...claim, audience },
  )
  const standing =
    isTold || first === undefined
      ? []
      : [{ ...asInput(first), value: standIn, audience: told, replaces: null }]
  return { open: [...standing, ...forTeam], toSeal: sealed }
}

function isStandIn(value: ReadableValue): boolean {
  return value.kind === 'code' && value.code === standIn.code
}

/** The numbers of subjects are checked where they are read; here they are text. */
function asInput(claim: ReadableClaim): ClaimInput {
  return { ...claim, value: claim.value as ClaimInput['value'] }
}

function declaredOf({ property: code }: ReadableClaim): Property {
  if (!isPropertyCode(code)) throw new Error('sealed claims: an unknown property')
  return property(code)
}
