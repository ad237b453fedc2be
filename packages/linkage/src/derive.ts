import { nameClass, normalise } from '@amparo/names'
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
    const derive = deriver(table.values, derivation)
    const column = new Int32Array(table.size)
    const codes = new Int32Array(from.length)
    for (let record = 0; record < table.size; record++) {
      for (let at = 0; at < from.length; at++) codes[at] = from[at]?.[record] ?? unknown
      column[record] = derive(codes)
    }
    columns.set(derivation.name, column)
  }
  return { ...table, columns }
}

/** Makes the code of a derived value from the codes it is derived from, and remembers what it has made. */
export function deriver(values: Values, derivation: Derivation): (codes: Int32Array) => number {
  const make = maker(derivation)
  const derive = (codes: Int32Array): number => {
    const text = make(Array.from(codes, (code) => values.text(code)))
    return text === '' ? unknown : values.intern(text)
  }
  return derivation.from.length === 1 ? rememberingOne(derive) : rememberingMany(derive)
}

const notYetMade = unknown - 1

function rememberingOne(derive: (codes: Int32Array) => number): (codes: Int32Array) => number {
  let made = new Int32Array(0)
  return (codes) => {
    const code = codes[0] ?? unknown
    if (code < 0) return unknown
    if (code >= made.length) {
      const known = made.length
      made = withRoom(made, code + 1).fill(notYetMade, known)
    }
    const known = made[code] ?? notYetMade
    if (known !== notYetMade) return known
    return (made[code] = derive(codes))
  }
}

function rememberingMany(derive: (codes: Int32Array) => number): (codes: Int32Array) => number {
  const made = new Map<number | string, number>()
  return (codes) => {
    for (const code of codes) if (code < 0) return unknown
    const [one = 0, other = 0] = codes
    // Two small codes are one exact number.
    const isShort = codes.length === 2 && one < 2 ** 26 && other < 2 ** 26
    const key = isShort ? one * 2 ** 26 + other : codes.join()
    const known = made.get(key)
    if (known !== undefined) return known
    const code = derive(codes)
    made.set(key, code)
    return code
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
