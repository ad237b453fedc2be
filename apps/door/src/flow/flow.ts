import type { Said } from '../calls.ts'
import type { Receipt } from '../sealing/office.ts'
import type { Locked } from '../sealing/locking.ts'
import { changed, emptyDraft, isComplete, type Draft } from './draft.ts'

/** The questions in the order they are asked, one to a page. */
export const questions = [
  'telling',
  'triage',
  'account',
  'place',
  'authorities',
  'reach',
  'keep',
  'mayContact',
  'askFirst',
] as const
export type Question = (typeof questions)[number]

/** Questions and the reading at the end. */
export const steps = questions.length + 1

export type NotSent =
  | { readonly why: 'not-locked' | 'untrusted' }
  | { readonly why: 'refused'; readonly code: Said }

/** What is done while a message is on its way. */
export type Phase =
  | { readonly doing: 'locking' | 'sending' }
  /** The device works for the message: `done` of at most `most` tries. */
  | { readonly doing: 'working'; readonly done: number; readonly most: number }
  /** Very many write at once: it is tried again after so many seconds. */
  | { readonly doing: 'waiting'; readonly seconds: number }

/** The page that is shown. */
export type Place =
  | { readonly at: 'language' | 'about' | 'mailbox' }
  | { readonly at: 'review' }
  | { readonly at: 'token'; readonly from: 'about' | 'review' }
  | { readonly at: 'sending'; readonly phase: Phase }
  | { readonly at: 'question'; readonly question: Question; readonly from: 'walk' | 'review' }
  | { readonly at: 'not-sent'; readonly reason: NotSent }
  | After

/** The pages after a message has arrived. */
export type After =
  | { readonly at: 'code' | 'repeat' | 'decline' }
  | { readonly at: 'next'; readonly code: 'kept' | 'declined' }

/** What is known once the server has the message, or the form has locked it. The text itself is gone by then. */
export interface Sent {
  readonly locked: Locked
  /** Null when the acknowledgement was not signed by this server for this message; a form has none. */
  readonly receipt: Receipt | null
}

export interface Flow {
  readonly place: Place
  readonly draft: Draft
  /** The sixteen secret bytes of an upload token, in hex; null where the device works instead. */
  readonly token: string | null
  /** Sealed bytes of an attempt whose end we do not know: sent again as they are, never twice kept. */
  readonly waiting: Locked | null
  /** Whether the office's keys must be read again before the next attempt. */
  readonly keysRefused: boolean
  readonly sent: Sent | null
}

export type Step =
  | { readonly did: 'chose-language' | 'write' | 'has-code' | 'has-token' | 'go' | 'back' }
  | { readonly did: 'token'; readonly token: string }
  | { readonly did: 'send' | 'send-without-token' | 'stop' }
  | { readonly did: 'filled'; readonly patch: Partial<Draft> }
  | { readonly did: 'skip'; readonly patch: Partial<Draft> }
  | { readonly did: 'change'; readonly question: Question }
  | { readonly did: 'phase'; readonly phase: Phase }
  | { readonly did: 'locked'; readonly locked: Locked }
  | { readonly did: 'arrived'; readonly sent: Sent }
  | { readonly did: 'not-sent'; readonly reason: NotSent }
  | { readonly did: 'copied' | 'show-code' | 'repeated' | 'decline' | 'declined' | 'open-mailbox' }

export const start: Flow = {
  place: { at: 'language' },
  draft: emptyDraft,
  token: null,
  waiting: null,
  keysRefused: false,
  sent: null,
}

/** Where each step can be taken; anywhere else it changes nothing. */
const taken: Readonly<Record<Step['did'], readonly Place['at'][]>> = {
  'chose-language': ['language'],
  write: ['about'],
  'has-code': ['about'],
  'has-token': ['about', 'review', 'not-sent'],
  token: ['token'],
  filled: ['question'],
  skip: ['question'],
  go: ['question'],
  back: ['about', 'token', 'question', 'review', 'not-sent', 'mailbox'],
  change: ['review'],
  send: ['review', 'not-sent', 'sending'],
  'send-without-token': ['review', 'not-sent'],
  stop: ['sending'],
  phase: ['sending'],
  locked: ['sending'],
  arrived: ['sending'],
  'not-sent': ['sending'],
  copied: ['code'],
  'show-code': ['repeat', 'decline'],
  repeated: ['repeat'],
  decline: ['code'],
  declined: ['decline'],
  'open-mailbox': ['next'],
}

/** The page after a step. Pure. */
export function advance(flow: Flow, step: Step): Flow {
  return taken[step.did].includes(flow.place.at) ? after(flow, step) : flow
}

function after(flow: Flow, step: Step): Flow {
  switch (step.did) {
    case 'chose-language':
      return to(flow, { at: 'about' })
    case 'write':
      return ask({ ...flow, token: null }, 'telling')
    case 'has-token':
      return to(flow, { at: 'token', from: flow.place.at === 'about' ? 'about' : 'review' })
    case 'token':
      return withToken(flow, step.token)
    case 'has-code':
    case 'open-mailbox':
      return to(flow, { at: 'mailbox' })
    case 'filled':
      return fill(flow, step.patch)
    case 'skip':
      return onward(fill(flow, step.patch))
    case 'go':
      return onward(flow)
    case 'back':
      return backward(flow)
    case 'change':
      return ask(flow, step.question, 'review')
    case 'send':
      return send(flow)
    case 'send-without-token':
      return send({ ...flow, token: null })
    case 'stop':
      return mayStop(flow) ? to(flow, { at: 'review' }) : flow
    case 'phase':
      return to(flow, { at: 'sending', phase: step.phase })
    case 'locked':
      return { ...flow, waiting: step.locked }
    case 'arrived':
      // The words leave memory as soon as the server has them sealed.
      return { ...start, place: { at: 'code' }, sent: step.sent }
    case 'not-sent':
      return refused(flow, step.reason)
    case 'copied':
      return to(flow, { at: 'repeat' })
    case 'show-code':
      return to(flow, { at: 'code' })
    case 'decline':
      return to(flow, { at: 'decline' })
    case 'repeated':
      return to(flow, { at: 'next', code: 'kept' })
    case 'declined':
      return to(flow, { at: 'next', code: 'declined' })
  }
}

/** The number of the step a place stands for, or null where steps are not counted. */
export function stepOf(place: Place): number | null {
  if (place.at === 'review') return steps
  return place.at === 'question' ? questions.indexOf(place.question) + 1 : null
}

/** Whether there is a page to go back to. After sending there is none: what was sent is sent. */
export function canGoBack({ place, sent }: Flow): boolean {
  return sent === null && taken.back.includes(place.at)
}

/** Whether closing the page now would lose something that cannot be had again. */
export function holdsBack({ place, sent }: Flow): boolean {
  return sent !== null && (place.at === 'code' || place.at === 'repeat' || place.at === 'decline')
}

/** Whether a message on its way can still be held back: not while its bytes are being handed in. */
export function mayStop({ place }: Flow): boolean {
  return place.at === 'sending' && place.phase.doing !== 'sending'
}

const to = (flow: Flow, place: Place): Flow => ({ ...flow, place })

function ask(flow: Flow, question: Question, from: 'walk' | 'review' = 'walk'): Flow {
  return to(flow, { at: 'question', question, from })
}

// A changed text must be sealed anew: the bytes that wait belong to the old one.
function fill(flow: Flow, patch: Partial<Draft>): Flow {
  return { ...flow, draft: changed(flow.draft, patch), waiting: null }
}

function withToken(flow: Flow, token: string): Flow {
  const next = { ...flow, token }
  const isReview = flow.place.at === 'token' && flow.place.from === 'review'
  return isReview ? to(next, { at: 'review' }) : ask(next, 'telling')
}

function onward(flow: Flow): Flow {
  if (flow.place.at !== 'question') return flow
  if (flow.place.from === 'review') return to(flow, { at: 'review' })
  const next = questions[questions.indexOf(flow.place.question) + 1]
  return next === undefined ? to(flow, { at: 'review' }) : ask(flow, next)
}

function backward(flow: Flow): Flow {
  const { place } = flow
  if (!canGoBack(flow)) return flow
  if (place.at === 'about') return to(flow, { at: 'language' })
  if (place.at === 'mailbox') return to(flow, { at: 'about' })
  if (place.at === 'token') return to(flow, { at: place.from })
  if (place.at === 'not-sent') return to(flow, { at: 'review' })
  if (place.at === 'review') return ask(flow, 'askFirst')
  if (place.at !== 'question') return flow
  if (place.from === 'review') return to(flow, { at: 'review' })
  const before = questions[questions.indexOf(place.question) - 1]
  if (before !== undefined) return ask(flow, before)
  return to(flow, flow.token === null ? { at: 'about' } : { at: 'token', from: 'about' })
}

// What may not be left out is asked before anything is sealed.
function send(flow: Flow): Flow {
  const { draft, place } = flow
  // On its way already: only a wait can be cut short.
  if (place.at === 'sending' && place.phase.doing !== 'waiting') return flow
  if (isComplete(draft)) return to(flow, { at: 'sending', phase: { doing: 'locking' } })
  if (draft.telling === null) return ask(flow, 'telling', 'review')
  return ask(flow, draft.keep === null ? 'keep' : 'mayContact', 'review')
}

// Bytes the office could not take are sealed anew, to its keys of now; all others go as they are.
function refused(flow: Flow, reason: NotSent): Flow {
  const keysRefused =
    reason.why === 'untrusted' || (reason.why === 'refused' && reason.code === 'envelope-refused')
  const waiting = reason.why === 'refused' && !keysRefused ? flow.waiting : null
  return { ...flow, waiting, keysRefused, place: { at: 'not-sent', reason } }
}
