import type { ReadBack, TriageAnswer, Wording } from '@amparo/seal'
import type { AccountToSeal } from '../keys/accounts.ts'
import { fieldsOfDate, noDate, readDateFields, type DateFields } from '../record/date-fields.ts'
import { isLanguage } from '../ui/named-languages.ts'

/** What the keys are asked to seal of one telling. */
export type TellingToSeal = NonNullable<AccountToSeal['told']>

export interface EarlierFields {
  readonly to: string
  readonly when: DateFields
  readonly recorded: TriageAnswer
}

/** What is on the page while somebody tells. Null: not answered yet. Plain JSON, so that it can be a draft. */
export interface AccountFields {
  readonly day: string
  readonly language: string
  readonly present: string
  readonly interpreted: 'yes' | 'no' | null
  readonly interpreter: string
  readonly from: string
  readonly to: string
  readonly relation: string
  readonly conflict: TriageAnswer
  readonly conflictWords: string
  readonly acceptedBy: string
  readonly readBack: ReadBack | null
  readonly corrected: 'yes' | 'no'
  readonly wording: Wording | null
  readonly earlierTold: TriageAnswer
  readonly earlier: readonly EarlierFields[]
  readonly photographs: TriageAnswer
  readonly photographsWhich: string
  readonly photographsWhen: DateFields
  readonly photographsBy: string
  /** A code of `retelling-reason`; empty until one is chosen. */
  readonly reason: string
  readonly reasonWords: string
  readonly words: string
}

export const noEarlier: EarlierFields = { to: '', when: noDate, recorded: 'unsaid' }

export const emptyAccount: AccountFields = {
  day: '',
  language: '',
  present: '',
  interpreted: null,
  interpreter: '',
  from: '',
  to: '',
  relation: '',
  conflict: 'unsaid',
  conflictWords: '',
  acceptedBy: '',
  readBack: null,
  corrected: 'no',
  wording: null,
  earlierTold: 'unsaid',
  earlier: [],
  photographs: 'unsaid',
  photographsWhich: '',
  photographsWhen: noDate,
  photographsBy: '',
  reason: '',
  reasonWords: '',
  words: '',
}

/** What may not be left out, in the order of the page. */
export type NeededInAccount =
  | 'reason'
  | 'earlier'
  | 'photographs'
  | 'day'
  | 'language'
  | 'interpreted'
  | 'pair'
  | 'words'
  | 'wording'
  | 'readBack'

export function missingInAccount(
  fields: AccountFields,
  needsReason: boolean,
): readonly NeededInAccount[] {
  const wrong: Record<NeededInAccount, boolean> = {
    reason: needsReason && fields.reason === '',
    earlier: fields.earlierTold === 'yes' && fields.earlier.some(({ when }) => !isSayable(when)),
    photographs: fields.photographs === 'yes' && !isSayable(fields.photographsWhen),
    day: fields.day === '',
    language: !isLanguage(fields.language),
    interpreted: fields.interpreted === null,
    pair: fields.interpreted === 'yes' && !(isLanguage(fields.from) && isLanguage(fields.to)),
    words: fields.words.trim() === '',
    wording: fields.wording === null,
    readBack: fields.readBack === null,
  }
  return (Object.keys(wrong) as NeededInAccount[]).filter((name) => wrong[name])
}

/** A date that is left out is not known; one that was begun must be one. */
function isSayable(when: DateFields): boolean {
  const { verdict } = readDateFields(when)
  return verdict === 'date' || verdict === 'empty'
}

function edtfOf(when: DateFields): string {
  const read = readDateFields(when)
  return read.verdict === 'date' ? read.edtf : ''
}

/** Whether something was typed that would be missed. */
export function hasAccountWords(fields: AccountFields): boolean {
  const { words, present, interpreter, reasonWords, photographsWhich, earlier } = fields
  const texts = [words, present, interpreter, reasonWords, photographsWhich]
  return [...texts, ...earlier.map(({ to }) => to)].some((text) => text.trim() !== '')
}

/** What is sealed of these answers, or null while something is missing. */
export function tellingOf(
  fields: AccountFields,
  takenBy: TellingToSeal['takenBy'],
): TellingToSeal | null {
  const { readBack, wording } = fields
  if (missingInAccount(fields, false).length > 0 || readBack === null || wording === null)
    return null
  const seen = fields.photographs === 'yes'
  const told = fields.earlierTold === 'yes'
  return wellFormed({
    day: fields.day,
    language: fields.language,
    takenBy,
    present: fields.present,
    interpreter:
      fields.interpreted !== 'yes'
        ? null
        : {
            name: fields.interpreter,
            from: fields.from,
            to: fields.to,
            relation: fields.relation,
            conflict: fields.conflict,
            conflictWords: fields.conflict === 'no' ? '' : fields.conflictWords,
            acceptedBy: fields.acceptedBy,
          },
    readBack,
    corrected: readBack === 'yes' ? fields.corrected : 'no',
    wording,
    earlier: {
      told: fields.earlierTold,
      times: told
        ? fields.earlier.map(({ to, when, recorded }) => ({ to, when: edtfOf(when), recorded }))
        : [],
    },
    photographs: {
      seen: fields.photographs,
      which: seen ? fields.photographsWhich : '',
      when: seen ? edtfOf(fields.photographsWhen) : '',
      shownBy: seen ? fields.photographsBy : '',
    },
    reason: fields.reason === '' ? null : { code: fields.reason, words: fields.reasonWords },
    words: fields.words,
  })
}

/** Half a character, which no sealed document can carry, becomes the sign for one that cannot be shown. */
function wellFormed<T>(told: T): T {
  return JSON.parse(JSON.stringify(told), (_name, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  ) as T // the same shape, its texts alone rewritten
}

/** The answers that a version was sealed from, to correct them. */
export function fieldsOfTelling(told: TellingToSeal): AccountFields {
  const { interpreter, photographs, earlier, reason } = told
  return {
    ...emptyAccount,
    day: told.day,
    language: told.language,
    present: told.present,
    interpreted: interpreter === null ? 'no' : 'yes',
    ...(interpreter === null
      ? {}
      : {
          interpreter: interpreter.name,
          from: interpreter.from,
          to: interpreter.to,
          relation: interpreter.relation,
          conflict: interpreter.conflict,
          conflictWords: interpreter.conflictWords,
          acceptedBy: interpreter.acceptedBy,
        }),
    readBack: told.readBack,
    corrected: told.corrected,
    wording: told.wording,
    earlierTold: earlier.told,
    earlier: earlier.times.map(({ when, ...time }) => ({ ...time, when: fieldsOfDate(when) })),
    photographs: photographs.seen,
    photographsWhich: photographs.which,
    photographsWhen: fieldsOfDate(photographs.when),
    photographsBy: photographs.shownBy,
    reason: reason?.code ?? '',
    reasonWords: reason?.words ?? '',
    words: told.words,
  }
}

/** Reads a kept draft; what it lacks is as if nobody had answered, and what is no draft is none. */
export function readAccountFields(content: unknown): AccountFields | null {
  if (typeof content !== 'object' || content === null) return null
  const kept = content as Partial<Record<keyof AccountFields, unknown>>
  if (typeof kept.words !== 'string' || !Array.isArray(kept.earlier ?? [])) return null
  const fields = { ...emptyAccount }
  for (const name of Object.keys(emptyAccount) as (keyof AccountFields)[])
    if (name in kept) Object.assign(fields, { [name]: kept[name] })
  return fields
}
