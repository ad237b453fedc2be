import { matchKeys, textKeys } from '@amparo/names'
import { kindDeclaration } from './declaration.ts'
import { identifying, numberKeys, writeNumber } from './identifier.ts'
import type { PropertyCode } from './property.ts'
import type { View } from './view.ts'

/**
 * Every key under which this subject is found: of each spelling of its name, alone and, of a
 * person, with each father's name said; of each word of the texts it is found by; of each number
 * that identifies it. Sorted, each once; empty for a kind that is not found by anything, and where none can be read.
 */
export function matchKeysOf(view: View): string[] {
  const foundBy = view.kind === null ? undefined : kindDeclaration(view.kind).foundBy
  if (foundBy === undefined) return []
  const fathers = textsIn(view, foundBy.father)
  const names = textsIn(view, foundBy.name).flatMap((name) => [
    ...matchKeys(name),
    ...fathers.flatMap((father) => matchKeys(name, father)),
  ])
  const words = (foundBy.words ?? []).flatMap((code) => textsIn(view, code).flatMap(textKeys))
  return [...new Set([...names, ...words, ...numberKeys(numbersIn(view))])].toSorted()
}

/** Every number that identifies, with what it is the number of, best first. */
export function numbersIn(view: View): string[] {
  return identifying.flatMap(({ code }) =>
    textsIn(view, code).map((text) => writeNumber(code, text)),
  )
}

/** Everything readable that is said under a property, best first. */
export function textsIn(view: View, code: PropertyCode | undefined): string[] {
  const groups = code === undefined ? [] : (view.properties[code]?.groups ?? [])
  return groups.flatMap(({ value }) => ('text' in value ? [value.text] : []))
}
