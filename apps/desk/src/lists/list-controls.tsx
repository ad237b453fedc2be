import { listOrders, type ListOrder } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Field } from '../ui/field.tsx'
import style from './list-controls.module.css'
import { everything, filtered, isFiltered, ordered, type ListState } from './list-state.ts'

interface ListControlsProps {
  readonly kind: SubjectKind
  readonly list: ListState
  readonly onChange: (list: ListState) => void
}

/** What is looked for, in which order, and what is left out. */
export function ListControls({ kind, list, onChange }: ListControlsProps): ReactElement {
  const { t } = useLingui()
  const orderName = useOrderName(kind)
  const { query, order, filter } = list
  const isMet = query.trim() !== ''
  return (
    <search className={style.controls}>
      <div className={style.query}>
        <Field label={t`Name, in any script or spelling`}>
          {(control) => (
            <input
              {...control}
              type="search"
              value={query}
              onChange={(event) => onChange({ ...list, query: event.target.value })}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
      </div>
      {!isMet && (
        <div className={style.order}>
          <Field label={t`Order`}>
            {(control) => (
              <select
                {...control}
                value={codeOf(order)}
                onChange={(event) => onChange(ordered(list, orderOf(event.target.value)))}
              >
                {listOrders
                  .filter((by) => by !== 'from' || hasTime(kind))
                  .flatMap((by) => [
                    { by, down: false },
                    { by, down: true },
                  ])
                  .map((one) => (
                    <option key={codeOf(one)} value={codeOf(one)}>
                      {orderName(one)}
                    </option>
                  ))}
              </select>
            )}
          </Field>
        </div>
      )}
      {hasTime(kind) && (
        <>
          <DayField
            label={kind === 'person' ? t`Born from` : t`Begins from`}
            value={filter.from}
            onChange={(from) => onChange(filtered(list, { from }))}
            fills="first"
          />
          <DayField
            label={kind === 'person' ? t`Born until` : t`Begins until`}
            value={filter.to}
            onChange={(to) => onChange(filtered(list, { to }))}
            fills="last"
          />
        </>
      )}
      <label className={style.check}>
        <input
          type="checkbox"
          checked={filter.quarrels}
          onChange={(event) => onChange(filtered(list, { quarrels: event.target.checked }))}
        />
        <Trans>Only where sources differ</Trans>
      </label>
      {isFiltered(list) && (
        <Button look="quiet" onClick={() => onChange({ ...list, filter: everything })}>
          <Trans>Show all again</Trans>
        </Button>
      )}
      {isMet && (
        <p className={style.soft}>
          <Trans>The best match comes first.</Trans>
        </p>
      )}
    </search>
  )
}

const codeOf = ({ by, down }: ListOrder): string => `${by} ${down ? 'down' : 'up'}`

function orderOf(code: string): ListOrder {
  const [name, way] = code.split(' ')
  return { by: listOrders.find((by) => by === name) ?? 'name', down: way === 'down' }
}

/** Kinds that have no time of their own are in no order of days. */
export function hasTime(kind: SubjectKind): boolean {
  return !['authority', 'organisation', 'involvement', 'information'].includes(kind)
}

function useOrderName(kind: SubjectKind): (order: ListOrder) => string {
  const { t } = useLingui()
  return ({ by, down }) => {
    switch (by) {
      case 'name':
        return down ? t`Name, from Z to A` : t`Name, from A to Z`
      case 'from':
        if (kind === 'person') return down ? t`Youngest first` : t`Oldest first`
        return down ? t`Latest beginning first` : t`Earliest beginning first`
      case 'quarrels':
        return down ? t`Most contested first` : t`Least contested first`
      case 'recorded':
        return down ? t`Newest record first` : t`Oldest record first`
    }
  }
}
