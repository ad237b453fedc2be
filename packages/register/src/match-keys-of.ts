import { matchKeys } from '@amparo/names'
import { kindDeclaration } from './declaration.ts'
import type { PropertyCode } from './property.ts'
import type { View } from './view.ts'

/**
 * Every key under which this subject is found: of each spelling of its name, alone and, of a
 * person, with each father's name said. Sorted, each once; empty for a kind that has no name, and
 * where none can be read.
 */
export function matchKeysOf(view: View): string[] {
  const foundBy = view.kind === null ? undefined : kindDeclaration(view.kind).foundBy
  if (foundBy === undefined) return []
  const fathers = foundBy.father === undefined ? [] : namesOf(view, foundBy.father)
  const keys = namesOf(view, foundBy.name).flatMap((name) => [
    ...matchKeys(name),
    ...fathers.flatMap((father) => matchKeys(name, father)),
  ])
  return [...new Set(keys)].toSorted()
}

function namesOf(view: View, code: PropertyCode): string[] {
  const groups = view.properties[code]?.groups ?? []
  return groups.flatMap(({ value }) => (value.kind === 'name' ? [value.text] : []))
}
