import { bytesOfBase64 } from './encoding.ts'
import { isRecipient, type Recipient } from './keys.ts'
import { isPublicKey, type PublicKey } from './signed.ts'

/** A document read strictly from a stranger's value, or the first field that is not as it must be. */
export type Reading<Document> =
  | { readonly verdict: 'ok'; readonly document: Document }
  | { readonly verdict: 'malformed'; readonly field: string }

/** Reads one value; `field` is its path from the document's root, such as `reach.way`. */
export type Shape<T> = (value: unknown, field: string) => Reading<T>

export const check =
  <T>(isRight: (value: unknown) => value is T): Shape<T> =>
  (value, field) =>
    isRight(value) ? { verdict: 'ok', document: value } : { verdict: 'malformed', field }

export const exactly = <const T extends string | number>(wanted: T): Shape<T> =>
  check((value): value is T => value === wanted)

export const oneOf = <const T extends string>(wanted: readonly T[]): Shape<T> =>
  check((value): value is T => wanted.some((one) => one === value))

/** Text of at least `shortest` and at most `longest` UTF-16 units, without lone surrogates. */
export const text = (longest: number, shortest = 0): Shape<string> =>
  check(
    (value): value is string =>
      typeof value === 'string' &&
      value.length >= shortest &&
      value.length <= longest &&
      value.isWellFormed(),
  )

export const matching = (pattern: RegExp): Shape<string> =>
  check((value): value is string => typeof value === 'string' && pattern.test(value))

export const flag: Shape<boolean> = check((value): value is boolean => typeof value === 'boolean')

/** A whole number from `least` to 2^53 − 1. */
export const whole = (least: number): Shape<number> =>
  check((value): value is number => Number.isSafeInteger(value) && Number(value) >= least)

export const hexDigits = (count: number): Shape<string> =>
  matching(new RegExp(`^[0-9a-f]{${count}}$`))

export const base64Of = (length: number): Shape<string> =>
  check((value): value is string => bytesOfBase64(value, length) !== undefined)

export const recipient: Shape<Recipient> = check(isRecipient)

export const publicKey: Shape<PublicKey> = check(isPublicKey)

const isDay = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const time = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value)
}

/** A calendar day that exists, `YYYY-MM-DD`. */
export const day: Shape<string> = check(isDay)

/** A language tag of the usual kinds (BCP 47): `be`, `ru`, `zh-Hant`, `sr-Latn-RS`. */
export const language: Shape<string> = matching(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/)

export const orNull =
  <T>(inner: Shape<T>): Shape<T | null> =>
  (value, field) =>
    value === null ? { verdict: 'ok', document: null } : inner(value, field)

export const listOf =
  <T>(item: Shape<T>, longest: number, shortest = 0): Shape<readonly T[]> =>
  (value, field) => {
    if (!Array.isArray(value) || value.length < shortest || value.length > longest)
      return { verdict: 'malformed', field }
    const document: T[] = []
    for (const [at, one] of value.entries()) {
      const reading = item(one, `${field}[${at}]`)
      if (reading.verdict === 'malformed') return reading
      document.push(reading.document)
    }
    return { verdict: 'ok', document }
  }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object with these fields; others are tolerated and kept out of what is read. */
export const shape =
  <T extends object>(fields: { readonly [Field in keyof T]: Shape<T[Field]> }): Shape<T> =>
  (value, field) => {
    if (!isObject(value)) return { verdict: 'malformed', field }
    const document: Record<string, unknown> = {}
    for (const [name, inner] of Object.entries<Shape<unknown>>(fields)) {
      const own = Object.hasOwn(value, name) ? value[name] : undefined
      const reading = inner(own, field === '' ? name : `${field}.${name}`)
      if (reading.verdict === 'malformed') return reading
      document[name] = reading.document
    }
    return { verdict: 'ok', document: document as T } // every field of T has just been read
  }

export const fits = <T>(wanted: Shape<T>, value: unknown): value is T =>
  wanted(value, '').verdict === 'ok'
