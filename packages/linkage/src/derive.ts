import { nameClass, normalise } from '@amparo/names'
import type { Derivation } from './scheme.ts'
import { columnOf, unknown, type Table } from './table.ts'
import type { Values } from './values.ts'

/**
 * The same records with the derived columns beside their own, in the order given, so that one may be made from another. Each
 * different value is worked on once, however many records have it.
 */
export function withDerived(table: Table, derivations: readonly Derivation[]): Table {
  const columns = new Map(table.columns)
  for (const derivation of derivations) {
    if (columns.has(derivation.name)) throw new Error(`there are two columns ${derivation.name}`)
    const from = derivation.from.map((name) => columnOf({ ...table, columns }, name))
    const derive = deriver(table.values, derivation)
    columns.set(
      derivation.name,
      Int32Array.from({ length: table.size }, (_, record) =>
        derive(from.map((column) => column[record] ?? unknown)),
      ),
    )
  }
  return { ...table, columns }
}

/** Makes the code of a derived value from the codes it is derived from, and remembers what it has made. */
export function deriver(
  values: Values,
  derivation: Derivation,
): (codes: readonly number[]) => number {
  const make = maker(derivation)
  const made = new Map<number | string, number>()
  return (codes) => {
    if (codes.includes(unknown)) return unknown
    const [only = unknown] = codes
    const key = codes.length === 1 ? only : codes.join()
    const known = made.get(key)
    if (known !== undefined) return known
    const text = make(codes.map((code) => values.text(code)))
    const code = text === '' ? unknown : values.intern(text)
    made.set(key, code)
    return code
  }
}

function maker(derivation: Derivation): (texts: readonly string[]) => string {
  switch (derivation.by) {
    case 'join':
      return (texts) => texts.join(' ')
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
