import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './figures.module.css'
import { KnownChart } from './known-chart.tsx'
import { behindPeople, NumberLink, useSayShare } from './number-link.tsx'
import type { Figures } from './use-figures.ts'

interface FiguresProps {
  readonly figures: Figures
}

/** Of how many of those who were reported missing it is known what became of them. */
export function KnownShare({ figures }: FiguresProps): ReactElement {
  const share = useSayShare()
  const { all, closed } = figures
  const known = <NumberLink number={all.known} behind={behindPeople('known')} />
  const of = <NumberLink number={all.of} behind={behindPeople('reported')} />
  return (
    <section className={style.section}>
      <h2>
        <Trans>Of whom it is known what became of them</Trans>
      </h2>
      <p className={style.headline}>
        <strong>{share(all.known, all.of)}</strong>{' '}
        <Trans>
          {known} of {of} people for whom a search was ever opened
        </Trans>
      </p>
      <dl className={style.facts}>
        <Fact name={<Trans>not known yet</Trans>} number={all.of - all.known} part="not-known" />
        <Fact
          name={<Trans>nobody has said anything that could tell (no data)</Trans>}
          number={all.silent}
          part="silent"
        />
        <Fact
          name={<Trans>was known, and is not any more: taken again, or sources differ</Trans>}
          number={all.notAnyMore}
          part="not-any-more"
        />
        <Fact name={<Trans>searches that somebody closed</Trans>} number={closed} part="closed" />
      </dl>
      <div className={style.beside}>
        <KnownChart figures={figures} />
        <CurveTable figures={figures} />
      </div>
      <WeeksTable figures={figures} />
    </section>
  )
}

interface FactProps {
  readonly name: ReactElement
  readonly number: number
  readonly part: Parameters<typeof behindPeople>[0]
}

function Fact({ name, number, part }: FactProps): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <NumberLink number={number} behind={behindPeople(part)} />
      </dd>
    </div>
  )
}

/** The curve of everybody, in numbers. */
function CurveTable({ figures: { all } }: FiguresProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const share = useSayShare()
  return (
    <ScrollRegion label={t`By weeks since the report`} className={style.scroll}>
      <table className={style.table}>
        <caption>
          <Trans>Known by so many weeks after the report, of {all.of}</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t`Weeks`}</th>
            <th scope="col">{t`Known`}</th>
            <th scope="col">{t`Share`}</th>
            <th scope="col">{t`Too early to tell`}</th>
          </tr>
        </thead>
        <tbody>
          {all.points.map(({ weeks, known, early }) => (
            <tr key={weeks}>
              <th scope="row">{weeks.toLocaleString(language)}</th>
              <td>
                <NumberLink number={known} behind={behindPeople('known', { within: weeks })} />
              </td>
              <td>{share(known, all.of)}</td>
              <td>
                <NumberLink number={early} behind={behindPeople('too-early', { within: weeks })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Weeks after the report that stand in the table of report weeks. */
const AFTER = [1, 2, 4, 8, 12, 26]

/** By the week in which people were reported, the newest first. */
function WeeksTable({ figures }: FiguresProps): ReactElement | null {
  const { t } = useLingui()
  const language = useLanguage()
  const share = useSayShare()
  const { all, weeks } = figures
  const last = all.points.at(-1)?.weeks ?? 0
  const after = AFTER.filter((one) => one <= last)
  if (weeks.length === 0) return null
  return (
    <ScrollRegion label={t`By the week of the report`} className={style.scroll}>
      <table className={style.table}>
        <caption>
          <Trans>By the week of the report, and so many weeks after it</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t`Week of`}</th>
            <th scope="col">{t`Reported`}</th>
            <th scope="col">{t`Known`}</th>
            <th scope="col">{t`Share`}</th>
            {after.map((one) => (
              <th key={one} scope="col">
                {t`week ${one}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(({ week, of, known, points }) => (
            <tr key={week}>
              <th scope="row" className={style.day}>
                <bdi>{sayDay(week, language)}</bdi>
              </th>
              <td>
                <NumberLink number={of} behind={behindPeople('reported', { week })} />
              </td>
              <td>
                <NumberLink number={known} behind={behindPeople('known', { week })} />
              </td>
              <td>{share(known, of)}</td>
              {after.map((one) => {
                const point = points.find((each) => each.weeks === one)
                return (
                  <td key={one}>
                    {point === undefined ? (
                      '–'
                    ) : (
                      <NumberLink
                        number={point.known}
                        behind={behindPeople('known', { week, within: one })}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
