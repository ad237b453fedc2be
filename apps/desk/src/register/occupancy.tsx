import { readOccupancy, type SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useSession } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './occupancy.module.css'

/** How many known persons a facility held, day by day, beside what it is said to hold. */
export function Occupancy({ facility }: { readonly facility: SubjectId }): ReactElement {
  const { t } = useLingui()
  const { ask } = useSession()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const isTurned = from !== '' && to !== '' && to < from
  const count = useMutation({
    mutationFn: () => ask(readOccupancy, { params: { subject: facility }, body: { from, to } }),
  })

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (from !== '' && to !== '' && !isTurned) count.mutate()
  }

  return (
    <section className={style.section}>
      <h2>
        <Trans>Known persons held here, by day</Trans>
      </h2>
      <form className={style.days} onSubmit={handleSubmit}>
        <Field label={t`From`}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t`To`}
          problem={
            isTurned ? t`This day comes before the first one. Choose a later day.` : undefined
          }
        >
          {(control) => (
            <input
              {...control}
              type="date"
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          )}
        </Field>
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
