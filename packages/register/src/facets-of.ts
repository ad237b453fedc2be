import { property, propertiesOf } from './declaration.ts'
import type { Property, PropertyCode, SubjectKind } from './property.ts'
import type { View } from './view.ts'

/** A property by whose codes lists are narrowed down, and one of them. */
export interface Facet {
  readonly property: PropertyCode
  readonly code: string
}

/** Properties by whose codes a list of this kind is narrowed down. */
export function facetsOf(kind: SubjectKind): readonly Property[] {
  return propertiesOf(kind).filter(({ facet }) => facet === true)
}

/**
 * What a subject counts as: of each facet the best value, or each of them where none is best or several stand side by side,
 * as lists and exports show them.
 */
export function facetsIn(view: View): Facet[] {
  if (view.kind === null) return []
  return facetsOf(view.kind).flatMap(({ code, cardinality }) => {
    const { best = null, groups = [] } = view.properties[code] ?? {}
    const shown = cardinality === 'many' || best === null ? groups : [best]
    return shown.flatMap(({ value }) =>
      value.kind === 'code' ? [{ property: code, code: value.code }] : [],
    )
  })
}

/** A facet in one word, as it is stored; the property by its number. */
export function facetKey(facet: Facet): string {
  return `${property(facet.property).number} ${facet.code}`
}
