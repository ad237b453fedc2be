import type { CaseFacts, Known } from '@amparo/norms'
import { interval, parseEdtf } from '@amparo/register'
import { actsToSee } from '../examinations/acts-to-see.ts'
import type { FoldedSubject } from '../register/view-of.ts'

/** What an officer says of a case: the days as they type them, the rest as the norms ask it. */
export type CaseWords = Omit<CaseFacts, 'since' | 'lastDecision'> & {
  /** EDTF; empty where nobody knows. */
  readonly since: string
  readonly lastDecision: string
}

/** What somebody agreed to for one purpose. */
interface AgreedTo {
  readonly purpose: string
  readonly answer: string
}

/**
 * What is known of it as a beginning: since when the person was held, whether they were hurt, and what they agreed to. All else is
 * not known until somebody says so; `unknown` closes nothing.
 */
export function caseFrom(below: readonly FoldedSubject[], agreed: readonly AgreedTo[]): CaseWords {
  const custody = below.findLast(({ kind }) => kind === 'custody')
  const from = custody?.view.properties['custody.from']?.best?.value
  const hurt = actsToSee(below.filter(({ kind }) => kind === 'act'))
  return {
    state: '',
    since: from?.kind === 'date' ? from.edtf : '',
    otherNationality: 'unknown',
    disappeared: 'unknown',
    located: 'unknown',
    deprived: custody === undefined ? 'unknown' : 'yes',
    illTreated: hurt.length > 0 ? 'yes' : 'unknown',
    againstWoman: 'unknown',
    ongoing: 'unknown',
    linkedToRecent: 'unknown',
    toldAuthorities: 'unknown',
    remedies: 'unknown',
    lastDecision: '',
    elsewhere: 'unknown',
    submittedBy: 'unknown',
    consents: consentOf(agreed.find(({ purpose }) => purpose === 'UN_SP')),
    nameToState: 'unknown',
    nameInPublic: 'unknown',
  }
}

/** Whoever has to be asked each time has agreed to nothing yet. */
function consentOf(agreed: AgreedTo | undefined): Known {
  if (agreed === undefined || agreed.answer === 'ask-each-time') return 'unknown'
  return agreed.answer === 'no' ? 'no' : 'yes'
}

/** As the norms weigh it; a day that cannot be read is none. */
export function factsOf({ since, lastDecision, ...words }: CaseWords): CaseFacts {
  return {
    ...words,
    since: daysOf(since) ?? { lo: null, hi: null },
    lastDecision: daysOf(lastDecision),
  }
}

function daysOf(text: string) {
  const read = parseEdtf(text.trim())
  return read.ok ? interval(read.date) : null
}

/** Whether something stands there that is no day. */
export function isUnreadable(text: string): boolean {
  return text.trim() !== '' && !parseEdtf(text.trim()).ok
}

const known = new Set(['yes', 'no', 'unknown', 'not-possible', ''])
const others = new Set([
  'exhausted',
  'none-effective',
  'pending',
  'person',
  'family',
  'representative',
  'organisation',
])
const free: readonly string[] = ['state', 'since', 'lastDecision']

/** Reads what was kept; anything else begins with what is known. */
export function readCase(kept: unknown, first: CaseWords): CaseWords {
  if (typeof kept !== 'object' || kept === null) return first
  const said = kept as Readonly<Record<string, unknown>>
  const isWhole = Object.keys(first).every((name) => {
    const value = said[name]
    if (typeof value !== 'string') return false
    return free.includes(name) || known.has(value) || others.has(value)
  })
  return isWhole ? (kept as CaseWords) : first
}
