import { readSigned } from './intake.ts'
import { base64Of, check, exactly, matching, shape, whole, type Reading } from './shape.ts'
import type { Signed } from './signed.ts'

/**
 * One value of one property of one subject, signed by the officer who recorded it and sealed to one
 * team. It names what it is of, so that a server which puts it under another subject, another
 * property or another team is found out by whoever opens it; and its key is drawn for it alone, so
 * that a second one with the same key is a copy.
 */
export type SealedValueBody = {
  readonly v: 1
  readonly type: 'sealed-value'
  /** The server's decimal id of the subject. */
  readonly subject: string
  /** The code of the property. */
  readonly property: string
  readonly team: number
  /** As `@amparo/register` writes a value: it is read against the property's declaration there. */
  readonly value: { readonly kind: string }
  /** The entry key of the commitment that binds the log to this value: 32 bytes, base64. */
  readonly key: string
}

export type SealedValueDocument = Signed<SealedValueBody>

const sealedValueShape = shape<SealedValueBody>({
  v: exactly(1),
  type: exactly('sealed-value'),
  subject: matching(/^[1-9]\d{0,18}$/),
  property: matching(/^[a-z]+\.[a-z-]{1,64}$/),
  team: whole(1),
  value: check(
    (value): value is { readonly kind: string } =>
      typeof value === 'object' && value !== null && typeof Reflect.get(value, 'kind') === 'string',
  ),
  key: base64Of(32),
})

/** Reads the body of a sealed value; who signed it, and of what it is, is the caller's to check. */
export const readSealedValue = (value: unknown): Reading<SealedValueBody> =>
  readSigned(sealedValueShape, value)
