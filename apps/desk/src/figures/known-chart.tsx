import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import {
  bandOf,
  curvePoints,
  lineThrough,
  ticks,
  wholeUntil,
  type ChartBox,
} from './chart-shape.ts'
import style from './figures.module.css'
import type { Figures } from './use-figures.ts'

const HEIGHT = 260
const LEFT = 44
const RIGHT = 14
const TOP = 10
const BOTTOM = 26
/** More weeks of reports than that would hide each other. */
const MOST_LINES = 12

/** Of how many it was known so many weeks after each was reported; the table beside it says the same. */
export function KnownChart({ figures }: { readonly figures: Figures }): ReactElement {
  const { t } = useLingui()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const box = { width: width - LEFT - RIGHT, height: HEIGHT - TOP - BOTTOM }
  const { all, weeks } = figures
  const last = all.points.at(-1)?.weeks ?? 0
  const single = weeks.length > 1 && weeks.length <= MOST_LINES ? weeks : []
  return (
    <figure className={style.chart}>
      <div ref={frame} className={style.frame}>
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={t`How the share of people of whom it is known grows, week after week since the report. The table says the same in numbers.`}
        >
          <g transform={`translate(${LEFT} ${TOP})`}>
            <Axes box={box} weeks={all.points.map((point) => point.weeks)} last={last} />
            {single.map((one) => (
              <path
                key={one.week}
                className={style.single}
                d={lineThrough(curvePoints(one, last, box))}
              />
            ))}
            <All all={all} last={last} box={box} />
          </g>
        </svg>
      </div>
      <figcaption className={style.soft}>
        <Trans>
          Across: weeks since the report. Thick: everybody; where it is broken, some were reported
          more lately than that, and the shade shows how high it may still come.
        </Trans>
        {single.length > 0 && (
          <>
            {' '}
            <Trans>Thin: people reported in one week.</Trans>
          </>
        )}
      </figcaption>
    </figure>
  )
}

interface AllProps {
  readonly all: Figures['all']
  readonly last: number
  readonly box: ChartBox
}

function All({ all, last, box }: AllProps): ReactElement {
  const points = curvePoints(all, last, box)
  const whole = wholeUntil(points)
  return (
    <>
      <path className={style.band} d={bandOf(points.slice(Math.max(whole - 1, 0)))} />
      <path className={style.whole} d={lineThrough(points.slice(0, whole))} />
      <path className={style.broken} d={lineThrough(points.slice(Math.max(whole - 1, 0)))} />
      {points.map(({ x, y }) => (
        <circle key={x} className={style.dot} cx={x} cy={y} r={3.5} />
      ))}
    </>
  )
}

interface AxesProps {
  readonly box: ChartBox
  readonly weeks: readonly number[]
  readonly last: number
}

function Axes({ box, weeks, last }: AxesProps): ReactElement {
  const language = useLanguage()
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  return (
    <>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share} transform={`translate(0 ${box.height * (1 - share)})`}>
          <line className={style.grid} x2={box.width} />
          <text className={style.tick} x={-8} y={4} textAnchor="end">
            {percent.format(share)}
          </text>
        </g>
      ))}
      {ticks(weeks, box.width).map((week) => (
        <text
          key={week}
          className={style.tick}
          x={(box.width * week) / Math.max(last, 1)}
          y={box.height + 19}
          textAnchor="middle"
        >
          {week.toLocaleString(language)}
        </text>
      ))}
    </>
  )
}

/** As wide as it stands on the page, so that letters keep their size on a narrow one. */
function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const watch = new ResizeObserver(([seen]) => {
      const wide = Math.round(seen?.contentRect.width ?? 0)
      if (wide > 0) setWidth(wide)
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [frame])
  return width
}
