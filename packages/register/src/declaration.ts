import type { KindDeclaration } from './declare-kind.ts'
import { subjectKinds } from './property.ts'
import type { Declared, Property, PropertyCode, SubjectKind } from './property.ts'
import { kindTable } from './property-table.ts'

/** Everything the register can say of a subject: by kind, then in the order of forms and pages. */
export const properties: readonly Property[] = subjectKinds.flatMap((kind) => {
  const table: Readonly<Record<string, Declared>> = kindTable[kind].properties
  return Object.entries(table).map(([code, declared], index) => ({
    ...declared,
    kind,
    code: code as PropertyCode,
    order: index + 1,
  }))
})

export const propertyCodes: readonly PropertyCode[] = properties.map(({ code }) => code)

const byCode: ReadonlyMap<string, Property> = new Map(
  properties.map((declared) => [declared.code, declared]),
)

const byNumber: ReadonlyMap<number, Property> = new Map(
  properties.map((declared) => [declared.number, declared]),
)

export function isPropertyCode(code: string): code is PropertyCode {
  return byCode.has(code)
}

export function property(code: PropertyCode): Property {
  const declared = byCode.get(code)
  if (declared === undefined) throw new Error(`No property has the code ${code}.`)
  return declared
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

/** The property that names what a subject of this kind stands under; undefined if it stands alone. */
export function ownerPropertyOf(kind: SubjectKind): Property | undefined {
  return propertiesOf(kind).find(({ belongs }) => belongs === true)
}

/** How subjects of this kind are listed, dated and found. */
export function kindDeclaration(
  kind: SubjectKind,
): Pick<KindDeclaration<PropertyCode>, 'leads' | 'time' | 'foundBy'> {
  return kindTable[kind]
}

/** What a subject of this kind goes by in a list: the first of these that can be read. */
export function leadsOf(kind: SubjectKind): readonly Property[] {
  return kindDeclaration(kind).leads.map(property)
}

/** What must be said of a new subject that stands alone, any one of them: who has no name is described, or counted. */
export function firstSaidOf(kind: SubjectKind): readonly Property[] {
  const led = leadsOf(kind)
  return kind === 'person' ? [...led, property('person.count')] : led
}
