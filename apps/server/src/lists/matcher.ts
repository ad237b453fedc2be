import { matchKeysOf, viewRow, type View } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { Listed } from '../register/listed.ts'

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
  if (keys.length === 0) return new Map()
  const found = await new Listed(tx).bearers(keys, MOST_OF_A_KEY)
  const byKey = Map.groupBy(found, ({ key }) => key)
  return new Map(
    [...known].map(([number, row]) => {
      const candidates = new Map<string, Candidate>()
      for (const key of row.keys) {
        const bearers = byKey.get(key) ?? []
        for (const { subject, lo, hi } of bearers) {
          const one = compared(row, { keys: [key], lo, hi }, bearers.length <= TELLING)
          const before = candidates.get(subject)
          if (one !== null && (before === undefined || weightOf(one) > weightOf(before)))
            candidates.set(subject, { subject, ...one })
        }
      }
      return [number, likeliestFirst([...candidates.values()])]
    }),
  )
}

type Compared = Pick<Candidate, 'strong' | 'why'>

/** Null for two who cannot be one, or of whom too little is known to ask. */
export function compared(a: Known, b: Known, isTelling: boolean): Compared | null {
  const shared = a.keys.filter((key) => b.keys.includes(key))
  if (shared.length === 0) return null
  const isUnknown = a.lo === null || a.hi === null || b.lo === null || b.hi === null
  if (isUnknown && !isTelling) return null
  if (!isUnknown && !(a.lo <= b.hi && b.lo <= a.hi)) return null
  const hasFather = shared.some((key) => key.startsWith('a:'))
  const isSameDay = !isUnknown && a.lo === a.hi && b.lo === b.hi
  const reasons = [
    hasFather ? 'father-and-name' : 'name',
    ...(isUnknown ? [] : [isSameDay ? 'birth-day' : 'birth']),
  ]
  return {
    strong: isSameDay || (hasFather && !isUnknown),
    why: reasons.map((code) => ({ code, figure: null })),
  }
}

export function likeliestFirst<One extends Compared>(all: readonly One[]): One[] {
  return all.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_CANDIDATES)
}

function weightOf({ strong, why }: Compared): number {
  return (strong ? 10 : 0) + why.length
}
