import type { PropertyCode } from '@amparo/register'

/** What of a person a question asks for, where it is one thing of the person and not of a custody or an act. */
const asked: Readonly<Record<string, PropertyCode>> = { whereabouts: 'person.whereabouts' }

/** Null where somebody has to choose. */
export function propertyAsked(kind: string): PropertyCode | null {
  return Object.hasOwn(asked, kind) ? (asked[kind] ?? null) : null
}
