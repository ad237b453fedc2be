import type { DropReason } from '@amparo/contract'
import { closingState, officeAudience } from '@amparo/register'
import {
  answering,
  type AnswerContentCode,
  type AnswerQualityCode,
  type QuestionEffectCode,
  type QuestionKindCode,
  type ReplyKindCode,
} from '@amparo/vocabulary'
import { ClosingReader } from '../closings/closing-store.ts'
import type { StaffActor } from '../db/actor.ts'
import type { Reading } from '../db/office.ts'
import { cameUp, fatesOf, type CameUp, type KnownFate } from '../register/fate-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import type { AnsweredIn } from './question-state.ts'
import type { StandingQuestion } from './question-store.ts'

/** What is known of somebody when they are to be asked about once more. */
export interface KnownNow extends KnownFate {
  /** The search for them is closed: they were found. */
  readonly isFound: boolean
  /** Nothing more is to be done for them. */
  readonly isClosed: boolean
  readonly cameUp: readonly Omit<CameUp, 'person'>[]
}

/** What nobody needs to be asked of the dead, of whoever came out, of whoever was found; of the rest somebody still has to answer. */
const POINTLESS: Readonly<Record<'isDead' | 'cameOut' | 'isFound', ReadonlySet<QuestionKindCode>>> =
  {
    isDead: new Set(['whereabouts', 'health', 'counsel', 'medical-examination', 'release']),
    cameOut: new Set(['whereabouts', 'health', 'counsel', 'release', 'return-of-body']),
    isFound: new Set(['whereabouts']),
  }

/** Words after which one does not go on asking until somebody has spoken with the family. */
const WARNINGS = {
  'person.telling-outcome': ['pressure-or-punishment'],
  'act.type': ['INT.THREAT', 'INT.DEATHTHREAT', 'CHILD.REMOVE', 'ECO.DISMISS'],
  'person.not-told-reason': [
    'afraid-for-self',
    'afraid-for-others',
    'was-told-not-to',
    'does-not-want',
  ],
} as const

/**
 * Why a question is of no use now, or would do harm; null where it may be asked again. Harm comes first. A warning counts from the
 * day of the letter that asked last: what was known before, its officers weighed.
 */
export function whyNotWorth(
  { kind, stands }: Pick<StandingQuestion, 'kind' | 'stands'>,
  known: KnownNow,
): DropReason | null {
  return warned(stands.asked?.sentOn ?? null, known) ?? pointless(kind as QuestionKindCode, known)
}

function warned(sentOn: string | null, { cameUp: all }: KnownNow): DropReason | null {
  const since = all.filter(({ on }) => sentOn === null || on >= sentOn).map(({ code }) => code)
  const one = (...codes: readonly string[]) => codes.some((code) => since.includes(code))
  if (one(...WARNINGS['person.telling-outcome'], ...WARNINGS['act.type'])) return 'reprisal'
  if (one('afraid-for-self', 'afraid-for-others')) return 'afraid'
  return one('was-told-not-to', 'does-not-want') ? 'not-wished' : null
}

function pointless(kind: QuestionKindCode, known: KnownNow): DropReason | null {
  if (known.isClosed) return 'closed'
  if (known.isDead && POINTLESS.isDead.has(kind)) return 'dead'
  if (known.cameOut && POINTLESS.cameOut.has(kind)) return 'came-out'
  return known.isFound && POINTLESS.isFound.has(kind) ? 'found' : null
}

/** What an answer does to its question; null for what makes no sense together. */
function effectOf({ kind, content, quality }: AnsweredIn): QuestionEffectCode | null {
  const known = answering(
    kind as ReplyKindCode,
    content as AnswerContentCode,
    quality as AnswerQualityCode,
  )
  return known?.effect ?? null
}

/** Whether this very body has said of this very question that it is not the one to ask. */
export function isNotCompetent({ stands, answers }: StandingQuestion): boolean {
  return answers.some(
    (answer) => answer.authority === stands.asked?.authority && effectOf(answer) === 'next-body',
  )
}

/** What is known of each of these people now, by all that the actor may see. */
export async function knownNow(
  tx: Reading,
  actor: StaffActor,
  people: readonly string[],
): Promise<(person: string) => KnownNow> {
  const each = [...new Set(people)]
  const { zone } = await new OfficeReader(tx).facts()
  const fates = await fatesOf(tx, each, [officeAudience, ...actor.teams], zone)
  const words = Map.groupBy(await cameUp(tx, each, WARNINGS), ({ person }) => person)
  const steps = await new ClosingReader(tx).stepsOf(each)
  return (person) => ({
    isDead: fates.get(person)?.isDead ?? false,
    cameOut: fates.get(person)?.cameOut ?? false,
    isFound: closingState('search', steps.get(person) ?? []).state === 'closed',
    isClosed: closingState('person', steps.get(person) ?? []).state === 'closed',
    cameUp: words.get(person) ?? [],
  })
}
