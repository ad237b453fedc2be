import type { ClaimView, SubjectClaims } from '@amparo/contract'
import type { Value } from '@amparo/register'
import type { Keyring } from '../keys/protocol.ts'
import type { OpenedValue, ValueToOpen } from '../keys/sealed-values.ts'

/** What came of opening the sealed values of a page, by claim. Lives in the page while it is unlocked, and nowhere else. */
export type OpenedValues = ReadonlyMap<string, OpenedValue>

/** Opens every sealed value of a page with the keys of its team. */
export async function openValuesOf(
  keys: () => Keyring,
  subjects: readonly SubjectClaims[],
): Promise<OpenedValues> {
  const values = subjects.flatMap(({ id, claims }) =>
    claims.flatMap((claim) => toOpen(id, claim) ?? []),
  )
  if (values.length === 0) return new Map()
  const opened = await keys().openValues({ values: values.filter((one) => !isCopy(one, values)) })
  const copies = values
    .filter((one) => isCopy(one, values))
    .map(({ claim }): OpenedValue => ({ verdict: 'foreign', claim }))
  return new Map([...opened, ...copies].map((one) => [one.claim, one]))
}

function toOpen(subject: string, claim: ClaimView): ValueToOpen | null {
  const { id, property, audience: team, value } = claim
  if (value.kind !== 'sealed' || !('envelope' in value)) return null
  return { claim: id, subject, property, team, envelope: value.envelope, commit: value.commit }
}

// The key of a commitment is drawn for one value alone: a second claim that carries it was not
// recorded by anybody.
function isCopy(one: ValueToOpen, all: readonly ValueToOpen[]): boolean {
  return all.find(({ commit }) => commit === one.commit) !== one
}

/** What a claim says, as far as it can be read here. */
export function shown({ id, value }: ClaimView, opened: OpenedValues): Value {
  const known = opened.get(id)
  if (known?.verdict === 'value') return known.value
  return value.kind === 'sealed' ? { kind: 'sealed' } : value
}
