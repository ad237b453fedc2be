import type * as contract from '@amparo/contract'
import { isBase64 } from './base64.ts'
import {
  anything,
  checked,
  isAcknowledged,
  isCount,
  isDay,
  isFields,
  isHash,
  isText,
  shared,
  unchecked,
  type Acknowledged,
  type Fields,
  type Like,
  type Reply,
} from './calls.ts'

// What whoever holds a return code asks of the server; see calls.ts. Apart from it, because it is
// loaded with the mailbox only.

export type Mailbox = Reply<typeof contract.openMailbox>
export type Uploads = Reply<typeof contract.listUploads>

export const openMailbox: Like<typeof contract.openMailbox> = {
  ...shared,
  method: 'POST',
  path: '/api/mailbox/open',
  body: unchecked(),
  reply: checked<Mailbox>(isMailbox),
  refusals: ['mailbox-unknown', 'busy'],
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
    'busy',
  ],
}

export const listUploads: Like<typeof contract.listUploads> = {
  ...shared,
  method: 'POST',
  path: '/api/files/list',
  body: unchecked(),
  reply: checked<Uploads>(isUploads),
  refusals: ['mailbox-unknown', 'busy'],
}

export const startUpload: Like<typeof contract.startUpload> = {
  ...shared,
  method: 'POST',
  path: '/api/files/start',
  body: unchecked(),
  reply: anything,
  refusals: ['mailbox-unknown', 'mailbox-closed', 'files-closed', 'too-many-files', 'busy'],
}

export const finishUpload: Like<typeof contract.finishUpload> = {
  ...shared,
  method: 'POST',
  path: '/api/files/finish',
  body: unchecked(),
  reply: checked<Acknowledged>(isAcknowledged),
  refusals: [
    'mailbox-unknown',
    'mailbox-closed',
    'envelope-refused',
    'out-of-order',
    'mailbox-full',
    'file-unfinished',
    'file-damaged',
    'busy',
  ],
}

export const dropUpload: Like<typeof contract.dropUpload> = {
  ...shared,
  method: 'POST',
  path: '/api/files/drop',
  body: unchecked(),
  reply: anything,
  refusals: ['mailbox-unknown', 'busy'],
}

function isUploads(value: unknown): boolean {
  return (
    isFields(value) &&
    Array.isArray(value.uploads) &&
    value.uploads.every(isUpload) &&
    isFields(value.allowance) &&
    typeof value.allowance.open === 'boolean' &&
    isCount(value.allowance.files) &&
    isCount(value.allowance.bytes)
  )
}

function isUpload(value: unknown): boolean {
  return (
    isFields(value) &&
    isText(value.id) &&
    isCount(value.length) &&
    isCount(value.offset) &&
    isBase64(value.state) &&
    isText(value.expires)
  )
}

function isMailbox(value: unknown): boolean {
  return (
    isFields(value) &&
    isDay(value.until) &&
    Array.isArray(value.sent) &&
    value.sent.every((part) => isPart(part) && isHash(part.envelope)) &&
    Array.isArray(value.items) &&
    value.items.every((item) => isPart(item) && isBase64(item.envelope))
  )
}

function isPart(value: unknown): value is Fields {
  return isFields(value) && Number.isSafeInteger(value.seq) && isDay(value.day)
}
