import { useLingui } from '@lingui/react/macro'
import { languageName } from '../locales/language.ts'
import { useLanguage } from '../locales/use-language.ts'

/** A language by its tag, as the page’s language calls it. */
export function useLanguageName(): (tag: string) => string {
  const { t } = useLingui()
  const language = useLanguage()
  return (tag) => {
    return languageName(tag, language) ?? t`language not known`
  }
}
