import type { Closings, ClosingStepView, EntryId } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import { erasedIn } from '../db/erasing.ts'
import type { Change } from '../db/office.ts'
import type { StaffActor } from '../db/actor.ts'
import { ClosingReader, type KeptStep } from './closing-store.ts'
import { factsFor, knows, type KnownOf } from './known.ts'

/** What was decided about a person, and on what a decision would now be weighed; as the actor may see it. */
export async function closingsOf(
  change: Change,
  actor: StaffActor,
  known: KnownOf,
  names: ReadonlyMap<number, string>,
): Promise<Closings> {
  const steps = await new ClosingReader(change.tx).steps(known.members)
  const told = (step: KeptStep): ClosingStepView => ({
    id: step.id,
    topic: step.topic,
    act: step.act,
    audience: step.audience,
    contact: step.contact as ClosingStepView['contact'],
    family: step.family as ClosingStepView['family'],
    informedOn: step.informed_on,
    reasons: step.reasons as ClosingStepView['reasons'],
    stillOpen: step.still_open as ClosingStepView['stillOpen'],
    proposal: step.proposal,
    isOutdated: isOutdated(step, steps, known),
    words: step.words,
    erased: erasedIn(step) as ClosingStepView['erased'],
    by: names.get(step.staff) ?? null,
    isOwn: step.staff === actor.id,
    at: step.at.toISOString(),
    entry: step.entry as EntryId,
  })
  return {
    steps: steps.map(told),
    facts: audiencesOf(actor)
      .filter((audience) => knows(known, audience))
      .map((audience) => ({ audience, facts: factsFor(known, audience) })),
    isJoined: known.members.length > 1,
  }
}

export function audiencesOf({ teams }: StaffActor): readonly number[] {
  return [officeAudience, ...teams]
}

/** Whether an audience has learnt something since a closing was weighed for it. */
export function isOutdated(step: KeptStep, steps: readonly KeptStep[], known: KnownOf): boolean {
  const { facts } = steps.find(({ id }) => id === step.proposal) ?? step
  return facts !== null && facts.toString('hex') !== factsFor(known, step.audience)
}
