import { nameClass, normalise } from '@amparo/names'
import { KeyIndex } from './key-index.ts'
import type { Derivation } from './scheme.ts'
import { columnOf, unknown, type Table } from './table.ts'
import { withRoom, type Values } from './values.ts'

/**
 * The same records with the derived columns beside their own, in the order given, so that one may be made from another. Each
 * different value is worked on once, however many records have it.
 */
export function withDerived(table: Table, derivations: readonly Derivation[]): Table {
  const columns = new Map(table.columns)
  for (const derivation of derivations) {
    if (columns.has(derivation.name)) throw new Error(`there are two columns ${derivation.name}`)
    const from = derivation.from.map((name) => columnOf({ ...table, columns }, name))
    columns.set(derivation.name, derivedColumn(table, from, deriver(table.values, derivation)))
  }
  return { ...table, columns }
}

const notYetMade = unknown - 1

function derivedColumn(
  { size, values }: Table,
  from: readonly Int32Array[],
  derive: (codes: readonly number[]) => number,
): Int32Array {
  const [only = new Int32Array(0)] = from
  const index = from.length === 1 ? undefined : new KeyIndex(from)
  let made = new Int32Array(values.size + 1).fill(notYetMade)
  const column = new Int32Array(size)
  for (let record = 0; record < size; record++) {
    const number = index === undefined ? (only[record] ?? unknown) : index.add(record)
    if (number >= made.length) {
      const known = made.length
      made = withRoom(made, number + 1).fill(notYetMade, known)
    }
    if (number >= 0 && made[number] === notYetMade)
      made[number] = derive(from.map((codes) => codes[record] ?? unknown))
    column[record] = number < 0 ? unknown : (made[number] ?? unknown)
  }
  return column
}

/** Makes the code of a derived value from the codes it is derived from. */
export function deriver(
  values: Values,
  derivation: Derivation,
): (codes: readonly number[]) => number {
  const make = maker(derivation)
  return (codes) => {
    if (codes.includes(unknown)) return unknown
    const text = make(codes.map((code) => values.text(code)))
    return text === '' ? unknown : values.intern(text)
  }
}

function maker(derivation: Derivation): (texts: readonly string[]) => string {
  switch (derivation.by) {
    case 'join':
      return (texts) => texts.join(' ')
    case 'words':
      return (texts) => [...new Set(texts.join(' ').split(/\s+/u))].toSorted().join(' ')
    case 'first': {
      const { letters } = derivation
      return ([text = '']) => Array.from(text).slice(0, letters).join('')
    }
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
