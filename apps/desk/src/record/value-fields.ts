import {
  readValue,
  readValueToSeal,
  type Property,
  type Value,
  type ValueProblem,
} from '@amparo/register'
import {
  fieldsOfDate,
  noDate,
  readDateFields,
  type DateFields,
  type DateFieldsVerdict,
} from './date-fields.ts'
import type { OpenValue } from './recording.ts'

/** What is known of a name’s spelling; empty where nothing is. */
export interface Spelling {
  /** A language tag (BCP 47). */
  readonly language: string
  /** A code of `name-scheme`. */
  readonly scheme: string
}

export const noSpelling: Spelling = { language: '', scheme: '' }

/** What is in a value’s field while it is typed. */
export interface ValueFields {
  readonly text: string
  /** Of a list; `yes` or `no` of a flag; the number of a subject. */
  readonly code: string
  readonly date: DateFields
  /** Of a name; drafts kept before there was any have none. */
  readonly spelling?: Spelling
}

export type ValueFieldsVerdict =
  | { readonly verdict: 'value'; readonly value: OpenValue }
  | { readonly verdict: 'problem'; readonly problem: ValueProblem }
  | {
      readonly verdict: 'date-problem'
      readonly problem: Exclude<DateFieldsVerdict['verdict'], 'date'>
    }

/** Fields that hold a value already recorded, or words marked in a text. */
export function fieldsOf(value: Value | undefined, words: string | null): ValueFields {
  const none = { text: words ?? '', code: '', date: noDate }
  switch (value?.kind) {
    case 'text':
      return { ...none, text: value.text }
    case 'name': {
      const { language = '', scheme = '' } = value
      return { ...none, text: value.text, spelling: { language, scheme } }
    }
    case 'code':
      return { ...none, code: value.code }
    case 'flag':
      return { ...none, code: value.flag ? 'yes' : 'no' }
    case 'subject':
      return { ...none, code: value.id }
    case 'number':
      return { ...none, text: String(value.number) }
    case 'date':
      return { ...none, date: fieldsOfDate(value.edtf) }
    default:
      return none
  }
}

/** Reads the field against the property’s declaration, as the server will; or as it is before it is sealed. */
export function readValueFields(
  property: Property,
  fields: ValueFields,
  toSeal = false,
): ValueFieldsVerdict {
  if (property.value === 'date') {
    const date = readDateFields(fields.date)
    if (date.verdict !== 'date') return { verdict: 'date-problem', problem: date.verdict }
    return readOpen(property, date.edtf, toSeal)
  }
  return readOpen(property, inputOf(property, fields), toSeal)
}

function inputOf(
  { value }: Property,
  { text, code, spelling = noSpelling }: ValueFields,
): string | number | boolean | object {
  switch (value) {
    case 'name': {
      const { language, scheme } = spelling
      if (language === '' && scheme === '') return text
      return {
        kind: 'name',
        text,
        ...(language === '' ? {} : { language }),
        ...(scheme === '' ? {} : { scheme }),
      }
    }
    case 'number': {
      const typed = text.trim().replace(',', '.')
      return typed === '' ? '' : Number(typed)
    }
    case 'flag':
      return code === '' ? '' : code === 'yes'
    case 'code':
    case 'subject':
      return code
    default:
      return text
  }
}

function readOpen(
  property: Property,
  input: string | number | boolean | object,
  toSeal: boolean,
): ValueFieldsVerdict {
  const read = toSeal ? readValueToSeal(property, input) : readValue(property, input)
  if (!read.ok) return { verdict: 'problem', problem: read.reason }
  if (read.value.kind === 'sealed') throw new Error('record: a sealed value has no field')
  return { verdict: 'value', value: read.value }
}

/** Whether nothing was typed or chosen: then nothing is said. */
export function isUntouched({ text, code, date }: ValueFields): boolean {
  const verdict = readDateFields(date).verdict
  return text.trim() === '' && code === '' && verdict === 'empty'
}
