import { useLingui } from '@lingui/react/macro'
import { languageName } from './language.ts'
import { useLanguage } from './use-language.ts'

/** A language by its tag, as the page’s language calls it. */
export function useLanguageName(): (tag: string) => string {
  const { t } = useLingui()
  const language = useLanguage()
  return (tag) => {
    return languageName(tag, language) ?? t`language not known`
  }
}
