import { fathersNames, givenNames, initialsOf } from './given-names.ts'
import { readings } from './readings.ts'
import { skeleton, sounds } from './sounds.ts'

/** Usually one key; more when a short form belongs to several names, or the letters can be read in several ways. */
export function wordKeys(word: string): string[] {
  return [...new Set(readings(word).flatMap(keysOfReading))]
}

function keysOfReading(word: string): string[] {
  const ofWord = sounds(word)
  const names = givenNames(ofWord)
  if (names.length > 0) return names.map((symbol) => `=${symbol}`)
  const father = fatherOf(ofWord)
  return [father === undefined ? plainKey(ofWord) : `=${father}+`]
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
