import type { ClaimSourceKind, Credibility, Directness, PropertyCode } from '@amparo/register'
import { demoMessages } from './messages.ts'

/** One claim to enter into the register, with the passage of the message it rests on. */
export interface DemoClaim {
  readonly property: PropertyCode
  /** Bare, as a form holds it. For `custody.person` and `act.person`: the key of a demo person. */
  readonly value: string
  /** `index` of a demo message. */
  readonly message: number
  /** Occurs word for word in the account of that message. */
  readonly quote: string
  readonly directness: Directness
  readonly credibility: Credibility
  readonly saidOn: string
  /** 0 the whole office, otherwise the number of a demo team. */
  readonly audience: number
  /** `origin` is one key for everything that first came from the same mouth or paper. */
  readonly source: { readonly kind: ClaimSourceKind; readonly origin: string }
}

/** What the claims of one passage have in common; what is not said is as at intake. */
export interface Manner {
  readonly directness?: Directness
  readonly credibility?: Credibility
  readonly audience?: number
  readonly kind?: ClaimSourceKind
  readonly origin?: string
}

export type ClaimRow = readonly [property: PropertyCode, value: string, quote: string]

export function claimsFrom(
  message: number,
  manner: Manner,
  rows: readonly ClaimRow[],
): readonly DemoClaim[] {
  return rows.map(([property, value, quote]) => ({
    property,
    value,
    message,
    quote,
    directness: manner.directness ?? 'first-hand',
    credibility: manner.credibility ?? 6,
    saidOn: demoMessages[message]?.day ?? '',
    audience: manner.audience ?? 0,
    source: { kind: manner.kind ?? 'submission', origin: manner.origin ?? `message-${message}` },
  }))
}

/** What an official said or wrote, as a sender passes it on. */
export function officialWord(origin: string): Manner {
  return { kind: 'authority', directness: 'second-hand', origin }
}
