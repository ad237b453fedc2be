import { compareIds, officeAudience } from '@amparo/register'
import type { StaffActor } from '../db/actor.ts'
import { joinedBy, type Judgement } from '../matching/partition.ts'

/** Who counts as whom by what was decided. */
export interface CountedOnce {
  /** The oldest of those who count as this person. */
  readonly anchorOf: (person: string) => string
  /** Everybody some decision is about who counts as this person; the person themselves too. */
  readonly membersOf: (anchor: string) => readonly string[]
}

/**
 * As pages have it: each of the reader's audiences joins by its own decisions and the office's, and whoever is one person for any
 * of them is counted once.
 */
export function countedOnce(judgements: readonly Judgement[], { teams }: StaffActor): CountedOnce {
  const people = [...new Set(judgements.flatMap(({ one, other }) => [one, other]))]
  const anchors = [officeAudience, ...teams].map(
    (audience) =>
      joinedBy(
        people,
        judgements.filter((one) => [officeAudience, audience].includes(one.audience)),
      ).anchorOf,
  )
  const oldest = (person: string): string => {
    const [first = person] = anchors.map((of) => of.get(person) ?? person).toSorted(compareIds)
    return first === person ? person : oldest(first)
  }
  const members = Map.groupBy(people, oldest)
  return { anchorOf: oldest, membersOf: (anchor) => members.get(anchor) ?? [anchor] }
}
