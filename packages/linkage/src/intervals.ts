/** A share with the range it may lie in, with a probability of 95 %. */
export interface Interval {
  readonly low: number
  readonly high: number
}

const deviations = 1.959963984540054

/** Wilson 1927, Journal of the American Statistical Association 22: covers 95 % on average. */
export function wilson(hits: number, tries: number): Interval {
  if (tries === 0) return { low: 0, high: 1 }
  const [share, square] = [hits / tries, deviations ** 2]
  const middle = (share + square / (2 * tries)) / (1 + square / tries)
  const reach =
    (deviations / (1 + square / tries)) *
    Math.sqrt((share * (1 - share)) / tries + square / (4 * tries ** 2))
  return {
    low: hits === 0 ? 0 : Math.max(0, middle - reach),
    high: hits === tries ? 1 : Math.min(1, middle + reach),
  }
}

/** Clopper and Pearson 1934, Biometrika 26: covers at least 95 %, whatever the share. */
export function clopperPearson(hits: number, tries: number): Interval {
  return {
    low: hits === 0 ? 0 : bisect((share) => atMostHits(hits - 1, tries, share) >= 0.975),
    high: hits === tries ? 1 : bisect((share) => atMostHits(hits, tries, share) >= 0.025),
  }
}

/** The share up to which something holds that holds of small shares. */
function bisect(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The probability of at most so many hits (binomial). */
function atMostHits(hits: number, tries: number, share: number): number {
  if (share <= 0) return 1
  if (share >= 1) return hits >= tries ? 1 : 0
  let term = tries * Math.log1p(-share)
  let probability = Math.exp(term)
  for (let hit = 1; hit <= hits; hit++) {
    term += Math.log((tries - hit + 1) / hit) + Math.log(share) - Math.log1p(-share)
    probability += Math.exp(term)
  }
  return Math.min(1, probability)
}

/** Fewer judged pairs say too little to accept any link without looking. */
export const leastJudged = 100

export type FalseLinks =
  | { readonly verdict: 'too-few-judged'; readonly judged: number; readonly needed: number }
  | ({ readonly verdict: 'estimated'; readonly perHundred: number } & Interval)

/**
 * How many of a hundred links are wrong, by a random sample of them that people have judged, with the interval of Clopper and
 * Pearson, also for a hundred. Below 100 judged pairs there is no number.
 */
export function falseLinksPerHundred(wrong: number, judged: number): FalseLinks {
  if (judged < leastJudged) return { verdict: 'too-few-judged', judged, needed: leastJudged }
  const { low, high } = clopperPearson(wrong, judged)
  return {
    verdict: 'estimated',
    perHundred: (100 * wrong) / judged,
    low: 100 * low,
    high: 100 * high,
  }
}
