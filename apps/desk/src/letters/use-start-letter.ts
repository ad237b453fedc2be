import { useNavigate } from '@tanstack/react-router'
import { useKept } from '../lists/use-kept.ts'
import { useLanguage } from '../locales/use-language.ts'
import { emptyDraft, type LetterDraft } from './letter-draft.ts'

/** The letter that is being set up; it stays while one goes to a page and back. */
export function useLetterDraft(): [LetterDraft, (draft: LetterDraft) => void] {
  return useKept(['letter'], emptyDraft)
}

/** Begins a letter and goes to where it is set up. */
export function useStartLetter(): (draft: LetterDraft) => void {
  const [, setDraft] = useLetterDraft()
  const navigate = useNavigate()
  const language = useLanguage()
  return (draft) => {
    setDraft({ ...draft, language })
    void navigate({ to: '/letters/new' })
  }
}
