import { useEffect, useRef, type RefObject } from 'react'

const steps: Readonly<Record<string, 1 | -1>> = { KeyJ: 1, ArrowDown: 1, KeyK: -1, ArrowUp: -1 }

/**
 * J and K move through a list of links from anywhere on the page but a text being written;
 * the arrows do so once a row has the focus, as otherwise they scroll.
 */
export function useRowKeys<List extends HTMLElement>(): RefObject<List | null> {
  const list = useRef<List>(null)
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      const step = steps[event.code]
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      const links = [...(list.current?.querySelectorAll('a') ?? [])]
      const at = links.findIndex((link) => link === document.activeElement)
      if (event.code.startsWith('Arrow') ? at < 0 : isWriting(event.target)) return
      const start = at < 0 ? currentOf(links, step) : at + step
      const next = links[Math.min(Math.max(start, 0), links.length - 1)]
      if (next === undefined) return
      event.preventDefault()
      next.focus()
    }
    addEventListener('keydown', handleKey)
    return () => removeEventListener('keydown', handleKey)
  }, [])
  return list
}

/** Begins beside the row that is open. */
function currentOf(links: readonly HTMLAnchorElement[], step: 1 | -1): number {
  const open = links.findIndex((link) => link.getAttribute('aria-current') === 'page')
  return open < 0 ? 0 : open + step
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input, textarea, select, [role=textbox]') ||
      target.closest('[role=dialog], [role=menu]') !== null)
  )
}
