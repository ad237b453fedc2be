import { property } from '../declaration.ts'
import type { PropertyCode } from '../property.ts'

const codes = [
  'person.birth',
  'person.whereabouts',
  'person.acknowledged',
  'person.alive',
  'person.authorities-told',
  'person.telling-outcome',
  'custody.person',
  'custody.from',
  'custody.to',
  'custody.facility',
  'custody.place',
  'point.custody',
  'point.type',
  'point.at',
  'point.facility',
  'point.place',
  'act.person',
  'act.type',
  'act.at',
  'act.event',
  'relation.person',
  'relation.other',
  'relation.type',
] as const satisfies readonly PropertyCode[]

/** The numbers of all properties that any rule reads; without the others `contradictionsOf` finds the same. */
export const comparedProperties: readonly number[] = codes.map((code) => property(code).number)
