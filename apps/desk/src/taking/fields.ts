import { isLanguage } from '../ui/named-languages.ts'
import type {
  Assent,
  ChildRisk,
  ConsentStanding,
  ContactConsent,
  HurtAnswer,
  ReachWay,
  ReadBack,
  TakingWay,
  Telling,
  ToldAnswer,
  TriageAnswer,
  Wording,
} from '@amparo/seal'
import type { TakenInput } from '../keys/taking.ts'

/** Ways in that an officer writes down. What comes through the report page, or sealed, is never typed. */
export const writtenWays = [
  'phone',
  'visit',
  'voice-message',
  'email',
  'messenger',
  'paper',
] as const satisfies readonly TakingWay[]
export type WrittenWay = (typeof writtenWays)[number]

/** What is on the page while somebody speaks. Null: not answered yet. Plain JSON, so that it can be a draft. */
export interface TakingFields {
  readonly way: WrittenWay | null
  readonly custody: TriageAnswer
  readonly child: TriageAnswer
  readonly missing: TriageAnswer
  readonly danger: TriageAnswer
  readonly hurt: HurtAnswer
  readonly telling: Telling | null
  readonly account: string
  readonly where: string
  readonly when: string
  readonly told: ToldAnswer
  readonly toldReason: string
  readonly toldWords: string
  readonly reachWay: ReachWay
  readonly contact: string
  readonly safety: string
  readonly keep: boolean | null
  readonly mayContact: ContactConsent | null
  readonly askFirst: boolean
  readonly assent: Assent
  readonly childRisk: ChildRisk
  readonly language: string
  readonly interpreter: string
  readonly readBack: ReadBack | null
  readonly wording: Wording | null
  readonly consentBy: ConsentStanding | null
  readonly consentSpoken: 'yes' | 'no' | null
  readonly keepsCode: boolean | null
  readonly paperNumber: string
  readonly paperBatch: string
}

export const emptyFields: TakingFields = {
  way: null,
  custody: 'unsaid',
  child: 'unsaid',
  missing: 'unsaid',
  danger: 'unsaid',
  hurt: 'unsaid',
  telling: null,
  account: '',
  where: '',
  when: '',
  told: 'unsaid',
  toldReason: '',
  toldWords: '',
  reachWay: 'none',
  contact: '',
  safety: '',
  keep: null,
  mayContact: null,
  askFirst: true,
  assent: 'not-asked',
  childRisk: 'unknown',
  language: '',
  interpreter: '',
  readBack: null,
  wording: null,
  consentBy: null,
  consentSpoken: null,
  keepsCode: null,
  paperNumber: '',
  paperBatch: '',
}

/** What may not be left out: how it came, and what binds us. Everything else may stay unsaid. */
const needed = [
  'way',
  'telling',
  'keep',
  'mayContact',
  'readBack',
  'wording',
  'consentBy',
  'consentSpoken',
  'keepsCode',
] as const satisfies readonly (keyof TakingFields)[]
export type NeededField = (typeof needed)[number] | 'language'

/** The answers that are still missing, in the order of the page. */
export function missingIn(fields: TakingFields): readonly NeededField[] {
  const missing = needed.filter((field) => fields[field] === null)
  return isLanguage(fields.language) ? missing : [...missing, 'language']
}

/** Whether something was typed that would be missed. */
export function hasWords(fields: TakingFields): boolean {
  const { account, where, when, contact, safety, toldWords } = fields
  return [account, where, when, contact, safety, toldWords].some((text) => text.trim() !== '')
}

interface Context {
  readonly team: number
  readonly office: string
  readonly today: string
}

/** What the keys are asked to seal, or null while something is missing. */
export function takenInput(fields: TakingFields, context: Context): TakenInput | null {
  const { way, telling, keep, mayContact, readBack, wording, consentBy, consentSpoken } = fields
  if (missingIn(fields).length > 0) return null
  if (
    way === null ||
    telling === null ||
    keep === null ||
    mayContact === null ||
    readBack === null ||
    wording === null ||
    consentBy === null ||
    consentSpoken === null
  )
    return null
  const { custody, child, missing, danger, hurt, language } = fields
  const isPaper = way === 'paper'
  return {
    team: context.team,
    document: {
      office: context.office,
      language,
      day: context.today,
      telling,
      account: fields.account.toWellFormed(),
      where: fields.where.toWellFormed(),
      when: fields.when.toWellFormed(),
      reach: {
        way: fields.reachWay,
        contact: fields.contact.toWellFormed(),
        safety: fields.safety.toWellFormed(),
      },
      consent: { keep, contact: mayContact, askFirst: fields.askFirst },
      authorities: {
        told: fields.told,
        reason: fields.told === 'unsaid' ? '' : fields.toldReason,
        words: fields.told === 'unsaid' ? '' : fields.toldWords.toWellFormed(),
      },
    },
    taking: {
      way,
      day: context.today,
      language,
      interpreter: fields.interpreter.toWellFormed(),
      readBack,
      wording,
      consent: { by: consentBy, language, spoken: consentSpoken },
      paper: isPaper
        ? { form: 'amparo-1', number: fields.paperNumber.trim(), batch: fields.paperBatch.trim() }
        : null,
      child:
        child === 'no'
          ? null
          : {
              isChild: child === 'unsaid' ? 'unknown' : child,
              risk: fields.childRisk,
              assent: fields.assent,
            },
    },
    urgency: { custody, child, missing, danger, hurt },
    reach: fields.reachWay === 'none' ? 'unknown' : 'own',
  }
}

/** Reads a kept draft; anything that is not one is no draft, and what it lacks is as if nobody had answered. */
export function readFields(content: unknown): TakingFields | null {
  if (typeof content !== 'object' || content === null) return null
  const kept = content as Partial<Record<keyof TakingFields, unknown>>
  if (typeof kept.account !== 'string') return null
  const fields = { ...emptyFields }
  for (const name of Object.keys(emptyFields) as (keyof TakingFields)[]) {
    if (name in kept) Object.assign(fields, { [name]: kept[name] })
  }
  return fields
}
