import type { Closings, ClosingStepView } from '@amparo/contract'
import { closingState, closingTopics, type ClosingState, type ClosingTopic } from '@amparo/register'

export type Standing = ClosingState<ClosingStepView>

export function standingOf(
  steps: readonly ClosingStepView[],
): Readonly<Record<ClosingTopic, Standing>> {
  const [search, person] = closingTopics.map((topic) => closingState(topic, steps))
  return { search: search as Standing, person: person as Standing }
}

/** What had been decided by then; on another day nothing is weighed. */
export function closingsAsKnown(
  closings: Closings | null,
  instant: string | null,
): Closings | null {
  if (closings === null || instant === null) return closings
  const steps = closings.steps
    .filter(({ at }) => at <= instant)
    // What became known later was not known then.
    .map((step) => ({ ...step, isOutdated: false }))
  return { ...closings, steps, facts: [] }
}
