import type { Property, PropertyCode, SubjectKind } from './property.ts'
import { propertyTable } from './property-table.ts'

/** Everything the register can say of a subject: by kind, then in the order of forms and pages. */
export const properties: readonly Property[] = Object.values(propertyTable)

export const propertyCodes: readonly PropertyCode[] = properties.map(({ code }) => code)

const byNumber: ReadonlyMap<number, Property> = new Map(
  properties.map((declared) => [declared.number, declared]),
)

export function isPropertyCode(code: string): code is PropertyCode {
  return Object.hasOwn(propertyTable, code)
}

export function property(code: PropertyCode): Property {
  return propertyTable[code]
}

/** Throws for a number that was never declared: our bug, or a newer database than this code. */
export function propertyByNumber(number: number): Property {
  const declared = byNumber.get(number)
  if (declared === undefined) throw new Error(`No property has the number ${number}.`)
  return declared
}

/** In the order of forms and pages. */
export function propertiesOf(kind: SubjectKind): readonly Property[] {
  return properties.filter((declared) => declared.kind === kind)
}
