import type { ClaimId, SubjectId } from '@amparo/contract'
import { contradictionsOf, sayContradiction, type KnownOfPerson, type Side } from '@amparo/register'
import type { Language } from '@amparo/vocabulary'
import type { Told } from './use-contradictions.ts'

/**
 * What does not go together by what a page holds, for a page as it was known then: without the answers of authorities, and
 * without who could have known it, so that nothing is offered to be quoted.
 */
export function toldHere(
  known: KnownOfPerson,
  language: Language,
  nameOf: (id: string) => string | null,
): Told[] {
  return contradictionsOf(known).map((one) => {
    const said = sayContradiction(one, language, { facility: nameOf })
    const [first, second] = one.sides
    return {
      person: one.person as SubjectId,
      name: '',
      code: one.code,
      sure: one.sure,
      title: said.title,
      sureInWords: said.sure,
      sides: [sideOf(first, said.sides[0]), sideOf(second, said.sides[1])],
      mayMean: one.mayMean.map(({ person, relation, birthFits }) => ({
        person: person as SubjectId,
        name: nameOf(person) ?? '',
        relation,
        birthFits,
      })),
      persons: null,
      wording: 'general',
      quote: null,
    }
  })
}

function sideOf(
  { statements, origins }: Side,
  { from, lines }: { readonly from: string; readonly lines: readonly string[] },
): Told['sides'][number] {
  const voices = statements.flatMap((statement) => statement.voices)
  const claims = [...new Set(voices.map(({ id }) => id))] as ClaimId[]
  return { from, lines: [...lines], origins, claims, replies: [] }
}
