import { whatToWrite, type WhatToWrite, type WritingFacts } from './what-to-write.ts'

/**
 * Every update is released in three wordings, and its sender is shown one of them at the hour: `whole`, as the officer read it;
 * `come`, where somebody of the office knows what no mailbox tells; `quiet`, where the person does not wish their family to know.
 */
export const updateWordings = ['whole', 'come', 'quiet'] as const
export type UpdateWording = (typeof updateWordings)[number]

/**
 * What each wording says. Whoever may not know the difference is written the same in all three, so that nothing can be read out of
 * which was shown; and where nothing may be written, there is none of them.
 */
export function wordingsOf(facts: WritingFacts): Readonly<Record<UpdateWording, WhatToWrite>> {
  const others = facts.badNews.filter((one) => one !== 'death')
  return {
    whole: whatToWrite(facts),
    come: whatToWrite({ ...facts, badNews: [...others, 'death'] }),
    quiet: whatToWrite({ ...facts, agreed: false, badNews: others }),
  }
}

/** What anybody of the office has heard of the person, over all teams. */
export interface HeardOf {
  readonly death: boolean
  /** Something else that no mailbox tells. */
  readonly other: boolean
  /** They do not wish their family to know. */
  readonly unwished: boolean
}

/** Which wording is shown. The dead are asked no more; a wish of the living goes before everything else that is known. */
export function wordingFor({ death, other, unwished }: HeardOf): UpdateWording {
  if (death) return 'come'
  if (unwished) return 'quiet'
  return other ? 'come' : 'whole'
}
