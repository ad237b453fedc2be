import type { SheetNotes } from '@amparo/lists'
import { Plural } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'

/** What a sheet does not show, or shows otherwise than it is kept: said before anything is made of it. */
export function SheetNotice({ notes }: { readonly notes: SheetNotes }): ReactElement | null {
  const { formulas, merged, hiddenLines, hiddenColumns } = notes
  if (formulas + merged + hiddenLines + hiddenColumns === 0) return null
  return (
    <Notice tone="amber">
      {formulas > 0 && (
        <p>
          <Plural
            value={formulas}
            one="# cell is worked out by a formula: what the spreadsheet last showed is taken."
            other="# cells are worked out by formulas: what the spreadsheet last showed is taken."
          />
        </p>
      )}
      {merged > 0 && (
        <p>
          <Plural
            value={merged}
            one="# cell lies over several: its value stands only in the first of them."
            other="# cells lie over several: the value of each stands only in the first of them."
          />
        </p>
      )}
      {hiddenLines > 0 && (
        <p>
          <Plural
            value={hiddenLines}
            one="# line is hidden in the spreadsheet, and read all the same."
            other="# lines are hidden in the spreadsheet, and read all the same."
          />
        </p>
      )}
      {hiddenColumns > 0 && (
        <p>
          <Plural
            value={hiddenColumns}
            one="# column is hidden in the spreadsheet, and read all the same."
            other="# columns are hidden in the spreadsheet, and read all the same."
          />
        </p>
      )}
    </Notice>
  )
}
