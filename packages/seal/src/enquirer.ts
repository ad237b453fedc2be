import { readSigned } from './intake.ts'
import {
  base64Of,
  day,
  exactly,
  flag,
  hexDigits,
  language,
  matching,
  oneOf,
  orNull,
  shape,
  text,
  whole,
  type Reading,
} from './shape.ts'
import type { Signed } from './signed.ts'

export const enquirerTellings = ['all', 'search-only', 'ask-first', 'nothing'] as const
export const enquirerTies = ['unverified', 'verified', 'doubted'] as const
export const enquirerPhotographs = ['confirmed', 'not-confirmed', 'not-shown'] as const
export const enquirerContacts = [
  'person',
  'family',
  'lawyer',
  'own-visit',
  'body-identified',
] as const

/** The longest texts of it, in UTF-16 units. Together they stay far below the small envelope's size. */
export const enquirerLimits = { short: 200, long: 2_000 } as const

/** What the office knows of somebody who asks for a person, and decided about them. */
export type EnquirerFacts = {
  readonly name: string
  /** How to reach them safely, and when. */
  readonly reach: string
  readonly times: string
  readonly language: string
  /** What they say they are to the person, in their words: a claim. */
  readonly says: string
  readonly tie: (typeof enquirerTies)[number]
  /** By whom or what it was verified, or why it is doubted. */
  readonly tieBy: string
  readonly telling: (typeof enquirerTellings)[number]
  /** What must be so before they are told anything, or why they are told nothing. */
  readonly condition: string
  readonly informer: boolean
  readonly withdrawn: boolean
  /** Who speaks with them, and who stands by them. */
  readonly liaison: string
  readonly support: string
  /** Circumstances and last contact, as they told them. */
  readonly circumstances: string
  readonly lastContact: string
  readonly photograph: (typeof enquirerPhotographs)[number]
  readonly contact: (typeof enquirerContacts)[number] | null
  /** The person was taken to another country. */
  readonly abroad: boolean
  /** The message through whose mailbox they are reached, by the server's decimal id; null when there is none. */
  readonly submission: string | null
  /** The person of the register they are themselves; joined here and nowhere else. */
  readonly self: string | null
  /** The day of the last update that was released to them. */
  readonly updated: string | null
}

/**
 * One version of somebody who asks for a person, signed by an officer and sealed to one team. It names its row, the person and the
 * team: a version that a server moved elsewhere is found out. `enquirer` is the same in all rows of one human being.
 */
export type EnquirerBody = {
  readonly v: 1
  readonly type: 'enquirer'
  readonly handle: string
  readonly person: string
  readonly team: number
  readonly seq: number
  readonly enquirer: string
  readonly facts: EnquirerFacts
  /** The entry key of the commitment that binds the log to this version: 32 bytes, base64. */
  readonly key: string
}

export type EnquirerDocument = Signed<EnquirerBody>

const number = matching(/^[1-9]\d{0,18}$/)
const short = text(enquirerLimits.short)
const long = text(enquirerLimits.long)

const enquirerShape = shape<EnquirerBody>({
  v: exactly(1),
  type: exactly('enquirer'),
  handle: hexDigits(32),
  person: number,
  team: whole(1),
  seq: whole(1),
  enquirer: hexDigits(32),
  facts: shape<EnquirerFacts>({
    name: short,
    reach: long,
    times: long,
    language,
    says: short,
    tie: oneOf(enquirerTies),
    tieBy: long,
    telling: oneOf(enquirerTellings),
    condition: long,
    informer: flag,
    withdrawn: flag,
    liaison: short,
    support: short,
    circumstances: long,
    lastContact: long,
    photograph: oneOf(enquirerPhotographs),
    contact: orNull(oneOf(enquirerContacts)),
    abroad: flag,
    submission: orNull(number),
    self: orNull(number),
    updated: orNull(day),
  }),
  key: base64Of(32),
})

/** Reads the body of one version; who signed it, and where it belongs, is the caller's to check. */
export const readEnquirer = (value: unknown): Reading<EnquirerBody> =>
  readSigned(enquirerShape, value)
