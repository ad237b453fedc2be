import type { SubmissionState } from '@amparo/contract'

export const submissionStates = ['waiting', 'screened', 'taken', 'set-aside'] as const

/** What the address of the list says. */
export interface MessagesSearch {
  readonly state: SubmissionState
}

/** A place in a message’s text to go to. */
export interface MessageSearch {
  readonly part?: number
  readonly from?: number
  readonly to?: number
}

/** Reads an address; what makes no sense in it falls back to the queue. */
export function readMessagesSearch(search: Record<string, unknown>): MessagesSearch {
  const state = submissionStates.find((one) => one === search['state'])
  return { state: state ?? 'waiting' }
}

export function readMessageSearch(search: Record<string, unknown>): MessageSearch {
  const [part, from, to] = [search['part'], search['from'], search['to']].map(whole)
  if (part === undefined || from === undefined || to === undefined || to <= from) return {}
  return { part, from, to }
}

function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}
