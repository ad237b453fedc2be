import { normalise, nameWords, textKeys } from '@amparo/names'
import type { EnquirerFacts } from '@amparo/seal/enquirer'
import { isSameEnquirer, newFacts } from './enquirer-fields.ts'
import type { ListedEnquirer } from './use-enquirers.ts'

/** One human being who asks already, by the newest of their rows that opened here. */
export interface KnownEnquirer {
  /** The same in all rows of theirs. */
  readonly enquirer: string
  readonly team: number
  readonly facts: EnquirerFacts
  /** Names of those they ask for. */
  readonly asksFor: readonly string[]
}

/** Who asks already, each once, but for those who ask for one of these people. */
export function knownEnquirers(
  rows: readonly ListedEnquirer[],
  people: readonly string[],
): readonly KnownEnquirer[] {
  const each = Map.groupBy(openedOf(rows), ({ opened }) => opened.enquirer)
  return [...each.values()].flatMap((own) => {
    const newest = own.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
    if (newest === undefined || own.some(({ person }) => people.includes(person))) return []
    const { audience: team } = newest
    const { enquirer, facts } = newest.opened
    const asksFor = [...new Set(own.map(({ name }) => name).filter((name) => name !== ''))]
    return [{ enquirer, team, facts, asksFor }]
  })
}

/** One human being who asks, with what each of their rows says; a row that did not open stands alone. */
export interface Family {
  readonly rows: readonly [ListedEnquirer, ...ListedEnquirer[]]
  /** As of the newest of their rows; null: it did not open. */
  readonly facts: EnquirerFacts | null
}

/** Each human being once, where the first of their rows stands. */
export function eachOnce(rows: readonly ListedEnquirer[]): readonly Family[] {
  const families = new Map<string, [ListedEnquirer, ...ListedEnquirer[]]>()
  for (const row of rows) {
    const key = row.opened.verdict === 'enquirer' ? row.opened.enquirer : row.id
    const family = families.get(key)
    if (family === undefined) families.set(key, [row])
    else family.push(row)
  }
  return [...families.values()].map((own) => {
    const [newest] = own.toSorted((a, b) => (a.at < b.at ? 1 : -1))
    return { rows: own, facts: newest?.opened.verdict === 'enquirer' ? newest.opened.facts : null }
  })
}

/** Other rows that are of one human being with this one, as far as can be known here: the same, or the same way to reach them. */
export function rowsOfSame(
  one: { readonly handle: string; readonly enquirer: string; readonly facts: EnquirerFacts },
  rows: readonly ListedEnquirer[],
): readonly OpenedRow[] {
  return openedOf(rows).filter(
    ({ handle, opened }) =>
      handle !== one.handle &&
      (opened.enquirer === one.enquirer || isSameEnquirer(opened.facts, one.facts)),
  )
}

/** A row that opened here. */
export type OpenedRow = ListedEnquirer & {
  readonly opened: Extract<ListedEnquirer['opened'], { readonly verdict: 'enquirer' }>
}

function openedOf(rows: readonly ListedEnquirer[]): readonly OpenedRow[] {
  return rows.filter((row): row is OpenedRow => row.opened.verdict === 'enquirer')
}

/** Those of whom every word is said: a name in any script or spelling, a part of how they are reached, of whom they ask for. */
export function enquirersFor(
  query: string,
  known: readonly KnownEnquirer[],
): readonly KnownEnquirer[] {
  const words = nameWords(query)
  return known.filter(({ facts, asksFor }) => {
    const texts = [facts.name, facts.reach, facts.submission ?? '', ...asksFor]
    const plain = normalise(texts.join(' '))
    const keys = new Set(texts.flatMap(textKeys))
    return words.every(
      (word) => plain.includes(word) || textKeys(word).some((key) => keys.has(key)),
    )
  })
}

/**
 * The same human being, asking for somebody else: who they are and how they are reached is known, and so is what speaks against
 * writing to them. What they are to this person is a claim that nobody has looked at, and what they may be told is decided anew.
 */
export function asksAlsoFor({ facts }: KnownEnquirer): EnquirerFacts {
  const { name, reach, times, language, informer, withdrawn } = facts
  const { liaison, support, submission, self } = facts
  const own = {
    name,
    reach,
    times,
    language,
    informer,
    withdrawn,
    liaison,
    support,
    submission,
    self,
  }
  return { ...newFacts(language), ...own }
}
