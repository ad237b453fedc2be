import type { Moments } from './local-time.ts'

/** Something that happened at one moment, and between which bounds. At least one bound is finite. */
export interface Placed extends Moments {
  readonly key: string
}

/** How things lie in time as far as it is sure. */
export interface Layout {
  /**
   * Everything in a step surely comes before everything in the next; what stands in one step can
   * all have been at the same moment, so that its order is not known at all.
   */
  readonly steps: readonly (readonly Placed[])[]
  /** So vague that they fit into more than one place among the steps. */
  readonly floating: readonly Placed[]
}

/** A stretch of time between one thing and the next. Minutes. */
export interface Gap {
  /** The things it can begin at: one, or several of which nobody knows the last. */
  readonly after: readonly string[]
  readonly before: readonly string[]
  /** Things that may lie inside it, in some reading. */
  readonly perhapsBetween: readonly string[]
  /** `unknown`: nobody says in which order the things at its ends came. */
  readonly order: 'known' | 'unknown'
  readonly least: number
  /** Null: nothing bounds it. */
  readonly most: number | null
}

/** Surely: in every reading. Two things that share a minute have no sure order. */
export function isSurelyBefore(a: Moments, b: Moments): boolean {
  return a.hi < b.lo
}

export function overlap(a: Moments, b: Moments): boolean {
  return !isSurelyBefore(a, b) && !isSurelyBefore(b, a)
}

export function byTime(a: Placed, b: Placed): number {
  return compare(a.lo, b.lo) || compare(a.hi, b.hi) || compare(a.key, b.key)
}

function compare<Item extends number | string>(a: Item, b: Item): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/**
 * What overlaps two things of which one surely comes first fits on both sides, and floats. Of the
 * rest, those that overlap one thing overlap each other, so they fall into steps by themselves.
 */
export function layOut(all: readonly Placed[]): Layout {
  const sorted = all.toSorted(byTime)
  const floating = sorted.filter((one) => isFloating(one, sorted))
  const steps: Placed[][] = []
  for (const one of sorted.filter((other) => !floating.includes(other))) {
    const current = steps.at(-1)
    if (current !== undefined && current.every((other) => overlap(other, one))) current.push(one)
    else steps.push([one])
  }
  return { steps, floating }
}

function isFloating(one: Placed, all: readonly Placed[]): boolean {
  const near = all.filter((other) => overlap(one, other))
  return firstOf(near).hi < lastOf(near).lo
}

/** When the first of several things can have been. */
function firstOf(all: readonly Placed[]): Moments {
  return { lo: Math.min(...all.map(({ lo }) => lo)), hi: Math.min(...all.map(({ hi }) => hi)) }
}

/** When the last of several things can have been. */
function lastOf(all: readonly Placed[]): Moments {
  return { lo: Math.max(...all.map(({ lo }) => lo)), hi: Math.max(...all.map(({ hi }) => hi)) }
}

/**
 * Every stretch from the first thing to the last. In each reading of the times, each stretch lies
 * between its least and its most, and all of them together are the time from the first thing to
 * the last. A stretch of no time at all is left out.
 */
export function gapsOf(layout: Layout): readonly Gap[] {
  const { steps } = layout
  return [
    ...beforeAll(layout),
    ...steps.flatMap((step, index) => [...within(step), ...untilNext(layout, index)]),
    ...afterAll(layout),
  ]
}

function beforeAll({ steps, floating }: Layout): readonly Gap[] {
  const [first] = steps
  if (first === undefined) return []
  const early = floating.filter(({ lo }) => lo < firstOf(first).hi)
  if (early.length === 0) return []
  const most = firstOf(first).hi - firstOf(early).lo
  return [stretch({ after: early, before: first, order: 'unknown', least: 0, most })]
}

function afterAll({ steps, floating }: Layout): readonly Gap[] {
  const last = steps.at(-1)
  if (last === undefined) return []
  const late = floating.filter(({ hi }) => hi > lastOf(last).lo)
  if (late.length === 0) return []
  const most = lastOf(late).hi - lastOf(last).lo
  return [stretch({ after: last, before: late, order: 'unknown', least: 0, most })]
}

// From the first to the last of things whose order is not known.
function within(step: readonly Placed[]): readonly Gap[] {
  const most = Math.max(
    0,
    ...step.flatMap((a) => step.filter((b) => b !== a).map((b) => b.hi - a.lo)),
  )
  if (most === 0) return []
  return [stretch({ after: step, before: step, order: 'unknown', least: 0, most })]
}

function untilNext({ steps, floating }: Layout, index: number): readonly Gap[] {
  const [step, next] = [steps[index], steps[index + 1]]
  if (step === undefined || next === undefined) return []
  const [from, to] = [lastOf(step), firstOf(next)]
  const between = floating.filter(({ lo, hi }) => hi >= from.lo && lo <= to.hi)
  const least = to.lo - from.hi
  const most = to.hi - from.lo
  return [stretch({ after: step, before: next, between, order: 'known', least, most })]
}

interface Stretch {
  readonly after: readonly Placed[]
  readonly before: readonly Placed[]
  readonly between?: readonly Placed[]
  readonly order: Gap['order']
  readonly least: number
  readonly most: number
}

function stretch({ after, before, between = [], order, least, most }: Stretch): Gap {
  return {
    after: after.map(({ key }) => key),
    before: before.map(({ key }) => key),
    perhapsBetween: between.map(({ key }) => key),
    order,
    least,
    most: Number.isFinite(most) ? most : null,
  }
}
