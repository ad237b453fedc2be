import type { Scheme } from '@amparo/linkage'
import type { MatchLevel, MatchQuestion } from '@amparo/contract'

/** The columns of people as they are compared; `columnsOf` makes them. */
export const columns = [
  'family',
  'given',
  'initial',
  'father',
  'born',
  'day',
  'sex',
  'place',
  'seen',
] as const
export type Column = (typeof columns)[number]

const same = (column: Column) => ({ is: 'same', column }) as const
const oneSound = (column: Column) => ({ is: 'damerau-levenshtein', column, atMost: 1 }) as const

interface Asked {
  readonly name: MatchQuestion
  readonly levels: readonly (Scheme['comparisons'][number]['levels'][number] & {
    readonly name: Exclude<MatchLevel, 'differs'>
  })[]
}

const comparisons: readonly Asked[] = [
  {
    name: 'family',
    levels: [
      { name: 'same', when: same('family') },
      { name: 'near', when: oneSound('family') },
    ],
  },
  {
    name: 'given',
    levels: [
      { name: 'same', when: same('given') },
      { name: 'initial', when: same('initial') },
      { name: 'near', when: oneSound('given') },
    ],
  },
  {
    name: 'father',
    levels: [
      { name: 'same', when: same('father') },
      { name: 'near', when: oneSound('father') },
    ],
  },
  {
    name: 'born',
    levels: [
      // One day of birth is shared by few, one year by many.
      { name: 'same', when: same('day') },
      { name: 'same-year', when: same('born') },
      { name: 'swapped', when: { is: 'day-and-month-swapped', column: 'born' } },
      { name: 'one-digit', when: oneSound('born') },
      { name: 'less-precise', when: { is: 'less-precise', column: 'born' } },
      { name: 'near', when: { is: 'years-apart', column: 'born', atMost: 2 } },
    ],
  },
  { name: 'sex', levels: [{ name: 'same', when: same('sex') }] },
  { name: 'place', levels: [{ name: 'same', when: same('place') }] },
  {
    name: 'seen',
    levels: [
      { name: 'same', when: same('seen') },
      { name: 'near', when: { is: 'days-apart', column: 'seen', atMost: 3 } },
    ],
  },
]

/** What people are asked, two by two. Who is compared with whom is found by match keys, not by rules. */
export const scheme: Scheme = { derived: [], comparisons, rules: [] }
