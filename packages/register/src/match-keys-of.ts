import { matchKeys } from '@amparo/names'
import type { PropertyCode } from './property.ts'
import type { View } from './view.ts'

/**
 * Every key under which this person is found: of each spelling, alone and with each father's
 * name said. Sorted, each once; empty for anything but a person with a name that can be read.
 */
export function matchKeysOf(view: View): string[] {
  const fathers = namesOf(view, 'person.father')
  const keys = namesOf(view, 'person.name').flatMap((name) => [
    ...matchKeys(name),
    ...fathers.flatMap((father) => matchKeys(name, father)),
  ])
  return [...new Set(keys)].toSorted()
}

function namesOf(view: View, code: PropertyCode): string[] {
  const groups = view.properties[code]?.groups ?? []
  return groups.flatMap(({ value }) => (value.kind === 'name' ? [value.text] : []))
}
