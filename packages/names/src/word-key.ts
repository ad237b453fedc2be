import { fathersNames, givenNames, initialsOf, namesSounding } from './given-names.ts'
import { inOtherOrthographies } from './orthographies.ts'
import { readings } from './readings.ts'
import { skeleton, sounds } from './sounds.ts'

/** The keys of a word. */
export interface WordKeys {
  /** Usually one; more when a short form belongs to several names, or the letters can be read in several ways. */
  readonly likely: readonly string[]
  /** The same, and after them those of the word as it may be meant by the orthographies of other languages. */
  readonly all: readonly string[]
}

/** Both kinds of keys of a word; those of one kind are each once, the likeliest first. */
export function keysOf(word: string): WordKeys {
  const asWritten = sounds(word)
  const exact = namesSounding(asWritten)
  // What sounds like a given name as it stands needs no further reading.
  if (exact.length > 0) return { likely: exact.map(asGiven), all: exact.map(asGiven) }
  const others = readings(word).filter((reading) => reading !== word)
  const likely = unique([asWritten, ...others.map(sounds)]).flatMap(keysOfSounds)
  const further = inOtherOrthographies(word).map(sounds).flatMap(furtherKey)
  return { likely: unique(likely), all: unique([...likely, ...further]) }
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

/** All the keys of a word, the likeliest first. */
export function wordKeys(word: string): readonly string[] {
  return keysOf(word).all
}

function keysOfSounds(ofWord: string): string[] {
  const exact = namesSounding(ofWord)
  if (exact.length > 0) return exact.map(asGiven)
  const names = givenNames(ofWord)
  // What only has the consonants of a given name may be another word (Косин is not Ксенія).
  if (names.length > 0) return [...names.map(asGiven), plainKey(ofWord)]
  return [patronymicKey(ofWord) ?? plainKey(ofWord)]
}

/** A guess on a guess finds too much: by another orthography a word is a given name only if it sounds exactly like one. */
function furtherKey(ofWord: string): string[] {
  const exact = namesSounding(ofWord)
  return exact.length > 0 ? exact.map(asGiven) : [patronymicKey(ofWord) ?? plainKey(ofWord)]
}

function asGiven(symbol: string): string {
  return `=${symbol}`
}

function patronymicKey(ofWord: string): string | undefined {
  const father = fatherOf(ofWord)
  return father === undefined ? undefined : `=${father}+`
}

function plainKey(ofWord: string): string {
  return skeleton(ofWord) || ofWord || '-'
}

/** The key of a father, whether his name or the patronymic made from it is given. */
export function fatherKey(word: string): string {
  const ofWord = sounds(word)
  return fathersNames(ofWord)[0] ?? fatherOf(ofWord) ?? plainKey(ofWord.replace(patronymic, ''))
}

const patronymic = /[aei]?(viC|vna)$|(?<=[^aei])(iC|(in)?iCna)$/

/** The listed father's name that this word is a patronymic of. */
export function knownFather(word: string): string | undefined {
  return fatherOf(sounds(word))
}

/**
 * The key of the father of whom this word is a patronymic by its form, also where his name is not listed (Игнатьевич); undefined
 * where it has no such form. Surnames have it too (Адамовіч): where the word stands has to tell.
 */
export function fatherByForm(word: string): string | undefined {
  return patronymic.test(sounds(word)) ? fatherKey(word) : undefined
}

/** The letters that an initial of a given name may be, by the key of a word; empty where the name is not listed. */
export function initialsOfKey(key: string): readonly string[] {
  return key.startsWith('=') ? initialsOf(key.slice(1)) : []
}

function fatherOf(ofWord: string): string | undefined {
  if (!patronymic.test(ofWord)) return undefined
  const [symbol] = fathersNames(ofWord.replace(patronymic, ''))
  return symbol
}
