/** A scheme of iuliia (MIT): letters, and letters that differ after or before another or at the end of a word. */
export interface Scheme {
  readonly map: Readonly<Record<string, string>>
  readonly prevMap?: Readonly<Record<string, string>>
  readonly nextMap?: Readonly<Record<string, string>>
  readonly endingMap?: Readonly<Record<string, string>>
}

/** A Russian word in lower case as a scheme writes it in Latin. */
export function romanised(scheme: Scheme, word: string): string {
  const endings = Object.entries(scheme.endingMap ?? {})
  const [ending, inLatin] = endings.find(([end]) => word.endsWith(end)) ?? ['', '']
  const stem = Array.from(word.slice(0, word.length - ending.length))
  const letters = stem.map((letter, at) => {
    const before = scheme.prevMap?.[(stem[at - 1] ?? '') + letter]
    const after = scheme.nextMap?.[letter + (stem[at + 1] ?? '')]
    return before ?? after ?? scheme.map[letter] ?? letter
  })
  return letters.join('') + inLatin
}
