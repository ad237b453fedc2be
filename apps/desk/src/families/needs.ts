import type { ListedEnquirer } from './use-enquirers.ts'

const MONTH_MS = 30 * 86_400_000

/**
 * What somebody who asks needs now: that what waits is released again, because nobody of the team stands behind it; word from us; that
 * the tie is verified; null: nothing.
 */
export function needOf({ opened, waits }: Pick<ListedEnquirer, 'opened' | 'waits'>, now: Date) {
  if (waits?.left === true) return 'release'
  if (opened.verdict !== 'enquirer') return null
  const { telling, informer, withdrawn, updated, tie } = opened.facts
  if (informer || withdrawn || telling === 'nothing') return null
  if (updated === null || now.getTime() - Date.parse(`${updated}T00:00:00Z`) > MONTH_MS)
    return 'write'
  return tie === 'unverified' ? 'verify' : null
}

const order = ['release', 'write', 'verify', null] as const

/** Those who need something first; else as they came. */
export function byNeed(rows: readonly ListedEnquirer[], now: Date): readonly ListedEnquirer[] {
  return rows.toSorted((a, b) => order.indexOf(needOf(a, now)) - order.indexOf(needOf(b, now)))
}
