import type { FoldedSubject } from './view-of.ts'

/** Numbers every source of a page once, in the order in which the page shows them. */
export function numberSources(subjects: readonly FoldedSubject[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { view, claims } of subjects) {
    for (const folded of Object.values(view.properties)) {
      const shown = [...folded.groups.flatMap((group) => group.claims), ...folded.retracted]
      for (const id of shown) {
        const source = claims.get(id)?.source.id
        if (source !== undefined && !numbers.has(source)) numbers.set(source, numbers.size + 1)
      }
    }
  }
  return numbers
}
