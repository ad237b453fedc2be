import type { BatchRow } from '@amparo/contract'

type Said = BatchRow['values'][number]

/** `added`: the version before did not say it. `dropped`: only that said it. */
export interface Change {
  readonly said: Said
  readonly change: 'added' | 'dropped' | null
}

/** What a line says, and right behind what is new of a property what the version before said of it; all of it as it stands where there was none. */
export function changesOf({ values, before }: Pick<BatchRow, 'values' | 'before'>): Change[] {
  if (before === null) return values.map((said) => ({ said, change: null }))
  const [now, then] = [new Set(values.map(keyOf)), new Set(before.map(keyOf))]
  const codes = new Set([...values, ...before].map(({ property }) => property))
  const isOf = (code: string) => (said: Said) => said.property === code
  return [...codes].flatMap((code): Change[] => [
    ...values
      .filter(isOf(code))
      .map((said) => ({ said, change: then.has(keyOf(said)) ? null : ('added' as const) })),
    ...before
      .filter((said) => isOf(code)(said) && !now.has(keyOf(said)))
      .map((said) => ({ said, change: 'dropped' as const })),
  ])
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
