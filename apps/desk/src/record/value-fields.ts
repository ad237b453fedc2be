import { readValue, type Property, type Value, type ValueProblem } from '@amparo/register'
import {
  fieldsOfDate,
  noDate,
  readDateFields,
  type DateFields,
  type DateFieldsVerdict,
} from './date-fields.ts'
import type { OpenValue } from './recording.ts'

/** What is in a value’s field while it is typed. */
export interface ValueFields {
  readonly text: string
  readonly code: string
  readonly date: DateFields
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
    case 'name':
      return { ...none, text: value.text }
    case 'code':
      return { ...none, code: value.code }
    case 'date':
      return { ...none, date: fieldsOfDate(value.edtf) }
    default:
      return none
  }
}

/** Reads the field against the property’s declaration, as the server will. */
export function readValueFields(property: Property, fields: ValueFields): ValueFieldsVerdict {
  if (property.value === 'date') {
    const date = readDateFields(fields.date)
    if (date.verdict !== 'date') return { verdict: 'date-problem', problem: date.verdict }
    return readOpen(property, date.edtf)
  }
  return readOpen(property, property.value === 'code' ? fields.code : fields.text)
}

function readOpen(property: Property, input: string): ValueFieldsVerdict {
  const read = readValue(property, input)
  if (!read.ok) return { verdict: 'problem', problem: read.reason }
  const { value } = read
  switch (value.kind) {
    case 'text':
    case 'name':
    case 'date':
    case 'code':
      return { verdict: 'value', value }
    case 'subject':
    case 'flag':
    case 'number':
    case 'sealed':
      throw new Error(`record: no field for a value of kind ${value.kind}`)
  }
}
