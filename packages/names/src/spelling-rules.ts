/** By the letter they begin with. */
export type Rules = ReadonlyMap<string, readonly Rule[]>

interface Rule {
  readonly letters: string
  readonly sound: string
  /** From the nearest on. */
  readonly before: readonly Among[]
  readonly after: readonly Among[]
}

type Among = (letter: string | undefined) => boolean

/**
 * Rules `letters>sound/before_after`, parted by spaces, as phonology writes them: before and after stand letters of which one must
 * be there; V is any vowel, K anything else, # the edge of the word, and a dot leads on to the letter one further away.
 */
export function rulesOf(line: string): Rules {
  return Map.groupBy(line.split(' ').map(ruleOf), ({ letters }) => letters.charAt(0))
}

function ruleOf(text: string): Rule {
  const [spelled = '', where = ''] = text.split('/')
  const [letters = '', sound = ''] = spelled.split('>')
  const [before = '', after = ''] = where.split('_')
  return { letters, sound, before: eachAmong(before), after: eachAmong(after) }
}

function eachAmong(places: string): Among[] {
  return places === '' ? [] : places.split('.').map(among)
}

const vowels = 'aeiouyäöüáéíóúýàèìòùâêîôûåøæœāēīōūëïãõăıőűə'

function among(signs: string): Among {
  const letters = signs.replace('V', vowels).replace(/[K#]/g, '')
  const hasEdge = signs.includes('#')
  const hasConsonants = signs.includes('K')
  return (letter) => {
    if (letter === undefined) return hasEdge
    return letters.includes(letter) || (hasConsonants && !vowels.includes(letter))
  }
}

/** The first rule that fits reads its letters, and each letter is read once; one that none fits is read by itself. */
export function respelled(
  word: string,
  rules: Rules,
  byItself: (letter: string) => string = itself,
): string {
  let text = ''
  let at = 0
  while (at < word.length) {
    const rule = ruleAt(word, at, rules)
    const letters = rule?.letters ?? String.fromCodePoint(word.codePointAt(at) ?? 0)
    text += rule?.sound ?? byItself(letters)
    at += letters.length
  }
  return text
}

function itself(letter: string): string {
  return letter
}

function ruleAt(word: string, at: number, rules: Rules): Rule | undefined {
  const some = rules.get(word.charAt(at))
  if (some === undefined) return undefined
  for (const rule of some) if (fits(rule, word, at)) return rule
  return undefined
}

/** What is silent at the end of a word leaves this much of it. */
const leastLeft = 3

function fits({ letters, sound, before, after }: Rule, word: string, at: number): boolean {
  if (letters.length > 1 && !word.startsWith(letters, at)) return false
  const end = at + letters.length
  for (let nth = 0; nth < after.length; nth++) if (!after[nth]?.(word[end + nth])) return false
  for (let nth = 0; nth < before.length; nth++) if (!before[nth]?.(word[at - 1 - nth])) return false
  return sound !== '' || end < word.length || at >= leastLeft
}
