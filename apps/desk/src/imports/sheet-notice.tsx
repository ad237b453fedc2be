import type { SheetNotes } from '@amparo/lists'
import { Plural } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'

/** What a sheet does not show, or shows otherwise than it is kept: said before anything is made of it. */
export function SheetNotice({ notes }: { readonly notes: SheetNotes }): ReactElement | null {
  const { merged, hiddenLines, hiddenColumns } = notes
  const formulas = notes.formulas - notes.unshown
  if (Object.values(notes).every((count) => count === 0)) return null
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
      <NotRead {...notes} />
    </Notice>
  )
}

/** What stands in a sheet and in no cell of it, and what a cell shows otherwise than whoever wrote it meant. */
function NotRead({ unshown, comments, struck, coloured, yearless, of1905 }: SheetNotes) {
  return (
    <>
      {unshown > 0 && (
        <p>
          <Plural
            value={unshown}
            one="# formula was never worked out, and the file does not say what it shows. Open the file in a spreadsheet, save it, and choose it again."
            other="# formulas were never worked out, and the file does not say what they show. Open the file in a spreadsheet, save it, and choose it again."
          />
        </p>
      )}
      {comments > 0 && (
        <p>
          <Plural
            value={comments}
            one="# remark is pinned to a cell. It is not read: look at it in the spreadsheet."
            other="# remarks are pinned to cells. They are not read: look at them in the spreadsheet."
          />
        </p>
      )}
      {struck > 0 && (
        <p>
          <Plural
            value={struck}
            one="# cell is crossed out, and read all the same."
            other="# cells are crossed out, and read all the same."
          />
        </p>
      )}
      {coloured > 0 && (
        <p>
          <Plural
            value={coloured}
            one="# line is coloured. Colours are not read: if one means something, write it in a column."
            other="# lines are coloured. Colours are not read: if they mean something, write it in a column."
          />
        </p>
      )}
      {yearless > 0 && (
        <p>
          <Plural
            value={yearless}
            one="# day is shown without its year. The year that the spreadsheet keeps is taken: look whether it is right."
            other="# days are shown without their years. The years that the spreadsheet keeps are taken: look whether they are right."
          />
        </p>
      )}
      {of1905 > 0 && (
        <p>
          <Plural
            value={of1905}
            one="# day lies in 1905. Most often that is a year alone, typed into a cell made for days: look at it in the spreadsheet."
            other="# days lie in 1905. Most often those are years alone, typed into cells made for days: look at them in the spreadsheet."
          />
        </p>
      )}
    </>
  )
}
