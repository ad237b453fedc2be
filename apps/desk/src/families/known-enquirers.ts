import { normalise, nameWords, textKeys } from '@amparo/names'
import type { EnquirerFacts } from '@amparo/seal/enquirer'
import { newFacts } from './enquirer-fields.ts'
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
  const opened = rows.flatMap(({ opened: one, ...row }) =>
    one.verdict === 'enquirer' ? [{ ...row, ...one }] : [],
  )
  const each = Map.groupBy(opened, ({ enquirer }) => enquirer)
  return [...each.values()].flatMap((own) => {
    const newest = own.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
    if (newest === undefined || own.some(({ person }) => people.includes(person))) return []
    const { enquirer, audience: team, facts } = newest
    const asksFor = [...new Set(own.map(({ name }) => name).filter((name) => name !== ''))]
    return [{ enquirer, team, facts, asksFor }]
  })
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
