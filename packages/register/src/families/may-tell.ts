import type { PrimaryContact } from '../closing.ts'
import { foldedOf } from '../said-of.ts'
import type { PropertyCode } from '../property.ts'
import type { View } from '../view.ts'

/**
 * What tells people apart, each counted once. Brothers share all that stands under `parents`, so the names of the parents and the
 * place of birth are one thing and not three; a name is none, since whoever was found was found by it.
 */
export const identifiers = ['birth', 'parents', 'marks'] as const
export type Identifier = (typeof identifiers)[number]

/** What is missing before a family may be told that somebody was found. */
export const missingToTell = ['identifiers', 'contact'] as const
export type MissingToTell = (typeof missingToTell)[number]

/** Who is most often mistaken for whom. */
export const confusions = ['brothers', 'father-and-son'] as const
export type Confusion = (typeof confusions)[number]

export interface TellingFacts {
  readonly person: View
  /** Types of the relations that are recorded of the person: codes of `relation-type`. */
  readonly relations: readonly string[]
  /** Who of the office, or of those closest, met the person or the fact; null: nobody. */
  readonly contact: PrimaryContact | null
  /** Whether the family knew the person again on a photograph that is theirs to see. Never a choice among several. */
  readonly photograph: 'confirmed' | 'not-confirmed' | 'not-shown'
}

export interface MayTell {
  readonly allowed: boolean
  readonly standing: readonly Identifier[]
  readonly missing: readonly MissingToTell[]
  readonly confusions: readonly Confusion[]
}

/**
 * Whether it is certain enough who was found to tell a family so: two independent identifiers and contact, or a photograph that the
 * family confirms. A photograph in which they did not know the person forbids it, whatever else agrees.
 */
export function mayTell(facts: TellingFacts): MayTell {
  const standing = identifiers.filter((one) => stands(facts.person, one))
  const byPhotograph = facts.photograph === 'confirmed'
  const missing = missingToTell.filter((one) =>
    one === 'identifiers' ? standing.length < 2 : facts.contact === null,
  )
  return {
    allowed: facts.photograph !== 'not-confirmed' && (byPhotograph || missing.length === 0),
    standing,
    missing: byPhotograph ? [] : missing,
    confusions: confusions.filter((one) => isToFear(one, facts, standing)),
  }
}

const propertiesFor: Readonly<Record<Identifier, readonly PropertyCode[]>> = {
  birth: ['person.birth'],
  parents: ['person.father', 'person.mother', 'person.birthplace'],
  marks: ['person.marks'],
}

// Two who do not have it from each other say the same, it is not the authorities alone, and nobody says otherwise.
function stands(person: View, identifier: Identifier): boolean {
  return propertiesFor[identifier].some((code) => {
    const folded = foldedOf(person, code)
    if (folded === undefined || folded.contested) return false
    const { best } = folded
    return best !== null && best.origins >= 2 && !best.stateAlone
  })
}

const relationsOf: Readonly<Record<Confusion, readonly string[]>> = {
  brothers: ['sibling'],
  'father-and-son': ['parent', 'child'],
}

// The day of birth alone tells a brother or a father from whom they are taken for.
function isToFear(one: Confusion, facts: TellingFacts, standing: readonly Identifier[]): boolean {
  const isRecorded = facts.relations.some((type) => relationsOf[one].includes(type))
  return isRecorded || !standing.includes('birth')
}
