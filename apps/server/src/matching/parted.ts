import type { Reading } from '../db/office.ts'
import { DecisionReader, type KeptDecision } from './decision-store.ts'
import { joinedBy, newestOfPairs } from './partition.ts'

/**
 * Of each of these, everybody with whom they counted as one person until somebody who stood between them was taken out. Nobody has
 * said of those two themselves whether they are one: they wait for it, whatever they weigh. As far as the reader may see decisions.
 */
export async function partedFrom(
  tx: Reading,
  people: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const decisions = await decisionsAround(tx, people)
  const newest = newestOfPairs(decisions)
  const isUndone = ({ one, other, verdict }: KeptDecision) =>
    verdict === 'same' &&
    newest.some((last) => last.one === one && last.other === other && last.verdict !== 'same')
  if (!decisions.some(isUndone)) return new Map()
  const all = [...new Set(decisions.flatMap(({ one, other }) => [one, other]))]
  const then = decisions.map((_, at) => joinedBy(all, decisions.slice(0, at + 1)).anchorOf)
  const now = then.at(-1) ?? new Map<string, string>()
  const wereOne = (a: string, b: string) => then.some((was) => was.get(a) === was.get(b))
  const membersWith = (person: string) => all.filter((one) => now.get(one) === now.get(person))
  const isJudged = (a: string, b: string) =>
    newest.some(({ one, other }) => [one, other].includes(a) && [one, other].includes(b)) ||
    isDecided(membersWith(a), membersWith(b), newest)
  return new Map(
    people
      .filter((person) => now.has(person))
      .map((person) => [
        person,
        new Set(
          all.filter(
            (other) =>
              now.get(other) !== now.get(person) &&
              wereOne(person, other) &&
              !isJudged(person, other),
          ),
        ),
      ]),
  )
}

/** Every decision about these and about whomever decisions of sameness ever tied to them, oldest first. */
async function decisionsAround(tx: Reading, people: readonly string[]): Promise<KeptDecision[]> {
  const reader = new DecisionReader(tx)
  const found = new Map<string, KeptDecision>()
  const asked = new Set<string>()
  let next = [...new Set(people)]
  while (next.length > 0) {
    for (const person of next) asked.add(person)
    const about = await reader.about(next)
    for (const one of about) found.set(one.id, one)
    const tied = about.filter(({ verdict }) => verdict === 'same')
    next = [...new Set(tied.flatMap(({ one, other }) => [one, other]))].filter(
      (person) => !asked.has(person),
    )
  }
  return [...found.values()].toSorted((a, b) => Number(a.id) - Number(b.id))
}

/** Whether somebody said of any of the ones and any of the others whether they are one person. */
export function isDecided(
  ones: readonly string[],
  others: readonly string[],
  said: readonly KeptDecision[],
): boolean {
  return newestOfPairs(said).some(
    ({ one, other, verdict }) =>
      verdict !== 'unsure' &&
      ((ones.includes(one) && others.includes(other)) ||
        (ones.includes(other) && others.includes(one))),
  )
}
