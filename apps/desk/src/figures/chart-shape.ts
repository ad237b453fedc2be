import type { MissingFigures } from '@amparo/contract'

export interface ChartPoint {
  readonly x: number
  readonly y: number
  /** As high as it may still come, with everybody who was reported more lately than that. */
  readonly top: number
  /** Some were. */
  readonly isEarly: boolean
}

export interface ChartBox {
  readonly width: number
  readonly height: number
}

/** Where a curve goes: 0 at the bottom, everybody at the top, the last week at the right. */
export function curvePoints(
  { of, points }: Pick<MissingFigures, 'of' | 'points'>,
  weeks: number,
  { width, height }: ChartBox,
): readonly ChartPoint[] {
  const at = (share: number) => height * (1 - share)
  return points.map((point) => ({
    x: (width * point.weeks) / Math.max(weeks, 1),
    y: at(of === 0 ? 0 : point.known / of),
    top: at(of === 0 ? 0 : (point.known + point.early) / of),
    isEarly: point.early > 0,
  }))
}

export function lineThrough(points: readonly Pick<ChartPoint, 'x' | 'y'>[]): string {
  return points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ')
}

/** Between the curve and as high as it may still come. */
export function bandOf(points: readonly ChartPoint[]): string {
  const above = points.map(({ x, top }) => ({ x, y: top }))
  return points.length === 0 ? '' : `${lineThrough([...points, ...above.toReversed()])} Z`
}

/** Where the last week stands up to which everybody has been missing so long: the line is whole until there, and broken after. */
export function wholeUntil(points: readonly ChartPoint[]): number {
  const first = points.findIndex(({ isEarly }) => isEarly)
  return first === -1 ? points.length : first
}

/** Weeks to write below, with room between them. */
export function ticks(weeks: readonly number[], width: number): readonly number[] {
  const last = Math.max(...weeks, 1)
  const chosen: number[] = []
  for (const week of weeks) {
    const before = chosen.at(-1)
    if (before === undefined || ((week - before) / last) * width >= ROOM) chosen.push(week)
  }
  return chosen
}

const ROOM = 28

function round(number: number): number {
  return Math.round(number * 10) / 10
}
