import { textKeys } from '@amparo/names'
import { normalForm } from '../value.ts'
import type { NamedFacility } from './contradiction.ts'

/** Which known facilities somebody can have meant. */
export interface Places {
  /** A facility, and every other that shares a name with it: one place may stand in the register twice. */
  ofFacility(id: string): ReadonlySet<string>
  /**
   * Every facility that shares a word with these, in any spelling; null if none does. Too many only
   * makes rules silent, and too few makes them speak of a place nobody meant.
   */
  inWords(text: string): ReadonlySet<string> | null
  /** The same, only where the words are a name of a known facility and nothing else. */
  named(text: string): ReadonlySet<string> | null
}

const remembered = new WeakMap<readonly NamedFacility[], Places>()

/** Remembered by the list, for one list serves very many persons. */
export function placesAmong(facilities: readonly NamedFacility[]): Places {
  const known = remembered.get(facilities)
  if (known !== undefined) return known
  const places = readPlaces(facilities)
  remembered.set(facilities, places)
  return places
}

function readPlaces(facilities: readonly NamedFacility[]): Places {
  const named = facilities.flatMap(({ id, names }) => names.map((name) => ({ id, name })))
  const byName = Map.groupBy(named, ({ name }) => nameForm(name))
  const byWord = Map.groupBy(
    named.flatMap(({ id, name }) => textKeys(name).map((word) => ({ id, word }))),
    ({ word }) => word,
  )
  const idsOf = (found: readonly { readonly id: string }[]) => new Set(found.map(({ id }) => id))
  const inWords = once((text: string) => {
    const ids = idsOf(textKeys(text).flatMap((word) => byWord.get(word) ?? []))
    return ids.size === 0 ? null : ids
  })
  return {
    ofFacility: once((id: string) => {
      const own = named.filter((one) => one.id === id)
      return new Set([
        id,
        ...own.flatMap(({ name }) => [...idsOf(byName.get(nameForm(name)) ?? [])]),
      ])
    }),
    inWords,
    named: (text) => (byName.has(nameForm(text)) ? inWords(text) : null),
  }
}

function nameForm(text: string): string {
  return normalForm({ kind: 'text', text }) ?? ''
}

function once<Result>(read: (text: string) => Result): (text: string) => Result {
  const done = new Map<string, Result>()
  return (text) => {
    const known = done.get(text)
    if (known !== undefined) return known
    const result = read(text)
    done.set(text, result)
    return result
  }
}

/** Nobody can have meant the same place. Where either is not known, nothing is said. */
export function areDisjoint(a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): boolean {
  return a !== null && b !== null && a.isDisjointFrom(b)
}
