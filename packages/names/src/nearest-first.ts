import { nameWords } from './normalise.ts'
import { nameRanking, natsOfAll } from './rank.ts'

/**
 * Candidates as a person should look through them: by the best of their names, the nearest spelling first. A Latin spelling
 * often fits several Cyrillic names (Rahimov: Рагимов, Рахимов), and the other way round; there the name that more of the
 * candidates bear is as much more likely to be meant (Bayes), against the odds of the spelling. A name written in the script
 * of the query is as it is, however rare. Those of one rank stay in the order given.
 */
export function nearestFirst<One>(
  query: string,
  candidates: readonly One[],
  namesOf: (one: One) => readonly string[],
): One[] {
  const ranked = nameRanking(query)
  const best = candidates.map((one) => ({
    one,
    ...namesOf(one)
      .map(ranked)
      .reduce((a, b) => (b.rank > a.rank ? b : a), { rank: 0, transcribed: '' }),
  }))
  const bearers = Map.groupBy(best, ({ transcribed }) => transcribed)
  const nats = natsOfAll * Math.max(1, new Set(nameWords(query)).size)
  const weight = ({ rank, transcribed }: (typeof best)[number]) =>
    transcribed === '' ? rank : rank + Math.log(bearers.get(transcribed)?.length ?? 1) / nats
  return best
    .map((one) => ({ one: one.one, weight: weight(one) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ one }) => one)
}
