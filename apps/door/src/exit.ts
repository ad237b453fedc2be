import { render } from 'preact'

const presses = 3
const within = 2000

let leaving = false

/** Whether the page is being left on purpose, so that nothing holds it back. */
export const isLeaving = () => leaving

/**
 * Blanks the page at once and goes elsewhere in its place, so that Back does not lead here.
 * It cannot take the visit out of the browser’s history; the page says so.
 */
export function leave(root: Element, elsewhere: string): void {
  leaving = true
  globalThis.speechSynthesis?.cancel()
  // Unmounting drops every variable that holds words; the empty document hides what is still drawn.
  render(null, root)
  document.body.replaceChildren()
  location.replace(elsewhere)
}

/** Counts presses of Esc; `onPress` hears how many are missing, 0 means leave. */
export function countPresses(onPress: (left: number) => void): (key: string, at: number) => void {
  let times: readonly number[] = []
  return (key, at) => {
    if (key !== 'Escape') return
    times = [...times.filter((time) => at - time < within), at]
    onPress(Math.max(0, presses - times.length))
  }
}
