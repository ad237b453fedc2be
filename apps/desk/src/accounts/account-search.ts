import { AccountId } from '@amparo/contract'

/** A place in an account's words to go to. */
export interface AccountSearch {
  readonly version?: number
  readonly from?: number
  readonly to?: number
}

/** Reads an address; what makes no sense in it leads to no place. */
export function readAccountSearch(search: Record<string, unknown>): AccountSearch {
  const [version, from, to] = [search['version'], search['from'], search['to']].map(whole)
  if (version === undefined) return {}
  if (from === undefined || to === undefined || to <= from) return { version }
  return { version, from, to }
}

/** A number in an address is an account’s, or nothing is asked for. */
export function accountIdOf(text: string): AccountId | null {
  const parsed = AccountId.safeParse(text)
  return parsed.success ? parsed.data : null
}

function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}
