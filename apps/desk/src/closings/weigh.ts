import type { Closings } from '@amparo/contract'
import {
  civilDay,
  closing,
  custodyTimeline,
  officeAudience,
  type Closing,
  type ClosingFacts,
  type ClosingTopic,
  type SubjectKind,
  type Zone,
} from '@amparo/register'
import { foldFor, type FoldedSubject } from '../register/view-of.ts'
import { standingOf } from './steps.ts'

/** What is known of a person on their page. */
export interface PersonKnown {
  readonly person: FoldedSubject
  readonly below: readonly FoldedSubject[]
  readonly closings: Closings
  /** The office’s zone, and now. */
  readonly zone: Zone
  readonly now: Date
}

export interface Answers {
  readonly contact: ClosingFacts['contact']
  readonly family: ClosingFacts['familyInformed']
}

/** What a closing for one audience would amount to; the server weighs it again by the same rules. */
export function weighedFor(
  known: PersonKnown,
  topic: ClosingTopic,
  audience: number,
  answers: Answers,
): Closing {
  return weighed(known, topic, [officeAudience, audience], answers)
}

/**
 * The audiences for which it can be closed here: whoever knows a reason for a second person that an audience may not know
 * does not close for that audience.
 */
export function audiencesToCloseFor(
  known: PersonKnown,
  topic: ClosingTopic,
  answers: Answers,
): readonly number[] {
  const all = known.closings.facts.map(({ audience }) => audience)
  const { reasons } = weighed(known, topic, [officeAudience, ...all], answers)
  return all.filter((audience) => {
    const seen = weighedFor(known, topic, audience, answers).reasons
    return reasons.every((reason) => seen.includes(reason))
  })
}

function weighed(
  { person, below, closings, zone, now }: PersonKnown,
  topic: ClosingTopic,
  audiences: readonly number[],
  { contact, family }: Answers,
): Closing {
  const ofKind = (kind: SubjectKind) =>
    below
      .filter((one) => one.kind === kind)
      .map((one) => ({ id: one.id as string, view: foldFor(one, audiences) }))
      .filter(({ view }) => view.claims > 0)
  const steps = closings.steps.filter(({ audience }) => audiences.includes(audience))
  return closing({
    closes: topic,
    person: foldFor(person, audiences),
    timeline: custodyTimeline(ofKind('custody'), ofKind('point'), zone),
    today: civilDay(now, zone),
    contact,
    isFreshlyMerged: closings.isJoined,
    isSearchOpen: standingOf(steps).search.state === 'open',
    familyInformed: family,
  })
}
