/**
 * The sealing code comes in parts, each when it is needed: checking keys and sealing while a person
 * reads and writes, opening for a mailbox only, the list of words for codes in words only. A part
 * that did not arrive over a bad line is asked for again.
 */
export const sealing = {
  office: () => import('./office.ts'),
  locking: () => import('./locking.ts'),
  opening: () => import('./opening.ts'),
  digits: () => import('./digits.ts'),
  words: () => import('./words.ts'),
}
