import type { RelationTypeCode } from '@amparo/vocabulary'
import { property } from '../declaration.ts'
import type { Interval } from '../date.ts'
import type { KnownOfPerson, Relative, Side } from './contradiction.ts'
import { onlyCode, onlySubject, toldOfEach } from './told.ts'
import type { ToldOf } from './told.ts'
import { areSurelyApart, readWhen } from './when.ts'

/** Seen from the other end. Only those with whom a name, or most of it, is shared. */
const seenBack: Readonly<Partial<Record<RelationTypeCode, RelationTypeCode>>> = {
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
}

/** Brothers and sisters, parents and children: whom an answer may mean in the person's place. */
export function relativesOf(known: KnownOfPerson, stated: Side): readonly Relative[] {
  const told = toldOfEach(known.claims)
  const births = stated.statements.filter(({ says }) => says === 'born').map(({ at }) => at)
  const related = told.flatMap((one) => relativeIn(one, known.person))
  const once = new Map(related.map((relative) => [relative.person, relative]))
  return [...once.values()]
    .toSorted((a, b) => (a.person < b.person ? -1 : 1))
    .map((relative) => ({ ...relative, birthFits: fits(known, told, relative.person, births) }))
}

function relativeIn(one: ToldOf, person: string): readonly Pick<Relative, 'person' | 'relation'>[] {
  const [first, other] = [onlySubject(one, 'relation.person'), onlySubject(one, 'relation.other')]
  const type = onlyCode(one, 'relation.type') as RelationTypeCode | undefined
  const back = type === undefined ? undefined : seenBack[type]
  if (type === undefined || back === undefined || first === undefined || other === undefined) {
    return []
  }
  if (first === person) return [{ person: other, relation: back }]
  return other === person ? [{ person: first, relation: type }] : []
}

const birth = property('person.birth').number

function fits(
  known: KnownOfPerson,
  told: readonly ToldOf[],
  person: string,
  stated: readonly Interval[],
): boolean {
  const own = told
    .filter(({ subject }) => subject === person)
    .flatMap(({ claims }) => claims.filter((claim) => claim.property === birth))
    .flatMap(({ value }) => (value.kind === 'date' ? (readWhen(value.edtf, known.zone) ?? []) : []))
  return stated.some((one) => own.some(({ at }) => !areSurelyApart(one, at)))
}
