import { compareIds } from './claim.ts'

/** One word about an examination, as far as its order counts. */
export interface ExaminationStep {
  readonly id: string
  /** The word that this one says better; null where it says something new. */
  readonly replaces: string | null
  /** What it said is gone. */
  readonly isErased: boolean
}

/**
 * The words that count, in the order in which they were said: one that says another better stands in its place, and what was erased
 * or said better since is none.
 */
export function examinationWords<Step extends ExaminationStep>(
  steps: readonly Step[],
): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const replaced = new Set(steps.map(({ replaces }) => replaces))
  return steps
    .filter(({ id, isErased }) => !isErased && !replaced.has(id))
    .map((step) => ({ step, root: rootOf(step, byId) }))
    .toSorted((a, b) => compareIds(a.root, b.root))
    .map(({ step }) => step)
}

/** The first of the words that this one says better, one after the other. */
function rootOf(step: ExaminationStep, byId: ReadonlyMap<string, ExaminationStep>): string {
  let [root, next] = [step.id, step.replaces]
  while (next !== null) {
    root = next
    next = byId.get(next)?.replaces ?? null
  }
  return root
}
