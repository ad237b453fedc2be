import { clusterRecords } from '@amparo/linkage'
import { compareIds } from '@amparo/register'

export type Verdict = 'same' | 'different' | 'unsure'

/** A decision about two people, as far as it joins them or keeps them apart. */
export interface Judgement {
  readonly id: string
  readonly one: string
  readonly other: string
  readonly audience: number
  readonly verdict: Verdict
}

export interface Joined {
  /** Of each person the oldest of those they are one with; themselves where they stand alone. */
  readonly anchorOf: ReadonlyMap<string, string>
  /** Pairs judged different that judgements of sameness, one after another, nevertheless join. */
  readonly contradictions: readonly (readonly [string, string])[]
}

const noLinks = {
  left: new Int32Array(0),
  right: new Int32Array(0),
  weight: new Int32Array(0),
}

/**
 * Who is one person by what people decided, and by nothing else: no weight joins anybody. Of each pair the newest decision
 * counts, so that a decision taken back leaves no trace. Does not depend on the order in which anything is given.
 */
export function joinedBy(people: readonly string[], judgements: readonly Judgement[]): Joined {
  const known = [...new Set(people)].toSorted(compareIds)
  const placeOf = new Map(known.map((person, at) => [person, at]))
  const pairs = (verdict: Verdict) =>
    newestOfPairs(judgements).flatMap((one): [number, number][] => {
      const [a, b] = [placeOf.get(one.one), placeOf.get(one.other)]
      return one.verdict === verdict && a !== undefined && b !== undefined ? [[a, b]] : []
    })
  const { clusterOf, contradictions } = clusterRecords(known.length, noLinks, {
    threshold: 0,
    weightOf: () => 0,
    constraints: { same: pairs('same'), different: pairs('different') },
  })
  const at = (place: number) => known[place] ?? ''
  return {
    anchorOf: new Map(known.map((person, place) => [person, at(clusterOf[place] ?? place)])),
    contradictions: contradictions.map(([a, b]) => [at(a), at(b)] as const),
  }
}

/** Of each pair the newest decision. */
export function newestOfPairs<One extends Pick<Judgement, 'id' | 'one' | 'other'>>(
  judgements: readonly One[],
): One[] {
  const newest = new Map<string, One>()
  for (const one of judgements) {
    const pair = `${one.one} ${one.other}`
    const before = newest.get(pair)
    if (before === undefined || compareIds(one.id, before.id) > 0) newest.set(pair, one)
  }
  return [...newest.values()]
}
