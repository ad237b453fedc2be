import type { CustodySpan } from '@amparo/register'

/** Where a bar stands, as shares of the whole width from its start. */
export interface Bar {
  readonly start: number
  readonly length: number
  /** Days at the beginning and the end that may or may not belong to it. */
  readonly unsureStart: number
  readonly unsureEnd: number
  /** It runs on, as far as anybody knows. */
  readonly open: boolean
}

export interface Timeline {
  readonly first: string
  readonly last: string
  /** Some period runs on past the last day known. */
  readonly open: boolean
  /** In the order of the spans; null for one of which no day is known. */
  readonly bars: readonly (Bar | null)[]
}

const day = 86_400_000

/** Lays periods of custody out by day; null when no day is known of any. */
export function layOut(spans: readonly CustodySpan[]): Timeline | null {
  const known = spans.map(boundsOf)
  const days = known.flatMap((bounds) => (bounds === null ? [] : [bounds.from, bounds.to]))
  if (days.length === 0) return null
  const first = Math.min(...days)
  const isOpen = known.some((bounds) => bounds?.open === true)
  // Room after the last day known, so that an open bar is seen to run on.
  const shown = Math.max(Math.max(...days) - first + 1, 3)
  const length = isOpen ? shown + Math.max(2, Math.ceil(shown / 3)) : shown
  return {
    first: toDay(first),
    last: toDay(Math.max(...days)),
    open: isOpen,
    bars: known.map((bounds) => (bounds === null ? null : barOf(bounds, first, length))),
  }
}

interface Bounds {
  readonly from: number
  /** The last day it can have begun. */
  readonly surelyFrom: number
  readonly to: number
  readonly surelyTo: number
  readonly open: boolean
}

function boundsOf(span: CustodySpan): Bounds | null {
  const from = toNumber(span.from?.lo ?? span.from?.hi ?? span.to?.lo ?? span.since)
  if (from === null) return null
  const surelyFrom = Math.max(toNumber(span.from?.hi) ?? from, from)
  if (span.state === 'unknown-since') {
    const since = Math.max(toNumber(span.since) ?? surelyFrom, from)
    return { from, surelyFrom: Math.min(surelyFrom, since), to: since, surelyTo: since, open: true }
  }
  const to = Math.max(toNumber(span.to?.hi ?? span.to?.lo) ?? surelyFrom, from)
  const surelyTo = Math.min(Math.max(toNumber(span.to?.lo) ?? to, from), to)
  return { from, surelyFrom: Math.min(surelyFrom, to), to, surelyTo, open: false }
}

function barOf(bounds: Bounds, first: number, length: number): Bar {
  const end = bounds.open ? first + length : bounds.to + 1
  return {
    start: (bounds.from - first) / length,
    length: (end - bounds.from) / length,
    unsureStart: (bounds.surelyFrom - bounds.from) / length,
    unsureEnd: bounds.open
      ? (first + length - bounds.to - 1) / length
      : (bounds.to - bounds.surelyTo) / length,
    open: bounds.open,
  }
}

function toNumber(date: string | null | undefined): number | null {
  return date === null || date === undefined ? null : Date.parse(`${date}T00:00:00Z`) / day
}

function toDay(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10)
}
