import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalBytes } from './canonical.ts'
import { base64, bytesOfBase64, bytesToHex, concatBytes, sameBytes, utf8 } from './encoding.ts'
import { identityFromSeed, recipientOf, type Identity, type Recipient } from './keys.ts'
import type { ReturnCode } from './return-code.ts'

/** Everything a return code opens. Only `id`, `recipient` and `threadKey` are told to the office. */
export type Mailbox = {
  /** 32 hex digits: under which the server finds the thread. */
  readonly id: string
  /** Shown to the server to read, add and delete; it keeps only `accessHash` of it. */
  readonly access: Uint8Array
  readonly identity: Identity
  readonly recipient: Recipient
  /** Authenticates what the sender adds, to the office and to nobody else. */
  readonly threadKey: Uint8Array
  readonly draftKey: Uint8Array
}

const salt = utf8('amparo/v1/return-code')

const derive = (code: ReturnCode, purpose: string, length: number): Uint8Array =>
  hkdf(sha256, code, salt, utf8(`amparo/v1/${purpose}`), length)

/**
 * The mailbox of a return code (HKDF-SHA-256, RFC 5869). The code is 128 random bits, so it needs
 * no slow hash, and a phone without a compiler can derive it.
 */
export const mailboxOf = async (code: ReturnCode): Promise<Mailbox> => {
  const identity = identityFromSeed(derive(code, 'mailbox-age', 32))
  return {
    id: bytesToHex(derive(code, 'mailbox-id', 16)),
    access: derive(code, 'mailbox-access', 32),
    identity,
    recipient: await recipientOf(identity),
    threadKey: derive(code, 'thread', 32),
    draftKey: derive(code, 'draft', 32),
  }
}

/** What the server keeps of `access`: its SHA-256. */
export const accessHash = (access: Uint8Array): Uint8Array => sha256(access)

const tagBytes = (threadKey: Uint8Array, body: unknown): Uint8Array =>
  hmac(sha256, threadKey, concatBytes(utf8('amparo/v1/thread\0'), canonicalBytes(body)))

/**
 * The base64 HMAC-SHA-256 of a body under the thread's key: it convinces the office, which holds
 * the key too, and proves nothing to anyone else.
 */
export const threadTag = (threadKey: Uint8Array, body: unknown): string =>
  base64.encode(tagBytes(threadKey, body))

/** Whether the tag is this body's. Compares in constant time; never throws on a stranger's body. */
export const isThreadTag = (threadKey: Uint8Array, body: unknown, tag: unknown): boolean => {
  const claimed = bytesOfBase64(tag, 32)
  if (claimed === undefined) return false
  try {
    return sameBytes(claimed, tagBytes(threadKey, body))
  } catch {
    return false // the body has no canonical form, so nobody can have tagged it
  }
}

/** A document with the tag of its other fields. */
export const withThreadTag = <Body extends object>(
  threadKey: Uint8Array,
  body: Body,
): Body & { readonly tag: string } => ({ ...body, tag: threadTag(threadKey, body) })

/** Whether a document's `tag` is that of its other fields. Never throws on a stranger's body. */
export const hasThreadTag = (
  threadKey: Uint8Array,
  { tag, ...body }: { readonly tag: string },
): boolean => isThreadTag(threadKey, body, tag)
