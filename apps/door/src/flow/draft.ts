import type { ContactConsent } from '@amparo/seal'
import type { ReachWayCode, TellingCode } from '@amparo/vocabulary'

/** What a person has written so far. It lives in this page's memory and nowhere else. */
export interface Draft {
  readonly telling: TellingCode | null
  readonly account: string
  readonly where: string
  readonly when: string
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

export const emptyDraft: Draft = {
  telling: null,
  account: '',
  where: '',
  when: '',
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

/** The draft with a change; an answer about contact that no longer makes sense is asked anew. */
export function changed(draft: Draft, patch: Partial<Draft>): Draft {
  const next = { ...draft, ...patch }
  const stands = next.mayContact === null || contactChoices(next).includes(next.mayContact)
  return stands ? next : { ...next, mayContact: null }
}

export function isComplete(draft: Draft): draft is Complete {
  return draft.telling !== null && draft.keep !== null && draft.mayContact !== null
}

/** What is sealed: contact details of a way that was chosen and then left again do not travel. */
export function tidy(draft: Complete): Complete {
  return needsContact(draft.way) ? draft : { ...draft, contact: '', safety: '' }
}

/** Whether closing the page would lose somebody's words. */
export function hasWords(draft: Draft): boolean {
  return [draft.account, draft.where, draft.when, draft.contact, draft.safety].some(
    (text) => text.trim() !== '',
  )
}
