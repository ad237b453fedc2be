/** A piece of Thai text: whole where no line may end inside it. */
export interface ThaiPiece {
  readonly text: string
  readonly whole: boolean
}

/**
 * Thai text as words and the spaces between them, by the dictionary of the runtime (UAX 29, ICU): Thai puts no spaces between
 * words, and a typesetter that guesses cuts some in two. A line may end at a space or between two Thai words, nowhere else:
 * figures, times, brackets and signs stay with what they stand beside.
 */
export function thaiWords(text: string): ThaiPiece[] {
  const pieces: { text: string; whole: boolean }[] = []
  for (const { segment } of segmenter.segment(text)) {
    const last = pieces.at(-1)
    const isSpace = /^[ \t]+$/u.test(segment)
    const goesOn = last?.whole === true && !isSpace && !isBetweenWords(last.text, segment)
    if (goesOn) last.text += segment
    else pieces.push({ text: segment, whole: !isSpace })
  }
  return pieces
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' })

function isBetweenWords(before: string, after: string): boolean {
  return /\p{Script=Thai}$/u.test(before) && /^(?![ๆฯ\p{M}])\p{Script=Thai}/u.test(after)
}
