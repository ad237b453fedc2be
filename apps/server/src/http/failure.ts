import { refusals, type RefusalCode } from '@amparo/contract'
import { Refusal } from './refusal.ts'

/** What the caller is told: never a stack, a statement or a value. */
export interface Told {
  readonly status: number
  readonly body: {
    readonly code: RefusalCode | 'unexpected'
    readonly message: string
    readonly about?: string
  }
}

/** The one place where what went wrong becomes what the caller is told. `bug` says whether somebody must look. */
export function toldOf(error: unknown): Told & { readonly bug: boolean } {
  const code = error instanceof Refusal ? error.code : databaseRefusal(error)
  if (code === null)
    return {
      bug: true,
      status: 500,
      body: {
        code: 'unexpected',
        message: 'Something went wrong on our side. Nothing was changed.',
      },
    }
  const { status, sentence } = refusals[code]
  const about = error instanceof Refusal ? error.about : undefined
  return {
    bug: false,
    status,
    body: { code, message: sentence, ...(about === undefined ? {} : { about }) },
  }
}

/** PostgreSQL's own troubles that a person can wait for: the disk is full, or it is not there. */
function databaseRefusal(error: unknown): RefusalCode | null {
  const code = codeOf(error)
  if (code === '53100' || code === 'ENOSPC') return 'no-room'
  if (code !== null && (/^(08|57P0|53[23]00)/.test(code) || NO_CONNECTION.has(code)))
    return 'unavailable'
  return error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(
      error.message,
    )
    ? 'unavailable'
    : null
}

const NO_CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'EACCES', '25P03'])

function codeOf(error: unknown): string | null {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : null
}
