import type { FoldedProperty, PropertyCode, View } from '@amparo/register'

/** As much of a view as is asked for: whole ones of thousands of people take long to read. */
export function partOfView(
  properties: Readonly<Partial<Record<PropertyCode, FoldedProperty | null>>>,
): View {
  const known = Object.entries(properties).filter(([, folded]) => folded !== null)
  return { kind: null, properties: Object.fromEntries(known), quarrels: 0, claims: 0 }
}
