import { violation, vocabulary } from '@amparo/vocabulary'
import type { Property, ValueKind } from '../property.ts'

/**
 * A few values for any property, as a form or a file would hold them: some say the same, some fit
 * into each other, the others differ. Made from the declaration alone, so that a property is put
 * to every general test by being declared. People and places are synthetic.
 */
export function examplesOf(declared: Property): readonly unknown[] {
  return examples[declared.value](declared)
}

const examples: Readonly<Record<ValueKind, (declared: Property) => readonly unknown[]>> = {
  text: ({ identifies }) =>
    identifies === true
      ? ['Synthetic 10-20-30', 'synthetic 10-20-30', 'Synthetic 10-20-31']
      : ['the prison', 'The Prison', 'the hospital'],
  name: () => ['Ганна Ясень', 'Анна Ясень', 'АННА ЯСЕНЬ', 'Hanna Jasień'],
  date: () => ['1990-03-05', '1990-04-01', '1990-03', '1990', '1990-03-05~', '199X', '1990-03/..'],
  code: (declared) => openCodesOf(declared).slice(0, 3),
  subject: () => ['7', '8', '9'],
  flag: () => [true, false],
  number: () => [0, 30, 31],
}

/** Codes that the open register takes. */
function openCodesOf({ code, vocabulary: name }: Property): readonly string[] {
  if (name === undefined) throw new Error(`${code} names no list.`)
  return Object.keys(vocabulary(name).entries).filter((one) => violation(one)?.restricted !== true)
}
