import { Behind } from '@amparo/contract'

/** Which number was opened, in an address: codes, days and numbers alone. */
export interface FigureSearch {
  readonly of?: string
  readonly part?: string
  readonly week?: string
  readonly within?: number
  readonly authority?: string
  readonly kind?: string
  readonly asOf?: string
}

const keys = ['of', 'part', 'week', 'authority', 'kind', 'asOf'] as const

export function readFigureSearch(search: Record<string, unknown>): FigureSearch {
  const texts = keys.flatMap((key) => {
    const value = search[key]
    // An address that was typed by hand has a number where a link has its text.
    return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : []
  })
  const within = Number(search['within'])
  const weeks = search['within'] !== undefined && Number.isInteger(within) ? { within } : {}
  return { ...Object.fromEntries(texts), ...weeks } as FigureSearch
}

/** What an address opens; null where it makes no sense. */
export function behindIn(search: FigureSearch): Behind | null {
  const { of, part, week = null, within = null, authority = null, kind = null } = search
  const read = Behind.safeParse(
    of === 'asks' ? { of, part, authority, kind } : { of, part, week, within },
  )
  return read.success ? read.data : null
}

export function searchOf(behind: Behind, asOf: string | null): FigureSearch {
  const given = Object.entries({ ...behind, asOf }).filter(([, value]) => value !== null)
  return Object.fromEntries(given) as FigureSearch
}

/** `YYYY-MM-DD`, or nothing. */
export function dayIn({ asOf }: FigureSearch): string | null {
  return asOf !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : null
}
