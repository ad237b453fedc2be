/** A search ends when the person is found; a person, when nothing more is to be done. */
export const closingTopics = ['search', 'person'] as const
export type ClosingTopic = (typeof closingTopics)[number]

/**
 * `close`: one officer sufficed. `propose` and `agree`: two people closed it together. `keep-open`:
 * somebody said why it is not to be closed as proposed.
 */
export const closingActs = ['open', 'propose', 'close', 'agree', 'keep-open'] as const
export type ClosingAct = (typeof closingActs)[number]

/** One decision about a search or a person. */
export interface ClosingStep {
  readonly topic: ClosingTopic
  readonly act: ClosingAct
}

/** How a search or a person stands, by the steps that can be seen. */
export interface ClosingState<Step> {
  /** `none`: nobody ever opened a search. A person is open from the beginning. */
  readonly state: 'none' | 'open' | 'closed'
  /** The step that made it so; null where there was none. */
  readonly since: Step | null
  /** What a second person has not yet answered. */
  readonly proposal: Step | null
}

/** From the steps one may see, in the order of their numbers. */
export function closingState<Step extends ClosingStep>(
  topic: ClosingTopic,
  steps: readonly Step[],
): ClosingState<Step> {
  const begun: ClosingState<Step> = {
    state: topic === 'search' ? 'none' : 'open',
    since: null,
    proposal: null,
  }
  return steps.filter((step) => step.topic === topic).reduce(after, begun)
}

function after<Step extends ClosingStep>(
  state: ClosingState<Step>,
  step: Step,
): ClosingState<Step> {
  switch (step.act) {
    case 'open':
      return { state: 'open', since: step, proposal: null }
    case 'close':
    case 'agree':
      return { state: 'closed', since: step, proposal: null }
    case 'propose':
      return { ...state, proposal: step }
    case 'keep-open':
      return { ...state, proposal: null }
  }
}
