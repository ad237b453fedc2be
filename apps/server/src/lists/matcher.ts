import { matchKeysOf, viewRow, type View } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { Listed, type Bearer } from '../register/listed.ts'

/** Somebody whom a row, or a text, may be about. */
export interface RowToMatch {
  readonly number: number
  readonly view: View
}

/** Somebody known whom a row may be about, with the reasons in codes. */
export interface Candidate {
  readonly subject: string
  /** So much agrees that it is shown as a match; nobody is taken for somebody by it. */
  readonly strong: boolean
  readonly why: readonly { readonly code: string; readonly figure: number | null }[]
}

/** Finds whom rows may be about, the likeliest first; by the row's number. It sees what its reader may see. */
export type Matcher = (
  tx: Reading,
  rows: readonly RowToMatch[],
) => Promise<ReadonlyMap<number, readonly Candidate[]>>

/** Of one key so many are looked at; beyond this it names nobody in particular. */
const MOST_OF_A_KEY = 200
/** A name that more bear tells of somebody only with their birth beside it. */
const TELLING = 20
const MOST_CANDIDATES = 5

/** What a row and a record are compared by here. */
interface Known {
  readonly keys: readonly string[]
  readonly lo: string | null
  readonly hi: string | null
}

/** The keys by which few people are found: two words of a name, or a name with a father. */
export function tellingKeys(view: View): string[] {
  return matchKeysOf(view).filter((key) => key.startsWith('p:') || key.startsWith('a:'))
}

export function knownOf(view: View): Known {
  const { lo, hi } = viewRow(view)
  return { keys: tellingKeys(view), lo, hi }
}

/** By equality of the keys that names are found by, and by birth. */
export const matchByKeys: Matcher = async (tx, rows) => {
  const known = new Map(rows.map(({ number, view }) => [number, knownOf(view)]))
  const keys = [...new Set([...known.values()].flatMap((one) => one.keys))]
  const byKey = await new Listed(tx).bearers(keys, MOST_OF_A_KEY)
  return new Map(
    [...known].map(([number, row]) => {
      const shared = new Map<string, { born: Bearer; keys: string[] }>()
      for (const key of row.keys) {
        const bearers = byKey.get(key) ?? []
        for (const born of bearers) {
          if (!mayBe(row, born, bearers.length <= TELLING)) continue
          const one = shared.get(born.subject) ?? { born, keys: [] }
          one.keys.push(key)
          shared.set(born.subject, one)
        }
      }
      const candidates = [...shared].flatMap(([subject, { born, keys: of }]) => {
        const one = compared(row, { ...born, keys: of })
        return one === null ? [] : [{ subject, ...one }]
      })
      return [number, likeliestFirst(candidates)]
    }),
  )
}

/** Whether two were born at one time, as far as that is known; where it is not, only a name that few bear is asked about. */
function mayBe(a: Born, b: Born, isTelling: boolean): boolean {
  if (isUnknown(a) || isUnknown(b)) return isTelling
  return (a.lo ?? '') <= (b.hi ?? '') && (b.lo ?? '') <= (a.hi ?? '')
}

type Born = Pick<Known, 'lo' | 'hi'>

function isUnknown({ lo, hi }: Born): boolean {
  return lo === null || hi === null
}

type Compared = Pick<Candidate, 'strong' | 'why'>

/** Null for two who share no key or cannot be one. */
export function compared(a: Known, b: Known): Compared | null {
  const shared = a.keys.filter((key) => b.keys.includes(key))
  if (shared.length === 0 || !mayBe(a, b, true)) return null
  const hasFather = shared.some((key) => key.startsWith('a:'))
  const isKnown = !isUnknown(a) && !isUnknown(b)
  const isSameDay = isKnown && a.lo === a.hi && b.lo === b.hi
  const reasons = [
    hasFather ? 'father-and-name' : 'name',
    ...(isKnown ? [isSameDay ? 'birth-day' : 'birth'] : []),
  ]
  return {
    strong: isSameDay || (hasFather && isKnown),
    why: reasons.map((code) => ({ code, figure: null })),
  }
}

export function likeliestFirst<One extends Compared>(all: readonly One[]): One[] {
  return all.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_CANDIDATES)
}

function weightOf({ strong, why }: Compared): number {
  return (strong ? 10 : 0) + why.length
}
