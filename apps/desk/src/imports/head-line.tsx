import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import type { Table } from './read-table.ts'

interface HeadLineProps {
  readonly table: Table
  /** As somebody said it, from 1; 0 where no line names the columns. */
  readonly chosen: number | undefined
  readonly isOpen: boolean
  readonly disabled: boolean
  readonly onChange: (line: number) => void
}

/** Lines that may name the columns. */
const OFFERED = 10

/** Which line names the columns: asked where the words of that line are not known, since it may be a person. */
export function HeadLine({
  table,
  chosen,
  isOpen,
  disabled,
  onChange,
}: HeadLineProps): ReactElement | null {
  const { t } = useLingui()
  if (chosen === undefined && !isOpen) return null
  const headLine = table.headLine
  const said = table.heads.filter((head) => head !== '').join(' · ')
  const lines = Array.from({ length: Math.max(OFFERED, headLine) }, (_, at) => at + 1)
  return (
    <Field
      label={t`Which line names the columns?`}
      help={
        chosen === undefined ? (
          <Trans>
            Line {headLine} stands where the names of the columns do, and may be one of the list:{' '}
            <bdi>{said.slice(0, 200)}</bdi>. If it is about a person, say that there is none.
          </Trans>
        ) : null
      }
    >
      {(control) => (
        <select
          {...control}
          disabled={disabled}
          value={chosen ?? ''}
          onChange={({ target }) => onChange(Number(target.value))}
        >
          {chosen === undefined && (
            <option value="" disabled>
              {t`choose…`}
            </option>
          )}
          <option value={0}>{t`None: every line is one of the list`}</option>
          {lines.map((line) => (
            <option key={line} value={line}>
              {t`Line ${line}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

const MOST_SHOWN = 10

/** What stands above the names of the columns: a place or a day there may hold for every line. */
export function Above({ lines }: { readonly lines: readonly string[] }): ReactElement | null {
  if (lines.length === 0) return null
  return (
    <Notice>
      <p>
        <Trans>
          Above the names of the columns stands this. It is not read: if it holds for every line,
          write it in a column.
        </Trans>
      </p>
      {lines.slice(0, MOST_SHOWN).map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- two lines may say the same
        <p key={at}>
          <bdi>{line.slice(0, 300)}</bdi>
        </p>
      ))}
    </Notice>
  )
}
