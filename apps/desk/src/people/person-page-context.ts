import type { ClaimView, SubjectId } from '@amparo/contract'
import { createContext, useContext } from 'react'

/** What every value on a person’s page needs to know of the page it stands on. */
export interface PersonPage {
  readonly sourceNumber: (source: string) => number
  readonly onCorrect: (subject: SubjectId, claim: ClaimView) => void
  readonly onTakeBack: (subject: SubjectId, claim: ClaimView) => void
  readonly mayChange: boolean
  readonly showRetracted: boolean
}

const PersonPageContext = createContext<PersonPage | null>(null)

export const PersonPageProvider = PersonPageContext.Provider

export function usePersonPage(): PersonPage {
  const page = useContext(PersonPageContext)
  if (page === null) throw new Error('person page: no provider above')
  return page
}
