import { answering, type Workers } from '../work.ts'
import type { Random } from '../by-chance.ts'

/** Workers who share nothing, and answer in any order. */
export function unruly(count: number, random: Random): Workers {
  const answers = Array.from({ length: count }, () => answering())
  return {
    count,
    ask: async (worker, order) => {
      for (let turn = random(5); turn > 0; turn--) await Promise.resolve()
      return structuredClone((answers[worker] ?? answering())(structuredClone(order)))
    },
    allocate: (length) => new Int32Array(length),
  }
}
