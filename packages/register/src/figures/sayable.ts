/** Fewer than so many are not said outside the office. */
export const fewestToSay = 5

/** A number as it may be said outside: `few` are fewer than five; `withheld` could be any, and would give another away. */
export type Sayable = number | 'few' | 'withheld'

export function sayableNumber(number: number): Sayable {
  return number < fewestToSay ? 'few' : number
}

/**
 * The parts of a whole as they may leave the office together with it. What is hidden cannot be had by taking what is said from
 * the whole: where it could, the next smallest part is withheld too, and in the end the whole.
 */
export function sayableParts(parts: readonly number[]): {
  readonly whole: Sayable
  readonly parts: readonly Sayable[]
} {
  const whole = parts.reduce((sum, part) => sum + part, 0)
  const hidden = new Map<number, Hidden>(
    parts.flatMap((part, at) => (part < fewestToSay ? [[at, 'few']] : [])),
  )
  const said = (of: Sayable) => ({
    whole: of,
    parts: parts.map((part, at) => hidden.get(at) ?? part),
  })
  if (whole < fewestToSay) return said('few')
  const shown = parts
    .flatMap((part, at) => (hidden.has(at) ? [] : [{ part, at }]))
    .toSorted((a, b) => a.part - b.part || a.at - b.at)
  while (isGivenAway(parts, hidden)) {
    const next = shown.shift()
    if (next === undefined) return said('withheld')
    hidden.set(next.at, 'withheld')
  }
  return said(whole)
}

type Hidden = 'few' | 'withheld'

/** Whether only one number is possible for some hidden part, for whoever knows the whole and all that is said. */
function isGivenAway(parts: readonly number[], hidden: ReadonlyMap<number, Hidden>): boolean {
  if (hidden.size === 0) return false
  if (hidden.size === 1) return true
  const kinds = [...hidden.values()]
  const rest = [...hidden.keys()].reduce((sum, at) => sum + (parts[at] ?? 0), 0)
  const least = kinds.filter((kind) => kind === 'withheld').length * fewestToSay
  const isBounded = kinds.every((kind) => kind === 'few')
  return rest === least || (isBounded && rest === kinds.length * (fewestToSay - 1))
}
