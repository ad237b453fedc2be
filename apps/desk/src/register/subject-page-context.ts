import type { ClaimView, SubjectId, SubjectName } from '@amparo/contract'
import type { PropertyCode } from '@amparo/register'
import { createContext, useContext } from 'react'
import type { OpenedValues } from './opened-values.ts'

/** What every value on a subject’s page needs to know of the page it stands on. */
export interface SubjectPage {
  readonly sourceNumber: (source: string) => number
  readonly onAdd: (subject: SubjectId, property: PropertyCode) => void
  readonly onCorrect: (subject: SubjectId, claim: ClaimView) => void
  readonly onTakeBack: (subject: SubjectId, claim: ClaimView) => void
  readonly mayChange: boolean
  readonly showRetracted: boolean
  /** Subjects that values of this page speak of, by their number. */
  readonly named: ReadonlyMap<string, SubjectName>
  /** What the keys here could open of this page’s sealed values. */
  readonly opened: OpenedValues
}

const SubjectPageContext = createContext<SubjectPage | null>(null)

export const SubjectPageProvider = SubjectPageContext.Provider

export function useSubjectPage(): SubjectPage {
  const page = useContext(SubjectPageContext)
  if (page === null) throw new Error('subject page: no provider above')
  return page
}
