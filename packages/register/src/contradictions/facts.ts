import type {
  PointTypeCode,
  QuestionKindCode,
  StatedFactCode,
  ViolationCode,
} from '@amparo/vocabulary'

/** What a point of a custody says. Whoever was met, examined or judged there was held there. */
export const factsOfPoint: Readonly<Record<PointTypeCode, readonly StatedFactCode[]>> = {
  arrest: ['arrested'],
  're-arrest': ['re-arrested'],
  arrival: ['seen-held'],
  registered: ['seen-held'],
  seen: ['seen-held'],
  'moved-out': ['seen-held', 'moved'],
  transfer: ['seen-held', 'moved'],
  'family-notified': ['family-told'],
  'family-visit': ['seen-held'],
  lawyer: ['seen-held', 'lawyer-met'],
  doctor: ['seen-held', 'examined'],
  hospital: ['seen-held', 'hospital'],
  'hearing-judge': ['seen-held'],
  sentence: ['seen-held'],
  release: ['released'],
  'death-in-custody': ['dead'],
  other: [],
}

/** What an act says, and whether it says no more than that something is to be asked. */
export const factsOfAct: Readonly<
  Partial<Record<ViolationCode, { readonly says: StatedFactCode; readonly isHint: boolean }>>
> = {
  'INT.TORTURE': { says: 'harmed', isHint: false },
  'INT.CIDT': { says: 'harmed', isHint: false },
  'INT.ASSAULT': { says: 'harmed', isHint: false },
  'LIFE.ATTEMPT': { says: 'harmed', isHint: false },
  // Also: no confidential meeting. Held without contact: perhaps with a lawyer all the same.
  'FT.COUNSEL': { says: 'no-lawyer', isHint: true },
  'LIB.INCOMM': { says: 'no-lawyer', isHint: true },
  'INT.NOCARE': { says: 'no-care', isHint: true },
  'DIS.FAMILY': { says: 'family-not-told', isHint: true },
  // Also: concealment of fate or identity.
  'DIS.CONCEAL': { says: 'body-not-returned', isHint: true },
  'CHILD.DET': { says: 'child', isHint: true },
  'LIFE.CUSTODY': { says: 'dead', isHint: false },
  'LIFE.TORTURE': { says: 'dead', isHint: false },
  'LIFE.NOCARE': { says: 'dead', isHint: false },
}

/** How a fact stands in time. */
export type Tense =
  /** It happened, once. */
  | 'happened'
  /** So it was when it was said. */
  | 'as-of'
  /** Up to when it was said, it had never been otherwise. */
  | 'never-until'

const asOf: ReadonlySet<StatedFactCode> = new Set<StatedFactCode>([
  'held',
  'not-held',
  'no-record',
  'alive',
  'good-health',
  'no-injuries',
  'injured',
  'child',
  'adult',
  'not-seen',
  'replied',
])

const neverUntil: ReadonlySet<StatedFactCode> = new Set<StatedFactCode>([
  'never-held',
  'not-examined',
  'no-care',
  'no-lawyer',
  'family-not-told',
  'complaint-not-received',
  'no-investigation',
  'body-not-returned',
])

export function tenseOf(says: StatedFactCode): Tense {
  if (asOf.has(says)) return 'as-of'
  return neverUntil.has(says) ? 'never-until' : 'happened'
}

interface Implied {
  readonly confirms: StatedFactCode | null
  readonly denies: StatedFactCode | null
  /** Any of these, claimed, is the answer itself, so that nothing is implied. */
  readonly topic: readonly StatedFactCode[]
}

const holding: readonly StatedFactCode[] = [
  'held',
  'not-held',
  'never-held',
  'no-record',
  'seen-held',
  'arrested',
  'released',
  'seen-free',
  'not-seen',
  'dead',
]

/** What a bare yes or no says, question by question. */
export const impliedBy: Readonly<Record<QuestionKindCode, Implied>> = {
  whereabouts: { confirms: 'held', denies: 'not-held', topic: holding },
  'legal-basis': { confirms: 'held', denies: null, topic: holding },
  health: { confirms: null, denies: null, topic: [] },
  counsel: { confirms: 'lawyer-met', denies: 'no-lawyer', topic: ['lawyer-met', 'no-lawyer'] },
  'medical-examination': {
    confirms: 'examined',
    denies: 'not-examined',
    topic: ['examined', 'not-examined'],
  },
  'investigation-opened': {
    confirms: 'investigation-opened',
    denies: 'no-investigation',
    topic: [
      'investigation-opened',
      'no-investigation',
      'complaint-received',
      'complaint-not-received',
    ],
  },
  release: { confirms: 'released', denies: 'held', topic: holding },
  'return-of-body': {
    confirms: 'body-returned',
    denies: 'body-not-returned',
    topic: ['body-returned', 'body-not-returned'],
  },
}
