import type { Sayable } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { csv, harmless } from '../lists/csv.ts'
import { Button } from '../ui/button.tsx'
import { saveFile } from '../ui/save-file.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { leavingRows, type Group, type LeavingRow } from './leaving.ts'
import type { Figures } from './use-figures.ts'

/** The numbers as a file that may leave the office: without names of people, and without what is too small to be said. */
export function TakeOut({ figures }: { readonly figures: Figures }): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()

  function sayNumber(number: Sayable): string {
    if (number === 'few') return t`fewer than 5`
    return number === 'withheld' ? t`not said` : String(number)
  }

  function sayGroup(group: Group): string {
    switch (group.kind) {
      case 'all':
        return t`all`
      case 'week':
        return t`reported in the week of ${group.week}`
      case 'authority':
        return group.name
      case 'question':
        return words('question-kind', group.code)
    }
  }

  function lineOf({ figure, group, weeks, number, of, median }: LeavingRow): string[] {
    const percent =
      typeof number === 'number' && typeof of === 'number'
        ? String(Math.round((1_000 * number) / of) / 10)
        : ''
    return [
      figure,
      String(figures.rules),
      figures.asOf,
      harmless(sayGroup(group)),
      weeks === null ? '' : String(weeks),
      sayNumber(number),
      sayNumber(of),
      percent,
      median === null ? '' : String(median),
    ]
  }

  function handlePress(): void {
    const head = [
      t`figure`,
      t`version of the rules`,
      t`as of`,
      t`of whom or what`,
      t`weeks since the report`,
      t`number`,
      t`out of`,
      t`percent`,
      t`half within days`,
    ]
    saveFile(`figures-${figures.asOf}.csv`, csv([head, ...leavingRows(figures).map(lineOf)]))
  }

  return (
    <Button look="quiet" onClick={handlePress}>
      <Trans>Save a file that may leave the office</Trans>
    </Button>
  )
}
