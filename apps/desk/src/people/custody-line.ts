import type { Interval } from '@amparo/register'

/**
 * Local civil minutes as people write them: a whole day as a day, a moment as a moment, anything else as the span it is.
 * Null when nothing bounds it.
 */
export function edtfOfInterval({ lo, hi }: Interval): string | null {
  if (lo === null && hi === null) return null
  const [first, last] = [
    lo === null ? '..' : side(lo, 'T00:00'),
    hi === null ? '..' : side(hi, 'T23:59'),
  ]
  if (first.length !== last.length && lo !== null && hi !== null)
    return lo === hi ? lo : `${lo}/${hi}`
  return first === last ? first : `${first}/${last}`
}

/** Its day alone when it is that day’s very first or last minute. */
function side(minute: string, edge: string): string {
  return minute.endsWith(edge) ? minute.slice(0, 10) : minute
}
