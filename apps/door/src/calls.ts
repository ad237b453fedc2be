import {
  call,
  type Answer,
  type AnywhereCode,
  type Endpoint,
  type Intake,
  type RefusalCode,
} from '@amparo/contract'
import type * as contract from '@amparo/contract'

// The page takes paths, types and `call` from the contract and reads replies by the few checks
// below: the contract's schemas would weigh as much as the rest of the first page. A test compares
// each line here with the contract's own.

type Params<E> = E extends Endpoint<infer P, infer _B, infer _R, infer _C> ? P : never
type Body<E> = E extends Endpoint<infer _P, infer B, infer _R, infer _C> ? B : never
type Reply<E> = E extends Endpoint<infer _P, infer _B, infer R, infer _C> ? R : never
type Code<E> = E extends Endpoint<infer _P, infer _B, infer _R, infer C> ? C : never
type Like<E> = Endpoint<Params<E>, Body<E>, Reply<E>, Code<E>>

type Mailbox = Reply<typeof contract.openMailbox>
type Acknowledged = Reply<typeof contract.sendSubmission>
export type { Intake, Mailbox }
export type Acknowledgement = Acknowledged['acknowledgement']

/** Everything the server may say to this page other than yes. */
export type Said =
  | AnywhereCode
  | Code<typeof contract.sendSubmission>
  | Code<typeof contract.addToMailbox>
  | 'unreachable'
  | 'unexpected'

const anything = { parse: (value: unknown) => value as Record<string, never> }
const shared = { page: 'door', summary: '', params: anything } as const

export const readIntake: Like<typeof contract.readIntake> = {
  ...shared,
  method: 'GET',
  path: '/api/intake',
  body: anything,
  reply: checked<Intake>(isIntake),
  refusals: [],
}

export const sendSubmission: Like<typeof contract.sendSubmission> = {
  ...shared,
  method: 'POST',
  path: '/api/submissions',
  body: unchecked(),
  reply: checked<Acknowledged>(isAcknowledged),
  refusals: ['envelope-refused', 'already-received'],
}

export const openMailbox: Like<typeof contract.openMailbox> = {
  ...shared,
  method: 'POST',
  path: '/api/mailbox/open',
  body: unchecked(),
  reply: checked<Mailbox>(isMailbox),
  refusals: ['mailbox-unknown'],
}

export const addToMailbox: Like<typeof contract.addToMailbox> = {
  ...shared,
  method: 'POST',
  path: '/api/mailbox/add',
  body: unchecked(),
  reply: checked<Acknowledged>(isAcknowledged),
  refusals: [
    'mailbox-unknown',
    'mailbox-closed',
    'envelope-refused',
    'out-of-order',
    'mailbox-full',
  ],
}

export const declineMailbox: Like<typeof contract.declineMailbox> = {
  ...shared,
  method: 'POST',
  path: '/api/mailbox/decline',
  body: unchecked(),
  reply: anything,
  refusals: ['mailbox-unknown'],
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

function unchecked<Sent>(): { parse: (value: unknown) => Sent } {
  return { parse: (value) => value as Sent }
}

function checked<Read>(isRight: (value: unknown) => boolean): { parse: (value: unknown) => Read } {
  return {
    parse(value) {
      if (!isRight(value)) throw new TypeError('reply')
      return value as Read
    },
  }
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isText = (value: unknown) => typeof value === 'string'
const isDay = (value: unknown) =>
  typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)
const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isBase64 = (value: unknown) =>
  typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)
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

function isIntake(value: unknown): boolean {
  return (
    isFields(value) &&
    isOffice(value.office) &&
    isSigned(value.signers) &&
    isSigned(value.bundle) &&
    isDay(value.today)
  )
}

function isAcknowledged(value: unknown): boolean {
  return isFields(value) && isSigned(value.acknowledgement)
}

function isMailbox(value: unknown): boolean {
  return (
    isFields(value) &&
    Array.isArray(value.sent) &&
    value.sent.every((part) => isPart(part) && isHash(part.envelope)) &&
    Array.isArray(value.items) &&
    value.items.every((item) => isPart(item) && isBase64(item.envelope))
  )
}

function isPart(value: unknown): value is Fields {
  return isFields(value) && Number.isSafeInteger(value.seq) && isDay(value.day)
}
