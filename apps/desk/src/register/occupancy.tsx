import { readOccupancy, type SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useSession } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './occupancy.module.css'

/** How many known persons a facility held, day by day, beside what it is said to hold. */
export function Occupancy({ facility }: { readonly facility: SubjectId }): ReactElement {
  const { t } = useLingui()
  const { ask } = useSession()
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const isTurned = from !== null && to !== null && to < from
  const count = useMutation({
    mutationFn: (days: { readonly from: string; readonly to: string }) =>
      ask(readOccupancy, { params: { subject: facility }, body: days }),
  })

  const needed = t`Day, month and year are needed here.`
  const turned = t`This day comes before the first one. Choose a later day.`

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (from !== null && to !== null && !isTurned) count.mutate({ from, to })
  }

  return (
    <section className={style.section}>
      <h2>
        <Trans>Known persons held here, by day</Trans>
      </h2>
      <form className={style.days} onSubmit={handleSubmit}>
        <DayField
          label={t`From`}
          value={from}
          onChange={setFrom}
          problem={tried && from === null ? needed : null}
        />
        <DayField
          label={t`To`}
          value={to}
          onChange={setTo}
          problem={tried && to === null ? needed : isTurned ? turned : null}
        />
        <Button type="submit" busy={count.isPending}>
          <Trans>Count</Trans>
        </Button>
      </form>
      <p className={style.soft}>
        <Trans>
          At most 92 days at once. Only people recorded here are counted: there may have been more.
        </Trans>
      </p>
      {count.data?.ok === false && !isTurned && <Failed code={count.data.code} />}
      {count.data?.ok === true && !isTurned && <Days days={count.data.reply.days} />}
    </section>
  )
}

interface Day {
  readonly day: string
  readonly surely: number
  readonly possibly: number
  readonly capacity: { readonly least: number; readonly most: number } | null
  readonly overCapacity: 'surely' | 'possibly' | 'not-shown'
}

function Days({ days }: { readonly days: readonly Day[] }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  return (
    <ScrollRegion label={t`Known persons held here, by day`} className={style.scroll ?? ''}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t`Day`}</th>
            <th scope="col">{t`Known persons`}</th>
            <th scope="col">{t`Capacity`}</th>
            <th scope="col">{t`Beside it`}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.day}>
              <th scope="row" className={style.day}>
                <bdi>{sayDay(one.day, language)}</bdi>
              </th>
              <td>
                <Range least={one.surely} most={one.possibly} />
              </td>
              <td>{one.capacity === null ? '–' : <Range {...one.capacity} />}</td>
              <td>
                <Beside over={one.overCapacity} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Smaller first, also on a page that is read from right to left. */
function Range({ least, most }: { readonly least: number; readonly most: number }): ReactElement {
  return <bdi dir="ltr">{least === most ? least : `${least}–${most}`}</bdi>
}

function Beside({ over }: { readonly over: Day['overCapacity'] }): ReactElement {
  switch (over) {
    case 'surely':
      return <Trans>more than it is said to hold</Trans>
    case 'possibly':
      return <Trans>perhaps more than it is said to hold</Trans>
    case 'not-shown':
      return <span>–</span>
  }
}
