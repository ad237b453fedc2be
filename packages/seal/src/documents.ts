import { base64 } from './encoding.ts'
import type { Recipient } from './keys.ts'
import { hasThreadTag, withThreadTag, type Mailbox } from './mailbox.ts'
import {
  base64Of,
  day,
  exactly,
  flag,
  hexDigits,
  language,
  oneOf,
  orNull,
  recipient,
  shape,
  text,
  whole,
  type Reading,
} from './shape.ts'
import {
  authoritiesShape,
  mandateReferenceShape,
  takingLimits,
  takingShape,
  type AuthoritiesTold,
  type MandateReference,
  type Taking,
} from './taking.ts'

/** The longest texts we read, in UTF-16 units; a form that lets people write more loses their words. */
export const textLimits = {
  account: 2_000_000,
  where: 4_000,
  when: 4_000,
  contact: 2_000,
  safety: 4_000,
  office: 200,
  authorities: takingLimits.authorities,
} as const

export const tellings = ['self', 'relative', 'lawyer', 'unsaid'] as const
export const reachWays = ['mailbox', 'phone', 'messenger', 'email', 'other', 'none'] as const
export const contactConsents = ['mailbox-only', 'as-told', 'no'] as const

export type Telling = (typeof tellings)[number]
export type ReachWay = (typeof reachWays)[number]
export type ContactConsent = (typeof contactConsents)[number]

/** How we may reach the sender; `safety` is what they said about reaching them safely. */
export type Reach = {
  readonly way: ReachWay
  readonly contact: string
  readonly safety: string
}

export type Consent = {
  readonly keep: boolean
  readonly contact: ContactConsent
  readonly askFirst: boolean
}

/** What the office is told of a mailbox: where to answer, for whom to seal, how additions are tagged. */
export type MailboxAddress = {
  readonly id: string
  readonly recipient: Recipient
  /** Padded base64 of 32 bytes. */
  readonly threadKey: string
}

/** A message as the sender sealed it, or as somebody of the office wrote it down for them. */
export type SubmissionDocument = {
  readonly v: 1
  readonly type: 'submission'
  /** `bodyHash` of the intake bundle the form sealed to. */
  readonly bundle: string
  readonly office: string
  readonly language: string
  readonly day: string
  readonly telling: Telling
  readonly account: string
  readonly where: string
  readonly when: string
  readonly reach: Reach
  readonly consent: Consent
  readonly authorities: AuthoritiesTold
  /** Null when the sender wrote it. */
  readonly taking: Taking | null
  /** Null unless it was sent with an upload token. */
  readonly mandate: MandateReference | null
  readonly mailbox: MailboxAddress
}

/** Something the sender adds to a message, sealed to the team and tagged with the thread's key. */
export type AdditionDocument = {
  readonly v: 1
  readonly type: 'addition'
  readonly mailbox: string
  readonly seq: number
  /** `hashOf` the previous envelope of the thread. */
  readonly prev: string
  readonly day: string
  readonly language: string
  readonly text: string
  readonly tag: string
}

const submissionShape = shape<SubmissionDocument>({
  v: exactly(1),
  type: exactly('submission'),
  bundle: hexDigits(64),
  office: text(textLimits.office, 1),
  language,
  day,
  telling: oneOf(tellings),
  account: text(textLimits.account),
  where: text(textLimits.where),
  when: text(textLimits.when),
  reach: shape<Reach>({
    way: oneOf(reachWays),
    contact: text(textLimits.contact),
    safety: text(textLimits.safety),
  }),
  consent: shape<Consent>({ keep: flag, contact: oneOf(contactConsents), askFirst: flag }),
  authorities: authoritiesShape,
  taking: orNull(takingShape),
  mandate: orNull(mandateReferenceShape),
  mailbox: shape<MailboxAddress>({ id: hexDigits(32), recipient, threadKey: base64Of(32) }),
})

const additionShape = shape<AdditionDocument>({
  v: exactly(1),
  type: exactly('addition'),
  mailbox: hexDigits(32),
  seq: whole(1),
  prev: hexDigits(64),
  day,
  language,
  text: text(textLimits.account),
  tag: base64Of(32),
})

/** Reads what an envelope held as a message. */
export const readSubmission = (value: unknown): Reading<SubmissionDocument> =>
  submissionShape(value, '')

/** Reads what an envelope held as an addition; whether its tag is right is `isTaggedAddition`. */
export const readAddition = (value: unknown): Reading<AdditionDocument> => additionShape(value, '')

/** What a message tells the office of the sender's mailbox. */
export const mailboxAddress = (mailbox: Mailbox): MailboxAddress => ({
  id: mailbox.id,
  recipient: mailbox.recipient,
  threadKey: base64.encode(mailbox.threadKey),
})

/** Tags an addition; the tag covers every other field. */
export const tagAddition = (
  threadKey: Uint8Array,
  addition: Omit<AdditionDocument, 'tag'>,
): AdditionDocument => withThreadTag(threadKey, addition)

/** Whether the holder of the thread's key wrote this addition. */
export const isTaggedAddition = (threadKey: Uint8Array, addition: AdditionDocument): boolean =>
  hasThreadTag(threadKey, addition)
