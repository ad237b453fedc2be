import type { EnquirerFacts } from '@amparo/seal/enquirer'

/** Nobody known yet: the tie is not verified, and they may be told no more than that the search goes on. */
export function newFacts(language: string): EnquirerFacts {
  return {
    name: '',
    reach: '',
    times: '',
    language,
    says: '',
    tie: 'unverified',
    tieBy: '',
    telling: 'search-only',
    condition: '',
    informer: false,
    withdrawn: false,
    liaison: '',
    support: '',
    circumstances: '',
    lastContact: '',
    photograph: 'not-shown',
    contact: null,
    abroad: false,
    submission: null,
    self: null,
    updated: null,
  }
}

export type FactsProblem = 'who' | 'tie-by' | 'condition' | 'message'

/** What has to be said yet before it can be kept. */
export function problemsOf(facts: EnquirerFacts): readonly FactsProblem[] {
  const isEmpty = (text: string) => text.trim() === ''
  const needsCondition = facts.telling === 'ask-first' || facts.telling === 'nothing'
  return [
    ...(isEmpty(facts.name) && isEmpty(facts.reach) && facts.submission === null
      ? (['who'] as const)
      : []),
    ...(facts.tie !== 'unverified' && isEmpty(facts.tieBy) ? (['tie-by'] as const) : []),
    ...(needsCondition && isEmpty(facts.condition) ? (['condition'] as const) : []),
    ...(facts.submission !== null && !/^[1-9]\d{0,17}$/.test(facts.submission)
      ? (['message'] as const)
      : []),
  ]
}

/** The same mailbox or the same name and way to reach them stands here already: probably the same human being. */
export function isSameEnquirer(one: EnquirerFacts, other: EnquirerFacts): boolean {
  if (one.submission !== null && one.submission === other.submission) return true
  const plain = (text: string) => text.normalize('NFC').trim().toLocaleLowerCase()
  return (
    plain(one.name) !== '' &&
    plain(one.name) === plain(other.name) &&
    plain(one.reach) === plain(other.reach)
  )
}
