import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import type { TableProblem } from './read-table.ts'

export interface ProblemOfFile {
  readonly problem: TableProblem | 'unreachable' | 'invented' | 'took-too-long'
  readonly line?: number | null
}

/** Why a file is not taken, and what to do about it. */
export function FileProblem({ problem, line = null }: ProblemOfFile): ReactElement {
  switch (problem) {
    case 'empty':
      return <Trans>This file is empty.</Trans>
    case 'too-large':
      return <Trans>This file is larger than 64 MB. Divide it, and import the parts.</Trans>
    case 'too-many-lines':
      return <Trans>This file has more than 200,000 lines. Divide it, and import the parts.</Trans>
    case 'too-many-columns':
      return (
        <Trans>
          This file has more than 300 columns. Leave only those in it that are to be recorded.
        </Trans>
      )
    case 'too-long':
      return (
        <Trans>
          Line {line} is longer than any list of people has. Look at it in the file: most often a
          line break is missing there.
        </Trans>
      )
    case 'not-text':
      return (
        <Trans>
          This is not a table. In a spreadsheet, save it as .xlsx or as CSV (UTF-8) and choose that
          file.
        </Trans>
      )
    case 'no-rows':
      return <Trans>There is nothing below the first line, which names the columns.</Trans>
    case 'unclosed':
      return (
        <Trans>
          From line {line} on the table cannot be read: a quotation mark there has no end. Mend it
          in the file and choose it again.
        </Trans>
      )
    case 'uneven':
      return (
        <Trans>
          Line {line} has more cells than there are columns. Mend it in the file and choose it
          again.
        </Trans>
      )
    case 'locked-or-old':
      return (
        <Trans>
          This workbook has a password, or was made before 2007. Open it in a spreadsheet and save
          it as .xlsx without a password.
        </Trans>
      )
    case 'broken':
      return (
        <Trans>
          This workbook cannot be read; a part of it may be missing. Open it in a spreadsheet, save
          it again and choose that file.
        </Trans>
      )
    case 'hides':
      return (
        <Trans>
          This file would unpack to far more than a list. It is not opened, since it may have been
          made to do harm. Ask whoever sent it.
        </Trans>
      )
    case 'other-kind':
      return (
        <Trans>
          This is no workbook of the kind .xlsx, whatever it is called: a workbook of another
          program (.ods, .xlsb), a page, a document or an archive. Open it in a spreadsheet, save it
          as .xlsx and choose that file.
        </Trans>
      )
    case 'broken-json':
      return line === null ? (
        <Trans>
          This JSON is not whole: its end is missing, or a sign in it is wrong. Have it taken out
          again and choose that file.
        </Trans>
      ) : (
        <Trans>
          Line {line} is no whole JSON: its end is missing, or a sign in it is wrong. Have the file
          taken out again and choose that one.
        </Trans>
      )
    case 'took-too-long':
      return (
        <Trans>
          Reading this file took too long for this device, and was stopped. Divide the file, and
          import the parts.
        </Trans>
      )
    case 'cut-off':
      return <Trans>The end of this export is missing. Take it out again.</Trans>
    case 'invented':
      return (
        <Trans>
          This file says that nobody in it is real: it was taken out of a demo. It does not go into
          an office that works for real people.
        </Trans>
      )
    case 'unreachable':
      return (
        <Trans>
          The server cannot be asked whether this file was imported before. Choose it again when the
          line is back.
        </Trans>
      )
  }
}
