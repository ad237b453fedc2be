/** A text in three parts, of which the middle one is what another text has otherwise. */
export interface Differing {
  readonly before: string
  readonly other: string
  readonly after: string
}

/**
 * Where two spellings differ, in letters as people see them: what they begin and end with alike is left out. Null where marking
 * would help nobody: they are the same, or have no letter in common at either end.
 */
export function whereTheyDiffer(
  one: string,
  other: string,
): readonly [Differing, Differing] | null {
  const [left, right] = [lettersOf(one), lettersOf(other)]
  const shorter = Math.min(left.length, right.length)
  let begin = 0
  while (begin < shorter && isSame(left[begin], right[begin])) begin++
  let end = 0
  while (end < shorter - begin && isSame(left.at(-1 - end), right.at(-1 - end))) end++
  const isAllSame = begin === left.length && begin === right.length
  if (isAllSame || begin + end === 0) return null
  return [partsOf(left, begin, end), partsOf(right, begin, end)]
}

function lettersOf(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return [...segmenter.segment(text.normalize('NFC'))].map(({ segment }) => segment)
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLocaleLowerCase('und') === other?.toLocaleLowerCase('und')
}

function partsOf(letters: readonly string[], begin: number, end: number): Differing {
  const last = letters.length - end
  return {
    before: letters.slice(0, begin).join(''),
    other: letters.slice(begin, last).join(''),
    after: letters.slice(last).join(''),
  }
}
