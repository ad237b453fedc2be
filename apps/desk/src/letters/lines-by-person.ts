import type { SubjectId } from '@amparo/contract'

interface PersonLines {
  readonly person: SubjectId
  readonly name: string
  readonly kinds: readonly string[]
}

/** Everybody once, in the order in which they first stand, with all that is asked about them. */
export function linesByPerson(
  lines: readonly { readonly person: SubjectId; readonly name: string; readonly kind: string }[],
): readonly PersonLines[] {
  const people = new Map<SubjectId, PersonLines>()
  for (const { person, name, kind } of lines) {
    const before = people.get(person)?.kinds ?? []
    people.set(person, { person, name, kinds: [...before, kind] })
  }
  return [...people.values()]
}
