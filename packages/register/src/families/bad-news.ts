import type { CustodyTimeline } from '../custody-timeline.ts'
import { foldedOf } from '../said-of.ts'
import type { View } from '../view.ts'

/** What nobody may learn from a mailbox. In the order in which it weighs. */
export const badNews = ['death', 'sexual-violence', 'sentence', 'abroad'] as const
export type BadNews = (typeof badNews)[number]

export interface NewsFacts {
  readonly person: View
  readonly timeline: CustodyTimeline
  /** Some act against the person is restricted, as far as this audience knows. */
  readonly hasRestrictedAct: boolean
  /** Kinds of what authorities are asked about the person: codes of `question-kind`. */
  readonly asked: readonly string[]
  /** The person was taken to another country, as an officer knows. No code of the register says so. */
  readonly isAbroad: boolean
}

/** What of it is known or only feared, by the codes of the register: one voice is enough. */
export function badNewsOf(facts: NewsFacts): readonly BadNews[] {
  return badNews.filter((one) => holds[one](facts))
}

const holds: Readonly<Record<BadNews, (facts: NewsFacts) => boolean>> = {
  death: ({ person, timeline, asked }) =>
    (foldedOf(person, 'person.alive')?.groups ?? []).some(
      ({ value }) => value.kind === 'sealed' || (value.kind === 'code' && value.code === 'dead'),
    ) ||
    isTold(timeline, 'death-in-custody') ||
    asked.includes('return-of-body'),
  'sexual-violence': ({ hasRestrictedAct }) => hasRestrictedAct,
  sentence: ({ timeline }) => isTold(timeline, 'sentence'),
  abroad: ({ isAbroad }) => isAbroad,
}

function isTold({ entries, undated }: CustodyTimeline, what: string): boolean {
  return [...entries, ...undated].some((entry) => entry.what.includes(what))
}
