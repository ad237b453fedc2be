/**
 * How records are compared: plain data, to be written by people and kept as JSON. Columns are those of the table or derived
 * from them.
 */
export interface Scheme {
  readonly derived: readonly Derivation[]
  readonly comparisons: readonly Comparison[]
  /** What candidates share: a pair is compared when the two agree on all columns of at least one rule. */
  readonly rules: readonly Rule[]
  /** The column that says which list a record is from, if only pairs of different lists are wanted. */
  readonly between?: string
}

/** A column made from others, value by value. Unknown where one of them is unknown, or where nothing comes of it. */
export type Derivation = {
  readonly name: string
  readonly from: readonly string[]
} & (
  | { readonly by: 'join' }
  /** The words, each once, in the order of the alphabet: given and family name in whichever columns. */
  | { readonly by: 'words' }
  /** The first letters. */
  | { readonly by: 'first'; readonly letters: number }
  /** What a regular expression first meets: its first group, or all of it. */
  | { readonly by: 'match'; readonly pattern: string }
  /** The normal form of a name as written, by @amparo/names. */
  | { readonly by: 'name' }
  /** One key for all spellings of a name, by @amparo/names. */
  | { readonly by: 'name-class' }
)

/** What is asked of two records. It holds of what is known alone: of an unknown value nothing holds. */
export type Condition =
  | Question
  | { readonly is: 'all'; readonly of: readonly Condition[] }
  | { readonly is: 'any'; readonly of: readonly Condition[] }

export type Question =
  | { readonly is: 'same'; readonly column: string }
  /** The first column of each is the second of the other. */
  | { readonly is: 'crossed'; readonly columns: readonly [string, string] }
  | { readonly is: 'jaro-winkler'; readonly column: string; readonly atLeast: number }
  | {
      readonly is: 'levenshtein' | 'damerau-levenshtein'
      readonly column: string
      readonly atMost: number
    }
  /** Of dates that name a day. */
  | { readonly is: 'days-apart'; readonly column: string; readonly atMost: number }
  /** By the year alone. */
  | { readonly is: 'years-apart'; readonly column: string; readonly atMost: number }
  | { readonly is: 'day-and-month-swapped'; readonly column: string }
  /** One date says less and contradicts the other in nothing. */
  | { readonly is: 'less-precise'; readonly column: string }

export interface Level {
  readonly name: string
  readonly when: Condition
  /** The column whose frequencies count here: agreeing on what is rare says more. */
  readonly frequency?: string
}

/**
 * One question with graded answers. The first level that holds counts; below all of them stands `differs`. Where every column
 * it looks at is unknown for one record or the other, it is `unknown`, and says nothing either way.
 */
export interface Comparison {
  readonly name: string
  readonly levels: readonly Level[]
}

export const unknownLevel = 'unknown'
export const lastLevel = 'differs'

/** The names of a comparison's levels by their number. */
export function levelNames(comparison: Comparison): string[] {
  return [unknownLevel, ...comparison.levels.map(({ name }) => name), lastLevel]
}

/**
 * A column, or several that hold values of one thing, as all readings of a name or two dates of birth: two records agree on
 * it if any value of the one is a value of the other.
 */
export type Key = string | readonly string[]

export interface Rule {
  readonly name: string
  readonly columns: readonly Key[]
  /**
   * A block of more records than this is parted by further columns, and what is then still too large is left out and counted:
   * an answer as frequent as that says little.
   */
  readonly most?: number
  readonly partedBy?: readonly string[]
}

/** The columns a condition looks at, each once. */
export function columnsIn(condition: Condition): string[] {
  switch (condition.is) {
    case 'all':
    case 'any':
      return [...new Set(condition.of.flatMap(columnsIn))]
    case 'crossed':
      return [...condition.columns]
    default:
      return [condition.column]
  }
}

/** The columns of the records themselves that a column rests on. */
export function originsOf(scheme: Scheme, column: string): string[] {
  const derivation = scheme.derived.find(({ name }) => name === column)
  if (derivation === undefined) return [column]
  return [...new Set(derivation.from.flatMap((from) => originsOf(scheme, from)))]
}
