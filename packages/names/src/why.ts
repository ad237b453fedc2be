import { matchKeys } from './match-keys.ts'
import { nameWords } from './normalise.ts'
import { alike, isInitial, isOneOff, nameComparer, type Compared, type Word } from './rank.ts'
import { knownFather } from './word-key.ts'

/**
 * Why two names meet, from the surest to the weakest: the same words; the same name in another spelling or script; another
 * form of it (Саша, Аляксандр); an initial; one letter; something like it. Then what is said besides: only a part of the
 * name agrees, the father agrees.
 */
export const nameReasons = [
  'same-name',
  'other-spelling',
  'other-form',
  'initial',
  'one-letter',
  'near',
  'part',
  'father',
] as const
export type NameReason = (typeof nameReasons)[number]

/**
 * Says in codes why a candidate meets a query: first how the words that meet are written, by the weakest of them, then what
 * else there is to say. Empty if nothing meets. Like the rank it decides nothing.
 *
 * @param fathers names of the candidate's father, where they are known apart from the name
 */
export function nameExplainer(
  query: string,
): (candidate: string, fathers?: readonly string[]) => NameReason[] {
  const compare = nameComparer(query)
  const father = fatherKeysOf(query)
  return (candidate, fathers = []) => {
    const known = new Set([candidate, ...fathers].flatMap((one) => fatherKeysOf(candidate, one)))
    const agrees = father.some((key) => known.has(key))
    const compared = compare(candidate)
    const spelled = weakest(compared)
    if (spelled === undefined) return sameWithoutWords(query, candidate, compared)
    return [
      spelled,
      ...(isPart(compared, agrees) ? (['part'] as const) : []),
      ...(agrees ? (['father'] as const) : []),
    ]
  }
}

function fatherKeysOf(name: string, father = ''): string[] {
  return matchKeys(name, father === name ? '' : father).filter((key) => key.startsWith('a:'))
}

/** A name of which no word can be read meets only itself. */
function sameWithoutWords(query: string, candidate: string, { asked }: Compared): NameReason[] {
  return asked.length === 0 && query !== '' && query === candidate ? ['same-name'] : []
}

function weakest({ asked, found, matched }: Compared): NameReason | undefined {
  const met = matched
    .filter(({ nearness }) => nearness > 0)
    .map((match) => between(asked[match.asked], found[match.found]))
  return nameReasons.findLast((reason) => met.includes(reason))
}

function between(a: Word | undefined, b: Word | undefined): NameReason | undefined {
  if (a === undefined || b === undefined) return undefined
  if (a.text === b.text) return 'same-name'
  if (isInitial(a.text) || isInitial(b.text)) return 'initial'
  if (a.keys.some((key) => b.keys.includes(key)))
    return alike(a, b) < stillASpelling ? 'other-form' : 'other-spelling'
  return isOneOff(a, b) ? 'one-letter' : 'near'
}

/** Below this two words of one name are no longer spellings of each other, but Саша and Аляксандр. */
const stillASpelling = 0.5

/** Some word that was asked for is not there, or of several words of the name only one was asked for. */
function isPart({ asked, found, matched }: Compared, fatherAgrees: boolean): boolean {
  const met = new Set(matched.filter(({ nearness }) => nearness > 0).map((match) => match.asked))
  const missing = asked.filter(
    ({ text }, at) => !met.has(at) && !(fatherAgrees && knownFather(text) !== undefined),
  )
  return missing.length > 0 || (met.size === 1 && found.length > 1)
}

/** At most this many words of a text are found. */
const mostTextWords = 24

/** Keys under which a short text is found by its words: the `t:` keys of a name, of each word by itself. */
export function textKeys(text: string): string[] {
  const words = nameWords(text).filter((word) => Array.from(word).length > 1)
  return [...new Set(words.slice(0, mostTextWords).flatMap((word) => matchKeys(word)))]
}
