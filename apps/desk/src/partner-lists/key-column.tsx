import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useHeadName } from '../imports/use-head-name.ts'
import type { Table } from '../imports/read-table.ts'
import { Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { countsLines } from './list-mapping.ts'

interface KeyColumnProps {
  readonly table: Table
  /** Null for none, undefined where somebody has to say it. */
  readonly value: number | null | undefined
  readonly problem: boolean
  readonly onChange: (column: number | null) => void
}

/** Which column holds the partner’s own number of a line: asked where it may only count them. */
export function KeyColumn({ table, value, problem, onChange }: KeyColumnProps): ReactElement {
  const { t } = useLingui()
  const headName = useHeadName()
  const mayCount = value === undefined || (value !== null && countsLines(table.rows, value))
  return (
    <>
      <Field
        label={t`The partner’s own number of a line`}
        help={t`By it the next version is compared with this one: what is new, changed or gone.`}
        problem={problem ? t`Say whether a line keeps its number.` : null}
      >
        {(control) => (
          <select
            {...control}
            value={value === undefined ? 'unsaid' : (value ?? '')}
            onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
          >
            {value === undefined && (
              <option value="unsaid" disabled>
                {t`choose…`}
              </option>
            )}
            <option value="">{t`There is none`}</option>
            {table.heads.map((head, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- two columns may be called the same; their place is what they are
              <option key={at} value={at}>
                {headName(head, at)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {mayCount && (
        <Notice tone="amber">
          <Trans>
            Here the numbers only count the lines: 1, 2, 3. If the partner counts anew when a line
            is put in, the next version would be compared with other people: then choose “There is
            none”.
          </Trans>
        </Notice>
      )}
    </>
  )
}
