import {
  call,
  type Answer,
  type AnywhereCode,
  type Endpoint,
  type Intake,
  type Pass,
  type RefusalCode,
  type WorkChallenge,
} from '@amparo/contract'
import type * as contract from '@amparo/contract'
import { isBase64 } from './base64.ts'

// The page takes paths, types and `call` from the contract and reads replies by the few checks
// below: the contract's schemas would weigh as much as the rest of the first page. A test compares
// each line here, and in mailbox-calls.ts, with the contract's own.

type Params<E> = E extends Endpoint<infer P, infer _B, infer _R, infer _C> ? P : never
type Body<E> = E extends Endpoint<infer _P, infer B, infer _R, infer _C> ? B : never
export type Reply<E> = E extends Endpoint<infer _P, infer _B, infer R, infer _C> ? R : never
type Code<E> = E extends Endpoint<infer _P, infer _B, infer _R, infer C> ? C : never
export type Like<E> = Endpoint<Params<E>, Body<E>, Reply<E>, Code<E>>

export type Acknowledged = Reply<typeof contract.sendSubmission>
type Work = Reply<typeof contract.askForWork>
export type { Intake, Pass, Work, WorkChallenge }
export type Acknowledgement = Acknowledged['acknowledgement']

/** Everything the server may say to this page other than yes. */
export type Said =
  | AnywhereCode
  | Code<typeof contract.sendSubmission>
  | Code<typeof contract.addToMailbox>
  | Code<typeof contract.startUpload>
  | Code<typeof contract.finishUpload>
  | 'unreachable'
  | 'unexpected'

export const anything = { parse: (value: unknown) => value as Record<string, never> }
export const shared = { page: 'door', summary: '', params: anything } as const

export const readIntake: Like<typeof contract.readIntake> = {
  ...shared,
  method: 'GET',
  path: '/api/intake',
  body: anything,
  reply: checked<Intake>(isIntake),
  refusals: [],
}

export const askForWork: Like<typeof contract.askForWork> = {
  ...shared,
  method: 'POST',
  path: '/api/work',
  body: unchecked(),
  reply: checked<Work>(isWork),
  refusals: ['busy'],
}

export const sendSubmission: Like<typeof contract.sendSubmission> = {
  ...shared,
  method: 'POST',
  path: '/api/submissions',
  body: unchecked(),
  reply: checked<Acknowledged>(isAcknowledged),
  refusals: ['envelope-refused', 'already-received', 'work-refused', 'token-refused', 'busy'],
}

export const declineMailbox: Like<typeof contract.declineMailbox> = {
  ...shared,
  method: 'POST',
  path: '/api/mailbox/decline',
  body: unchecked(),
  reply: anything,
  refusals: ['mailbox-unknown', 'busy'],
}

export type Fetch = typeof globalThis.fetch

/** Calls one of the endpoints above; see `call` of the contract for what comes back. */
export function ask<Sent, Read, C extends Said & RefusalCode>(
  fetch: Fetch,
  endpoint: Endpoint<Record<string, never>, Sent, Read, C>,
  body: Sent,
): Promise<Answer<Read, C>> {
  return call(fetch, endpoint, { params: {}, body })
}

/** What a call came to, and how many seconds the server asks to wait before the next one. */
export interface Heard<Read, C extends RefusalCode> {
  readonly answer: Answer<Read, C>
  readonly wait: number
}

/** Calls like `ask`, and hears the header Retry-After (RFC 9110 §10.2.3, in seconds). */
export async function askAndHear<Sent, Read, C extends Said & RefusalCode>(
  fetch: Fetch,
  endpoint: Endpoint<Record<string, never>, Sent, Read, C>,
  body: Sent,
): Promise<Heard<Read, C>> {
  let wait = usualWait
  const hearing: Fetch = async (...request) => {
    const response = await fetch(...request)
    wait = secondsIn(response.headers.get('retry-after'))
    return response
  }
  const answer = await ask(hearing, endpoint, body)
  return { answer, wait }
}

const usualWait = 15
const longestWait = 600

function secondsIn(header: string | null): number {
  return header !== null && /^[0-9]{1,6}$/.test(header)
    ? Math.min(Math.max(1, Number(header)), longestWait)
    : usualWait
}

export function unchecked<Sent>(): { parse: (value: unknown) => Sent } {
  return { parse: (value) => value as Sent }
}

export function checked<Read>(isRight: (value: unknown) => boolean): {
  parse: (value: unknown) => Read
} {
  return {
    parse(value) {
      if (!isRight(value)) throw new TypeError('reply')
      return value as Read
    },
  }
}

export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null
export const isText = (value: unknown) => typeof value === 'string'
export const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
export const isDay = (value: unknown) =>
  typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)
export const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isSigned = (value: unknown) =>
  isFields(value) && isFields(value.body) && Array.isArray(value.signatures)

function isOffice(value: unknown): boolean {
  return (
    isFields(value) &&
    isText(value.name) &&
    (value.kind === 'demo' || value.kind === 'real') &&
    isBase64(value.key)
  )
}

/** Whether a value has the form of an intake; whether to trust it is asked with `checkOffice`. */
export function isIntake(value: unknown): value is Intake {
  return (
    isFields(value) &&
    isOffice(value.office) &&
    isSigned(value.signers) &&
    isSigned(value.bundle) &&
    isDay(value.today)
  )
}

export function isAcknowledged(value: unknown): boolean {
  return isFields(value) && isSigned(value.acknowledgement)
}

function isWork(value: unknown): boolean {
  return (
    isFields(value) &&
    isFields(value.challenge) &&
    isFields(value.challenge.parameters) &&
    isText(value.challenge.signature) &&
    isCount(value.most) &&
    isCount(value.waiting) &&
    (value.files === 'open' || value.files === 'closed')
  )
}
