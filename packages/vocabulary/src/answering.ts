import type { AnswerContentCode } from './answer-content.ts'
import type { AnswerQualityCode } from './answer-quality.ts'
import { defineVocabulary } from './entry.ts'
import type { Origin } from './entry.ts'
import type { ReplyKindCode } from './reply-kind.ts'

/** What an answer does to the question it answers. */
export const questionEffects = defineVocabulary(
  'question-effect',
  { source: 'Amparo: whose turn it is after an answer', certainty: 'office' },
  {
    'identity-doubt': {
      en: 'is it the same person?',
      ru: 'тот ли это человек?',
      be: 'ці той гэта чалавек?',
      th: 'ใช่คนเดียวกันหรือไม่',
    },
    'waits-for-office': {
      en: 'now it is the office’s turn',
      ru: 'теперь очередь офиса',
      be: 'цяпер чарга офіса',
      th: 'รอสำนักงานดำเนินการ',
    },
    'next-body': {
      en: 'goes to the next body',
      ru: 'переходит к следующему органу',
      be: 'пераходзіць да наступнага органа',
      th: 'ส่งถามหน่วยงานถัดไป',
    },
    'stays-open': {
      en: 'stays open',
      ru: 'остаётся открытым',
      be: 'застаецца адкрытым',
      th: 'ยังรอคำตอบ',
    },
    answered: { en: 'answered', ru: 'ответ есть', be: 'адказ ёсць', th: 'ได้รับคำตอบแล้ว' },
  },
)

export type QuestionEffectCode = keyof typeof questionEffects.entries

/** Which questions' claims may follow from an answer: about anything asked, one thing, or nothing. */
export type ClaimsFollowing = 'what-was-asked' | 'whereabouts' | 'none'

/** One row of the table: what comes of an answer with this content, in this reply, this good. */
export interface Answering extends Origin {
  readonly kinds: readonly ReplyKindCode[]
  readonly contents: readonly AnswerContentCode[]
  readonly qualities: readonly AnswerQualityCode[]
  readonly effect: QuestionEffectCode
  readonly claims: ClaimsFollowing
}

const origin = {
  source: 'Amparo: what an office does with an answer',
  certainty: 'office',
} as const

/**
 * The one table for reply kind × answer content × quality. What stands in no row makes no sense
 * and is not recorded: an automatic receipt confirms nothing, and a refusal satisfies nobody.
 */
export const answerings: readonly Answering[] = [
  {
    ...origin,
    kinds: ['receipt', 'automatic-receipt'],
    contents: ['promises', 'empty'],
    qualities: ['receipt-only'],
    effect: 'stays-open',
    claims: 'none',
  },
  {
    ...origin,
    kinds: ['interim'],
    contents: ['promises', 'empty'],
    qualities: ['receipt-only', 'incomplete'],
    effect: 'stays-open',
    claims: 'none',
  },
  {
    ...origin,
    kinds: ['substantive', 'interim'],
    contents: ['confirms'],
    qualities: ['largely-satisfactory', 'violation-accepted'],
    effect: 'answered',
    claims: 'what-was-asked',
  },
  {
    ...origin,
    kinds: ['substantive', 'interim'],
    contents: ['denies'],
    qualities: ['largely-satisfactory'],
    effect: 'answered',
    claims: 'what-was-asked',
  },
  {
    ...origin,
    kinds: ['substantive', 'interim'],
    contents: ['confirms', 'partial'],
    qualities: ['incomplete'],
    effect: 'stays-open',
    claims: 'what-was-asked',
  },
  {
    ...origin,
    kinds: ['substantive', 'interim'],
    contents: ['denies'],
    qualities: ['rejected-unsubstantiated', 'incomplete'],
    effect: 'stays-open',
    claims: 'what-was-asked',
  },
  {
    ...origin,
    kinds: ['substantive', 'interim'],
    contents: ['no-record'],
    qualities: ['incomplete', 'rejected-unsubstantiated'],
    effect: 'stays-open',
    claims: 'whereabouts',
  },
  {
    ...origin,
    kinds: ['substantive'],
    contents: ['promises', 'empty'],
    qualities: ['incomplete', 'rejected-unsubstantiated'],
    effect: 'stays-open',
    claims: 'none',
  },
  {
    ...origin,
    kinds: ['substantive', 'interim', 'forwarded', 'refusal'],
    contents: ['refers-elsewhere', 'not-competent'],
    qualities: ['incomplete'],
    effect: 'next-body',
    claims: 'none',
  },
  {
    ...origin,
    kinds: ['substantive', 'interim', 'refusal'],
    contents: ['refuses-data-protection', 'refuses-secret', 'refuses-standing', 'refuses-other'],
    qualities: ['refused'],
    effect: 'stays-open',
    claims: 'none',
  },
  {
    ...origin,
    kinds: ['substantive', 'interim', 'asks-more'],
    contents: ['asks-more'],
    qualities: ['asks-more'],
    effect: 'waits-for-office',
    claims: 'none',
  },
  // What is said of somebody else is kept with the letter; nothing of it becomes a claim here.
  {
    ...origin,
    kinds: ['substantive', 'interim', 'asks-more', 'refusal'],
    contents: ['wrong-person'],
    qualities: ['incomplete'],
    effect: 'identity-doubt',
    claims: 'none',
  },
]

/** Contents an answer in such a reply may have. */
export function contentsOf(kind: ReplyKindCode): readonly AnswerContentCode[] {
  const rows = answerings.filter(({ kinds }) => kinds.includes(kind))
  return [...new Set(rows.flatMap(({ contents }) => contents))]
}

/**
 * Qualities an answer with this content may be given; none when the two make no sense together.
 * A single one needs no choosing. `none` and `in-translation` are never among them: they say that
 * there is no answer, or none that was read.
 */
export function qualitiesOf(
  kind: ReplyKindCode,
  content: AnswerContentCode,
): readonly AnswerQualityCode[] {
  return rowsFor(kind, content).flatMap(({ qualities }) => qualities)
}

/** What comes of the answer, or undefined when the three make no sense together. */
export function answering(
  kind: ReplyKindCode,
  content: AnswerContentCode,
  quality: AnswerQualityCode,
): Answering | undefined {
  return rowsFor(kind, content).find(({ qualities }) => qualities.includes(quality))
}

/** Whether claims about what this question asks may follow, with the state as their source. */
export function claimsMayFollow({ claims }: Answering, questionKind: string): boolean {
  if (claims === 'none') return false
  return claims === 'what-was-asked' || claims === questionKind
}

function rowsFor(kind: ReplyKindCode, content: AnswerContentCode): readonly Answering[] {
  return answerings.filter(
    ({ kinds, contents }) => kinds.includes(kind) && contents.includes(content),
  )
}
