import { emptyFields, readFields, type TakingFields } from './fields.ts'

/** A batch of papers being entered. Plain JSON, so that it can be a draft. */
export interface Batch {
  readonly fields: TakingFields
  /** Sheets that are kept: their numbers, and the messages they became. */
  readonly done: readonly { readonly number: string; readonly submission: string }[]
}

/** Nobody who wrote on paper is here to take a return code; how it was taken is the same for the whole batch. */
export function emptyBatch(language: string): Batch {
  return { fields: freshSheet(language), done: [] }
}

function freshSheet(language: string): TakingFields {
  return {
    ...emptyFields,
    way: 'paper',
    language,
    readBack: 'not-possible',
    wording: 'verbatim',
    keepsCode: false,
    mayContact: null,
    consentSpoken: 'no',
  }
}

/** The next sheet: what belongs to the batch stays, the number counts up, everything told is empty again. */
export function entered(batch: Batch, submission: string): Batch {
  const { fields } = batch
  return {
    fields: {
      ...freshSheet(fields.language),
      paperBatch: fields.paperBatch,
      paperNumber: after(fields.paperNumber),
      interpreter: fields.interpreter,
      readBack: fields.readBack,
      wording: fields.wording,
    },
    done: [...batch.done, { number: fields.paperNumber, submission }],
  }
}

/** The number after one: its last digits count up and keep their width; without digits nothing is guessed. */
export function after(number: string): string {
  const digits = /\d+$/.exec(number)?.[0]
  if (digits === undefined) return ''
  const next = String(BigInt(digits) + 1n).padStart(digits.length, '0')
  return number.slice(0, number.length - digits.length) + next
}

export function readBatch(content: unknown): Batch | null {
  if (typeof content !== 'object' || content === null) return null
  const { fields, done } = content as { fields?: unknown; done?: unknown }
  const kept = readFields(fields)
  if (kept === null || !Array.isArray(done)) return null
  return {
    fields: kept,
    done: done.filter(
      (one): one is Batch['done'][number] =>
        typeof one?.number === 'string' && typeof one.submission === 'string',
    ),
  }
}
