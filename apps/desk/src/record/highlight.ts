import type { Span } from './passage.ts'

export type HighlightName = 'amparo-marked' | 'amparo-used' | 'amparo-shown'

/**
 * Paints spans of an element’s one text node (CSS Custom Highlight API), and gives back how to
 * undo it. Where a browser has none, the words stand in the bar below all the same.
 */
export function highlight(
  box: HTMLElement | null,
  name: HighlightName,
  spans: readonly Span[],
): () => void {
  const node = box?.firstChild
  if (!(node instanceof Text) || !('highlights' in CSS)) return () => {}
  const ranges = spans
    .filter((span) => span.from < span.to && span.to <= node.length)
    .map((span) => rangeOf(node, span))
  const painted = CSS.highlights.get(name) ?? new Highlight()
  for (const range of ranges) painted.add(range)
  CSS.highlights.set(name, painted)
  return () => {
    for (const range of ranges) painted.delete(range)
  }
}

function rangeOf(node: Text, { from, to }: Span): Range {
  const range = document.createRange()
  range.setStart(node, from)
  range.setEnd(node, to)
  return range
}
