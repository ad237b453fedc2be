import { property, type SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { MaskedNumber } from '../register/masked-number.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import style from './import-subjects.module.css'
import {
  importable,
  isColumnMeaning,
  isNamePart,
  nameParts,
  type ColumnMeaning,
  type Columns,
} from './imported.ts'
import { numberColumns } from './number-columns.ts'
import type { Table } from './read-table.ts'
import { useHeadName } from './use-head-name.ts'

interface ColumnChoicesProps {
  readonly kinds: readonly SubjectKind[]
  readonly table: Table
  readonly columns: Columns
  /** What was read from the cells alone, since the head says nothing. */
  readonly guessed?: Columns
  /** Null when nothing can be changed any more. */
  readonly onChange: ((columns: Columns) => void) | null
}

/** Each column of the file with an example, and what it is read as. */
export function ColumnChoices({
  kinds,
  table,
  columns,
  guessed = [],
  onChange,
}: ColumnChoicesProps): ReactElement {
  const { t } = useLingui()
  const meaningName = useMeaningName()
  const numbers = numberColumns(kinds, table.heads, columns)
  const headName = useHeadName()
  const meanings: readonly ColumnMeaning[] = [
    ...(kinds.includes('person') ? nameParts : []),
    ...kinds.flatMap((kind) => importable(kind).map(({ code }) => code)),
  ]
  return (
    <ScrollRegion label={t`Columns of the file`} className={style.columns}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Column</Trans>
            </th>
            <th scope="col">
              <Trans>Example</Trans>
            </th>
            <th scope="col">
              <Trans>Read as</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {table.heads.map((said, at) => {
            const head = headName(said, at)
            const chosen = columns[at] ?? null
            const number = numbers[at] ?? null
            const example = exampleIn(table, at)
            return (
              // oxlint-disable-next-line react/no-array-index-key -- two columns may be called the same; their place is what they are
              <tr key={at}>
                <th scope="row">
                  <bdi>{head}</bdi>
                </th>
                <td>
                  {number === null ? (
                    <bdi className={style.example}>{example}</bdi>
                  ) : (
                    <MaskedNumber of={number} text={example} />
                  )}
                </td>
                <td>
                  {onChange === null ? (
                    chosen === null ? (
                      <Trans>left out</Trans>
                    ) : (
                      meaningName(chosen)
                    )
                  ) : (
                    <select
                      className={style.select}
                      aria-label={t`${head}: read as`}
                      value={chosen ?? ''}
                      onChange={({ target: { value } }) =>
                        onChange(columns.with(at, isColumnMeaning(value) ? value : null))
                      }
                    >
                      <option value="">{t`left out`}</option>
                      {meanings.map((meaning) => (
                        <option
                          key={meaning}
                          value={meaning}
                          disabled={meaning !== chosen && columns.includes(meaning)}
                        >
                          {meaningName(meaning)}
                        </option>
                      ))}
                    </select>
                  )}
                  {chosen !== null && chosen === guessed[at] && (
                    <span className={style.guessed}>
                      <Trans>guessed from what stands in it: please look</Trans>
                    </span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** What a column is read as, in words. */
export function useMeaningName(): (meaning: ColumnMeaning) => string {
  const { t } = useLingui()
  const language = useLanguage()
  return (meaning) => {
    if (!isNamePart(meaning)) return property(meaning).labels[language]
    return meaning === 'given-name' ? t`Given name, by itself` : t`Family name, by itself`
  }
}

/** The first thing that stands in it, cut short. */
function exampleIn({ rows }: Table, at: number): string {
  const text = rows.map((row) => row[at]?.trim() ?? '').find((cell) => cell !== '') ?? ''
  const letters = Array.from(text)
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : text
}
