import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** A session ends after so long without a request; the desk locks itself after the same time. */
export const IDLE_MINUTES = 15
/** And after so long in any case. */
export const LONGEST_HOURS = 12

/** The cookie's name says nothing; with TLS it is bound to this very host (RFC 6265bis, `__Host-`). */
function cookieName(secure: boolean): string {
  return secure ? '__Host-desk' : 'desk'
}

const SHAPE = /^[A-Za-z0-9_-]{43}$/

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a session: never the secret itself. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** The hash of the session a request carries, or null. */
export function sessionIn(context: Context, secure: boolean): Buffer | null {
  const secret = getCookie(context, cookieName(secure))
  return secret !== undefined && SHAPE.test(secret) ? hashOfSecret(secret) : null
}

export function giveSession(context: Context, secret: string, secure: boolean): void {
  setCookie(context, cookieName(secure), secret, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure,
  })
}

export function takeSession(context: Context, secure: boolean): void {
  deleteCookie(context, cookieName(secure), { path: '/', secure })
}
