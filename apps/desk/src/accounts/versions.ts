import type { AccountBody, AccountTranslation, ToldAccount } from '@amparo/seal/account'
import type { OpenedVersion } from '../keys/accounts.ts'

type Read = Extract<OpenedVersion, { verdict: 'version' }>

/** A version that holds what was told. */
export interface Telling {
  readonly seq: number
  readonly body: AccountBody
  readonly told: ToldAccount
  readonly signedBy: string
}

/** A version that holds the words of another in another language. */
export interface Translated {
  readonly seq: number
  readonly body: AccountBody
  readonly translation: AccountTranslation
  readonly signedBy: string
}

/** Those that could be read and hold what was told, oldest first. */
export function tellingsIn(opened: readonly OpenedVersion[]): readonly Telling[] {
  return readIn(opened).flatMap(({ seq, body, signedBy }) =>
    body.told === null ? [] : [{ seq, body, told: body.told, signedBy }],
  )
}

/** Those that could be read and are translations, oldest first. */
export function translationsIn(opened: readonly OpenedVersion[]): readonly Translated[] {
  return readIn(opened).flatMap(({ seq, body, signedBy }) =>
    body.translation === null ? [] : [{ seq, body, translation: body.translation, signedBy }],
  )
}

function readIn(opened: readonly OpenedVersion[]): readonly Read[] {
  return opened
    .filter((one): one is Read => one.verdict === 'version')
    .toSorted((a, b) => a.seq - b.seq)
}

export function newestTelling(opened: readonly OpenedVersion[]): Telling | null {
  return tellingsIn(opened).at(-1) ?? null
}

/** The telling of this number, or the one that a translation of this number is of. */
export function tellingAt(opened: readonly OpenedVersion[], seq: number): Telling | null {
  const of = translationsIn(opened).find((one) => one.seq === seq)?.translation.of ?? seq
  return tellingsIn(opened).find((one) => one.seq === of) ?? null
}

/** The translation of this number. */
export function translationAt(opened: readonly OpenedVersion[], seq: number): Translated | null {
  return translationsIn(opened).find((one) => one.seq === seq) ?? null
}

/** The words of every version that could be read, by its number: what passages are cited from. */
export function wordsIn(opened: readonly OpenedVersion[]): ReadonlyMap<number, string> {
  return new Map(
    readIn(opened).map(({ seq, body }) => [seq, (body.told ?? body.translation)?.words ?? '']),
  )
}

/** The newest translation of these very words. */
export function shownBeside(opened: readonly OpenedVersion[], seq: number): Translated | null {
  return translationsIn(opened).findLast(({ translation }) => translation.of === seq) ?? null
}

/** The telling before one, with which its words are compared. */
export function tellingBefore(opened: readonly OpenedVersion[], seq: number): Telling | null {
  return tellingsIn(opened).findLast((one) => one.seq < seq) ?? null
}

/** Numbers between the first and the newest that were not handed out. */
export function missingVersions(seqs: readonly number[]): readonly number[] {
  const most = Math.max(0, ...seqs)
  return Array.from({ length: most }, (_, at) => at + 1).filter((seq) => !seqs.includes(seq))
}
