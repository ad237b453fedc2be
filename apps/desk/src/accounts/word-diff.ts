/** A stretch of text that both have, or only one of them. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Beyond so many changed words two texts have little in common, and the search would take long. */
const MOST_CHANGES = 1_000

/**
 * What was changed between two texts, word by word, with the fewest changes (Myers, “An O(ND) difference algorithm”, 1986).
 * The same and removed pieces joined are the text before; the same and added ones the text after. Texts that differ in
 * nearly everything are one piece removed and one added.
 */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const start = sameAtStart(a, b)
  const end = sameAtEnd(a.slice(start), b.slice(start))
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return joined([
    ...a.slice(0, start).map(same),
    ...(fewestChanges(left, right) ?? [...left.map(removed), ...right.map(added)]),
    ...a.slice(a.length - end).map(same),
  ])
}

const same = (text: string): Piece => ({ kind: 'same', text })
const removed = (text: string): Piece => ({ kind: 'removed', text })
const added = (text: string): Piece => ({ kind: 'added', text })

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Thai writes no spaces between words, so the browser’s own dictionaries find them. */
function wordsOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function sameAtStart(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a[count] === b[count]) count += 1
  return count
}

function sameAtEnd(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a.at(-1 - count) === b.at(-1 - count)) count += 1
  return count
}

/** Of each diagonal the furthest point that so many changes reach; a diagonal is how much further one is in `a` than in `b`. */
type Reached = ReadonlyMap<number, number>

function fewestChanges(a: readonly string[], b: readonly string[]): readonly Piece[] | null {
  const rounds: Reached[] = []
  let reached: Reached = new Map([[1, 0]])
  for (let changes = 0; changes <= MOST_CHANGES; changes += 1) {
    rounds.push(reached)
    const next = new Map<number, number>()
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = firstOn(reached, diagonal, changes)
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1
      next.set(diagonal, x)
      if (x >= a.length && x - diagonal >= b.length) return wayBack(a, b, rounds)
    }
    reached = next
  }
  return null
}

/** Where this round begins on a diagonal: a word of `b` added, or one of `a` removed, whichever is further. */
function firstOn(reached: Reached, diagonal: number, changes: number): number {
  return addsHere(reached, diagonal, changes)
    ? (reached.get(diagonal + 1) ?? 0)
    : (reached.get(diagonal - 1) ?? 0) + 1
}

function addsHere(reached: Reached, diagonal: number, changes: number): boolean {
  if (diagonal === -changes) return true
  if (diagonal === changes) return false
  return (reached.get(diagonal - 1) ?? 0) < (reached.get(diagonal + 1) ?? 0)
}

function wayBack(
  a: readonly string[],
  b: readonly string[],
  rounds: readonly Reached[],
): readonly Piece[] {
  const pieces: Piece[] = []
  let [x, y] = [a.length, b.length]
  for (let changes = rounds.length - 1; changes >= 0; changes -= 1) {
    const reached = rounds[changes] ?? new Map<number, number>()
    const diagonal = x - y
    const adds = addsHere(reached, diagonal, changes)
    const from = adds ? diagonal + 1 : diagonal - 1
    const beforeX = changes === 0 ? 0 : (reached.get(from) ?? 0)
    const beforeY = changes === 0 ? 0 : beforeX - from
    while (x > beforeX && y > beforeY && a[x - 1] === b[y - 1]) {
      pieces.push(same(a[x - 1] ?? ''))
      x -= 1
      y -= 1
    }
    if (changes === 0) break
    pieces.push(adds ? added(b[y - 1] ?? '') : removed(a[x - 1] ?? ''))
    x = beforeX
    y = beforeY
  }
  return pieces.toReversed()
}

/** Neighbours of one kind become one piece; between two sames, what was removed comes before what was added. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = []
  let gone = ''
  let come = ''
  const settle = (): void => {
    if (gone !== '') all.push(removed(gone))
    if (come !== '') all.push(added(come))
    gone = ''
    come = ''
  }
  for (const { kind, text } of pieces) {
    if (kind === 'removed') gone += text
    else if (kind === 'added') come += text
    else {
      settle()
      const last = all.at(-1)
      if (last?.kind === 'same') all[all.length - 1] = same(last.text + text)
      else all.push(same(text))
    }
  }
  settle()
  return all
}
