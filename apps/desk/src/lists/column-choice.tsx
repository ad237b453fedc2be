import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import style from './column-choice.module.css'
import type { Column } from './subject-table.tsx'
import { useKept } from './use-kept.ts'

/** The columns of a kind of list that are turned off. */
export function useHiddenColumns(
  kind: SubjectKind,
): [readonly string[], (hidden: readonly string[]) => void] {
  return useKept<readonly string[]>(['columns', kind], none)
}

const none: readonly string[] = []

/** The columns that are left on, and the way to turn each off or on again; kept like the list itself. */
export function useColumnChoice(
  kind: SubjectKind,
  columns: readonly Column[],
): { readonly shown: readonly Column[]; readonly choice: ReactElement } {
  const [hidden, setHidden] = useHiddenColumns(kind)
  const toggle = (code: string) =>
    setHidden(hidden.includes(code) ? hidden.filter((one) => one !== code) : [...hidden, code])
  return {
    shown: columns.filter(({ code }) => !hidden.includes(code)),
    choice: <ColumnChoice columns={columns} hidden={hidden} onToggle={toggle} />,
  }
}

interface ColumnChoiceProps {
  readonly columns: readonly Column[]
  readonly hidden: readonly string[]
  readonly onToggle: (code: string) => void
}

function ColumnChoice({ columns, hidden, onToggle }: ColumnChoiceProps): ReactElement {
  const { t } = useLingui()
  return (
    <details className={style.choice}>
      <summary>
        <Trans>Columns</Trans>
      </summary>
      <div className={style.columns} role="group" aria-label={t`Columns`}>
        {columns.map(({ code, label }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={!hidden.includes(code)}
              onChange={() => onToggle(code)}
            />
            {label}
          </label>
        ))}
      </div>
    </details>
  )
}
