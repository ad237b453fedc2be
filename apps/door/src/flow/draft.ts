import type {
  ClientReach,
  ContactConsent,
  HurtAnswer,
  ToldAnswer,
  TriageAnswer,
} from '@amparo/seal'
import type {
  NotToldReasonCode,
  ReachWayCode,
  TellingCode,
  TellingOutcomeCode,
} from '@amparo/vocabulary'

/** What decides how soon a message is read. `unsaid` until it is answered: nothing is preset. */
export interface Triage {
  readonly custody: TriageAnswer
  readonly child: TriageAnswer
  readonly missing: TriageAnswer
  readonly danger: TriageAnswer
  readonly hurt: HurtAnswer | 'unknown'
  /** Whether the person a lawyer or partner writes for can be reached without them. */
  readonly reach: ClientReach | 'unsaid'
}

/** Why the authorities were not told, in the order they are offered; codes of `not-told-reason`. */
export const notToldReasons: readonly NotToldReasonCode[] = [
  'afraid-for-self',
  'afraid-for-others',
  'no-trust',
  'refused-to-take',
  'was-told-not-to',
  'does-not-know-how',
  'does-not-want',
  'no-time-yet',
  'other',
  'unsaid',
]

/** What came of telling them; codes of `telling-outcome`. */
export const tellingOutcomes: readonly TellingOutcomeCode[] = [
  'no-answer',
  'registered-only',
  'refused',
  'investigation-opened',
  'investigation-ended',
  'pressure-or-punishment',
  'helped',
  'other',
  'unsaid',
]

/** Whether the authorities were told, and what goes with that answer; null until it is answered. */
export interface Authorities {
  readonly told: ToldAnswer | null
  readonly reason: NotToldReasonCode | TellingOutcomeCode | null
  readonly words: string
}

/** What a person has written so far. It lives in this page's memory and nowhere else. */
export interface Draft {
  readonly telling: TellingCode | null
  readonly triage: Triage
  readonly account: string
  readonly where: string
  readonly when: string
  readonly authorities: Authorities
  readonly way: ReachWayCode
  readonly contact: string
  readonly safety: string
  readonly keep: boolean | null
  readonly mayContact: ContactConsent | null
  readonly askFirst: boolean
}

/** A draft in which everything that may not be left out is there. */
export interface Complete extends Draft {
  readonly telling: TellingCode
  readonly keep: boolean
  readonly mayContact: ContactConsent
}

export const noTriage: Triage = {
  custody: 'unsaid',
  child: 'unsaid',
  missing: 'unsaid',
  danger: 'unsaid',
  hurt: 'unsaid',
  reach: 'unsaid',
}

export const nothingTold: Authorities = { told: null, reason: null, words: '' }

export const emptyDraft: Draft = {
  telling: null,
  triage: noTriage,
  account: '',
  where: '',
  when: '',
  authorities: nothingTold,
  // The safest way is the one that stands when nothing is said.
  way: 'mailbox',
  contact: '',
  safety: '',
  // Silence is never a yes: consent has no preset, but for being asked first.
  keep: null,
  mayContact: null,
  askFirst: true,
}

export type ContactWay = Exclude<ReachWayCode, 'mailbox' | 'none'>

/** Whether this way needs words on how to find the person. */
export function needsContact(way: ReachWayCode): way is ContactWay {
  return way !== 'mailbox' && way !== 'none'
}

/** The answers that make sense to “may the office contact you?” after what was said before. */
export function contactChoices(draft: Draft): readonly ContactConsent[] {
  const told = needsContact(draft.way) && draft.contact.trim() !== ''
  return told ? ['as-told', 'mailbox-only', 'no'] : ['mailbox-only', 'no']
}

/** What may be said beside “were the authorities told?”, by the answer to it. */
export function reasonChoices({
  told,
}: Authorities): readonly (NotToldReasonCode | TellingOutcomeCode)[] {
  if (told === 'no') return notToldReasons
  return told === 'yes' ? tellingOutcomes : []
}

/** The draft with a change; an answer that no longer makes sense after it is asked anew. */
export function changed(draft: Draft, patch: Partial<Draft>): Draft {
  const next = { ...draft, ...patch }
  const authorities = fitting(next.authorities)
  const contact = next.mayContact
  const mayContact = contact !== null && contactChoices(next).includes(contact) ? contact : null
  return { ...next, authorities, mayContact }
}

function fitting(authorities: Authorities): Authorities {
  const { reason } = authorities
  const fits = reason === null || reasonChoices(authorities).includes(reason)
  return fits ? authorities : { ...authorities, reason: null }
}

export function isComplete(draft: Draft): draft is Complete {
  return draft.telling !== null && draft.keep !== null && draft.mayContact !== null
}

/** Whether somebody writes for another whose own contact the office should ask for. */
export function writesForClient({ telling }: Draft, token: string | null): boolean {
  return telling === 'lawyer' || token !== null
}

/** What is sealed: words of an answer that was chosen and then left again do not travel. */
export function tidy<D extends Draft>(draft: D, token: string | null): D {
  const asks = reasonChoices(draft.authorities).length > 0
  const reach = writesForClient(draft, token) ? draft.triage.reach : 'unsaid'
  return {
    ...draft,
    triage: { ...draft.triage, reach },
    authorities: asks ? draft.authorities : { ...draft.authorities, words: '' },
    ...(needsContact(draft.way) ? {} : { contact: '', safety: '' }),
  }
}

/** Whether closing the page would lose somebody's words. */
export function hasWords(draft: Draft): boolean {
  const { account, where, when, contact, safety, authorities } = draft
  return [account, where, when, contact, safety, authorities.words].some(
    (text) => text.trim() !== '',
  )
}
