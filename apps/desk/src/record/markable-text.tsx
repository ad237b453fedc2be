import { Trans } from '@lingui/react/macro'
import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type ReactElement } from 'react'
import { moveMark, sentencesOf, tidySpan, wordsOf, type Span } from './passage.ts'
import { highlight } from './highlight.ts'
import style from './markable-text.module.css'

interface MarkableTextProps {
  readonly text: string
  readonly lang: string
  readonly label: string
  readonly marked: Span | null
  /** Passages already chosen from this text. */
  readonly used: readonly Span[]
  /** A passage somebody came here to see. */
  readonly shown: Span | null
  readonly onMark: (span: Span | null) => void
  /** The marked words shall be used. */
  readonly onUse: () => void
  /** This text has the mark now: where the keyboard comes back to. */
  readonly onHolds: (box: HTMLElement) => void
}

/**
 * A sender’s text in which words can be marked, by mouse, by touch, or by keyboard: the arrows go
 * by word, up and down by sentence, Shift widens, Enter uses, Escape lets go.
 *
 * The text stays one text node: what is marked is painted over it, so selecting never fights with
 * drawing and offsets are exactly those of the text.
 */
export function MarkableText(props: MarkableTextProps): ReactElement {
  const { text, lang, marked, onMark } = props
  const help = useId()
  const box = useRef<HTMLDivElement>(null)
  const words = useMemo(() => wordsOf(text, lang), [text, lang])
  const sentences = useMemo(() => sentencesOf(text, lang), [text, lang])

  useEffect(
    () => highlight(box.current, 'amparo-marked', marked === null ? [] : [marked]),
    [marked],
  )
  const { onHolds } = props
  useEffect(() => {
    if (marked !== null && box.current !== null) onHolds(box.current)
  }, [marked, onHolds])
  useEffect(() => highlight(box.current, 'amparo-used', props.used), [props.used])
  const { shown } = props
  useEffect(() => {
    const undo = highlight(box.current, 'amparo-shown', shown === null ? [] : [shown])
    if (shown !== null) scrollTo(box.current, shown)
    return undo
  }, [shown])

  function handleSelection(): void {
    const selected = selectionIn(box.current)
    if (selected !== null) onMark(tidySpan(text, selected))
  }

  function handleKey(event: KeyboardEvent): void {
    const isVertical = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    const step = event.key === onward(box.current) || event.key === 'ArrowDown' ? 1 : -1
    if (isVertical || event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      const next = moveMark(isVertical ? sentences : words, marked, step, event.shiftKey)
      onMark(next === null ? null : tidySpan(text, next))
      if (next !== null) scrollTo(box.current, next)
    } else if (event.key === 'Enter' && marked !== null) {
      event.preventDefault()
      props.onUse()
    } else if (event.key === 'Escape' && marked !== null) {
      event.preventDefault()
      onMark(null)
    }
  }

  return (
    <>
      <div
        ref={box}
        className={style.text}
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label={props.label}
        aria-describedby={help}
        tabIndex={0}
        dir="auto"
        lang={lang}
        onKeyDown={handleKey}
        onPointerUp={handleSelection}
        onTouchEnd={() => setTimeout(handleSelection, 0)}
      >
        {text}
      </div>
      <p id={help} className="visually-hidden">
        <Trans>
          Arrow keys mark a word, up and down a sentence; Shift widens; Enter uses the marked words.
        </Trans>
      </p>
    </>
  )
}

/** The arrow that goes on in the text, whichever way it is written. */
function onward(box: HTMLElement | null): 'ArrowLeft' | 'ArrowRight' {
  const isRtl = box !== null && getComputedStyle(box).direction === 'rtl'
  return isRtl ? 'ArrowLeft' : 'ArrowRight'
}

function selectionIn(box: HTMLElement | null): Span | null {
  const selection = getSelection()
  if (box === null || selection === null || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(box)) return null
  const whole = document.createRange()
  whole.selectNodeContents(box)
  const from = lengthTo(box, range, 'start')
  return { from, to: lengthTo(box, range, 'end') }
}

function lengthTo(box: HTMLElement, range: Range, end: 'start' | 'end'): number {
  const node = end === 'start' ? range.startContainer : range.endContainer
  const at = end === 'start' ? range.startOffset : range.endOffset
  // A selection may begin above the text or end below it.
  if (!box.contains(node)) return end === 'start' ? 0 : (box.textContent?.length ?? 0)
  const before = document.createRange()
  before.selectNodeContents(box)
  before.setEnd(node, at)
  return before.toString().length
}

function scrollTo(box: HTMLElement | null, span: Span): void {
  const node = box?.firstChild
  if (!(node instanceof Text) || span.from >= node.length) return
  const range = document.createRange()
  range.setStart(node, span.from)
  range.setEnd(node, Math.min(span.to, node.length))
  const { top, bottom } = range.getBoundingClientRect()
  const isInView = top > 80 && bottom < innerHeight - 120
  if (!isInView) scrollBy({ top: top - innerHeight / 3 })
}
