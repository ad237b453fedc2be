import type { SubjectName } from '@amparo/contract'
import type { KnownOfPerson, Zone } from '@amparo/register'
import type { OpenedValues } from '../register/opened-values.ts'
import { claimsOf, type FoldedSubject } from '../register/view-of.ts'

interface Page {
  readonly named: ReadonlyMap<string, Pick<SubjectName, 'id' | 'kind' | 'name'>>
  readonly opened: OpenedValues
  readonly zone: Zone
}

/**
 * What this page knows of a person, as rules compare it; the person comes first. What authorities
 * answered takes part only as the claims that were recorded from it: a page as it was known then holds no more.
 */
export function knownOf(
  all: readonly FoldedSubject[],
  { named, opened, zone }: Page,
): KnownOfPerson {
  const facilities = [...named.values()].filter(({ kind }) => kind === 'facility')
  return {
    person: all[0]?.id ?? '',
    claims: all.flatMap((one) => claimsOf(one, opened)),
    answers: [],
    facilities: facilities.map(({ id, name }) => ({ id, names: [name] })),
    zone,
  }
}
