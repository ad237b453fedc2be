import type { BatchRow } from '@amparo/contract'

type Said = BatchRow['values'][number]

/** What a line says that the version before did not, and what that said and this does not. Both empty where there was none. */
export function changesOf({ values, before }: Pick<BatchRow, 'values' | 'before'>): {
  /** By `keyOf`. */
  readonly added: ReadonlySet<string>
  readonly dropped: readonly Said[]
} {
  if (before === null) return { added: new Set(), dropped: [] }
  const [now, then] = [new Set(values.map(keyOf)), new Set(before.map(keyOf))]
  return { added: now.difference(then), dropped: before.filter((said) => !now.has(keyOf(said))) }
}

/** One value of one property is the same value wherever it is said. */
export function keyOf({ property, value }: Said): string {
  return `${property} ${JSON.stringify(value, inOrder)}`
}

function inOrder(_: string, part: unknown): unknown {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : part
}
