import { useRef } from 'react'
import { drawKey } from '../accounts/draw-key.ts'

/**
 * What an act is known by: the same for the same content, so that pressing again after a cut line does it once, and another
 * as soon as something else is asked for.
 */
export function useOnceFor(): (content: string) => string {
  const drawn = useRef({ content: '', once: '' })
  return (content) => {
    if (drawn.current.once === '' || drawn.current.content !== content) {
      drawn.current = { content, once: drawKey() }
    }
    return drawn.current.once
  }
}
