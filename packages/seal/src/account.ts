import { readSigned } from './intake.ts'
import {
  base64Of,
  day,
  exactly,
  hexDigits,
  language,
  listOf,
  matching,
  oneOf,
  orNull,
  shape,
  text,
  whole,
  type Reading,
} from './shape.ts'
import type { Signed } from './signed.ts'
import {
  readBackAnswers,
  takerShape,
  wordings,
  type ReadBack,
  type Taker,
  type Wording,
} from './taking.ts'
import { triageAnswers, type TriageAnswer } from './triage.ts'

export const accountKinds = ['original', 'correction', 'translation'] as const
export const subjectsOfAccounts = ['person', 'submission'] as const
export const translators = ['person', 'machine'] as const

export type AccountKind = (typeof accountKinds)[number]

/** The longest texts of an account, in UTF-16 units, and how often somebody can have told before. */
export const accountLimits = {
  words: 200_000,
  name: 200,
  details: 4_000,
  date: 120,
  earlier: 20,
} as const

/** Of whom it tells, by the server's decimal id: a person of the register, or the sender of a message. */
export type AccountSubject = {
  readonly kind: (typeof subjectsOfAccounts)[number]
  readonly id: string
}

/** Who carried the words from one language into another while they were told. */
export type Interpreter = {
  readonly name: string
  readonly from: string
  readonly to: string
  /** To the person, or to anybody the account speaks of; in words. */
  readonly relation: string
  readonly conflict: TriageAnswer
  readonly conflictWords: string
  /** Who agreed to this interpreter, in words. */
  readonly acceptedBy: string
}

/** One time the same was told before, elsewhere. */
export type EarlierTime = {
  readonly to: string
  /** EDTF, as far as it is known; '' when it is not. */
  readonly when: string
  readonly recorded: TriageAnswer
}

/** Photographs of suspects that were shown before: they colour what is remembered afterwards. */
export type Photographs = {
  readonly seen: TriageAnswer
  readonly which: string
  /** EDTF, as far as it is known; '' when it is not. */
  readonly when: string
  readonly shownBy: string
}

/** Why somebody was asked to tell once more: a code of `retelling-reason`, and words. */
export type RetellingReason = { readonly code: string; readonly words: string }

/** What a person told, whole, and how it was taken down. */
export type ToldAccount = {
  readonly day: string
  readonly language: string
  readonly takenBy: Taker
  readonly present: string
  /** Null when there was none. */
  readonly interpreter: Interpreter | null
  readonly readBack: ReadBack
  /** Whether the person corrected something when it was read back. */
  readonly corrected: 'yes' | 'no'
  readonly wording: Wording
  readonly earlier: { readonly told: TriageAnswer; readonly times: readonly EarlierTime[] }
  readonly photographs: Photographs
  /** Null for the first account that is here. */
  readonly reason: RetellingReason | null
  readonly words: string
}

/** The words of one version in another language. */
export type AccountTranslation = {
  /** The number of the version it translates. */
  readonly of: number
  readonly language: string
  /** `machine`: a program did it, and `name` has checked it. */
  readonly by: (typeof translators)[number]
  readonly name: string
  readonly words: string
}

/**
 * One version of an account, signed by the officer who wrote it and sealed to one team. It names its
 * account, of whom that tells, its number, its team and the version before it by its hash: whoever
 * opens it finds out one that was moved, exchanged or put in another order, and where one is missing.
 */
export type AccountBody = {
  readonly v: 1
  readonly type: 'account'
  /** Drawn for the account alone, the same in all its versions. */
  readonly account: string
  readonly about: AccountSubject
  readonly team: number
  readonly seq: number
  /** `hashOf` the version before, as sealed; null for the first. */
  readonly prev: string | null
  readonly kind: AccountKind
  /** The day on which this version was written. */
  readonly day: string
  /** What was changed and why, or what whoever reads a translation should know. */
  readonly note: string
  /** Null in a translation. */
  readonly told: ToldAccount | null
  /** Null unless this is one. */
  readonly translation: AccountTranslation | null
  /** The entry key of the commitment that binds the log to this version: 32 bytes, base64. */
  readonly key: string
}

/**
 * The little that must be known before anybody is asked to tell again, sealed beside a version so
 * that the words themselves stay closed: when, in which language, to whom, and where else.
 */
export type AccountHeadBody = {
  readonly v: 1
  readonly type: 'account-head'
  readonly account: string
  readonly about: AccountSubject
  readonly team: number
  readonly seq: number
  /** `hashOf` the version it stands beside, as sealed. */
  readonly version: string
  readonly day: string
  readonly language: string
  readonly takenBy: Taker
  readonly interpreted: 'yes' | 'no'
  readonly earlier: ToldAccount['earlier']
  readonly reason: RetellingReason | null
}

export type AccountDocument = Signed<AccountBody>

const aboutShape = shape<AccountSubject>({
  kind: oneOf(subjectsOfAccounts),
  id: matching(/^[1-9]\d{0,18}$/),
})

const earlierShape = shape<ToldAccount['earlier']>({
  told: oneOf(triageAnswers),
  times: listOf(
    shape<EarlierTime>({
      to: text(accountLimits.details),
      when: text(accountLimits.date),
      recorded: oneOf(triageAnswers),
    }),
    accountLimits.earlier,
  ),
})

const reasonShape = shape<RetellingReason>({
  code: matching(/^[a-z][a-z-]{0,39}$/),
  words: text(accountLimits.details),
})

const toldShape = shape<ToldAccount>({
  day,
  language,
  takenBy: takerShape,
  present: text(accountLimits.details),
  interpreter: orNull(
    shape<Interpreter>({
      name: text(accountLimits.name),
      from: language,
      to: language,
      relation: text(accountLimits.details),
      conflict: oneOf(triageAnswers),
      conflictWords: text(accountLimits.details),
      acceptedBy: text(accountLimits.details),
    }),
  ),
  readBack: oneOf(readBackAnswers),
  corrected: oneOf(['yes', 'no']),
  wording: oneOf(wordings),
  earlier: earlierShape,
  photographs: shape<Photographs>({
    seen: oneOf(triageAnswers),
    which: text(accountLimits.details),
    when: text(accountLimits.date),
    shownBy: text(accountLimits.details),
  }),
  reason: orNull(reasonShape),
  words: text(accountLimits.words, 1),
})

const placeFields = {
  v: exactly(1),
  account: hexDigits(32),
  about: aboutShape,
  team: whole(1),
  seq: whole(1),
  day,
} as const

const accountShape = shape<AccountBody>({
  ...placeFields,
  type: exactly('account'),
  prev: orNull(hexDigits(64)),
  kind: oneOf(accountKinds),
  note: text(accountLimits.details),
  told: orNull(toldShape),
  translation: orNull(
    shape<AccountTranslation>({
      of: whole(1),
      language,
      by: oneOf(translators),
      name: text(accountLimits.name, 1),
      words: text(accountLimits.words, 1),
    }),
  ),
  key: base64Of(32),
})

const headShape = shape<AccountHeadBody>({
  ...placeFields,
  type: exactly('account-head'),
  version: hexDigits(64),
  language,
  takenBy: takerShape,
  interpreted: oneOf(['yes', 'no']),
  earlier: earlierShape,
  reason: orNull(reasonShape),
})

/** Reads the body of one version; who signed it, and where it belongs, is the caller's to check. */
export const readAccount = (value: unknown): Reading<AccountBody> => {
  const reading = readSigned(accountShape, value)
  if (reading.verdict !== 'ok') return reading
  const field = misfit(reading.document)
  return field === undefined ? reading : { verdict: 'malformed', field: `body.${field}` }
}

/** What contradicts what a version says it is. */
const misfit = ({ kind, seq, prev, told, translation }: AccountBody): string | undefined => {
  const isTranslation = kind === 'translation'
  if ((seq === 1) !== (kind === 'original')) return 'kind'
  if ((seq === 1) !== (prev === null)) return 'prev'
  if (isTranslation === (told !== null)) return 'told'
  if (isTranslation !== (translation !== null)) return 'translation'
  // It stands beside words that were there when it was made.
  return translation !== null && translation.of >= seq ? 'translation.of' : undefined
}

/** Reads what stands beside a version; who signed it, and where it belongs, is the caller's to check. */
export const readAccountHead = (value: unknown): Reading<AccountHeadBody> =>
  readSigned(headShape, value)

/** Where something of an account stands, as whoever hands it out says. */
export type AccountPlace = {
  readonly account: string
  readonly about: AccountSubject
  readonly team: number
  readonly seq: number
}

/** Whether it was made for this very place: another account, subject, team or number is another place. */
export const standsAt = (body: AccountPlace, place: AccountPlace): boolean =>
  body.account === place.account &&
  body.about.kind === place.about.kind &&
  body.about.id === place.about.id &&
  body.team === place.team &&
  body.seq === place.seq
