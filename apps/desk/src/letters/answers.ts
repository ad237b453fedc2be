import type { SubjectId } from '@amparo/contract'
import {
  answering,
  claimsMayFollow,
  contentsOf,
  qualitiesOf,
  replyKinds,
  type AnswerContentCode,
  type AnswerQualityCode,
  type QuestionEffectCode,
  type ReplyKindCode,
} from '@amparo/vocabulary'

/** Something a body was asked about somebody, or answered without being asked. */
export interface Line {
  readonly person: SubjectId
  readonly name: string
  readonly kind: string
}

/** What is said of one line, before it is recorded. */
export interface Said {
  readonly content: AnswerContentCode
  readonly quality: AnswerQualityCode
  readonly words: string
}

export interface SaidOfLine extends Line, Said {}

export function keyOf({ person, kind }: Pick<Line, 'person' | 'kind'>): string {
  return `${person} ${kind}`
}

/** What several lines are answered with at once; a line answered before is answered anew. */
export function answered(
  before: readonly SaidOfLine[],
  lines: readonly Line[],
  said: Said,
): readonly SaidOfLine[] {
  const keys = new Set(lines.map(keyOf))
  const others = before.filter((one) => !keys.has(keyOf(one)))
  return [...others, ...lines.map(({ person, name, kind }) => ({ person, name, kind, ...said }))]
}

/** Questions to which a bare yes says that the person is held. */
const takenAsHeld: ReadonlySet<string> = new Set(['whereabouts', 'legal-basis'])

/** Whether saying yes to one of these lines would say that somebody is held, unless it is said that they were released. */
export function mayTellOfRelease(
  kind: string,
  lines: readonly Pick<Line, 'kind'>[],
  content: AnswerContentCode | null,
): boolean {
  const isYes = content === 'confirms' && contentsFor(kind).includes('confirms')
  return isYes && lines.some((line) => takenAsHeld.has(line.kind))
}

/** The lines, and beside each that would say “held” the question of release about the same person. */
export function withRelease(lines: readonly Line[]): readonly Line[] {
  const released = lines
    .filter((line) => takenAsHeld.has(line.kind))
    .map((line) => ({ ...line, kind: 'release' }))
  return [...new Map([...lines, ...released].map((line) => [keyOf(line), line])).values()]
}

function isReplyKind(code: string): code is ReplyKindCode {
  return Object.hasOwn(replyKinds.entries, code)
}

/** What an answer in a reply of this kind may say; nothing for a kind that is newer than this page. */
export function contentsFor(kind: string): readonly AnswerContentCode[] {
  return isReplyKind(kind) ? contentsOf(kind) : []
}

export function qualitiesFor(
  kind: string,
  content: AnswerContentCode | null,
): readonly AnswerQualityCode[] {
  return content !== null && isReplyKind(kind) ? qualitiesOf(kind, content) : []
}

/** What an answer does to its question. */
export function effectOf(
  kind: string,
  content: AnswerContentCode,
  quality: AnswerQualityCode,
): QuestionEffectCode | null {
  return isReplyKind(kind) ? (answering(kind, content, quality)?.effect ?? null) : null
}

/** Whether what an answer says may be recorded as information about the person. */
export function mayBecomeClaim(
  kind: string,
  answer: { readonly kind: string; readonly content: string; readonly quality: string },
): boolean {
  if (!isReplyKind(kind)) return false
  const { content, quality } = answer
  const known = answering(kind, content as AnswerContentCode, quality as AnswerQualityCode)
  return known !== undefined && claimsMayFollow(known, answer.kind)
}

/** Recorded answers by which a question goes to the next body. */
export function toNextBody<Answer extends { readonly content: string; readonly quality: string }>(
  kind: string,
  answers: readonly Answer[],
): readonly Answer[] {
  if (!isReplyKind(kind)) return []
  return answers.filter(
    ({ content, quality }) =>
      answering(kind, content as AnswerContentCode, quality as AnswerQualityCode)?.effect ===
      'next-body',
  )
}
