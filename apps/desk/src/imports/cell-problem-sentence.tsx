import { problemSentence } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import type { CellProblem } from './imported.ts'

/** Why a cell cannot be read as what its column is, and what to do. */
export function CellProblemSentence({
  problem,
}: Pick<CellProblem, 'problem'>): ReactElement | string {
  const language = useLanguage()
  switch (problem) {
    case 'too-many':
      return <Trans>This line says more than 64 things. Import the rest by itself.</Trans>
    case 'garbled':
      return (
        <Trans>
          Its letters broke on the way, before the file came here. Ask the partner what it says.
        </Trans>
      )
    case 'not-worked-out':
      return (
        <Trans>
          It is a formula of which the file does not say what it shows. Write in the spreadsheet
          what it is to say.
        </Trans>
      )
    case 'cut-number':
      return (
        <Trans>
          The spreadsheet left out figures of this number. Ask the partner for the column as text.
        </Trans>
      )
    case 'beside-name':
      return <Trans>It stands beside the name, and is read as nothing. Give it a column.</Trans>
    default:
      return problemSentence(problem, language)
  }
}
