import type { ReactElement } from 'react'
import style from './icon.module.css'

/** Line drawings of one weight. They never carry meaning alone: a word or a label stands beside. */
const paths = {
  messages: 'M3 5.5h18v13H3z M3 6l9 7 9-7',
  people: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4.5 20.5a7.5 7.5 0 0 1 15 0',
  lawyers: 'M12 4v16 M7 20.5h10 M5 7.5h14 M5 7.5l-2.5 6h5z M19 7.5l-2.5 6h5z',
  letters: 'M4 11.5L20.5 4l-5 16.5-4-7z M11.5 13.5l9-9.5',
  places: 'M4 20.5V9l8-5 8 5v11.5 M9 20.5v-6h6v6 M2.5 20.5h19',
  log: 'M6 3.5h9l4 4v13H6z M9 10.5h7 M9 14h7 M9 17.5h4',
  lock: 'M6 11h12v9.5H6z M8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  open: 'M6 11h12v9.5H6z M8.5 11V7.5a3.5 3.5 0 0 1 6.8-1.2',
  close: 'M6 6l12 12 M18 6L6 18',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z M15.5 15.5L20.5 20.5',
  back: 'M14.5 5.5L8 12l6.5 6.5',
  forward: 'M9.5 5.5L16 12l-6.5 6.5',
  up: 'M12 19V5 M6 11l6-6 6 6',
  down: 'M12 5v14 M6 13l6 6 6-6',
  save: 'M12 3.5v11 M7 10l5 5 5-5 M4 20.5h16',
  add: 'M12 5v14 M5 12h14',
  copy: 'M8.5 8.5h11v11h-11z M5.5 15.5h-1v-11h11v1',
  print: 'M7 8V3.5h10V8 M7 17H4V8.5h16V17h-3 M7 14h10v6.5H7z',
  attention: 'M12 3.5L21.5 20h-19z M12 10v4.5 M12 17.2v.3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  half: 'M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z M12 4.5v15 M14.5 6v12 M17 8v8',
  question: 'M8.5 8.5a3.5 3.5 0 1 1 5.3 3c-1.2.7-1.8 1.5-1.8 3 M12 18.2v.3',
  edit: 'M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5z',
  keyboard: 'M3 7h18v10.5H3z M6.5 10.5h.1 M10 10.5h.1 M13.5 10.5h.1 M17 10.5h.1 M8 14h8',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { readonly name: IconName }): ReactElement {
  const isDirected = name === 'back' || name === 'forward'
  return (
    <svg
      className={isDirected ? style.directed : style.icon}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
