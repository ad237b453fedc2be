import type { DeskPage } from '../desk-page.ts'
import { claimOf } from '../letters-desk.ts'
import { cast, custodiesOf } from './story.ts'

/**
 * By when the office has recorded of whom that they are out: eight of forty within a week of their report, twenty-five within two,
 * thirty-five within four, thirty-eight within eight.
 */
const home = {
  firstWeek: cast.released.slice(0, 8),
  secondWeek: [
    ...cast.released.slice(8),
    ...cast.answeredNext.filter((truth) => truth !== cast.saidDead),
    ...cast.refusing,
    ...cast.namesakes,
    ...cast.notCompetent.slice(0, 2),
  ],
  fourthWeek: [1, 5, 24, 26, 30, 32, 33, 34, 36, 37],
  eighthWeek: [cast.metByLawyer, 28, cast.saidDead],
}

/** Relatives tell that some of them are at home: every period of their custody has an end. */
export async function comeHome(
  desk: DeskPage,
  week: keyof typeof home,
  day: string,
): Promise<void> {
  for (const truth of home[week])
    for (const custody of await custodiesOf(desk, truth))
      await desk.post(`/api/subjects/${custody}/claims`, {
        claims: [claimOf('custody.to', { kind: 'date', edtf: day })],
      })
}
