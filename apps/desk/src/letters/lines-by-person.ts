import type { SubjectId } from '@amparo/contract'
import { questionKinds } from '@amparo/vocabulary'

interface PersonLines {
  readonly person: SubjectId
  readonly name: string
  readonly kinds: readonly string[]
}

const order = Object.keys(questionKinds.entries)

/** Everybody once, in the order in which they first stand, with all that is asked about them in the order of the vocabulary. */
export function linesByPerson(
  lines: readonly { readonly person: SubjectId; readonly name: string; readonly kind: string }[],
): readonly PersonLines[] {
  const people = new Map<SubjectId, PersonLines>()
  for (const { person, name, kind } of lines) {
    const before = people.get(person)?.kinds ?? []
    const kinds = [...before, kind].toSorted(
      (one, other) => order.indexOf(one) - order.indexOf(other),
    )
    people.set(person, { person, name, kinds })
  }
  return [...people.values()]
}
