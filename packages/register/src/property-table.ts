import type { KindDeclaration } from './declare-kind.ts'
import { act } from './properties/act.ts'
import { authority } from './properties/authority.ts'
import { command } from './properties/command.ts'
import { custody } from './properties/custody.ts'
import { event } from './properties/event.ts'
import { facility } from './properties/facility.ts'
import { information } from './properties/information.ts'
import { involvement } from './properties/involvement.ts'
import { organisation } from './properties/organisation.ts'
import { person } from './properties/person.ts'
import { point } from './properties/point.ts'
import { posting } from './properties/posting.ts'
import { relation } from './properties/relation.ts'
import { searchAction } from './properties/search-action.ts'
import type { SubjectKind } from './property.ts'

/**
 * The declaration, one file a kind. Forms, import, search, documents and exports read it and
 * nothing else. Numbers are in every stored claim: add new ones, never change or reuse one.
 */
export const kindTable = {
  person,
  custody,
  act,
  event,
  facility,
  authority,
  organisation,
  point,
  involvement,
  information,
  relation,
  posting,
  command,
  'search-action': searchAction,
} satisfies Readonly<Record<SubjectKind, KindDeclaration>>

/** Of every property there is. A further property is a further row in the file of its kind. */
export type PropertyCode = {
  [Kind in SubjectKind]: keyof (typeof kindTable)[Kind]['properties']
}[SubjectKind]
