import {
  day,
  hexDigits,
  language,
  matching,
  oneOf,
  orNull,
  shape,
  text,
  whole,
  type Shape,
} from './shape.ts'

export const takingWays = [
  'phone',
  'visit',
  'voice-message',
  'email',
  'messenger',
  'paper',
  'form',
  'token',
] as const
export const readBackAnswers = ['yes', 'no', 'not-possible'] as const
export const wordings = ['verbatim', 'summary', 'attached'] as const
export const consentStandings = ['self', 'guardian', 'next-of-kin', 'lawyer'] as const
export const childAnswers = ['yes', 'no', 'unknown'] as const
export const childRisks = ['none-known', 'parent-is-risk', 'unknown'] as const
export const assents = ['yes', 'no', 'not-asked'] as const
export const clientReaches = ['own', 'through-lawyer', 'unknown'] as const
export const toldAnswers = ['yes', 'no', 'unsaid'] as const

export type TakingWay = (typeof takingWays)[number]
export type ReadBack = (typeof readBackAnswers)[number]
export type Wording = (typeof wordings)[number]
export type ConsentStanding = (typeof consentStandings)[number]
export type ChildAnswer = (typeof childAnswers)[number]
export type ChildRisk = (typeof childRisks)[number]
export type Assent = (typeof assents)[number]
export type ClientReach = (typeof clientReaches)[number]
export type ToldAnswer = (typeof toldAnswers)[number]

/** The longest texts about how a message was taken, in UTF-16 units. */
export const takingLimits = {
  authorities: 20_000,
  name: 200,
  interpreter: 200,
  form: 40,
  number: 40,
  batch: 80,
} as const

// A code of a vocabulary, whose list this package does not know.
const codeOrNone: Shape<string> = matching(/^(?:[a-z][a-z-]{0,39})?$/)

/** Whether the authorities were told; why not, or what came of it; and that in the sender's words. */
export type AuthoritiesTold = {
  readonly told: ToldAnswer
  /** A code of `not-told-reason` or of `telling-outcome`, by `told`; '' when none was given. */
  readonly reason: string
  readonly words: string
}

/** A member of the staff, as the staff list numbers and names them. */
export type Taker = { readonly id: number; readonly name: string }

/** Whose word the consent is and how it was given. */
export type TakenConsent = {
  readonly by: ConsentStanding
  readonly language: string
  readonly spoken: 'yes' | 'no'
}

/** Which sheet of paper the message was copied from. */
export type PaperOrigin = {
  readonly form: string
  readonly number: string
  readonly batch: string
}

/** What has to be known before anybody calls a child's family. */
export type ChildLane = {
  readonly isChild: ChildAnswer
  readonly risk: ChildRisk
  readonly assent: Assent
}

/** How somebody else wrote a message down: who, when, in which language, and how true to the words. */
export type Taking = {
  readonly way: TakingWay
  readonly taker: Taker
  readonly day: string
  /** The language that was spoken; the message's own `language` is the one it is written in. */
  readonly language: string
  /** '' when there was none. */
  readonly interpreter: string
  readonly readBack: ReadBack
  readonly wording: Wording
  readonly consent: TakenConsent
  /** Null when nothing was copied from paper. */
  readonly paper: PaperOrigin | null
  /** Null when nobody asked. */
  readonly child: ChildLane | null
}

/** The mandate under which a lawyer or partner sent a message, and whether the client can be reached. */
export type MandateReference = { readonly id: string; readonly reach: ClientReach }

export const authoritiesShape = shape<AuthoritiesTold>({
  told: oneOf(toldAnswers),
  reason: codeOrNone,
  words: text(takingLimits.authorities),
})

export const takerShape = shape<Taker>({ id: whole(0), name: text(takingLimits.name, 1) })

export const takingShape = shape<Taking>({
  way: oneOf(takingWays),
  taker: takerShape,
  day,
  language,
  interpreter: text(takingLimits.interpreter),
  readBack: oneOf(readBackAnswers),
  wording: oneOf(wordings),
  consent: shape<TakenConsent>({
    by: oneOf(consentStandings),
    language,
    spoken: oneOf(['yes', 'no']),
  }),
  paper: orNull(
    shape<PaperOrigin>({
      form: text(takingLimits.form),
      number: text(takingLimits.number),
      batch: text(takingLimits.batch),
    }),
  ),
  child: orNull(
    shape<ChildLane>({
      isChild: oneOf(childAnswers),
      risk: oneOf(childRisks),
      assent: oneOf(assents),
    }),
  ),
})

export const mandateReferenceShape = shape<MandateReference>({
  id: hexDigits(32),
  reach: oneOf(clientReaches),
})
