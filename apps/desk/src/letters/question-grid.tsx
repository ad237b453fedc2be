import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { classes } from '../ui/classes.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { useRowKeys } from '../ui/use-row-keys.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { CellDays } from './cell-days.tsx'
import { isWhole, kindsIn, toggledCell, toggledRow, toggledRows, type Selection } from './grid.ts'
import { PersonLink } from './person-link.tsx'
import style from './question-grid.module.css'
import { StateSign } from './state-sign.tsx'
import { useStateWords } from './use-letter-words.ts'
import type { GridCell, GridRow } from './use-letters.ts'

interface QuestionGridProps {
  readonly rows: readonly GridRow[]
  readonly picked: Selection
  readonly onPick: (picked: Selection) => void
}

/** Persons by what was asked about them. People or single questions are picked out for what is done with many at once. */
export function QuestionGrid({ rows, picked, onPick }: QuestionGridProps): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const mayPick = useMay()('letter.write')
  const list = useRowKeys<HTMLTableElement>()
  const kinds = kindsIn(rows)
  return (
    <ScrollRegion label={t`Questions by person`} className={style.scroll}>
      <table ref={list} className={style.grid}>
        <caption className="visually-hidden">
          <Trans>Persons, and how the questions about them stand</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <label className={style.pick}>
                {mayPick && (
                  <input
                    type="checkbox"
                    aria-label={t`Everybody in this list`}
                    checked={rows.every((row) => isWhole(picked, row))}
                    onChange={() => onPick(toggledRows(picked, rows))}
                  />
                )}
                <Trans>Person</Trans>
              </label>
            </th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {words('question-kind', kind)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.person}>
              <Person row={row} picked={picked} onPick={mayPick ? onPick : null} />
              {kinds.map((kind) => (
                <Cells
                  key={kind}
                  row={row}
                  kind={kind}
                  picked={picked}
                  onPick={mayPick ? onPick : null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface RowProps {
  readonly row: GridRow
  readonly picked: Selection
  /** Null for whoever only reads. */
  readonly onPick: ((picked: Selection) => void) | null
}

function Person({ row, picked, onPick }: RowProps): ReactElement {
  const { t } = useLingui()
  const name = row.name === '' ? t`Name not known` : row.name
  return (
    <th scope="row" className={style.person}>
      <span className={style.pick}>
        {onPick !== null && (
          <label className={style.box}>
            <input
              type="checkbox"
              aria-label={t`All questions about ${name}`}
              checked={isWhole(picked, row)}
              onChange={() => onPick(toggledRow(picked, row))}
            />
          </label>
        )}
        <PersonLink person={row.person} name={name} />
      </span>
    </th>
  )
}

/** What was asked of this kind; twice where two audiences asked it apart. */
function Cells({ row, kind, ...props }: RowProps & { readonly kind: string }): ReactElement {
  const words = useCodeWords()
  const cells = row.cells.filter((cell) => cell.kind === kind)
  return (
    <td
      data-label={words('question-kind', kind)}
      className={classes(cells.length === 0 && style.none)}
    >
      {cells.length === 0 ? (
        <>
          <span aria-hidden="true">–</span>
          <span className="visually-hidden">
            <Trans>not asked</Trans>
          </span>
        </>
      ) : (
        cells.map((cell) => <Cell key={cell.question} row={row} cell={cell} {...props} />)
      )}
    </td>
  )
}

function Cell({ row, cell, picked, onPick }: RowProps & { readonly cell: GridCell }): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const stateWords = useStateWords()
  const kind = words('question-kind', cell.kind)
  const state = stateWords(cell.state)
  return (
    <div className={style.cell}>
      <label className={style.pick}>
        {onPick !== null && (
          <input
            type="checkbox"
            aria-label={t`${row.name}, ${kind}: ${state}`}
            checked={picked.has(cell.question)}
            onChange={() => onPick(toggledCell(picked, row, cell))}
          />
        )}
        <StateSign state={cell.state} />
      </label>
      <CellDays cell={cell} />
    </div>
  )
}
