/** A stretch of the text of a message’s part, or of an account’s version by its number, in UTF-16 units; `to` is exclusive. The words themselves stay sealed. */
export interface Passage {
  readonly part: number
  readonly from: number
  readonly to: number
}

export interface Span {
  readonly from: number
  readonly to: number
}

/** Without the spaces and the punctuation a hand sweeps up at either end; null if nothing is left. */
export function tidySpan(text: string, span: Span): Span | null {
  const from = Math.max(0, Math.min(span.from, span.to))
  const to = Math.min(text.length, Math.max(span.from, span.to))
  const marked = text.slice(from, to)
  const start = marked.length - marked.replace(/^[\s.,;:!?]+/u, '').length
  const end = marked.replace(/[\s,;:]+$/u, '').length
  return start < end ? { from: from + start, to: from + end } : null
}

/** Where the words of a text stand. Works for scripts that put no spaces between them. */
export function wordsOf(text: string, language: string): readonly Span[] {
  return segments(text, language, 'word').filter(({ isWord }) => isWord)
}

export function sentencesOf(text: string, language: string): readonly Span[] {
  return segments(text, language, 'sentence')
}

interface Segment extends Span {
  readonly isWord: boolean
}

function segments(text: string, language: string, granularity: 'word' | 'sentence'): Segment[] {
  const segmenter = new Intl.Segmenter(supported(language), { granularity })
  return [...segmenter.segment(text)].map(({ index, segment, isWordLike }) => ({
    from: index,
    to: index + segment.length,
    isWord: isWordLike === true,
  }))
}

// The sender’s language is a stranger’s text; an odd one must not stop anybody from marking words.
function supported(language: string): string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf([language])
  } catch {
    return []
  }
}

/**
 * What is marked after a key: the next or previous word or sentence, or, when `extend`, everything
 * from the beginning of what was marked to there. Marks the first word when nothing was.
 */
export function moveMark(
  units: readonly Span[],
  marked: Span | null,
  step: 1 | -1,
  extend: boolean,
): Span | null {
  const [first] = units
  if (first === undefined) return null
  if (marked === null) return step === 1 ? first : (units.at(-1) ?? first)
  if (!extend) return neighbour(units, step === 1 ? marked.to : marked.from, step) ?? marked
  if (step === 1) {
    const next = neighbour(units, marked.to, 1)
    return next === null ? marked : { from: marked.from, to: next.to }
  }
  // Backwards it gives back its last unit, and grows to the left once only one is left.
  const inside = units.filter((unit) => unit.from >= marked.from && unit.to <= marked.to)
  const kept = inside.at(-2)
  if (kept !== undefined) return { from: marked.from, to: kept.to }
  const before = neighbour(units, marked.from, -1)
  return before === null ? marked : { from: before.from, to: marked.to }
}

function neighbour(units: readonly Span[], at: number, step: 1 | -1): Span | null {
  const found =
    step === 1 ? units.find((unit) => unit.from >= at) : units.findLast((unit) => unit.to <= at)
  return found ?? null
}

/** The marked words, or null when the passage does not fit the text: it belongs to another one. */
export function quote(text: string, { from, to }: Span): string | null {
  return from < to && to <= text.length ? text.slice(from, to) : null
}
