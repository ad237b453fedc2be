import { nameClass, normalise } from '@amparo/names'
import type { Allocate } from './candidates.ts'
import { groupsOf } from './grouping.ts'
import type { Derivation } from './scheme.ts'
import { columnOf, unknown, type Table } from './table.ts'
import { withRoom, type Values } from './values.ts'

/**
 * The same records with the derived columns beside their own, in the order given, so that one may be made from another. Each
 * different value is worked on once, however many records have it.
 *
 * @param allocate where the columns lie: in memory that workers share they need not be copied for them
 */
export function withDerived(
  table: Table,
  derivations: readonly Derivation[],
  allocate: Allocate = (length) => new Int32Array(length),
): Table {
  const columns = new Map(table.columns)
  for (const derivation of derivations) {
    if (columns.has(derivation.name)) throw new Error(`there are two columns ${derivation.name}`)
    const from = derivation.from.map((name) => columnOf({ ...table, columns }, name))
    columns.set(
      derivation.name,
      derivedColumn(table, from, deriver(table.values, derivation), allocate),
    )
  }
  return { ...table, columns }
}

const notYetMade = unknown - 1

function derivedColumn(
  { size, values }: Table,
  from: readonly Int32Array[],
  derive: Derive,
  allocate: Allocate,
): Int32Array {
  const [only = new Int32Array(0)] = from
  const of = from.length === 1 ? only : groupsOf(from, size).groupOf
  const made = new Int32Array(Math.max(size, values.size)).fill(notYetMade)
  const column = allocate(size)
  // Who is in no group says what nobody else does; a column by itself is unknown there.
  const ofNobody = from.length === 1 ? unknown : notYetMade
  const codes = from.map(() => unknown)
  for (let record = 0; record < size; record++) {
    const number = of[record] ?? unknown
    const known = number < 0 ? ofNobody : (made[number] ?? notYetMade)
    if (known !== notYetMade) {
      column[record] = known
      continue
    }
    for (let at = 0; at < from.length; at++) codes[at] = from[at]?.[record] ?? unknown
    const code = derive(codes)
    if (number >= 0) made[number] = code
    column[record] = code
  }
  return column
}

/** Makes the code of a derived value from the codes it is derived from, which are good until the call returns. */
type Derive = (codes: readonly number[]) => number

export function deriver(values: Values, derivation: Derivation): Derive {
  switch (derivation.by) {
    case 'first':
      return ifKnown(firstOf(values, derivation.letters))
    case 'join':
      return ifKnown(joinOf(values))
    default: {
      const make = maker(derivation)
      return ifKnown((codes) => {
        const text = make(codes.map((code) => values.text(code)))
        return text === '' ? unknown : values.intern(text)
      })
    }
  }
}

function ifKnown(derive: Derive): Derive {
  return (codes) => (codes.includes(unknown) ? unknown : derive(codes))
}

/** What is made of letters as they are is made without a string. */
function firstOf(values: Values, most: number): Derive {
  let letters = new Uint32Array(16)
  return ([code = unknown]) => {
    const { pool, starts } = values
    const start = starts[code] ?? 0
    const length = Math.min((starts[code + 1] ?? 0) - start, most)
    letters = withRoom(letters, length)
    for (let at = 0; at < length; at++) letters[at] = pool[start + at] ?? 0
    return length === 0 ? unknown : values.internLetters(letters, length)
  }
}

const space = 32

function joinOf(values: Values): Derive {
  let letters = new Uint32Array(64)
  return (codes) => {
    const { pool, starts } = values
    let length = 0
    for (const code of codes) {
      if (length > 0) letters[length++] = space
      const end = starts[code + 1] ?? 0
      letters = withRoom(letters, length + end - (starts[code] ?? 0) + 1)
      for (let at = starts[code] ?? 0; at < end; at++) letters[length++] = pool[at] ?? 0
    }
    return length === 0 ? unknown : values.internLetters(letters, length)
  }
}

type ByText = Exclude<Derivation, { readonly by: 'first' | 'join' }>

function maker(derivation: ByText): (texts: readonly string[]) => string {
  switch (derivation.by) {
    case 'words':
      return (texts) => [...new Set(texts.join(' ').split(/\s+/u))].toSorted().join(' ')
    case 'match': {
      const pattern = new RegExp(derivation.pattern, 'u')
      return ([text = '']) => {
        const [whole = '', group] = pattern.exec(text) ?? []
        return group ?? whole
      }
    }
    case 'name':
      return (texts) => normalise(texts.join(' '))
    case 'name-class':
      return (texts) => nameClass(texts.join(' '))
  }
}
