import type { ConsentView } from '@amparo/contract'

type Word = Pick<ConsentView, 'id' | 'standing' | 'person' | 'given' | 'lines'>

/**
 * The newest word that says what counts for a purpose. Of one side, whoever speaks about whomever, only the newest word
 * still speaks. Null when nobody said what counts: somebody decided it, or a child did not agree.
 */
export function standingWord<One extends Word>(
  counts: { readonly purpose: string; readonly answer: string },
  consents: readonly One[],
): One | null {
  const heard = new Set<string>()
  for (const word of consents.toSorted(newestFirst)) {
    const line = word.lines.find(({ purpose }) => purpose === counts.purpose)
    const side = `${word.standing} ${word.person ?? ''}`
    if (line === undefined || heard.has(side)) continue
    heard.add(side)
    if (line.answer === counts.answer) return word
  }
  return null
}

function newestFirst(a: Word, b: Word): number {
  return a.given === b.given ? b.id - a.id : a.given < b.given ? 1 : -1
}
