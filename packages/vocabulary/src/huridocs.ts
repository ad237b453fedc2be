import { defineVocabulary } from './entry.ts'
import type { Labels, Origin, Vocabulary } from './entry.ts'

/** How a code is said to those who use the HURIDOCS micro-thesauri. */
export interface HuridocsFacts {
  /**
   * Codes of the HURIDOCS Events Standard Formats, trailing zeros dropped: `L18/…` of
   * micro-thesaurus 18 and so on. Empty where none fits.
   */
  readonly huridocs: readonly string[]
}

/** A vocabulary whose codes stand for codes of the HURIDOCS micro-thesauri. */
export function defineMapped<Code extends string>(
  name: string,
  origin: Origin,
  table: Readonly<Record<Code, Labels & Partial<Origin> & HuridocsFacts>>,
): Vocabulary<Code, HuridocsFacts> {
  return defineVocabulary<Code, HuridocsFacts>(name, origin, table)
}
