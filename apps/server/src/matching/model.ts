import { readFileSync } from 'node:fs'
import { readModel, weightOfProbability, type Model } from '@amparo/linkage'
import type { MatchBand } from '@amparo/contract'

/** The model people are weighed by. Another one is another file, under the next number; this line says which counts. */
const CURRENT = 'people-2'

export const model: Model = loaded(CURRENT)

/** As decisions name it. */
export const modelName = `${model.name}-${model.version}`

function loaded(name: string): Model {
  const read = readModel(readFileSync(new URL(`model/${name}.json`, import.meta.url), 'utf8'))
  if (read.verdict !== 'read') throw new Error(`the model ${name} cannot be read: ${read.fault}`)
  return read.model
}

/** From here on somebody is shown as a candidate: a whole name that agrees, however common, and nothing that speaks against it. */
export const SHOWN = -700
/** From here on a pair waits for somebody to decide. */
export const PROPOSED = -200
/**
 * From here on a row of a list may be about somebody. The more people are known, the more of them are like anybody by chance: with
 * each doubling it takes twice the odds, from what is shown to whoever asks about one person up to what is likely.
 */
export function doubtfulFrom(people: number): number {
  return Math.round(
    Math.min(0, Math.max(SHOWN, PROPOSED + 100 * Math.log2(Math.max(people, 1) / USUAL))),
  )
}

/** So many people the odds of the model are for. */
const USUAL = 50_000

/** From here on, and without any warning, a row of a list is shown as matched; nobody is taken for somebody by it. */
export const MATCHED = weightOfProbability(0.9)
/** From here on, and without any warning, pairs may be accepted many at once. */
export const STRICT = weightOfProbability(0.999)

export function bandOf(weight: number): MatchBand {
  if (weight >= weightOfProbability(0.99)) return 'very-likely'
  return weight >= 0 ? 'likely' : 'possible'
}
