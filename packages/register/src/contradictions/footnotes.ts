import { compareText } from '../claim.ts'
import type { Contradiction } from './contradiction.ts'
import type { Voice } from './statement.ts'

/** One source behind a contradiction. */
export interface SourceFootnote extends Voice {
  readonly side: 'first' | 'second'
}

/**
 * Who says so. It stays in the office: it is no text and becomes none. Put into a sentence, a
 * document or a message it throws, so that a slip is found before anything leaves.
 */
export class SourceFootnotes {
  readonly #notes: readonly SourceFootnote[]

  constructor(notes: readonly SourceFootnote[]) {
    this.#notes = notes
  }

  /** To be shown on a page of the office, and nowhere else. */
  readInOffice(): readonly SourceFootnote[] {
    return this.#notes
  }

  toString(): never {
    return refuse()
  }

  toJSON(): never {
    return refuse()
  }

  [Symbol.toPrimitive](): never {
    return refuse()
  }
}

function refuse(): never {
  throw new Error('The sources of a contradiction do not leave the office, in no form of text.')
}

/** Every voice once, by side. */
export function footnotesOf({ sides: [first, second] }: Contradiction): SourceFootnotes {
  const ofSide = (side: 'first' | 'second', { statements }: typeof first) => {
    const voices = statements.flatMap((statement) => statement.voices)
    const once = new Map(voices.map((voice) => [`${voice.kind} ${voice.id}`, voice]))
    return [...once]
      .toSorted(([a], [b]) => compareText(a, b))
      .map(([, voice]) => ({ ...voice, side }))
  }
  return new SourceFootnotes([...ofSide('first', first), ...ofSide('second', second)])
}
